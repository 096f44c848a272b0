// Generates what the client needs of the contract: a table of operations small enough for a browser, and its codecs.
import { argumentNames } from "../argument-names.ts";
import { retryRule } from "../retry.ts";
import { comment, source } from "../source.ts";
import {
  asArray,
  asObject,
  codecKind,
  type JsonObject,
  listOperations,
  type Operation,
  referenceName,
  type Spec,
} from "../spec.ts";

const text = (value: unknown) => JSON.stringify(value);

/** The schema of a body that has no codec: it is passed through as bytes. */
const bytes = "*";

interface Body {
  readonly schema: string;
  readonly mediaType: string;
}

export function clientOperations(spec: Spec): string {
  const operations = listOperations(spec);
  const requests = operations.flatMap(({ object }) => listBodies(spec, object["requestBody"]));
  const responses = operations.flatMap(({ object }) => listResponses(spec, object).flatMap(([, bodies]) => bodies));
  const mediaTypes = (bodies: readonly Body[]) =>
    [...new Set(bodies.map(({ mediaType }) => mediaType))].filter((type) => codecKind(type) !== undefined);
  const ofKind = (kind: string) => mediaTypes([...requests, ...responses]).filter((type) => codecKind(type) === kind);
  return source(
    ...imports(requests, responses),
    ...operationInterface,
    "export const clientOperations = {",
    ...operations.flatMap((operation) => operationEntry(spec, operation, mediaTypes(requests))),
    "} as const satisfies Readonly<Record<string, ClientOperation>>;",
    "",
    `export const requestMediaTypes = ${text(mediaTypes(requests))} as const;`,
    `export const responseMediaTypes = ${text(mediaTypes(responses))} as const;`,
    `export const jsonMediaTypes: readonly string[] = ${text(ofKind("json"))};`,
    `export const xmlMediaTypes: readonly string[] = ${text(ofKind("xml"))};`,
    "",
    // A contract without query parameters is spared their code: the client must stay small in a browser.
    hasQuery(spec)
      ? 'export { serializeQuery } from "#runtime/query.ts";'
      : 'export const serializeQuery = (_query: object, _joined?: readonly string[]): string => "";',
    "",
    ...table("xmlWriters", "Writer", named(requests, "xml"), (name) => `write${name}Xml`),
    ...table("xmlReaders", "Reader", named(responses, "xml"), (name) => `read${name}Xml`),
    ...table("formWriters", "Writer", named(requests, "form"), (name) => `write${name}Form`),
    ...table("bodyValidators", "Validator", named([...requests, ...responses]), (name) => `validate${name}`),
  );
}

const operationInterface = [
  "/** Takes values of its schema only: `never` keeps a value of another type out. */",
  "type Writer = (value: never) => string;",
  "type Reader = (text: string, encoding?: string) => unknown;",
  "",
  "export interface ClientOperation {",
  "  readonly method: string;",
  "  /** With each path parameter, which is the argument of that name, in braces. */",
  "  readonly path: string;",
  "  /** Argument -> query parameter. */",
  "  readonly query?: Readonly<Record<string, string>>;",
  "  /** Those of them whose arrays are sent as one value with commas (explode: false). */",
  "  readonly joined?: readonly string[];",
  "  /** Argument -> header parameter. */",
  "  readonly headers?: Readonly<Record<string, string>>;",
  `  /** Schema of the request body; "${bytes}" for bytes. */`,
  "  readonly body?: string;",
  "  /** Whether the request may have no body. */",
  "  readonly bodyOptional?: boolean;",
  "  /** The body's media type, where the operation does not take all of `requestMediaTypes`. */",
  "  readonly bodyType?: string;",
  "  /** Accept, where no successful response has a media type of `responseMediaTypes`. */",
  "  readonly accept?: string;",
  "  /**",
  '   * Schema -> the statuses that have it, with the registered ones of "4XX" and "default": "" for no body, "*" for',
  '   * bytes. A schema of one media type only is "schema mediaType".',
  "   */",
  "  readonly responses: Readonly<Record<string, readonly number[]>>;",
  "  readonly retry?: RetryRule;",
  "}",
  "",
  "/** The contract's x-retry. */",
  "export interface RetryRule {",
  "  /** The header that makes a repeat safe, and is the same each time. */",
  "  readonly with?: string;",
  "  readonly connectionFailure: boolean;",
  "  readonly statuses: readonly number[];",
  "}",
  "",
];

function imports(requests: readonly Body[], responses: readonly Body[]): string[] {
  const from = (file: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`import { ${names.join(", ")} } from "./${file}.ts";`];
  return [
    'import type { Validator } from "#runtime/violation.ts";',
    ...from(
      "form-writers",
      named(requests, "form").map((name) => `write${name}Form`),
    ),
    ...from(
      "validators",
      named([...requests, ...responses]).map((name) => `validate${name}`),
    ),
    ...from(
      "xml-readers",
      named(responses, "xml").map((name) => `read${name}Xml`),
    ),
    ...from(
      "xml-writers",
      named(requests, "xml").map((name) => `write${name}Xml`),
    ),
    "",
  ];
}

function operationEntry(spec: Spec, operation: Operation, requestTypes: readonly string[]): string[] {
  const { operationId, method, path, object } = operation;
  const parameters = asArray(object["parameters"]).map(spec.resolve);
  const inQuery = parameters.filter((parameter) => parameter["in"] === "query");
  const requests = listBodies(spec, object["requestBody"]);
  const types = requests.map(({ mediaType }) => mediaType);
  const names = argumentNames(parameters);
  const entry = {
    method,
    path,
    query: names.query,
    joined: listNames(inQuery.filter(({ explode }) => explode === false)),
    headers: names.header,
    body: requests[0]?.schema,
    bodyOptional: types.length > 0 && spec.resolve(object["requestBody"])["required"] !== true ? true : undefined,
    bodyType: requestTypes.every((type) => types.includes(type)) ? undefined : types[0],
    accept: toAccept(spec, object),
    responses: statusesBySchema(spec, object),
    retry: retryRule(object),
  };
  return [
    ...comment(object["summary"], "  "),
    `  ${operationId}: {`,
    ...Object.entries(entry).flatMap(([name, value]) => (value === undefined ? [] : [`    ${name}: ${text(value)},`])),
    "  },",
  ];
}

function hasQuery(spec: Spec): boolean {
  return listOperations(spec).some(({ object }) =>
    asArray(object["parameters"]).some((parameter) => spec.resolve(parameter)["in"] === "query"),
  );
}

function listNames(parameters: readonly JsonObject[]): string[] | undefined {
  return parameters.length === 0 ? undefined : parameters.map(({ name }) => String(name));
}

function listBodies(spec: Spec, value: JsonObject[string] | undefined): Body[] {
  return Object.entries(asObject(spec.resolve(value)["content"])).map(([mediaType, media]) => ({
    mediaType,
    schema: codecKind(mediaType) === undefined ? bytes : (referenceName(asObject(media)["schema"]) ?? bytes),
  }));
}

function listResponses(spec: Spec, object: JsonObject): [string, Body[]][] {
  return Object.entries(asObject(object["responses"])).map(([status, response]) => [
    status,
    listBodies(spec, response),
  ]);
}

function toAccept(spec: Spec, object: JsonObject): string | undefined {
  const types = listResponses(spec, object)
    .filter(([status]) => /^2/.test(status))
    .flatMap(([, bodies]) => bodies.map(({ mediaType }) => mediaType));
  return types.length === 0 || types.some((type) => codecKind(type)) ? undefined : [...new Set(types)].join(", ");
}

/** Every registered status (IANA): the meaning of a range and `default`, unless declared individually. */
const registeredStatuses: readonly number[] = [
  ...[200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308],
  ...[400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418],
  ...[421, 422, 423, 424, 425, 426, 428, 429, 431, 451],
  ...[500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
];

function listStatuses(key: string, allKeys: readonly string[]): number[] {
  if (/^\d+$/.test(key)) return [Number(key)];
  const range = /^[1-5](?=XX$)/i.exec(key)?.[0];
  const declared = (status: number) =>
    allKeys.some((other) => other === `${status}` || (range === undefined && other === `${String(status)[0]}XX`));
  return registeredStatuses.filter((status) => `${status}`.startsWith(range ?? "") && !declared(status));
}

function statusesBySchema(spec: Spec, object: JsonObject): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  const responses = listResponses(spec, object);
  const declared = responses.map(([status]) => status);
  for (const [status, bodies] of responses) {
    const schemas = new Set(bodies.map(({ schema }) => schema));
    const keys =
      schemas.size > 1 ? bodies.map(({ schema, mediaType }) => `${schema} ${mediaType}`) : [bodies[0]?.schema ?? ""];
    for (const key of keys) found[key] = [...(found[key] ?? []), ...listStatuses(status, declared)];
  }
  return found;
}

/** Names of the schemas with a codec, of one kind or of any, each once. */
function named(bodies: readonly Body[], kind?: "xml" | "form"): string[] {
  const wanted = bodies.filter(
    ({ schema, mediaType }) => schema !== bytes && (kind === undefined || codecKind(mediaType) === kind),
  );
  return [...new Set(wanted.map(({ schema }) => schema))];
}

function table(name: string, type: string, schemas: readonly string[], member: (schema: string) => string): string[] {
  return [
    `export const ${name}: Readonly<Record<string, ${type}>> = {`,
    ...schemas.map((schema) => `  ${schema}: ${member(schema)},`),
    "};",
    "",
  ];
}
