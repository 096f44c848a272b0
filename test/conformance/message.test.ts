// Parts of a message as every check reads them: media types, charsets, requests to wait, and size.
import { expect, it } from "vitest";
import { asksToWait, coversMediaType, getCharset, getMediaType } from "../../conformance/http/message.ts";
import { sizeRefusals } from "../../conformance/http/size-limits.ts";

it.each([
  ["application/json", "application/json", undefined],
  ["Text/XML ; Charset=UTF-8", "text/xml", "utf-8"],
  ['text/xml; a=b; charset="utf-16"; c=d', "text/xml", "utf-16"],
  [undefined, "", undefined],
])("Content-Type %s has the media type %j and the charset %s", (text, mediaType, charset) => {
  expect([getMediaType(text), getCharset(text)]).toEqual([mediaType, charset]);
});

it.each([
  ["image/*", "image/png", true],
  ["image/*", "imagery/png", false],
  ["*/*", "text/csv", true],
  ["text/csv; header=present", "text/csv", true],
  ["text/csv", "text/xml", false],
])("the declared type %s covers %s: %s", (declared, given, expected) => {
  expect(coversMediaType(declared, given)).toBe(expected);
});

it.each([
  [429, {}, true],
  [503, { "retry-after": "1" }, true],
  [503, {}, false],
  [409, { "retry-after": "1" }, false],
])("%i with %j asks to wait: %s", (status, headers, expected) => {
  expect(asksToWait({ status, headers })).toBe(expected);
});

it.each([
  [16_380, 4, []],
  [16_380, 5, [413, 414, 431]],
  [undefined, 16_385, [413, 414, 431]],
])("a body of %s bytes at a path of %i may be refused for its size with %j", (size, length, expected) => {
  const body = size === undefined ? undefined : Buffer.alloc(size);
  expect(sizeRefusals({ body, path: "/".repeat(length) })).toEqual(expected);
});
