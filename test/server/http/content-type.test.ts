// Every valid form of Content-Type (RFC 9110, 8.3.1), and invalid ones.
import { describe, expect, it } from "vitest";
import { parseContentType } from "../../../server/http/negotiation.ts";

const json = "application/json";

describe("a valid Content-Type", () => {
  it.each<[string, string, string | undefined]>([
    [json, json, undefined],
    ["Application/JSON", json, undefined],
    ["a.b+c/d-e_f!#$&^~*'`|%", "a.b+c/d-e_f!#$&^~*'`|%", undefined],
    [`${json};`, json, undefined],
    [`${json} `, json, undefined],
    [`${json}\t`, json, undefined],
    [`${json} ;`, json, undefined],
    [`${json}\t;\tcharset=utf-8\t`, json, "utf-8"],
    [`${json};charset=utf-8`, json, "utf-8"],
    [`${json}; charset=utf-8`, json, "utf-8"],
    [`${json};  charset=utf-8`, json, "utf-8"],
    [`${json}; charset=utf-8 `, json, "utf-8"],
    [`${json}; charset=utf-8  ; a=b`, json, "utf-8"],
    [`${json}; CHARSET=UTF-8`, json, "utf-8"],
    [`${json}; charset="UTF-8"`, json, "utf-8"],
    [`${json}; charset='UTF-8'`, json, "utf-8"],
    [`${json}; charset='utf-8`, json, "'utf-8"],
    [`${json}; charset=""`, json, ""],
    [`${json}; charset="a;b"`, json, "a;b"],
    [`${json}; charset="a\\"b"`, json, 'a\\"b'],
    [`${json};;; charset=utf-8;;`, json, "utf-8"],
    [`${json}; a=b; charset=utf-8; c="d;e"`, json, "utf-8"],
    [`${json}; charset=utf-8; charset=UTF-8`, json, "utf-8"],
    [`${json}; charset=utf-8; charset="utf-8"`, json, "utf-8"],
    [`${json}; xcharset=utf-16`, json, undefined],
    [`${json}; charsetx=utf-16`, json, undefined],
  ])("parses the Content-Type %j", (header, mediaType, charset) => {
    expect(parseContentType(header)).toEqual({ mediaType, charset });
  });
});

describe("an invalid Content-Type", () => {
  it.each([
    "",
    "json",
    "/json",
    "application/",
    "application /json",
    " application/json",
    "application/json x",
    "application/json, text/json",
    "application/json/x",
    "application/json; charset",
    "application/json; charset=",
    "application/json; =utf-8",
    "application/json; charset =utf-8",
    "application/json; charset= utf-8",
    "application/json; charset=utf-8 x",
    'application/json; charset="utf-8',
    'application/json; charset="utf-8"x',
    "application/json; charset=utf-8, text/json",
    "application/json; charset=utf-8; charset=utf-16",
    'application/json; charset=utf-16; charset="utf-8"',
    "application/json\r\n; charset=utf-8",
    "application/json; x=\u00e9",
  ])("the Content-Type %j cannot be parsed", (header) => {
    expect(parseContentType(header)).toBeUndefined();
  });

  it.each(['(),/:;<=>?@[\\]{}"'.split("")].flat())("what has a %s in a name", (separator) => {
    expect(parseContentType(`a${separator}b/json`)?.mediaType).not.toBe(`a${separator}b/json`);
    expect(parseContentType(`application/json; a${separator}=b`)).toBeUndefined();
  });
});
