// Property: whatever the fast XML reader takes, the parser reads to the same value; and it takes what the writer writes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodySchemas, type Codec } from "../../generated/codecs.ts";
import { readFastArrayOfPhoneNumberDTOXml as readFast } from "../../generated/fast-path/xml.ts";
import { readArrayOfPhoneNumberDTOXml as readByParser } from "../../generated/xml-readers.ts";
import { arbitraryOf } from "./arbitrary-values.ts";
import { attributes, documents, pieces } from "./xml-arbitraries.ts";

const xml = bodySchemas.ArrayOfPhoneNumberDTO.codecs["application/xml"] as Codec<unknown>;
const values = arbitraryOf("ArrayOfPhoneNumberDTO", { empty: true });

/** Whether the fast reader takes a document; then the parser has to as well. */
function takenAlike(text: string, encoding?: string): boolean {
  const value = readFast(text, encoding);
  if (value === undefined) return false;
  expect(value).toStrictEqual(readByParser(text, encoding));
  return true;
}

/** Documents of the writer with something put in, taken out or both at a random place. */
const damaged = fc
  .tuple(values, fc.nat(), fc.nat({ max: 3 }), fc.oneof(pieces, attributes, fc.constantFrom(..."<>/&;=\"' \r:x")))
  .map(([value, at, removed, inserted]) => {
    const text = xml.write(value);
    const start = at % (text.length + 1);
    return text.slice(0, start) + inserted + text.slice(start + removed);
  });

describe("the fast XML reader", () => {
  it("the fast XML reader accepts the writer's output, and agrees with the parser", () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = xml.write(value);
        expect(readFast(text, "utf-8")).toStrictEqual(value);
        expect(readByParser(text)).toStrictEqual(value);
      }),
    );
  });

  it.each([
    ["of any make", documents],
    ["damaged at a random place", damaged],
  ])("the fast XML reader reads documents %s like the complete reader, or gives up", (_title, texts) => {
    let taken = 0;
    let runs = 0;
    fc.assert(
      fc.property(texts, fc.constantFrom("utf-8", "utf-16", undefined), (text, encoding) => {
        runs++;
        if (takenAlike(text, encoding)) taken++;
      }),
      { numRuns: 3_000 },
    );
    // Enough of each, or nothing was compared.
    expect(taken).toBeGreaterThan(runs / 20);
    expect(taken).toBeLessThan(runs * 0.95);
  });

  it("the fast XML reader gives up on a document cut off anywhere", () => {
    fc.assert(
      fc.property(values, fc.nat(), (value, length) => {
        const text = xml.write(value);
        expect(readFast(text.slice(0, length % text.length), undefined)).toBeUndefined();
      }),
    );
  });
});
