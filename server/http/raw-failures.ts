// Answers what Node refuses before there is a request: broken HTTP, header fields too large, a request that never ends.
import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { bodySchemas } from "../../generated/codecs.ts";
import { failure } from "../action-result.ts";
import { ServiceError } from "../errors.ts";
import { parseContentType } from "./content-type.ts";
import { negotiate } from "./negotiation.ts";

interface ClientError extends Error {
  readonly code?: string | undefined;
  /** What of the request arrived: a Buffer, whatever Fastify's types say. */
  readonly rawPacket?: unknown;
}

/** The answer type of the request whose head a connection has brought: a time-out in its body is answered alike. */
const answerTypeKey = Symbol("answer type");
type Connection = Socket & { [answerTypeKey]?: string };

export function rememberAnswerType(socket: Socket, answerType: string): void {
  (socket as Connection)[answerTypeKey] = answerType;
}

/** For Fastify's clientErrorHandler: writes the answer, ends the connection and tells the status, if there was one. */
export function answerClientError(error: ClientError, socket: Socket): number | undefined {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const known = serviceErrorOf(error);
  const { rawPacket } = error;
  const mediaType = Buffer.isBuffer(rawPacket)
    ? answerTypeOf(rawPacket.toString("latin1"))
    : (socket as Connection)[answerTypeKey];
  const type = mediaType ?? negotiate(undefined, undefined);
  const codecs: Readonly<Record<string, { write(value: ReturnType<typeof failure>): string }>> =
    bodySchemas.ActionResultDTO.codecs;
  const body = Buffer.from(codecs[type]?.write(failure(known)) ?? "");
  const head = [
    `HTTP/1.1 ${known.status} ${reasons[known.status] ?? ""}`,
    "Connection: close",
    "Vary: Accept, Content-Type",
    `X-Request-Id: ${randomUUID()}`,
    `Content-Type: ${type}; charset=utf-8`,
    `Content-Length: ${body.length}`,
  ];
  socket.end(Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]));
  return known.status;
}

const reasons: Readonly<Record<number, string>> = {
  400: "Bad Request",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};

function serviceErrorOf({ code }: ClientError): ServiceError {
  if (code === "HPE_HEADER_OVERFLOW")
    return new ServiceError("HeadersTooLarge", "The header fields are larger than this server accepts");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return new ServiceError("RequestTimeout", "The request did not arrive in time");
  return new ServiceError("MalformedRequest", "The request is not readable as HTTP");
}

/** As far as the head can be read. */
function answerTypeOf(head: string): string {
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*([^\\r\\n]*?)[ \\t]*$`, "im").exec(head)?.[1];
  return negotiate(field("accept"), parseContentType(field("content-type") ?? "")?.mediaType);
}
