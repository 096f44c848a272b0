// The place of a JSON error is the one that V8 names, where it names one.
import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonErrorOffset } from "../../runtime/json-error-offset.ts";

/** Undefined where JSON.parse reads the text, or does not say where it is wrong. */
function positionFromV8(text: string): number | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    const position = / at position (\d+)/.exec((error as Error).message)?.[1];
    return position === undefined ? undefined : Number(position);
  }
  return undefined;
}

const pieces = [
  '"',
  "\\",
  "\\u",
  "\\ud83d",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  " ",
  "\n",
  "\u0000",
  "1",
  "-",
  ".",
  "e",
  "0",
];
const words = ["true", "nul", "tru3", "é", '"a"', '"\\n"', '{"a":', "[1,"];
const text = fc.array(fc.constantFrom(...pieces, ...words), { maxLength: 12 }).map((parts) => parts.join(""));
const cut = fc.tuple(fc.json(), fc.nat(), text).map(([json, at, inserted]) => {
  const place = at % (json.length + 1);
  return json.slice(0, place) + inserted + json.slice(place + inserted.length);
});

it("the place of a JSON error is the one that V8 names", () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.oneof(text, cut), (sent) => {
      const position = positionFromV8(sent);
      if (position === undefined) return;
      compared++;
      expect(jsonErrorOffset(sent)).toBe(position);
    }),
    { numRuns: 2_000 },
  );
  expect(compared).toBeGreaterThan(100);
});

it("a string ends at its first control character", () => {
  for (let code = 0; code < 0x80; code++) {
    const isControl = code < 0x20;
    const text = `"ab${String.fromCharCode(code)}`;
    if (code !== 0x22 && code !== 0x5c) expect([code, jsonErrorOffset(text)]).toEqual([code, isControl ? 3 : 4]);
  }
});
