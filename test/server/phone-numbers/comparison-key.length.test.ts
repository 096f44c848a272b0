// Holds the short way of telling a possible number against libphonenumber itself, in every calling code.
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { expect, it } from "vitest";
import { createPossibleLength } from "../../../server/phone-numbers/comparison-key.ts";

const possibleLength = createPossibleLength();
const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
const byParsing = (text: string) => parsePhoneNumberFromString(text, { extract: false })?.isPossible() ?? false;

it("the length check agrees with parsing, and covers most numbers", () => {
  let answered = 0;
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const separators = [" ", "-", ".", " (", ") "];
  const disagreeing: string[] = [];
  let asked = 0;
  for (const code of codes) {
    for (let length = 0; length < 19; length++) {
      for (let sample = 0; sample < 6; sample++) {
        const digits = Array.from({ length }, () => `${random(5) === 0 ? separators[random(5)] : ""}${random(10)}`);
        const text = `+${code}${digits.join("")}`;
        const answer = possibleLength(text);
        asked++;
        if (answer === undefined) continue;
        answered++;
        if (answer !== byParsing(text)) disagreeing.push(text);
      }
    }
  }
  expect(disagreeing).toEqual([]);
  expect(answered / asked).toBeGreaterThan(0.8);
});

it.each([
  ["a national prefix that parsing takes away", "+44 (0)20 7946 0000"],
  ["an extension", "+44 20 7946 0000 x12"],
  ["letters", "+1 800 FLOWERS"],
  ["no plus", "020 7946 0000"],
  ["a calling code that no country has", "+883 5100 0000 0000"],
  ["a run longer than any number", `+44${"1".repeat(60)}`],
])("possibleLength leaves %s to parsing", (_what, text) => {
  expect(possibleLength(text)).toBe(undefined);
});
