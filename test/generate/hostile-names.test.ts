// Names that a caller sends never reach Object.prototype, and stand in messages cut and cleaned.
import { describe, expect, it } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { quoteName, resembling, unknownName } from "../../runtime/read-error.ts";
import { violationOf } from "../../runtime/violation.ts";
import { form, item, json, list, refusal, xml } from "./hostile-bodies.ts";

const { validate } = bodySchemas.ArrayOfPhoneNumberDTO;

describe("names of Object.prototype", () => {
  const before = Reflect.ownKeys(Object.prototype);
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype"];

  it.each(names)("%s is refused as an unknown member in every format", (name) => {
    for (const text of [
      item(`<${name}>x</${name}>`),
      item(`<${name}><Notes/></${name}>`),
      item(`<Notes ${name}="x"/>`),
      list(`<${name}/>`),
      `<${name}/>`,
    ]) {
      expect(refusal(xml, text)).toMatch(/unknown|must be|nested deeper/);
    }
    expect(refusal(xml, item(`<Notes>&${name};</Notes>`))).toContain("not well-formed");
    expect(refusal(xml, item(`<${name}:Notes/>`))).toContain("not well-formed");
    for (const key of [`[0].${name}`, `[0][${name}]`, `[0].${name}.Notes`, `[0][${name}][polluted]`])
      expect(refusal(form, `${key}=x`)).toContain(`unknown member "${name}"`);
    for (const key of [name, `${name}[0]`, `[${name}].Notes`, `[${name}][polluted]`])
      expect(refusal(form, `${key}=x`)).toContain("name its item by number");
    for (const inner of ["1", '{"polluted":1}', "null"]) {
      const value = json.read(`[{${JSON.stringify(name)}:${inner}}]`);
      expect(validate(value)).toBe(false);
      expect(violationOf(validate)).toMatchObject({
        pointer: "/0",
        expected: expect.stringContaining(`unknown member "${name}"`),
      });
    }
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("a member given by __proto__ counts as neither given nor inherited", () => {
    expect(
      bodySchemas.ActionResultDTO.validate(
        JSON.parse('{"__proto__":{"IsSuccess":true,"ErrorCode":null,"ErrorMessage":null,"InfoMessage":null}}'),
      ),
    ).toBe(false);
  });

  it("locate takes any pointer", () => {
    for (const name of names) {
      expect(xml.locate(item(""), `/0/${name}`)).toContain("/PhoneNumberDTO at line 1");
      expect(form.locate("", `/0/${name}`)).toBe(`[0].${name}`);
    }
  });
});

describe("names in messages", () => {
  it("names of 1 MB are neither shown nor compared", () => {
    const name = "PhoneNumber".repeat(100_000);
    const untouched = new Proxy<string[]>([], {
      get() {
        throw new Error("compared");
      },
    });
    expect(resembling(name, untouched)).toBeUndefined();
    expect(() => resembling("PhoneNumbr", untouched)).toThrow("compared");
    expect(quoteName(name)).toBe("(not shown)");
    expect(unknownName("member", name, ["A", "B"])).toBe("unknown member (not shown); expected one of A, B");
  });

  it("names in messages have no half characters and no control characters", () => {
    expect(quoteName("a\uD800")).toBe("(not shown)");
    expect(quoteName("a\u0007\n\u0085\uFFFF")).toBe("(not shown)");
  });
});
