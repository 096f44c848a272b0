// Property: what a writer writes, its reader reads to the same value, in every format of every body of the contract.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BodySchema, bodySchemas, type Codec } from "../../generated/codecs.ts";
import { halfPairOffset } from "../../runtime/well-formed.ts";
import { arbitraryOf } from "./arbitrary-values.ts";

const bodies = Object.entries<BodySchema>(bodySchemas).flatMap(([schema, { codecs, validate }]) =>
  Object.entries(codecs).map(([mediaType, codec]) => ({ schema, mediaType, validate, codec: codec as Codec<unknown> })),
);
const form = "application/x-www-form-urlencoded";
const numbers = bodySchemas.ArrayOfPhoneNumberDTO;

describe.each(bodies)("$schema in $mediaType", ({ schema, mediaType, validate, codec }) => {
  const values = arbitraryOf(schema, { empty: mediaType !== form });

  it("a codec reads what it writes, to the same value, and the validator accepts it unchanged", () => {
    fc.assert(
      fc.property(values, (value) => {
        const read = codec.read(codec.write(value));
        expect(read).toStrictEqual(value);
        expect(validate(read)).toBe(true);
        expect(read).toStrictEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it("a writer writes the same text for the value read back", () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = codec.write(value);
        expect(codec.write(codec.read(text))).toBe(text);
      }),
    );
  });
});

it("every format reads the same value from the same list", () => {
  fc.assert(
    fc.property(arbitraryOf("ArrayOfPhoneNumberDTO", { empty: false }), (value) => {
      for (const codec of Object.values<Codec>(numbers.codecs)) {
        expect((codec as Codec<unknown>).read((codec as Codec<unknown>).write(value))).toStrictEqual(value);
      }
    }),
  );
});

describe("a value that no form can carry", () => {
  const { write } = numbers.codecs[form];
  it.each([
    ["an empty list", []],
    ["an empty text, which is null there", [{ PhoneNumber: "" }]],
    ["an empty text after other members", [{ PhoneNumber: "5" }, { PhoneNumber: "6", Notes: "" }]],
    ["an object without members", [{}]],
    ["an object without members in between", [{ Notes: "x" }, {}, { Notes: "y" }]],
  ])("the form writer refuses %s", (_title, value) => {
    expect(() => write(value)).toThrow(RangeError);
    expect(() => write(value)).toThrow("a form cannot carry");
  });
});

describe("a character that no XML can carry", () => {
  it.each(["\u0000", "\u0008", "\u001F", "\uFFFE", "\uFFFF", "\uD800", "a\uDC00b", "\uDE00\uD83D"])(
    "the XML writer refuses %j",
    (Notes) => {
      expect(() => numbers.codecs["application/xml"].write([{ Notes }])).toThrow(RangeError);
      // The validator or the reader of JSON refuses the same characters, so that no such text is ever stored.
      expect(numbers.validate([{ Notes }]) && halfPairOffset(JSON.stringify([{ Notes }])) === undefined).toBe(false);
    },
  );
});

describe("text stays text", () => {
  const texts = ["0044207", "+4402079460000", "0", "1e5", "true", "null", " 5 ", "", "[]", "020 7946 +ext"];
  it.each(texts)("every format keeps the text %j", (PhoneNumber) => {
    const bodiesOfIt = {
      "application/json": JSON.stringify([{ PhoneNumber }]),
      "application/xml": numbers.codecs["application/xml"]
        .write([])
        .replace(
          " />",
          `><PhoneNumberDTO><PhoneNumber>${PhoneNumber}</PhoneNumber></PhoneNumberDTO></ArrayOfPhoneNumberDTO>`,
        ),
      ...(PhoneNumber !== "" && { [form]: `[0].PhoneNumber=${encodeURIComponent(PhoneNumber)}` }),
    };
    for (const [mediaType, body] of Object.entries(bodiesOfIt)) {
      const value = (numbers.codecs as Record<string, Codec>)[mediaType]?.read(body);
      expect(value).toStrictEqual([{ PhoneNumber }]);
      expect(numbers.validate(value)).toBe(true);
      expect(value).toStrictEqual([{ PhoneNumber }]);
    }
  });

  it("the validator neither coerces, strips nor fills in", () => {
    const refused = [
      [{ PhoneNumber: 5 }],
      [{ PhoneNumberID: "7" }],
      [{ IsPrimary: "true" }],
      [{ IsPrimary: 1 }],
      [{ PhoneNumberID: null }],
      [{ IsPrimary: null }],
    ];
    for (const value of [
      ...refused,
      [{ Unknown: 1 }],
      [null],
      null,
      {},
      [{ PhoneNumberID: 2 ** 31 }],
      [{ PhoneNumberID: 1.5 }],
    ]) {
      const before = structuredClone(value);
      expect(numbers.validate(value)).toBe(false);
      expect(value).toStrictEqual(before);
    }
    const accepted = [{}, { PhoneNumberID: 7.0 }];
    expect(numbers.validate(accepted)).toBe(true);
    expect(accepted).toStrictEqual([{}, { PhoneNumberID: 7 }]);
  });
});
