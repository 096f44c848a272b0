// Escapes of JSON that are half of a surrogate pair (RFC 7493, 2.1).
import { expect, it } from "vitest";
import { halfPairOffset } from "../../runtime/well-formed.ts";

const escaped = (unit: number) => `\\u${unit.toString(16)}`;
const highs = [0xd800, 0xd8ff, 0xd900, 0xd9ff, 0xda00, 0xdaff, 0xdb00, 0xdbff];
const lows = [0xdc00, 0xdcff, 0xdd00, 0xddff, 0xde00, 0xdeff, 0xdf00, 0xdfff];

it("a high half followed by a low one is a pair, in any letter case", () => {
  for (const high of highs) {
    for (const low of lows) {
      const pair = `"${escaped(high)}${escaped(low)}"`;
      expect([
        pair,
        halfPairOffset(pair),
        halfPairOffset(pair.replaceAll(/[a-f]/g, (digit) => digit.toUpperCase())),
      ]).toEqual([pair, undefined, undefined]);
    }
  }
});

it("every half without the other is found", () => {
  for (const half of [...highs, ...lows]) expect([half, halfPairOffset(`"a${escaped(half)}b"`)]).toEqual([half, 2]);
  for (const half of highs) expect(halfPairOffset(`"${escaped(half)}${escaped(half)}"`)).toBe(1);
  for (const half of lows) expect(halfPairOffset(`"${escaped(0xd83d)}${escaped(0xde00)}${escaped(half)}"`)).toBe(13);
});

it("a half is found after other escapes", () => {
  for (const text of [escaped(0xd7ff), escaped(0xe800), escaped(0x1c00), "\\n"])
    expect([text, halfPairOffset(`"${text}${escaped(0xd83d)}"`)]).toEqual([text, 1 + text.length]);
});

it("other escapes are not half of a pair", () => {
  for (const text of [escaped(0xd7ff), escaped(0xe000), "\\\\ud83d", "\\n\\ud83d\\ude00"])
    expect(halfPairOffset(`"${text}"`)).toBeUndefined();
});
