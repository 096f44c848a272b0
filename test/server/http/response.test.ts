// An undeclared response is never sent; a declared one has the common headers.
import type { FastifyReply, FastifyRequest } from "fastify";
import { expect, it } from "vitest";
import { type ContractResponse, ContractViolation, createSendResponse } from "../../../server/http/response.ts";

const etag = '"1.application-json"';

const requestFor = (responseType: string) => ({ responseType, headers: {} }) as FastifyRequest;

function send(response: ContractResponse, { validateResponses = true, request = requestFor("application/json") } = {}) {
  const sent: Record<string, unknown> = {};
  const reply = {
    code(status: number) {
      sent["status"] = status;
      return reply;
    },
    headers(headers: object) {
      Object.assign(sent, headers);
      return reply;
    },
    type(type: string) {
      sent["content-type"] = type;
      return reply;
    },
  };
  const sendPayload = {
    requestArrived: () => undefined,
    send(_reply: unknown, text: string | Buffer | undefined) {
      sent["text"] = text;
    },
  };
  const sendResponse = createSendResponse({ validateResponses, sendPayload });
  sendResponse(request, reply as unknown as FastifyReply, "listPhoneNumbers", response);
  return sent;
}

const common = { vary: "Accept, Content-Type", "cache-control": "no-store", "x-content-type-options": "nosniff" };

it("a response has the common headers, its own, and the negotiated type", () => {
  expect(send({ status: 200, body: [], headers: { etag } })).toEqual({
    ...common,
    etag,
    status: 200,
    "content-type": "application/json; charset=utf-8",
    text: "[]",
  });
  expect(send({ status: 304, body: undefined, headers: { etag } })).toEqual({
    ...common,
    etag,
    status: 304,
    text: undefined,
  });
});

it.each<[string, ContractResponse]>([
  ["a missing required header", { status: 200, body: [] }],
  ["a header of another form", { status: 200, body: [], headers: { etag: "no tag" } }],
  ["a number that is none", { status: 200, body: [], headers: { etag, "retry-after": "soon" } }],
  ["a body that breaks the schema", { status: 200, body: [{ PhoneNumber: 5 }], headers: { etag } }],
  ["an undeclared status", { status: 418, body: [], headers: { etag } }],
  ["a status that is a member of every object", { status: "constructor" as never, body: [], headers: { etag } }],
])("%s is a violation", (name, response) => {
  if (name === "a number that is none") expect(() => send({ ...response, status: 503 })).toThrow(ContractViolation);
  else expect(() => send(response)).toThrow(ContractViolation);
});

it("an optional header may be missing, and a numeric header is validated as a number", () => {
  const body = { IsSuccess: false, ErrorCode: "ServiceUnavailable", ErrorMessage: "x", InfoMessage: null };
  expect(send({ status: 503, body, headers: { "retry-after": "1" } })).toMatchObject({
    status: 503,
    "retry-after": "1",
  });
});

it("an undeclared status is never sent, even where bodies are not validated", () => {
  const unchecked = { validateResponses: false };
  expect(() => send({ status: 418, body: [] }, unchecked)).toThrow(ContractViolation);
  expect(send({ status: 200, body: [] }, unchecked)).toMatchObject({ status: 200 });
});

it("a media type that the status does not declare is replaced by a declared one", () => {
  const response = { status: 200, body: [], headers: { etag } };
  const request = requestFor("text/html");
  expect(send(response, { request })).toMatchObject({ status: 200, text: "[]" });
  // What log and metrics name.
  expect(request.responseType).toBe("application/json");
});
