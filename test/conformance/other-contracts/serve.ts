// A small server for a contract of OpenAPI: routing, and validation with the contract's own schemas; handlers do the rest.
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly bytes: Buffer;
}
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}
/** By method and path, such as "GET /books/{bookId}". */
export type Routes = Readonly<Record<string, (call: Call) => Reply>>;

export interface SmallServer {
  readonly file: string;
  /** New state for every server. `has` says whether the server has a defect. */
  routes(validate: Validate, has: (defect: string) => boolean): Routes;
  /** Media type and body of a failure. */
  failure(status: number): { readonly type: string; readonly json: unknown };
}
/** Whether the value is of the schema at the JSON pointer. */
export type Validate = (pointer: string, value: unknown) => boolean;

/** No defect: a gateway may respond with what the contract does not declare. */
export const nowAndThen429 = "429 now and then";
/** No defect. */
export const slow = "slow";

export const contractFile = (name: string): string => join(import.meta.dirname, `${name}.yaml`);

export async function serve(server: SmallServer, defects: readonly string[] = []) {
  const has = (defect: string) => defects.includes(defect);
  const routes = server.routes(createValidate(contractFile(server.file)), has);
  let count = 0;
  let open = 0;
  let peak = 0;
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    peak = Math.max(peak, ++open);
    response.once("close", () => open--);
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (has(slow)) await setTimeout(2);
    if (has(nowAndThen429) && ++count % 20 === 0)
      return void response.writeHead(429, { "retry-after": "0", "content-type": "text/plain" }).end("later");
    const reply = answer(routes, request.method ?? "", request.url ?? "", request.headers, Buffer.concat(chunks), has);
    const failure = reply.status >= 400 ? server.failure(reply.status) : undefined;
    const json = failure?.json ?? reply.json;
    const body = reply.bytes ?? (json === undefined ? "" : JSON.stringify(json));
    const type = reply.bytes ? "application/octet-stream" : (failure?.type ?? "application/json");
    const own = body.length === 0 ? {} : { "content-type": type };
    response.writeHead(reply.status, { ...own, ...reply.headers }).end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  /** Maximum number of requests at a time since the last call. */
  const takePeak = () => {
    const taken = peak;
    peak = open;
    return taken;
  };
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close, takePeak };
}

function createValidate(file: string): Validate {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  // OpenAPI 3.0 has no type null.
  const text = readFileSync(file, "utf8").replace(/type: string, nullable: true/g, "type: [string, 'null']");
  ajv.addSchema(parse(text.replace(/minimum: 0, exclusiveMinimum: true/g, "exclusiveMinimum: 0")), "contract");
  return (pointer, value) =>
    ajv.validate({ $ref: `contract#${pointer.split("/").map(encodeURIComponent).join("/")}` }, value);
}

function answer(
  routes: Routes,
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  bytes: Buffer,
  has: (defect: string) => boolean,
): Reply {
  const [path = "", search = ""] = url.split("?");
  const found = Object.keys(routes).flatMap((key) => {
    const [own = "", template = ""] = key.split(" ");
    const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    const match = new RegExp(`^${template.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
    return match === null ? [] : [{ key, method: own, params: toParams(names, match) }];
  });
  if (found.length === 0) return has("unknown path is 200") ? { status: 200, json: [] } : { status: 404 };
  const route = found.find((each) => each.method === method) ?? (has("any method") ? found[0] : undefined);
  const allow = found.map((each) => each.method).join(", ");
  if (route === undefined)
    return { status: 405, headers: { allow: has("Allow names all") ? "GET, POST, PUT, PATCH, DELETE" : allow } };
  if (Object.values(route.params).includes("%")) return { status: 400 };
  const body = parseJson(bytes, headers);
  return (
    routes[route.key]?.({ params: route.params, query: new URLSearchParams(search), headers, body, bytes }) ?? {
      status: 404,
    }
  );
}

const toParams = (names: readonly string[], match: RegExpExecArray): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? "")]));

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "%";
  }
}

/** Stands for a body that is not JSON. */
export const unreadable = Symbol("unreadable");

function parseJson(bytes: Buffer, headers: IncomingHttpHeaders): unknown {
  if (!headers["content-type"]?.toLowerCase().startsWith("application/json")) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return unreadable;
  }
}
