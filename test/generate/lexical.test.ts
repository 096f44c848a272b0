// Numbers and booleans as XML and forms write them (wire rules X8 and F5), to the last character.
import { describe, expect, it } from "vitest";
import { isXmlSpace, parseFormBoolean, parseInteger, parseNumber, parseXmlBoolean } from "../../runtime/lexical.ts";

const forty = "1".repeat(40);

describe("an integer", () => {
  it.each<[string, number | undefined]>([
    ["0", 0],
    ["-0", 0],
    ["+7", 7],
    ["-7", -7],
    ["007", 7],
    [" \t\r\n7\n\r\t ", 7],
    [forty, Number(forty)],
    [`${forty}1`, undefined],
    ["", undefined],
    [" ", undefined],
    ["+", undefined],
    ["--7", undefined],
    ["7 7", undefined],
    ["7.0", undefined],
    ["7e1", undefined],
    ["x7", undefined],
    ["7x", undefined],
    ["\u00a07", undefined],
    ["\u000b7", undefined],
    ["٧", undefined],
  ])("%j is %s", (text, expected) => {
    expect(parseInteger(text)).toBe(expected);
  });
});

describe("a number", () => {
  it.each<[string, number | undefined]>([
    ["0", 0],
    ["-0", 0],
    ["-0.0", 0],
    ["7", 7],
    ["+7.5", 7.5],
    ["-7.5", -7.5],
    ["7.", 7],
    [".5", 0.5],
    ["12.34", 12.34],
    [".12", 0.12],
    ["7e2", 700],
    ["7E+2", 700],
    ["7e-2", 0.07],
    ["7.5e02", 750],
    ["1e0001", 10],
    [` ${forty}.${forty} `, Number(`${forty}.${forty}`)],
    [`.${forty}`, Number(`.${forty}`)],
    [`.${forty}1`, undefined],
    [`${forty}1`, undefined],
    [`1.${forty}1`, undefined],
    ["1e00001", undefined],
    ["", undefined],
    [".", undefined],
    ["e5", undefined],
    ["7e", undefined],
    ["7e+", undefined],
    ["7e+-2", undefined],
    ["7,5", undefined],
    ["NaN", undefined],
    ["INF", undefined],
    ["Infinity", undefined],
    ["0x7", undefined],
    ["x7", undefined],
    ["7x", undefined],
  ])("%j is %s", (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });
});

describe("a boolean", () => {
  it.each<[string, boolean | undefined, boolean | undefined]>([
    ["true", true, true],
    ["false", false, false],
    [" true\n", true, true],
    ["\tfalse ", false, false],
    ["1", true, undefined],
    ["0", false, undefined],
    ["True", undefined, true],
    ["FALSE", undefined, false],
    ["", undefined, undefined],
    ["on", undefined, undefined],
    ["yes", undefined, undefined],
    ["truex", undefined, undefined],
    ["10", undefined, undefined],
  ])("%j is %s in XML and %s in a form", (text, inXml, inForm) => {
    expect(parseXmlBoolean(text)).toBe(inXml);
    expect(parseFormBoolean(text)).toBe(inForm);
  });
});

it("white space of XML is four characters", () => {
  const found = Array.from({ length: 0x3000 }, (_, code) => code).filter(isXmlSpace);
  expect(found).toEqual([0x9, 0xa, 0xd, 0x20]);
});
