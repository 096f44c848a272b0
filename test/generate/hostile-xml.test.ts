// Feeds hostile input to the XML reader: it refuses it in bounded time.
import { describe, expect, it } from "vitest";
import { item, list, million, refusal, xml } from "./hostile-bodies.ts";

describe("XML", () => {
  it.each<[string, string, string]>([
    [
      "an entity bomb",
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 30 }, (_, n) => `<!ENTITY b${n} "${`&b${n - 1};`.repeat(10)}">`).join("")}]>${item("<Notes>&b29;</Notes>")}`,
      "a DOCTYPE is not allowed",
    ],
    [
      "an external entity",
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${item("<Notes>&e;</Notes>")}`,
      "a DOCTYPE is not allowed",
    ],
    ["a DOCTYPE of 4 MB", `<!DOCTYPE x [${"<!ENTITY a 'b'>".repeat(270_000)}]>${item("")}`, "a DOCTYPE is not allowed"],
    ["a DOCTYPE that never ends", `<!DOCTYPE x [${"<!ENTITY a 'b'>".repeat(270_000)}`, "not well-formed"],
    ["nesting 100,000 deep", list("<PhoneNumberDTO>".repeat(100_000)), "nested deeper than the contract allows"],
    ["nesting 100,000 deep at the root", "<a>".repeat(100_000) + "</a>".repeat(100_000), "the root element must be"],
    [
      "4 MB of attributes",
      item(`<Notes ${Array.from({ length: 300_000 }, (_, n) => `a${n}="${n}"`).join(" ")}/>`),
      "at most 64 attributes",
    ],
    ["4 MB of one attribute name", item(`<Notes ${"a".repeat(4 * million)}="1"/>`), "unknown attribute"],
    ["4 MB of one attribute", item(`<Notes a="${"x".repeat(4 * million)}"/>`), 'unknown attribute "a"'],
    [
      "a flood of namespaces on one element",
      item(`<Notes ${Array.from({ length: 100_000 }, (_, n) => `xmlns:n${n}="urn:${n}"`).join(" ")}/>`),
      "at most 64 attributes",
    ],
    ["a million tiny elements", list("<a/>".repeat(million)), 'unknown element "a"'],
    ["a million namespaces, one an element", list('<a xmlns="urn:x"/>'.repeat(200_000)), 'unknown element "a"'],
    ["an element name of 4 MB", item(`<${"n".repeat(4 * million)}/>`), "unknown element"],
    ["an element name cut inside a character", item(`<${"n".repeat(63)}\u{10000}\u{10000}/>`), "unknown element"],
    ["a namespace of 4 MB", `<x xmlns="${"n".repeat(4 * million)}"/>`, "the root element must be"],
    ["a name of an entity of 4 MB", item(`<Notes>&${"n".repeat(4 * million)};</Notes>`), "not well-formed"],
    ["a comment that never ends", `<!--${"- ".repeat(2 * million)}`, "not well-formed"],
    ["CDATA that never ends", item(`<Notes><![CDATA[${"]]".repeat(2 * million)}`), "not well-formed"],
    ["tags that never end", "<".repeat(million), "not well-formed"],
    ["an integer in a long run of spaces", item(`<EntityID>1${" ".repeat(million)}x</EntityID>`), "must be an integer"],
    [
      "a boolean in a long run of spaces",
      item(`<IsPrimary>x${"\n".repeat(million)}x</IsPrimary>`),
      "must be true or false",
    ],
    ["an integer of a million digits", item(`<EntityID>${"9".repeat(million)}</EntityID>`), "must be an integer"],
    [
      "white space and then text between items",
      list(`${" ".repeat(million)}x`),
      "text between elements is not allowed",
    ],
  ])("the reader refuses XML with %s", (_title, text, expected) => {
    expect(refusal(xml, text)).toContain(expected);
  });

  it.each([
    "\u0000",
    "\u0001",
    "\u001F",
    "\uFFFE",
    "\uFFFF",
    "\uD800",
    "\uDFFF",
    "\uD800abc",
    "abc\uDC00",
    "\uDC00\uD800",
    "&#0;",
    "&#x0;",
    "&#x1;",
    "&#31;",
    "&#xD800;",
    "&#xDFFF;",
    "&#xFFFE;",
    "&#xFFFF;",
    "&#x110000;",
    `&#${"9".repeat(100_000)};`,
  ])("the character %j", (character) => {
    for (const text of [item(`<Notes>${character}</Notes>`), item(`<Notes a="${character}"/>`)])
      expect(refusal(xml, text)).toContain("not well-formed");
    if (!character.startsWith("&"))
      expect(refusal(xml, item(`<Notes><![CDATA[${character}]]></Notes>`))).toContain("not well-formed");
  });
});
