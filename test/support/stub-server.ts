// A server made only from the contract: it checks every request, and sends any declared status with the contract's example.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type BodySchemaName, bodySchemas, type Codec } from "../../generated/codecs.ts";
import { headerValidators, type OperationId, operations, parameterValidators } from "../../generated/operations.ts";
import { specification } from "../../generated/specification.ts";
import { type Validator, violationOf } from "../../runtime/violation.ts";

/** A request as it arrived, decoded by the contract's readers. */
export interface ReceivedRequest {
  readonly operationId: OperationId;
  readonly path: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage["headers"];
  readonly mediaType: string | undefined;
  readonly body: unknown;
}

export interface StubServer {
  readonly url: string;
  /** Requests since the last take(), and what in them breaks the contract. Taking empties both lists. */
  take(): { requests: readonly ReceivedRequest[]; violations: readonly string[] };
  /** The status of the responses from now on. Default: each operation's first declared one. */
  answerWith(status: number): void;
  close(): Promise<void>;
}

interface DeclaredAnswer {
  readonly schema?: BodySchemaName;
  readonly mediaTypes: readonly string[];
  readonly headers: readonly { readonly name: string; readonly validator: string; readonly type: string }[];
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly bytes: Buffer;
  readonly violate: (violation: string) => void;
}

/** Every declared status of an operation. */
export function statusesOf(operationId: OperationId): number[] {
  return Object.keys(operations[operationId].responses).map(Number);
}

/** The body that the contract shows for a response; undefined for a response without one. */
export function exampleAnswer(operationId: OperationId, status: number): unknown {
  const content = asObject(responseObject(operationId, status)["content"]);
  return exampleOf(content);
}

/** The body that the contract shows for a request in JSON. */
export function exampleRequest(operationId: OperationId): unknown {
  return exampleOf(asObject(asObject(resolve(operationObject(operationId)["requestBody"]))["content"]));
}

/** The example of a parameter of an operation. */
export function exampleParameter(operationId: OperationId, name: string): unknown {
  const parameters = (operationObject(operationId)["parameters"] as unknown[]).map(resolve);
  return parameters.find((parameter) => parameter["name"] === name)?.["example"];
}

/** Listens on a free port of the loopback interface. */
export async function createStubServer(): Promise<StubServer> {
  let requests: ReceivedRequest[] = [];
  let violations: string[] = [];
  let status: number | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const violate = (violation: string) => violations.push(`${request.method} ${request.url}: ${violation}`);
      const exchange = { request, bytes: Buffer.concat(chunks), violate };
      const received = receive(exchange);
      if (received === undefined) return void response.writeHead(501).end();
      requests.push(received);
      answer(exchange, received.operationId, status ?? statusesOf(received.operationId)[0] ?? 200, response);
    });
  });
  await new Promise<void>((resolveListening) => server.listen(0, "127.0.0.1", resolveListening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = { requests, violations };
      [requests, violations] = [[], []];
      return taken;
    },
    answerWith(next) {
      status = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolveClosed) => server.close(() => resolveClosed()));
    },
  };
}

/** Matches and checks a request; undefined when the contract has no such operation. */
function receive(exchange: Exchange): ReceivedRequest | undefined {
  const { request, violate } = exchange;
  const [pathname = "", query] = (request.url ?? "").split("?");
  if (query !== undefined) violate("the contract has no query parameters");
  for (const operationId of Object.keys(operations) as OperationId[]) {
    const path = operations[operationId].method === request.method ? matchPath(operationId, pathname) : undefined;
    if (path === undefined) continue;
    const headers = Object.fromEntries(
      operations[operationId].parameters
        .filter((parameter) => parameter.in === "header" && request.headers[parameter.name.toLowerCase()] !== undefined)
        .map(({ name }) => [name.toLowerCase(), request.headers[name.toLowerCase()]]),
    );
    check("path", parameterValidators[operationId].path, path, violate);
    check("header", parameterValidators[operationId].header, headers, violate);
    checkSecurity(operationId, exchange);
    const mediaType = request.headers["content-type"]?.replace(/;.*$/s, "").trim().toLowerCase();
    return {
      operationId,
      path,
      headers: request.headers,
      mediaType,
      body: receiveBody(operationId, mediaType, exchange),
    };
  }
  violate("the contract has no operation of this method and path");
  return undefined;
}

function matchPath(operationId: OperationId, pathname: string): Record<string, unknown> | undefined {
  const { path, parameters } = operations[operationId];
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const match = new RegExp(`^${path.replace(/\{[^{}]+\}/g, "([^/]+)")}$`).exec(pathname);
  if (match === null) return undefined;
  return Object.fromEntries(
    names.map((name, index) => {
      const text = decodeURIComponent(match[index + 1] ?? "");
      const type = parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.type;
      return [name, type === "integer" && /^[0-9]+$/.test(text) ? Number(text) : text];
    }),
  );
}

function checkSecurity(operationId: OperationId, { request, violate }: Exchange): void {
  const needsToken = operations[operationId].security.some((requirement) => "bearerToken" in requirement);
  if (needsToken && !/^Bearer [A-Za-z0-9._~+/-]+=*$/.test(request.headers.authorization ?? "")) {
    violate("Authorization must be a bearer token");
  }
}

function receiveBody(operationId: OperationId, mediaType: string | undefined, { bytes, violate }: Exchange): unknown {
  const declared = operations[operationId].requestBody;
  if (declared === undefined) {
    if (bytes.length > 0 || mediaType !== undefined) violate("the operation has no body");
    return undefined;
  }
  const codecs: Readonly<Record<string, Codec>> = bodySchemas[declared.schema].codecs;
  const codec = declared.mediaTypes.some((known) => known === mediaType) ? codecs[mediaType ?? ""] : undefined;
  if (codec === undefined) return void violate(`the media type ${mediaType} is not declared`);
  try {
    const body = codec.read(new TextDecoder("utf-8", { fatal: true }).decode(bytes), "utf-8");
    check("body", bodySchemas[declared.schema].validate, body, violate);
    return body;
  } catch (error) {
    return void violate(`the body is not readable: ${error}`);
  }
}

function check(place: string, validate: Validator | undefined, value: unknown, violate: Exchange["violate"]): void {
  if (validate === undefined || validate(value)) return;
  const { pointer, expected } = violationOf(validate);
  violate(`${place}${pointer}: ${expected}`);
}

/** Answers the example of a status in the media type that Accept names, with every declared header. */
function answer(
  { request, violate }: Exchange,
  operationId: OperationId,
  status: number,
  response: ServerResponse,
): void {
  const responses: Readonly<Record<string, DeclaredAnswer>> = operations[operationId].responses;
  const declared = responses[status];
  if (declared === undefined) throw new RangeError(`the contract declares no ${status} for ${operationId}`);
  const examples = asObject(responseObject(operationId, status)["headers"]);
  for (const { name, validator, type } of declared.headers) {
    const value = resolve(examples[name])["example"];
    // The contract's own examples are validated, because every later test relies on them.
    if (!headerValidators[validator]?.(type === "integer" ? Number(value) : value))
      throw new Error(`example of ${name}`);
    response.setHeader(name, String(value));
  }
  const accept = request.headers.accept ?? "";
  const wanted: string | undefined = declared.mediaTypes.find((mediaType) => mediaType === accept);
  if (declared.schema === undefined) return void response.writeHead(status).end();
  if (wanted === undefined) violate(`Accept must be one of ${declared.mediaTypes.join(", ")}`);
  const { codecs, validate } = bodySchemas[declared.schema];
  const body = exampleAnswer(operationId, status);
  if (!validate(body)) throw new Error(`the contract's example of ${operationId} ${status} breaks its own schema`);
  const mediaType = wanted ?? declared.mediaTypes[0] ?? "";
  const codec = (codecs as Readonly<Record<string, Codec<unknown>>>)[mediaType];
  response.writeHead(status, { "Content-Type": `${mediaType}; charset=utf-8` }).end(codec?.write(body));
}

type JsonObject = Readonly<Record<string, unknown>>;

function asObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}

function resolve(value: unknown): JsonObject {
  const reference = asObject(value)["$ref"];
  if (typeof reference !== "string") return asObject(value);
  const steps = reference.slice(2).split("/");
  return resolve(steps.reduce<unknown>((place, step) => asObject(place)[step], specification));
}

function operationObject(operationId: OperationId): JsonObject {
  const { path, method } = operations[operationId];
  return asObject(asObject(asObject(specification["paths"])[path])[method.toLowerCase()]);
}

function responseObject(operationId: OperationId, status: number): JsonObject {
  return resolve(asObject(operationObject(operationId)["responses"])[status]);
}

/** The first example that is a value, not text, of any media type; else what the schema's own examples make. */
function exampleOf(content: JsonObject): unknown {
  for (const media of Object.values(content)) {
    for (const example of Object.values(asObject(asObject(media)["examples"]))) {
      const { value } = resolve(example);
      if (typeof value === "object") return value;
    }
  }
  const [first] = Object.values(content);
  return first === undefined ? undefined : exampleOfSchema(asObject(first)["schema"]);
}

function exampleOfSchema(reference: unknown): unknown {
  const schema = resolve(reference);
  if (Array.isArray(schema["examples"])) return schema["examples"][0];
  if (Array.isArray(schema["allOf"])) return Object.assign({}, ...schema["allOf"].map(exampleOfSchema));
  if (schema["type"] === "array") return [exampleOfSchema(schema["items"])];
  const members = Object.entries(asObject(schema["properties"]));
  return Object.fromEntries(
    members.map(([name, member]) => [name, exampleOfSchema(member)]).filter(([, value]) => value !== undefined),
  );
}
