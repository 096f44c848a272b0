// Error responses outside of any operation, in the form that the contract declares most often.
import { STATUS_CODES } from "node:http";
import { usualFailure } from "../../generated/failures.ts";
import type { Failure } from "../../runtime/failure.ts";
import type { ServiceError } from "../errors.ts";
import { type Content, getContents } from "./declared-body.ts";
import { createNegotiation } from "./negotiation.ts";
import { writeBody } from "./response.ts";

const contents = getContents(usualFailure);
const negotiate = createNegotiation([...contents.keys()]);

export interface WrittenFailure {
  /** Undefined for a contract without error bodies. */
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
}

export function toFailure({ status, code, message }: ServiceError): Failure {
  return { status, code, message, title: STATUS_CODES[status] ?? String(status) };
}

/** For responses that do not pass through Fastify. */
export function writeUsualFailure(error: ServiceError, responseType: string | undefined): WrittenFailure {
  const content: Content | undefined =
    contents.get(responseType ?? "") ?? contents.get(negotiate(undefined, undefined));
  if (content === undefined) return { contentType: undefined, bytes: Buffer.alloc(0) };
  const { contentType } = content;
  return { contentType, bytes: Buffer.from(writeBody(content, content.fail(toFailure(error)))) };
}
