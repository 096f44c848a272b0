// A correct server of the whole contract on bare node:http, in memory, made of parts of which a fault replaces one.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import * as edge from "./minimal-edge.ts";
import { type Body, type Content, correctParts, type Parts, type Reply } from "./minimal-parts.ts";
import { type Contact, type ErrorCode, Failure } from "./minimal-rules.ts";

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: Content;
}
export interface MinimalServerOptions {
  /** Tokens and their scopes. Default: no token is required. */
  readonly tokens?: edge.Tokens | undefined;
  readonly faults?: readonly ((parts: Parts) => Partial<Parts>)[];
  /** Default: 4 MiB. */
  readonly bodyLimitBytes?: number;
  /** How long a body may take. Default: 30,000. */
  readonly requestTimeoutMs?: number;
  /** How long a write takes, as that of a database would. Default: 0. */
  readonly writeMs?: number;
}

const headerBytes = 16_384;
const result = (info: string | null, failure?: Failure): Content => ({
  schema: "ActionResultDTO",
  value: {
    IsSuccess: failure === undefined,
    ErrorCode: failure?.code ?? null,
    ErrorMessage: failure?.message ?? null,
    InfoMessage: info,
  },
});

/** A server that is not listening yet. With faults, each replaces parts of the correct one. */
export function createMinimalServer(options: MinimalServerOptions = {}): Server {
  const { faults = [], writeMs = 0, tokens } = options;
  let parts: Parts = correctParts;
  for (const fault of faults) parts = { ...parts, ...fault(parts) };
  const contacts = new Map<string, Contact>();
  const keys = new Map<string, { readonly fingerprint: string; info?: string }>();

  function contactOf(contactID: string, ifMatch?: string): Contact {
    const contact = contacts.get(contactID) ?? parts.createContact();
    const tags = edge.answerTypes.map((type) => parts.tag(contact, type));
    if (ifMatch !== undefined && !parts.isCurrent(ifMatch, tags))
      throw new Failure(412, "PreconditionFailed", "The list has changed: read it again");
    contacts.set(contactID, contact);
    return contact;
  }

  async function updateNumbers(
    call: edge.Call,
    request: IncomingMessage,
    caller: string,
    { list, placeOf }: Body,
  ): Promise<Answer> {
    const { "idempotency-key": key, "if-match": ifMatch } = request.headers;
    const fingerprint = parts.fingerprint(call, list);
    const place = key === undefined ? undefined : parts.keyOf(caller, String(key));
    const earlier = keys.get(place ?? "");
    if (earlier !== undefined && earlier.info === undefined) {
      const message = "Another request with this Idempotency-Key is being worked on";
      throw new Failure(409, "RequestInProgress", message, { headers: { "retry-after": "1" } });
    }
    if (earlier !== undefined && earlier.fingerprint !== fingerprint)
      throw new Failure(422, "IdempotencyKeyReused", "The Idempotency-Key was used for another request");
    if (earlier?.info !== undefined)
      return { status: 200, headers: { "idempotency-replayed": "true" }, content: result(earlier.info) };
    if (place !== undefined) keys.set(place, { fingerprint });
    try {
      await wait(writeMs);
      const info = parts.update(contactOf(call.contactID, ifMatch), list);
      if (place !== undefined) keys.set(place, { fingerprint, info });
      return { status: 200, content: result(info) };
    } catch (error) {
      if (error instanceof Failure && error.place !== undefined)
        error.message = `${placeOf(error.place)}: ${error.message}`;
      throw error;
    } finally {
      if (place !== undefined && keys.get(place)?.info === undefined) keys.delete(place);
    }
  }

  async function carryOut(call: edge.Call, request: IncomingMessage, type: edge.AnswerType): Promise<Answer> {
    const { caller, body } = await parts.admit({
      access: () => parts.access(call, request.headers, tokens),
      parameters: () => parts.parameters(call, request.headers),
      body: () => bodyOf(call, request),
    });
    if (call.operationId === "updatePhoneNumbers") return updateNumbers(call, request, caller, body);
    if (call.operationId === "removePhoneNumber") {
      const wasThere = parts.remove(contactOf(call.contactID, request.headers["if-match"]), Number(call.phoneNumberID));
      return { status: 200, content: result(wasThere ? "1 removed" : "0 removed: no such number is stored") };
    }
    const contact = contactOf(call.contactID);
    const headers = { etag: parts.tag(contact, type) };
    const known = request.headers["if-none-match"];
    if (known !== undefined && parts.isKnown(known, headers.etag)) return { status: 304, headers };
    return { status: 200, headers, content: { schema: "ArrayOfStoredPhoneNumberDTO", value: parts.listed(contact) } };
  }

  async function bodyOf({ operationId }: edge.Call, request: IncomingMessage): Promise<Body> {
    if (operationId !== "updatePhoneNumbers") {
      if (edge.hasBody(request))
        throw new Failure(415, "UnsupportedMediaType", "This operation does not accept a body");
      return { list: [], placeOf: String };
    }
    if (!edge.hasBody(request)) return { list: parts.withoutBody(), placeOf: String };
    const mediaType = parts.mediaType(request);
    const bytes = await parts.receive(request, options);
    if (bytes.length === 0) return { list: parts.withoutBody(), placeOf: String };
    const text = parts.decode(bytes, mediaType.charset);
    const placeOf = (pointer: string) => parts.locate(text, mediaType, pointer);
    return { list: parts.check(parts.read(text, mediaType), placeOf), placeOf };
  }

  async function respond(request: IncomingMessage): Promise<Reply> {
    const type = parts.negotiate(request.headers);
    const asked = request.headers["x-request-id"];
    const id = /^(?=.*[A-Za-z])[A-Za-z0-9._-]{8,64}$/.test(String(asked)) ? String(asked) : randomUUID();
    const answer = await answerOf(request, type).catch((error: unknown) => refusal(error, id));
    const { status, headers, content } = answer;
    const both = { vary: "Accept, Content-Type", "x-request-id": id, ...headers };
    if (content === undefined) return { status, headers: both, text: "" };
    return { status, headers: { ...both, "content-type": `${type}; charset=utf-8` }, text: parts.write(content, type) };
  }

  async function answerOf(request: IncomingMessage, type: edge.AnswerType): Promise<Answer> {
    if (request.rawHeaders.join("    ").length > headerBytes)
      throw new Failure(431, "HeadersTooLarge", `The header fields may have at most ${headerBytes} bytes`);
    if (request.headers.host === undefined && request.httpVersion === "1.1")
      throw new Failure(400, "MalformedRequest", "The header Host is missing");
    const provoked = request.headers["x-provoke"];
    if (provoked !== undefined) throw provokedFailure(Number(provoked));
    return carryOut(parts.match(request.method ?? "", request.url ?? "", request.headers), request, type);
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, text } = parts.finish(await respond(request), request);
    response
      .writeHead(status, { ...headers, ...(status !== 304 && { "content-length": Buffer.byteLength(text) }) })
      .end(text);
  };
  const server = createServer({ maxHeaderSize: 4 * headerBytes, requireHostHeader: false }, answer);
  return server.on("checkExpectation", answer).on("clientError", refuseRaw);
}

const provocable: Readonly<Record<number, ErrorCode>> = {
  404: "UnknownContact",
  408: "RequestTimeout",
  409: "RequestInProgress",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServiceUnavailable",
};

/** X-Provoke: 503 and its like bring responses that no ordinary request does. */
function provokedFailure(status: number): Failure {
  const waits = [409, 429, 503].includes(status) ? { "retry-after": "1" } : undefined;
  return new Failure(status, provocable[status] ?? "InternalError", "This was asked for by X-Provoke", {
    ...(waits && { headers: waits }),
  });
}

function refusal(error: unknown, id: string): Answer {
  const unexpected = new Failure(
    500,
    "InternalError",
    `Internal server error: the server logged the cause under request id ${id}`,
  );
  const failure = error instanceof Failure ? error : unexpected;
  return { status: failure.status, headers: failure.headers, content: result(null, failure) };
}

/** A request that Node refuses while parsing also gets a response in the contract's form. */
function refuseRaw(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return;
  const failure =
    error.code === "HPE_HEADER_OVERFLOW"
      ? new Failure(431, "HeadersTooLarge", `The header fields may have at most ${headerBytes} bytes`)
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? new Failure(408, "RequestTimeout", "The request did not arrive in time")
        : new Failure(400, "MalformedRequest", "The request is not readable as HTTP");
  const text = correctParts.write(result(null, failure), "application/json");
  const head = `HTTP/1.1 ${failure.status} ${STATUS_CODES[failure.status]}\r\nVary: Accept, Content-Type\r\nConnection: close`;
  socket.end(
    `${head}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
