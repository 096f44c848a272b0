// What holds of every answer, whatever was asked: status, media type, headers and body are those that the contract declares.

import { type ContractDocument, step } from "../contract/document.ts";
import { type Answer, findResponse, type Operation } from "../contract/operations.ts";
import { toPointer } from "../contract/schema-path.ts";
import type { Schemas } from "../contract/schemas.ts";
import { findFormat } from "../formats/formats.ts";
import { judgeText } from "../formats/judge-text.ts";
import { MessageError } from "../formats/message-error.ts";
import { getCharset, getMediaType } from "../http/content-type.ts";
import type { Exchange, Received } from "../http/message.ts";
import type { Violation } from "../report/checks.ts";
import { resultViolation } from "./action-result.ts";

/** The answer as read, where it could be. */
export interface Judged {
  readonly violations: readonly Violation[];
  readonly value: unknown;
}

const noBody = new Set([204, 205, 304]);

export function judgeResponse(
  document: ContractDocument,
  operation: Operation,
  schemas: Schemas,
  { probe, received }: Exchange,
): Judged {
  const { status } = received;
  const answer = findResponse(operation, status);
  const violations: Violation[] = [];
  // 503 with Retry-After is a server that asks to be left alone, which it may.
  if (status >= 500 && !(status === 503 && received.headers["retry-after"] !== undefined))
    violations.push({
      check: "not_a_server_error",
      pointer: step(operation.pointer, "responses"),
      expected: "an answer below 500",
      actual: `status ${status}`,
    });
  if (answer === undefined) {
    const declared = operation.responses.map((each) => each.status).join(", ");
    violations.push({
      check: "status_code_conformance",
      pointer: step(operation.pointer, "responses"),
      expected: `one of ${declared}`,
      actual: `status ${status}`,
    });
    return { violations, value: undefined };
  }
  violations.push(...headerViolations(answer, schemas, received));
  const body = judgeBody(answer, schemas, received, probe.method === "HEAD");
  const result = resultViolation(document, operation, status, body.value);
  return { violations: [...violations, ...body.violations, ...result], value: body.value };
}

function headerViolations(answer: Answer, schemas: Schemas, { headers }: Received): Violation[] {
  return answer.headers.flatMap(({ name, required, schema, pointer }) => {
    const text = headers[name.toLowerCase()];
    const violation = (expected: string, actual: string, place: string): Violation[] => [
      { check: "response_headers_conformance", pointer: place, expected, actual },
    ];
    if (text === undefined)
      return required ? violation(`the header ${name}`, "no such header", step(pointer, "required")) : [];
    const wrong = judgeText(schemas, schema, text);
    return wrong === undefined
      ? []
      : violation(`${name}: ${wrong.message}`, `${name}: ${text.slice(0, 100)}`, wrong.pointer);
  });
}

function judgeBody(answer: Answer, schemas: Schemas, received: Received, isHead: boolean): Judged {
  const { headers, body, status } = received;
  const wrong = (pointer: string, expected: string, actual: string): Judged => ({
    violations: [{ check: "content_type_conformance", pointer, expected, actual }],
    value: undefined,
  });
  if (isHead) return { violations: [], value: undefined };
  if (answer.content.length === 0 || noBody.has(status))
    return body.length === 0
      ? { violations: [], value: undefined }
      : wrong(answer.pointer, "no body", `${body.length} bytes`);
  const declared = answer.content.map(({ mediaType }) => mediaType).join(", ");
  const given = headers["content-type"];
  const place = step(answer.pointer, "content");
  if (given === undefined || body.length === 0)
    return wrong(place, `a body of ${declared}`, given === undefined ? "no Content-Type" : "an empty body");
  const essence = getMediaType(given);
  const content = answer.content.find(({ mediaType }) => mediaType.toLowerCase() === essence);
  if (content === undefined) return wrong(place, `one of ${declared}`, given);
  if (getCharset(given) !== "utf-8") return wrong(step(place, content.mediaType), "charset=utf-8", given);
  return readBody(body, content.mediaType, content.schema, schemas);
}

function readBody(body: Buffer, mediaType: string, schema: string, schemas: Schemas): Judged {
  const format = findFormat(mediaType);
  const violation = (pointer: string, expected: string, actual: string, value?: unknown): Judged => ({
    violations: [{ check: "response_schema_conformance", pointer, expected, actual }],
    value,
  });
  if (format === undefined) return { violations: [], value: undefined };
  let value: unknown;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    value = format.read(text, schemas.node(schema), { ordered: true });
  } catch (error) {
    if (error instanceof MessageError)
      return violation(error.pointer, `${mediaType} as its schema says`, error.message);
    return violation(schema, "UTF-8", "bytes that are none");
  }
  const validate = schemas.validator(schema);
  if (validate(value)) return { violations: [], value };
  const error = validate.errors?.[0];
  const at = error?.instancePath === "" ? "the body" : error?.instancePath;
  const extra = error?.params?.["additionalProperty"];
  return violation(
    toPointer(error?.schemaPath, schema),
    `${at} ${error?.message}${typeof extra === "string" ? ` (${extra})` : ""}`,
    `${at} breaks ${error?.keyword}`,
    value,
  );
}
