// The comparison key to the letter: what of a text makes it, and what is passed over.
import { describe, expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";

describe("the key", () => {
  it.each<[region: string, text: string, key: string]>([
    // As written: digits, the letters after the first digit of a short number, the extension.
    ["", "555 123 4567", "5551234567"],
    ["", "555 123 4567 home", "5551234567"],
    ["", "555 1234 home", "5551234"],
    ["", "555 123 home", "555123:home"],
    ["", "Box 4", "4"],
    ["", "a4B", "4:b"],
    ["", "4 a-b", "4:ab"],
    ["", "4 BÖX", "4:böx"],
    ["", "5 tel: 6", "56:tel"],
    ["", "Box#5", "x5"],
    ["", "N/A", "text:n/a"],
    ["", " ΣΑΣ ", "text:σας"],
    ["", "5 ٥", "55"],
    ["", "٠٩ ۰۹ ０９ 5", "0909095"],
    // Extensions, in every way of writing them.
    ["", "555 123 4567x12", "5551234567x12"],
    ["", "555 123 4567 x12 #", "5551234567x12"],
    ["", "555 123 4567 x12#", "5551234567x12"],
    ["", "555 123 4567 x  12", "5551234567x12"],
    ["", "555 123 4567 ext=12", "5551234567x12"],
    ["", "555 123 4567 extn:12", "5551234567x12"],
    ["", "5 office\u00a0x12", "5:officex12"],
    ["", "5 officex12", "512:officex"],
    ["", "555 x1 234 4567", "55512344567"],
    ["", "555 123 4567 x123456789", "5551234567x123456789"],
    ["", "555 123 4567 x1234567890", "55512345671234567890"],
    ["", "555 123 4567 extension 12345678901234567890", "5551234567x12345678901234567890"],
    ["", "555 123 4567;ext=12345678901234567890", "5551234567x12345678901234567890"],
    ["", "555 123 4567- 123456#", "5551234567x123456"],
    ["", "555 123 4567,,123456789012345", "5551234567x123456789012345"],
    ["", "555 123 4567;123456789012345#", "5551234567x123456789012345"],
    ["", "555 123 4567,123456789", "5551234567x123456789"],
    ["", "call the office 555 123 4567 x12", "5551234567x12"],
    ["US", "8003569377;доб. 12", "18003569377x12"],
    ["US", "8003569377; доб. 12", "18003569377x12"],
    ["US", "8003569377,доб. 12", "18003569377x12"],
    ["US", "8003569377, доб. 12", "18003569377x12"],
    ["US", "8003569377 + доб 12", "18003569377x12"],
    // What comes along and means nothing.
    ["", "＋44 (0)20 7946 0000", "442079460000"],
    ["GB", "tel:020 7946 0000", "442079460000"],
    ["GB", " TEL:020 7946 0000 ", "442079460000"],
    // Spelled numbers, where all of the text is one.
    ["US", "(1-800) FLOWERS", "18003569377"],
    ["US", "1-800-ABCDEFG", "18002223334"],
    ["US", "1-800-HIJKLMN", "18004455566"],
    ["US", "1-800-OPQRSTU", "18006777788"],
    ["US", "1-800-vwxyzab", "18008999922"],
    ["US", "BOX 356 9377", "3569377"],
    ["US", "BOX 356 937A", "356937:a"],
    ["US", "1-800-FLOWERS!", "1800:flowers"],
    ["", "+999 1A 23", "999123:a"],
  ])("region %j: %j has %j", (defaultRegion, text, key) => {
    expect(createUpdateRules({ defaultRegion }).comparisonKey(text)).toBe(key);
  });
});

describe("a possible number", () => {
  it.each<[text: string, possible: boolean]>([
    ["12", true],
    ["1", false],
    ["12345678901234567", true],
    ["123456789012345678", false],
    ["1A", true],
    ["1-A", true],
    ["A1", false],
    ["1A!", false],
    ["1-800-FLOWERS", true],
  ])("%j is a possible number: %j", (text, possible) => {
    expect(createUpdateRules().isPossible(text)).toBe(possible);
  });
});
