// The bytes of responses follow wire rules N7 and N8, and the readers accept the source system's samples.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { repository } from "./run-generator.ts";

const golden = (name: string) => readFile(join(repository, "test/generate/golden", name), "utf8");
const helpPage = await readFile(join(repository, "test/support/fixtures/help-page.txt"), "utf8");

const one = {
  PhoneNumberID: 1,
  EntityID: 2,
  ContactInfoTypeID: 3,
  PhoneNumber: "+44 (0)20 7946 0000 <&> ]]> \"q\" 'a' 😀 \r\n\t",
  IsPrimary: true,
  IsTextActive: false,
  ContactInfoName: null,
  ContactInfoCategory: "",
  Notes: " kept ",
};
const two = {
  ...one,
  PhoneNumberID: 2147483647,
  EntityID: -2147483648,
  PhoneNumber: "0044207",
  IsPrimary: false,
  Notes: null,
};
const success = {
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "2 added, 1 updated, 3 unchanged",
};
const failure = {
  IsSuccess: false,
  ErrorCode: "InvalidBody",
  ErrorMessage: '/1: unknown member "<b>&"; did you mean "Notes"?',
  InfoMessage: null,
} as const;

const { ActionResultDTO: result, ArrayOfPhoneNumberDTO: numbers, ArrayOfStoredPhoneNumberDTO: stored } = bodySchemas;

/** A value with its members in an order that no document has, and one member that is not declared. */
function shuffled<Value extends object>(value: Value): Value {
  return Object.fromEntries([["Undeclared", "secret"], ...Object.entries(value).reverse()]) as Value;
}

describe("bytes", () => {
  it("the list in JSON: documented order, nulls included, nothing undeclared", async () => {
    const expected = await golden("phone-numbers.json");
    for (const mediaType of ["application/json", "text/json"] as const) {
      expect(stored.codecs[mediaType].write([shuffled(one as never), two as never])).toBe(expected);
      expect(numbers.codecs[mediaType].write([one, shuffled(two)])).toBe(expected);
    }
  });

  it("the list in XML: no declaration, no indent, ordinal order, i:nil", async () => {
    const expected = await golden("phone-numbers.xml");
    for (const mediaType of ["application/xml", "text/xml"] as const) {
      expect(numbers.codecs[mediaType].write([shuffled(one), two])).toBe(expected);
      expect(numbers.codecs[mediaType].read(expected)).toStrictEqual([one, two]);
    }
    expect(stored.codecs["application/xml"].write([shuffled(one as never), two as never])).toBe(expected);
  });

  it("the list as a form", async () => {
    const value = [
      { PhoneNumber: "+44 20 7946 0000 &=%😀\r\n", IsPrimary: true },
      { PhoneNumberID: 7, Notes: null },
    ];
    const expected = await golden("phone-numbers.form");
    expect(numbers.codecs["application/x-www-form-urlencoded"].write(value)).toBe(expected);
    expect(numbers.codecs["application/x-www-form-urlencoded"].read(expected)).toStrictEqual(value);
  });

  it("the empty list", async () => {
    expect(stored.codecs["application/xml"].write([])).toBe(await golden("no-phone-numbers.xml"));
    expect(numbers.codecs["text/xml"].write([])).toBe(await golden("no-phone-numbers.xml"));
    expect(numbers.codecs["text/xml"].read(await golden("no-phone-numbers.xml"))).toStrictEqual([]);
    expect(stored.codecs["application/json"].write([])).toBe("[]");
  });

  it.each([
    ["success", success],
    ["failure", failure],
  ] as const)("ActionResultDTO of a %s", async (name, value) => {
    expect(result.codecs["application/json"].write(shuffled(value))).toBe(await golden(`${name}.json`));
    expect(result.codecs["text/json"].write(value)).toBe(await golden(`${name}.json`));
    expect(result.codecs["application/xml"].write(shuffled(value))).toBe(await golden(`${name}.xml`));
    expect(result.codecs["text/xml"].write(value)).toBe(await golden(`${name}.xml`));
  });
});

describe("the help page's samples", () => {
  const line = (start: string) => helpPage.split(/\r?\n/).find((text) => text.startsWith(start)) ?? "";
  const sample = {
    PhoneNumberID: 1,
    EntityID: 2,
    ContactInfoTypeID: 3,
    PhoneNumber: "sample string 4",
    IsPrimary: true,
    IsTextActive: true,
    ContactInfoName: "sample string 7",
    ContactInfoCategory: "sample string 8",
    Notes: "sample string 9",
  };

  it("every reader of a format reads the help page's request samples to the same value, and they are valid", () => {
    const { codecs, validate } = numbers;
    const values = [
      codecs["application/json"].read(line("[ {")),
      codecs["text/json"].read(line("[ {")),
      codecs["application/xml"].read(line("<ArrayOf")),
      codecs["text/xml"].read(line("<ArrayOf"), "utf-8"),
    ];
    for (const value of values) {
      expect(value).toStrictEqual([sample, sample]);
      expect(validate(value)).toBe(true);
    }
  });

  it("the help page's response samples have the same value in every format, and only their ErrorCode is outside the contract's enumeration", () => {
    const expected = {
      IsSuccess: true,
      ErrorCode: "sample string 2",
      ErrorMessage: "sample string 3",
      InfoMessage: "sample string 4",
    };
    for (const value of [
      result.codecs["text/json"].read(line('{ "IsSuccess')),
      result.codecs["text/xml"].read(line("<ActionResult")),
    ]) {
      expect(value).toStrictEqual(expected);
      expect(result.validate(value)).toBe(false);
      expect(result.validate({ ...expected, ErrorCode: null })).toBe(true);
    }
  });

  it("the help page's samples are written as they are printed, but for the spaces between elements", () => {
    expect(numbers.codecs["text/xml"].write([sample, sample])).toBe(line("<ArrayOf").replaceAll("> <", "><").trimEnd());
  });
});
