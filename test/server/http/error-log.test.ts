// Logged errors have type, code and place, and no message that could quote a request.
import { DatabaseError } from "pg";
import { expect, it } from "vitest";
import { createError } from "../../../server/errors.ts";
import { serializeError } from "../../../server/http/error-log.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";

const withheld = "withheld: it may hold what a caller sent";
const quoted = "+44 20 7946 0999";

it("a PostgreSQL error keeps its SQLSTATE, and neither its message nor its detail", () => {
  const error = Object.assign(new DatabaseError(`invalid input syntax: "${quoted}"`, 1, "error"), {
    code: "22P02",
    detail: `Failing row contains (${quoted})`,
    where: `unnamed portal parameter $1 = '${quoted}'`,
  });
  const logged = serializeError(error);
  expect(logged).toEqual({
    type: "error",
    message: withheld,
    code: "22P02",
    stack: expect.stringContaining("    at "),
  });
  expect(
    JSON.stringify(serializeError(new StoreUnavailable("The database is unavailable", { cause: error }))),
  ).not.toContain(quoted);
});

it("messages of this project and of the operating system are kept", () => {
  const system = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), {
    code: "ECONNREFUSED",
    syscall: "connect",
  });
  expect(serializeError(system)).toMatchObject({
    message: "connect ECONNREFUSED 127.0.0.1:5432",
    code: "ECONNREFUSED",
  });
  expect(serializeError(createError("UnknownPath"))).toMatchObject({ type: "ServiceError", code: "UnknownPath" });
  expect(serializeError(createError("UnknownPath")).message).not.toBe(withheld);
  expect(serializeError(new StoreUnavailable("The store is closed")).message).toBe("The store is closed");
});

it.each(["ServiceError", "StoreUnavailable", "ContractViolation", "SqliteError", "ConfigError"])(
  "the message of a %s is kept",
  (name) => {
    expect(serializeError(Object.assign(new Error("of this project"), { name })).message).toBe("of this project");
  },
);

it("other messages are withheld, also of thrown values that are not errors, and of codes that are not text", () => {
  expect(serializeError(new SyntaxError(`Unexpected token in ${quoted}`))).toMatchObject({
    type: "SyntaxError",
    message: withheld,
  });
  expect(serializeError(quoted)).toEqual({ type: "string", message: withheld, stack: "" });
  expect(serializeError(undefined)).toEqual({ type: "undefined", message: withheld, stack: "" });
  expect(serializeError(Object.assign(new Error("x"), { code: { quoted } }))).not.toHaveProperty("code");
});

it("the logged stack has the frames without the message, however many lines the message has", () => {
  const error = new Error(`${quoted}\n    is not\nat all a number`);
  expect(error.stack).toContain(quoted);
  const { stack } = serializeError(error);
  for (const line of stack.split("\n")) expect(line).toMatch(/^ {4}at /);
  expect(stack).toContain("error-log.test.ts");
});

it("causes are followed four deep", () => {
  let error = new Error("0");
  for (let depth = 1; depth <= 9; depth++) error = new Error(String(depth), { cause: error });
  let count = 0;
  for (let logged = serializeError(error).cause; logged !== undefined; logged = logged.cause) count++;
  expect(count).toBe(4);
  const circular = new Error("circular");
  circular.cause = circular;
  expect(serializeError(circular)).toHaveProperty("cause.cause.cause.cause");
});
