// The text in which the numbers of a contact are read has the values that the driver itself would return.
import fc from "fast-check";
import { expect, test } from "vitest";
import { toJsonNumber } from "../../../server/storage/sqlite/contact-rows.ts";
import { openConnection, prepareArrays } from "../../../server/storage/sqlite/driver.ts";

const db = openConnection(":memory:");

test("a fraction keeps all its digits", () => {
  const select = prepareArrays<[number | null], [value: number | null, json: string]>(
    db,
    `SELECT value, json_array(${toJsonNumber("value")}) FROM (SELECT ? AS value)`,
  );
  const read = (value: number | null) => {
    const [plain, json = ""] = select.get(value) ?? [];
    return [plain, ...JSON.parse(json)];
  };
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const [plain, fromText] = read(value);
      expect(fromText === plain).toBe(true);
    }),
    { numRuns: 2_000 },
  );
  expect([read(0.1 + 0.2), read(null)]).toEqual([
    [0.1 + 0.2, 0.1 + 0.2],
    [null, null],
  ]);
});

test("a text keeps every character", () => {
  const select = prepareArrays<[string], [string]>(db, "SELECT json_array(value) FROM (SELECT ? AS value)");
  // The contract allows no NUL, which @photostructure/sqlite takes for the end of a text.
  const codes = Array.from({ length: 0x10ffff }, (_, index) => index + 1).filter(
    (code) => code < 0xd800 || code > 0xdfff,
  );
  for (let start = 0; start < codes.length; start += 4_096) {
    const text = String.fromCodePoint(...codes.slice(start, start + 4_096));
    const isSame = JSON.parse(select.get(text)?.[0] ?? "")[0] === text;
    expect([start, isSame]).toEqual([start, true]);
  }
});
