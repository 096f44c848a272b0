// ETags: what two of them have in common, and which headers name them (RFC 9110, 8.8.3, 13.1.1 and 13.1.2).
import { describe, expect, it } from "vitest";
import { entityTag, matchesVersion, noneMatch } from "../../../server/phone-numbers/entity-tag.ts";

describe("a tag", () => {
  it("an entity tag differs by version and by format", () => {
    expect(entityTag(1, "application/json")).toBe('"1.application-json"');
    const tags = [1, 2].flatMap((version) => ["application/json", "text/json"].map((type) => entityTag(version, type)));
    expect(new Set(tags).size).toBe(4);
  });
});

describe("If-Match", () => {
  it.each([
    ["*", true],
    ['"3.text-json"', true],
    ['"3.application-xml"', true],
    ['"2.text-json", "3.text-json"', true],
    ['"2.text-json","3.text-json"', true],
    [', "2.text-json",, "3.text-json",', true],
    ['"2.text-json"', false],
    ['"3.text-json-gzip"', true],
    ['"3.application-xml;br"', true],
    ['"3.text-json-deflate"', true],
    ['"3.text-json-zstd"', true],
    ['"3.x"', false],
    ['"3.text-html"', false],
    ['"3.text-jsonx"', false],
    ['"3.text-json-other"', false],
    ['"3."', false],
    ['"30.text-json"', false],
    ['"13.text-json"', false],
    ['W/"3.text-json"', false],
    ['"2.text-json", W/"3.text-json"', false],
    ["3.text-json", false],
    ['"*"', false],
    ["", false],
  ])("If-Match: %s matches: %s", (header, matches) => {
    expect(matchesVersion(header, 3)).toBe(matches);
  });
});

describe("If-None-Match", () => {
  it.each([
    ["*", false],
    ['"3.text-json"', false],
    ['W/"3.text-json"', false],
    ['"2.text-json", W/"3.text-json"', false],
    ['"3.text-json-gzip"', false],
    ['W/"3.text-json-gzip"', false],
    ['"3.text-json-other"', true],
    ['"3.text-xml"', true],
    ['"2.text-json"', true],
    ["3.text-json", true],
    ['"xW/3.text-json"', true],
    ["", true],
  ])("If-None-Match: %s lets the list be sent: %s", (header, isNew) => {
    expect(noneMatch(header, entityTag(3, "text/json"))).toBe(isNew);
  });
});
