// The status of a refusal in contracts that declare 422 instead of 400.
import { expect, it } from "vitest";
import { ServiceError } from "../../../server/errors.ts";
import { toDeclaredStatus } from "../../../server/http/declared-status.ts";

const statusFor = (status: number, ...declared: readonly string[]) => {
  const responses = Object.fromEntries(declared.map((each) => [each, {}]));
  return toDeclaredStatus(new ServiceError("X", status, "x"), responses).status;
};

it("400 becomes 422 where an operation declares only that", () => {
  expect(statusFor(400, "200", "422")).toBe(422);
  expect(statusFor(400, "200")).toBe(400);
  for (const other of ["400", "4XX", "default"]) expect(statusFor(400, "200", "422", other)).toBe(400);
  expect(statusFor(404, "200", "422")).toBe(404);
});

it("422 instead of 400 keeps code, message and headers", () => {
  const error = new ServiceError("Code", 400, "message", { headers: { allow: "GET" } });
  expect(toDeclaredStatus(error, undefined)).toBe(error);
  expect(toDeclaredStatus(error, { 422: {} })).toMatchObject({
    code: "Code",
    status: 422,
    message: "message",
    headers: { allow: "GET" },
  });
});
