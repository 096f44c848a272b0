// Responds to what Node refuses before there is a request: malformed HTTP, oversized headers, a request without an end.
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { createError, type ServiceError } from "../errors.ts";
import { getLastResponse } from "./connections.ts";
import { negotiateMediaType, parseContentType } from "./negotiation.ts";
import { createRequestId } from "./request-context.ts";
import { commonHeaders } from "./response.ts";
import { linger } from "./unread-body.ts";
import { writeUsualFailure } from "./usual-failure.ts";

interface ClientError extends Error {
  readonly code?: string | undefined;
  /** The last packet: a Buffer, whatever Fastify's types say. */
  readonly rawPacket?: unknown;
  /** How much of it was read before the error. */
  readonly bytesParsed?: number | undefined;
}

type OnResponded = (status: number) => void;

const failed = Symbol("failed");
type Connection = Socket & { [failed]?: true };

/** How long to drop the rest of a malformed request: a reset could discard the response before the caller reads it. */
const maxLingerMs = 2_000;

/** Writes the response in order, and ends the connection. */
export function respondToClientError(error: ClientError, socket: Connection, onResponded: OnResponded): void {
  if (error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  // Node reports it again for each packet.
  if (socket[failed]) return;
  socket[failed] = true;
  const last = getLastResponse(socket);
  const respond = (request?: IncomingMessage): void => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const known = toServiceError(error);
    writeFailure(socket, known, getMediaType(error, request), isHead(error, request));
    onResponded(known.status);
  };
  if (last === undefined || last.writableFinished) respond();
  else if (last.req.complete) last.once("finish", () => respond());
  else if (last.headersSent) socket.destroySoon();
  else if (last.socket !== null) respond(last.req);
  else last.prependOnceListener("socket", () => respond(last.req));
}

/** Responds to CONNECT, which Node passes on only here: without a listener it closes the connection silently. */
export function refuseConnect(server: Server, onResponded: OnResponded): void {
  server.on("connect", ({ headers }: IncomingMessage, socket: Socket) => {
    socket.on("error", () => socket.destroy());
    const last = getLastResponse(socket);
    // The caller would take this response for that of the earlier request.
    if (last !== undefined && !last.writableFinished) return void socket.destroy();
    const known = createError("InvalidHttp");
    writeFailure(socket, known, negotiateMediaType(headers.accept, undefined), false);
    onResponded(known.status);
  });
}

function writeFailure(socket: Socket, known: ServiceError, mediaType: string, isWithoutBody: boolean): void {
  const { contentType, bytes } = writeUsualFailure(known, mediaType);
  const head = [
    `HTTP/1.1 ${known.status} ${reasons[known.status] ?? ""}`,
    "Connection: close",
    `Date: ${new Date().toUTCString()}`,
    ...Object.entries(commonHeaders).map(([name, value]) => `${name}: ${value}`),
    `X-Request-Id: ${createRequestId()}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    `Content-Length: ${bytes.length}`,
  ];
  socket.end(Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), isWithoutBody ? Buffer.alloc(0) : bytes]));
  linger(socket, maxLingerMs);
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

/** A caller that sent HEAD would read a body as the next response. The packet may begin with the requests before it. */
function isHead({ rawPacket, bytesParsed }: ClientError, request: IncomingMessage | undefined): boolean {
  if (request !== undefined) return request.method === "HEAD";
  if (!Buffer.isBuffer(rawPacket)) return false;
  const [unfinished = ""] = rawPacket.toString("latin1", 0, bytesParsed).split("\r\n\r\n").slice(-1);
  return /HEAD \S*(?: HTTP\/1\.\d\r\n.*)?$/s.test(unfinished);
}

/**
 * What the request asks for if its headers have all arrived. Of unfinished headers Node keeps only the last packet: enough
 * for malformed HTTP, but 431 must not depend on how the headers were split into packets.
 */
function getMediaType({ code, rawPacket }: ClientError, request: IncomingMessage | undefined): string {
  let { accept, "content-type": sent } = request?.headers ?? {};
  if (request === undefined && code !== "HPE_HEADER_OVERFLOW" && Buffer.isBuffer(rawPacket)) {
    const text = rawPacket.toString("latin1");
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*([^\\r\\n]*?)[ \\t]*$`, "im").exec(text)?.[1];
    [accept, sent] = [field("accept"), field("content-type")];
  }
  return negotiateMediaType(accept, sent === undefined ? undefined : parseContentType(sent)?.mediaType);
}
