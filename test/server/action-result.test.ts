// The two kinds of ActionResultDTO, and how long a message may be.
import { expect, it } from "vitest";
import { failure, success } from "../../server/action-result.ts";
import { createError } from "../../server/errors.ts";

it("a success informs, and a failure says what is wrong", () => {
  expect(success("1 added")).toEqual({
    IsSuccess: true,
    ErrorCode: null,
    ErrorMessage: null,
    InfoMessage: "1 added",
  });
  expect(failure(createError("UnknownPath"))).toEqual({
    IsSuccess: false,
    ErrorCode: "UnknownPath",
    ErrorMessage: "No operation has this path",
    InfoMessage: null,
  });
});

it("a message is cut at the 4000 characters that the contract allows", () => {
  const longest = "x".repeat(4_000);
  expect(success(longest).InfoMessage).toBe(longest);
  expect(success(`${longest}x`).InfoMessage).toBe(`${"x".repeat(3_999)}…`);
  expect(failure(createError("MalformedBody", { problem: `${longest}x` })).ErrorMessage).toBe(`${"x".repeat(3_999)}…`);
});
