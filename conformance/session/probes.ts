// Creates requests of an operation that are valid except for the parts that a check changes.
import type { Content, Operation, Parameter } from "../contract/operations.ts";
import type { Schemas } from "../contract/schemas.ts";
import type { SecurityScheme } from "../contract/security.ts";
import { findFormat } from "../formats/formats.ts";
import { writeParameter } from "../formats/parameter-text.ts";
import type { Probe } from "../http/message.ts";
import { createValidValue } from "../values/valid-value.ts";
import type { Session } from "./session.ts";

export interface Wanted {
  /** Values of parameters, by name, or by location and name (toParameterKey); path parameters are not yet encoded. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** A required parameter to omit. */
  readonly without?: Parameter;
  readonly content?: Content | undefined;
  /** The value to write, or the body itself. */
  readonly value?: unknown;
  readonly body?: Buffer | undefined;
  /** Headers to add or replace; undefined omits one. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Credentials instead of the run's own; null for none. */
  readonly token?: string | null;
  /** Path and query instead of the operation's own. */
  readonly path?: string;
  readonly isOutside?: boolean;
  readonly isUnreadable?: boolean;
}

/** Distinguishes parameters of the same name in different locations. */
export const toParameterKey = ({ in: place, name }: Parameter): string => `${place} ${name}`;

const givenValue = (given: Readonly<Record<string, unknown>>, parameter: Parameter): unknown =>
  given[toParameterKey(parameter)] ?? given[parameter.name];

const isGiven = (given: Readonly<Record<string, unknown>>, parameter: Parameter): boolean =>
  Object.hasOwn(given, toParameterKey(parameter)) || Object.hasOwn(given, parameter.name);

const storing = new Set(["POST", "PUT", "PATCH"]);

export function createProbe(session: Session, operation: Operation, wanted: Wanted = {}): Probe {
  const { content, headers = {} } = wanted;
  const body = wanted.body ?? (content === undefined ? undefined : writeBody(session.schemas, content, wanted.value));
  const credentials = credentialsFor(operation, wanted.token === undefined ? session.tokens.all : wanted.token);
  const pairs = parameterPairs(session, operation, wanted);
  const cookies = [...pairs.cookie, ...credentials.cookie].map(([name, text]) => `${name}=${encodeURIComponent(text)}`);
  const all: Record<string, string | undefined> = {
    ...Object.fromEntries(credentials.header),
    ...session.headers,
    accept: session.nextAccept(operation),
    "content-type": content?.mediaType,
    ...(cookies.length === 0 ? {} : { cookie: cookies.join("; ") }),
    ...Object.fromEntries(pairs.header.map(([name, text]) => [name.toLowerCase(), text])),
    ...headers,
  };
  const query = [...pairs.query, ...credentials.query].map(
    ([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`,
  );
  const path = wanted.path ?? fillPath(session, operation, wanted.parameters ?? {});
  return {
    operationId: operation.operationId,
    method: operation.method,
    path: path + (query.length === 0 ? "" : `?${query.join("&")}`),
    headers: Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    body,
    mediaType: content?.mediaType,
    stores: storing.has(operation.method),
    ...(wanted.isOutside === undefined ? {} : { isOutside: wanted.isOutside }),
    ...(wanted.isUnreadable === undefined ? {} : { isUnreadable: wanted.isUnreadable }),
  };
}

function writeBody(schemas: Schemas, { mediaType, schema }: Content, value: unknown): Buffer {
  const format = findFormat(mediaType);
  if (format === undefined) throw new Error(`${mediaType} is not a format of this suite`);
  return Buffer.from(format.write(value, schemas.node(schema)));
}

type Pairs = readonly (readonly [string, string])[];
type Credentials = Readonly<Record<"header" | "query" | "cookie", Pairs>>;

/** The token in the form of each scheme. For basic authentication it is user:password. */
export function credentialsFor({ security = [] }: Operation, token: string | null | undefined): Credentials {
  const written = (scheme: SecurityScheme, secret: string): string => {
    if (scheme.kind === "bearer") return `Bearer ${secret}`;
    if (scheme.kind === "apiKey") return secret;
    return `Basic ${secret.includes(":") ? Buffer.from(secret).toString("base64") : secret}`;
  };
  const at = (place: SecurityScheme["in"]): Pairs =>
    typeof token !== "string"
      ? []
      : security.filter((each) => each.in === place).map((each) => [each.name, written(each, token)] as const);
  return { header: at("header"), query: at("query"), cookie: at("cookie") };
}

function parameterPairs(session: Session, { parameters }: Operation, { parameters: given = {}, without }: Wanted) {
  const at = (place: Parameter["in"]): Pairs =>
    parameters
      .filter((each) => each.in === place && each !== without)
      .filter((each) => each.required || isGiven(given, each))
      .flatMap((each) => writeParameter(each, givenValue(given, each) ?? usualValue(session, each)) ?? []);
  return { query: at("query"), header: at("header"), cookie: at("cookie") };
}

function fillPath(session: Session, operation: Operation, given: Readonly<Record<string, unknown>>): string {
  const known = session.knownPath(operation);
  const isOwnPath = operation.parameters.some((each) => each.in === "path" && isGiven(given, each));
  const template = known === undefined || isOwnPath ? operation.path : known;
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((each) => each.in === "path" && each.name === name);
    if (parameter === undefined) return encodeURIComponent(session.contacts.fresh());
    const [pair] = writeParameter(parameter, givenValue(given, parameter) ?? usualValue(session, parameter)) ?? [];
    return encodeURIComponent(pair?.[1] ?? "");
  });
}

/** A text in the path is a made-up id, and has the prefix if its schema allows it. */
export function isOwnId(session: Session, parameter: Parameter): boolean {
  if (parameter.in !== "path" || !session.schemas.node(parameter.schema).types.includes("string")) return false;
  const id = `${session.contacts.prefix}contact-1000`;
  return session.schemas.validate(parameter.schema, id, "request") === undefined;
}

function usualValue(session: Session, parameter: Parameter): unknown {
  if (isOwnId(session, parameter)) return session.contacts.fresh();
  const value = createValidValue(session.schemas, parameter.schema, parameter.examples);
  return value ?? (session.schemas.node(parameter.schema).types.includes("string") ? "sample" : 1);
}

/** The contents of the operation's body that this suite can write. */
export const writable = (operation: Operation): readonly Content[] =>
  (operation.body?.content ?? []).filter(({ mediaType }) => findFormat(mediaType) !== undefined);

/**
 * A valid body: an example of the contract with its list shortened to the first item, or one made from the schema.
 * Without `content` it follows the schema of the first media type.
 */
export function validBody({ schemas }: Session, operation: Operation, content?: Content): unknown {
  const contents = (operation.body?.declared ?? []).filter(({ mediaType }) => findFormat(mediaType) !== undefined);
  const wanted = (content ?? contents[0])?.schema;
  if (wanted === undefined) return undefined;
  for (const { examples, mediaType, schema } of contents) {
    if (schema !== wanted || findFormat(mediaType)?.name !== "json") continue;
    const shortened = examples.map((example) => (Array.isArray(example) ? example.slice(0, 1) : example));
    const valid = shortened.find((value) => schemas.validate(schema, value, "request") === undefined);
    if (valid !== undefined) return valid;
  }
  return createValidValue(schemas, wanted);
}

/** Content and value of a valid request; undefined if the operation has no body, or none can be made. */
export function wholeRequest(session: Session, operation: Operation): Wanted {
  const [content] = writable(operation);
  const value = validBody(session, operation, content);
  if (
    content !== undefined &&
    value !== undefined &&
    findFormat(content.mediaType)?.carries(value, session.schemas.node(content.schema))
  )
    return { content, value };
  const [other] = operation.body?.required === true ? operation.body.content : [];
  // Bodies in unsupported formats, such as an image, are sent as bytes.
  return other !== undefined && findFormat(other.mediaType) === undefined
    ? { body: Buffer.from("sample"), headers: { "content-type": other.mediaType } }
    : {};
}
