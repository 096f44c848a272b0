// Checks of every response: the contract declares its status, media type, headers and body.
import type { Contract } from "../contract/contract.ts";
import { step } from "../contract/document.ts";
import { type DeclaredResponse, declaresStatus, findResponse, type Operation } from "../contract/operations.ts";
import type { Schemas } from "../contract/schemas.ts";
import { findFormat } from "../formats/formats.ts";
import { MessageError } from "../formats/lexical.ts";
import { judgeText } from "../formats/parameter-text.ts";
import {
  asksToWait,
  coversMediaType,
  type Exchange,
  getCharset,
  getMediaType,
  type Probe,
  type Received,
} from "../http/message.ts";
import { sizeRefusals } from "../http/size-limits.ts";
import type { Violation } from "../report/checks.ts";
import { resultViolation } from "./action-result.ts";

/** The response's body as read, if it is readable. */
export interface Judged {
  readonly violations: readonly Violation[];
  readonly value: unknown;
}

const noBody = new Set([204, 205, 304]);

export function judgeResponse(contract: Contract, operation: Operation, { probe, received }: Exchange): Judged {
  const { status } = received;
  const response = findResponse(operation, status);
  const failure = serverError(operation, received);
  const isUnclaimed = probe.isUnreadable === true && contract.conventions.invalidRequest === undefined;
  if (!mustFit(operation, probe, received) || (isUnclaimed && status >= 400 && status < 500))
    return { violations: failure, value: undefined };
  if (response === undefined) return { violations: [...failure, undeclared(operation, status)], value: undefined };
  const body = judgeBody(response, contract, received, probe.method === "HEAD");
  return {
    violations: [
      ...failure,
      ...headerViolations(response, contract.schemas, received),
      ...body.violations,
      ...resultViolation(contract, operation, status, body.value),
    ],
    value: body.value,
  };
}

/** 503 with Retry-After is a permitted request to wait. */
function serverError(operation: Operation, { status, headers }: Received): Violation[] {
  if (status < 500 || (status === 503 && headers["retry-after"] !== undefined)) return [];
  return [
    {
      check: "not_a_server_error",
      pointer: step(operation.pointer, "responses"),
      expected: "a response below 500",
      actual: `status ${status}`,
    },
  ];
}

/** The statuses for requests that break a schema. */
const refusals = [400, 422];

/**
 * Responses of middleware need not be declared: to undescribed requests, and to callers without access. Where an operation
 * declares no refusal, any server must break it; positive_data_acceptance reports refused valid requests.
 */
function mustFit(operation: Operation, probe: Probe, received: Received): boolean {
  const { status } = received;
  if (declaresStatus(operation, status)) return true;
  // OpenAPI 3.1 allows an operation without responses.
  if (operation.responses.length === 0) return false;
  const refuses = (status === 400 || status === 422) && !refusals.some((each) => findResponse(operation, each));
  const isTooLarge = sizeRefusals(probe).includes(status);
  const keepsOut = (status === 401 || status === 403) && operation.security !== undefined;
  return !(probe.isOutside === true || isTooLarge || asksToWait(received) || keepsOut || refuses);
}

function undeclared(operation: Operation, status: number): Violation {
  const declared = operation.responses.map((each) => each.status).join(", ");
  return {
    check: "status_code_conformance",
    pointer: step(operation.pointer, "responses"),
    expected: `one of ${declared}`,
    actual: `status ${status}`,
  };
}

function headerViolations(response: DeclaredResponse, schemas: Schemas, { headers }: Received): Violation[] {
  return response.headers.flatMap(({ name, required, schema, pointer }) => {
    const text = headers[name.toLowerCase()];
    const violation = (expected: string, actual: string, place: string): Violation[] => [
      { check: "response_headers_conformance", pointer: place, expected, actual, cause: name },
    ];
    if (text === undefined)
      return required ? violation(`the header ${name}`, "not present", step(pointer, "required")) : [];
    const wrong = judgeText(schemas, schema, text, "response");
    return wrong === undefined || wrong.isUnclear
      ? []
      : violation(
          `${name}: ${wrong.error.message.replace(/^the body /, "")}`,
          `${name}: ${text.slice(0, 100)}`,
          wrong.error.pointer,
        );
  });
}

function judgeBody(
  response: DeclaredResponse,
  { schemas, conventions }: Contract,
  received: Received,
  isHead: boolean,
): Judged {
  const { headers, body, status } = received;
  const wrong = (pointer: string, expected: string, actual: string): Judged => ({
    violations: [{ check: "content_type_conformance", pointer, expected, actual }],
    value: undefined,
  });
  const nothing: Judged = { violations: [], value: undefined };
  if (isHead) return nothing;
  if (noBody.has(status))
    return body.length === 0 ? nothing : wrong(response.pointer, "no body", `${body.length} bytes`);
  // A response without content neither describes nor forbids a body (OpenAPI 3.1, Response Object).
  if (response.content.length === 0) return nothing;
  const declared = response.content.map(({ mediaType }) => mediaType).join(", ");
  const given = headers["content-type"];
  const place = step(response.pointer, "content");
  if (given === undefined || (body.length === 0 && findFormat(given) !== undefined))
    return wrong(place, `a body of ${declared}`, given === undefined ? "no Content-Type" : "an empty body");
  const essence = getMediaType(given);
  const content =
    response.content.find(({ mediaType }) => getMediaType(mediaType) === essence) ??
    response.content.find(({ mediaType }) => coversMediaType(mediaType, essence));
  if (content === undefined) return wrong(place, `one of ${declared}`, given);
  const charset = conventions.responseCharset;
  if (charset !== undefined && getCharset(given) !== charset)
    return wrong(step(place, content.mediaType), `charset=${charset}`, given);
  return readBody(received, content.schema, schemas);
}

function readBody({ body, headers }: Received, schema: string, schemas: Schemas): Judged {
  const mediaType = getMediaType(headers["content-type"]);
  const format = findFormat(mediaType);
  const violation = (pointer: string, expected: string, actual: string, value?: unknown): Judged => ({
    violations: [{ check: "response_schema_conformance", pointer, expected, actual }],
    value,
  });
  if (format === undefined) return { violations: [], value: undefined };
  let value: unknown;
  try {
    const text = new TextDecoder(getCharset(headers["content-type"]) ?? "utf-8", { fatal: true }).decode(body);
    value = format.read(text, schemas.node(schema), { ordered: true });
  } catch (error) {
    if (error instanceof MessageError)
      return violation(error.pointer, `${mediaType} that matches its schema`, error.message);
    return violation(schema, "bytes of the declared charset", "bytes that are not valid in it");
  }
  const error = schemas.validate(schema, value, "response");
  if (error === undefined) return { violations: [], value };
  return violation(error.pointer, error.message, `${error.at || "the body"} violates ${error.keyword}`, value);
}
