// What generated error bodies are built with: texts cut to a maximum, and codes that an enumeration knows.
import { expect, it } from "vitest";
import { cutText, oneOf } from "../../runtime/failure.ts";

it("a text over the maximum ends with an ellipsis", () => {
  expect(["abcd", "abcde", "abcdef"].map((text) => cutText(text, 5))).toEqual(["abcd", "abcde", "abcd…"]);
});

it("a text that is not among the known ones becomes the first of them", () => {
  expect(["a", "b", "c"].map((text) => oneOf(text, ["a", "b"]))).toEqual(["a", "b", "a"]);
});
