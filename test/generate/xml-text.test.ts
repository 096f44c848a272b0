// What the XML writers escape in texts and attributes, and which characters no XML can carry.
import { expect, it } from "vitest";
import { xmlAttribute, xmlText } from "../../runtime/xml-text.ts";

it.each([
  ["", "", ""],
  ["a b", "a b", "a b"],
  ["&", "&amp;", "&amp;"],
  ["a<b>c", "a&lt;b&gt;c", "a&lt;b&gt;c"],
  ["&&<<", "&amp;&amp;&lt;&lt;", "&amp;&amp;&lt;&lt;"],
  ['"', '"', "&quot;"],
  ["'", "'", "'"],
  ["\t", "\t", "&#x9;"],
  ["\n", "\n", "&#xA;"],
  ["\r", "&#xD;", "&#xD;"],
  ["\u{1F600}", "\u{1F600}", "\u{1F600}"],
  ["\u007f\u0085\uFFFD", "\u007f\u0085\uFFFD", "\u007f\u0085\uFFFD"],
])("%j is %j as a text and %j as an attribute", (text, asText, asAttribute) => {
  expect(xmlText(text)).toBe(asText);
  expect(xmlAttribute(text)).toBe(asAttribute);
});

it.each(["\u0000", "\u0008", "\u000b", "\u000c", "\u000e", "\u001f", "\uFFFE", "\uFFFF", "\uD800", "\uDC00"])(
  "%j is refused",
  (character) => {
    const message = "the text has a character that XML cannot carry";
    expect(() => xmlText(`a${character}`)).toThrow(new RangeError(message));
    expect(() => xmlAttribute(`a${character}`)).toThrow(new RangeError(message));
  },
);
