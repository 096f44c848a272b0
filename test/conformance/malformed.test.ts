// Which bodies every reader must refuse.
import { expect, it } from "vitest";
import { malformedBodies } from "../../conformance/values/malformed.ts";

const sent = (valid: string, isRequired: boolean) =>
  malformedBodies("json", valid, { isStrict: true, allowsNull: false, isRequired }).map(({ what }) => what);

it("a number stays one when another follows, and cut off it is an empty body", () => {
  expect(sent("1", false)).toEqual(["null", "text after the value", "a comment", "bytes that are not UTF-8"]);
  expect(sent("1", true)).toContain("a body cut off");
  expect(sent("12", true)).not.toContain("a body cut off");
});

it("an object is malformed in every way", () => {
  expect(sent('{"a":1}', true)).toEqual(
    expect.arrayContaining(["a second value", "a body cut off", "a trailing comma"]),
  );
});
