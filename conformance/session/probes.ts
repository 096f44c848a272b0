// Makes requests of an operation: valid in everything but what a check means to change.
import type { Content, Operation, Parameter } from "../contract/operations.ts";
import type { Schemas } from "../contract/schemas.ts";
import type { SecurityScheme } from "../contract/security.ts";
import { findFormat } from "../formats/formats.ts";
import { writeParameter } from "../formats/parameter-text.ts";
import type { Probe } from "../http/message.ts";
import { createValidValue } from "../values/valid-value.ts";
import type { Session } from "./session.ts";

export interface Wanted {
  /** Values of parameters, by name; of the path not yet encoded. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** A required parameter to leave out. */
  readonly without?: Parameter;
  readonly content?: Content | undefined;
  /** The value to write, or the body itself. */
  readonly value?: unknown;
  readonly body?: Buffer | undefined;
  /** Further headers, or other ones; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Credentials instead of the run's own; null for none. */
  readonly token?: string | null;
  /** Path and query instead of the operation's own. */
  readonly path?: string;
  readonly isOutside?: boolean;
  readonly isUnreadable?: boolean;
}

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
  const path = wanted.path ?? pathOf(session, operation, wanted.parameters ?? {});
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

/** The token as each scheme carries it. A token of basic authentication is user:password. */
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
      .filter(({ name, required }) => required || Object.hasOwn(given, name))
      .flatMap((each) => writeParameter(each, given[each.name] ?? usualValue(session, each)) ?? []);
  return { query: at("query"), header: at("header"), cookie: at("cookie") };
}

function pathOf(session: Session, operation: Operation, given: Readonly<Record<string, unknown>>): string {
  const known = session.knownPath(operation);
  const isGiven = operation.parameters.some(({ in: place, name }) => place === "path" && Object.hasOwn(given, name));
  const template = known === undefined || isGiven ? operation.path : known;
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((each) => each.in === "path" && each.name === name);
    if (parameter === undefined) return encodeURIComponent(session.contacts.fresh());
    const [pair] = writeParameter(parameter, given[name] ?? usualValue(session, parameter)) ?? [];
    return encodeURIComponent(pair?.[1] ?? "");
  });
}

/** A text in the path names what the run makes, and carries its prefix where its schema leaves room for one. */
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

/** A valid body: an example that the contract shows, its list shortened to its first item, else one made from the schema. */
export function validBody({ schemas }: Session, operation: Operation): unknown {
  const contents = (operation.body?.declared ?? []).filter(({ mediaType }) => findFormat(mediaType) !== undefined);
  for (const { examples, mediaType, schema } of contents) {
    if (findFormat(mediaType)?.name !== "json") continue;
    const shortened = examples.map((example) => (Array.isArray(example) ? example.slice(0, 1) : example));
    const valid = shortened.find((value) => schemas.validate(schema, value, "request") === undefined);
    if (valid !== undefined) return valid;
  }
  const [first] = contents;
  return first === undefined ? undefined : createValidValue(schemas, first.schema);
}

/** Content and value of a valid request; nothing for an operation without a body, or without one that can be made. */
export function wholeRequest(session: Session, operation: Operation): Wanted {
  const [content] = writable(operation);
  const value = validBody(session, operation);
  if (
    content !== undefined &&
    value !== undefined &&
    findFormat(content.mediaType)?.carries(value, session.schemas.node(content.schema))
  )
    return { content, value };
  const [other] = operation.body?.required === true ? operation.body.content : [];
  // Bytes of a format that the suite does not speak, such as an image, are sent as they are.
  return other !== undefined && findFormat(other.mediaType) === undefined
    ? { body: Buffer.from("sample"), headers: { "content-type": other.mediaType } }
    : {};
}
