// The parts of an error that a contract's error body can have, such as the title of a problem document.
import { expect, it } from "vitest";
import { createError, ServiceError } from "../../../server/errors.ts";
import { toFailure, writeUsualFailure } from "../../../server/http/usual-failure.ts";

it("the title of a failure is its status in words, or the status where it has none", () => {
  expect(toFailure(createError("UnknownPath"))).toEqual({
    status: 404,
    code: "UnknownPath",
    message: "No operation has this path",
    title: "Not Found",
  });
  expect(toFailure(new ServiceError("X", 599, "x")).title).toBe("599");
});

it.each([
  ["text/xml", "text/xml; charset=utf-8", /^<ActionResultDTO .*<ErrorCode>UnknownPath<\/ErrorCode>/],
  ["image/png", "application/json; charset=utf-8", /"ErrorCode":"UnknownPath"/],
  [undefined, "application/json; charset=utf-8", /"ErrorCode":"UnknownPath"/],
])(
  "a failure outside of an operation, for a caller that accepts %s, is written in %s",
  (accepted, contentType, body) => {
    const written = writeUsualFailure(createError("UnknownPath"), accepted);
    expect(written.contentType).toBe(contentType);
    expect(written.bytes.toString()).toMatch(body);
  },
);
