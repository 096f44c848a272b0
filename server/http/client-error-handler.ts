// Responds to what Node refuses before there is a request: broken HTTP, too many header bytes, a request that never ends.
import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { bodySchemas } from "../../generated/codecs.ts";
import { failure } from "../action-result.ts";
import { createError, type ServiceError } from "../errors.ts";
import { negotiateMediaType, parseContentType } from "./negotiation.ts";
import { lastResponseType } from "./request-context.ts";

interface ClientError extends Error {
  readonly code?: string | undefined;
  /** The last chunk that arrived: a Buffer, whatever Fastify's types say. */
  readonly rawPacket?: unknown;
}

/** Writes the response, ends the connection, and returns the status if a response was possible. */
export function respondToClientError(error: ClientError, socket: Socket): number | undefined {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const known = toServiceError(error);
  const { rawPacket } = error;
  const mediaType = Buffer.isBuffer(rawPacket)
    ? negotiateFromHead(rawPacket.toString("latin1"))
    : lastResponseType(socket);
  const type = mediaType ?? negotiateMediaType(undefined, undefined);
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

function toServiceError({ code }: ClientError): ServiceError {
  if (code === "HPE_HEADER_OVERFLOW") return createError("HeadersTooLarge");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return createError("RequestTimeout");
  return createError("InvalidHttp");
}

/** As far as the head is readable. */
function negotiateFromHead(head: string): string {
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*([^\\r\\n]*?)[ \\t]*$`, "im").exec(head)?.[1];
  return negotiateMediaType(field("accept"), parseContentType(field("content-type") ?? "")?.mediaType);
}
