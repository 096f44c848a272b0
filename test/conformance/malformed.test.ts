// Which bodies every reader must refuse.
import { expect, it } from "vitest";
import { malformedBodies } from "../../conformance/values/malformed.ts";

const sent = (valid: string, isRequired: boolean) =>
  malformedBodies("json", valid, { isStrict: true, allowsNull: false, isRequired }).map(({ what }) => what);

it("a number of one digit is cut off to an empty body, and a longer one not at all", () => {
  expect(sent("1", false)).toEqual(["null", "text after the value", "a comment", "bytes that are not UTF-8"]);
  expect(sent("1", true)).toContain("a body cut off");
  expect(sent("12", true)).not.toContain("a body cut off");
});

it("the malformed variants of an object include a second value, a cut-off body and a trailing comma", () => {
  expect(sent('{"a":1}', true)).toEqual(
    expect.arrayContaining(["a second value", "a body cut off", "a trailing comma"]),
  );
});

it.each([
  ["JSON", "json", '{"a":1,"b":[2]}', 11],
  ["XML", "xml", '<A xmlns="urn:a"><B>5</B></A>', 18],
  ["a form", "form", "[0].Name=5&[0].Other=6", 12],
] as const)("%s has a fixed number of malformed variants, each of them different", (_what, format, valid, count) => {
  const bodies = malformedBodies(format, valid, { isStrict: true, allowsNull: false, isRequired: true });
  const texts = new Set(bodies.map(({ body }) => body.toString("latin1")));
  expect([texts.size, texts.has(valid)]).toEqual([count, false]);
  expect(bodies).toHaveLength(count);
});

it("the malformed variants of XML include text and a second root after it, and no content", () => {
  const bodies = malformedBodies("xml", "<A><b>5</b></A>", { isStrict: false, allowsNull: false, isRequired: true });
  const texts = bodies.map(({ body }) => body.toString());
  expect(texts).toEqual(expect.arrayContaining(["<A><b>5</b></A>x", "<A><b>5</b></A><A><b>5</b></A>", ""]));
});
