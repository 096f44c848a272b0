// The parts of an error that a contract's error body can have, such as the title of a problem document.
import { expect, it } from "vitest";
import { createError, ServiceError } from "../../../server/errors.ts";
import { toFailure } from "../../../server/http/usual-failure.ts";

it("the title of a failure is its status in words, or the status where it has none", () => {
  expect(toFailure(createError("UnknownPath"))).toEqual({
    status: 404,
    code: "UnknownPath",
    message: "No operation has this path",
    title: "Not Found",
  });
  expect(toFailure(new ServiceError("X", 599, "x")).title).toBe("599");
});
