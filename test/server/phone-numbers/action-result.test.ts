// The two kinds of ActionResultDTO, and how long a message may be.
import { expect, it } from "vitest";
import { failureBodies } from "../../../generated/failures.ts";
import { createError, type ServiceError } from "../../../server/errors.ts";
import { toFailure } from "../../../server/http/usual-failure.ts";
import { success } from "../../../server/phone-numbers/handlers.ts";

const failure = (error: ServiceError) => failureBodies["ActionResultDTO"]?.(toFailure(error));

it("a success has an InfoMessage, and an error states what is wrong", () => {
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
  expect(failure(createError("MalformedBody", { problem: `${longest}x` }))).toMatchObject({
    ErrorMessage: `${"x".repeat(3_999)}…`,
  });
});
