// The response and the log entry for each failure, and a response even to an undeclared failure.
import type { FastifyReply, FastifyRequest } from "fastify";
import { expect, it } from "vitest";
import { createError } from "../../../server/errors.ts";
import { createErrorHandler } from "../../../server/http/error-handler.ts";
import { InvalidRequest } from "../../../server/http/register-operations.ts";
import { createLog } from "../../../server/http/request-log.ts";
import { type ContractResponse, ContractViolation } from "../../../server/http/response.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";

interface Handled {
  readonly sent: readonly (ContractResponse & { readonly operationId: string | undefined })[];
  readonly logged: readonly string[];
  /** Of each logged line. */
  readonly contexts: readonly unknown[];
  readonly violations: number;
}

const traceID = "0af7651916cd43dd8448eb211c80319c";

function handle(error: Error, undeclared: readonly number[] = []): Handled {
  const sent: (ContractResponse & { operationId: string | undefined })[] = [];
  const logged: string[] = [];
  let violations = 0;
  const contexts: unknown[] = [];
  const write = (text: string) => {
    const { level, msg, err, reqId, trace_id } = JSON.parse(text);
    logged.push(`${level} ${msg}: ${err.message}`);
    contexts.push({ reqId, trace_id });
  };
  const request = {
    id: "the-id",
    is404: false,
    headers: { traceparent: `00-${traceID}-b7ad6b7169203331-01` },
    raw: { complete: true },
    routeOptions: { bodyLimit: 1_234, config: { operationId: "updatePhoneNumbers" } },
  } as unknown as FastifyRequest;
  const handleError = createErrorHandler(
    (_request, _reply, operationId, response) => {
      if (operationId !== undefined && undeclared.includes(response.status)) throw new ContractViolation("undeclared");
      sent.push({ ...response, operationId });
    },
    createLog({ stream: { write } }),
    () => void violations++,
  );
  handleError(error, request, {} as FastifyReply);
  return { sent, logged, contexts, violations };
}

const withCode = (code: string) => Object.assign(new Error("of Fastify"), { code });

it.each<[string, Error, number, string, RegExp]>([
  [
    "an unavailable store",
    new StoreUnavailable("away"),
    503,
    "ServiceUnavailable",
    /^The server is temporarily unavailable/,
  ],
  [
    "a write with an unknown outcome",
    new StoreUnavailable("lost", { mayBeStored: true }),
    503,
    "ServiceUnavailable",
    /connection failed during this write/,
  ],
  ["a defect", new Error("a defect"), 500, "InternalError", /under request id the-id$/],
  [
    "a response that breaks the contract",
    new ContractViolation("broken"),
    500,
    "InternalError",
    /under request id the-id$/,
  ],
  ["a body over the limit", withCode("FST_ERR_CTP_BODY_TOO_LARGE"), 413, "ContentTooLarge", /at most 1234 bytes/],
  [
    "a body with another length",
    withCode("FST_ERR_CTP_INVALID_CONTENT_LENGTH"),
    400,
    "MalformedRequest",
    /Content-Length/,
  ],
  ["a path that cannot be decoded", withCode("FST_ERR_BAD_URL"), 400, "MalformedRequest", /percent-encoded/],
  ["a disconnected caller", withCode("ECONNRESET"), 400, "MalformedRequest", /ended before/],
  ["an unknown error of Fastify", withCode("FST_ERR_NEW"), 500, "InternalError", /the-id/],
  ["a known failure", createError("MissingBody"), 400, "MissingBody", /^A request body is required$/],
])("the error handler responds to %s with its status, code and message", (_name, error, status, code, message) => {
  const { sent } = handle(error);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    status,
    operationId: "updatePhoneNumbers",
    failure: { code, message: expect.stringMatching(message) },
  });
});

it("a 503 has Retry-After, and keeps the headers of a known error", () => {
  for (const mayBeStored of [false, true]) {
    expect(handle(new StoreUnavailable("x", { mayBeStored })).sent[0]?.headers).toEqual({ "retry-after": "1" });
  }
  const refusal = createError("TooManyRequests", {}, { headers: { "retry-after": "7" } });
  expect(handle(refusal).sent[0]?.headers).toEqual({ "retry-after": "7" });
});

it.each([
  ["header", "/if-match", "InvalidParameter", "header parameter If-Match: a tag is expected"],
  ["header", "/idempotency-key", "InvalidParameter", "header parameter Idempotency-Key: a tag is expected"],
  ["path", "/contactID", "InvalidParameter", "path parameter contactID: a tag is expected"],
  ["body", "/1/PhoneNumber", "InvalidBody", "/1/PhoneNumber: a tag is expected"],
] as const)(
  "a violation in the %s at %s is %s, and named as the contract writes it",
  (part, pointer, code, message) => {
    const { sent } = handle(new InvalidRequest(part, { pointer, expected: "a tag is expected" }));
    expect(sent).toMatchObject([{ status: 400, failure: { code, message: expect.stringContaining(message) } }]);
  },
);

it("a refusal with a place in the body says where, and keeps its headers", () => {
  const headers = { "retry-after": "7" };
  const refusal = createError("SeveralPrimaries", { problem: "only one" }, { headers, pointer: "/1/IsPrimary" });
  const [sent] = handle(refusal).sent;
  expect(sent).toMatchObject({ headers, failure: { message: expect.stringMatching(/^\/1\/IsPrimary: .*only one/) } });
});

it("logs failures of the server as errors, of the database as warnings, and refusals not at all", () => {
  expect(handle(new Error("a defect")).logged).toEqual(["50 request failed: a defect"]);
  expect(handle(new StoreUnavailable("away")).logged).toEqual(["40 request refused: away"]);
  expect(handle(createError("UnknownPath")).logged).toEqual([]);
});

it("every logged failure names the request and the caller's trace", () => {
  const undeclared = handle(createError("UnknownContact"), [404]);
  for (const { contexts } of [handle(new Error("a defect")), handle(new StoreUnavailable("away")), undeclared])
    expect(contexts).toEqual([{ reqId: "the-id", trace_id: traceID }]);
});

it("the error handler counts only responses that broke the contract", () => {
  expect(
    [new ContractViolation("x"), new Error("x"), new StoreUnavailable("x")].map((error) => handle(error).violations),
  ).toEqual([1, 0, 0]);
});

it("a failure that the operation does not declare is a 500 outside of it", () => {
  const { sent, logged } = handle(createError("UnknownContact"), [404]);
  expect(sent).toMatchObject([{ status: 500, operationId: undefined, failure: { code: "InternalError" } }]);
  expect(logged).toEqual(["50 failure response not declared in the contract: undeclared"]);
});
