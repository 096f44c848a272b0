// Makes requests of an operation: valid in everything but what a check means to change.
import type { Content, Operation, Parameter } from "../contract/operations.ts";
import type { Schemas } from "../contract/schemas.ts";
import { findFormat } from "../formats/formats.ts";
import type { Probe } from "../http/message.ts";
import type { Session } from "./session.ts";

export interface Wanted {
  /** Values of parameters as text, by name; of the path not yet encoded. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly content?: Content | undefined;
  /** The value to write, or the body itself. */
  readonly value?: unknown;
  readonly body?: Buffer | undefined;
  /** Further headers, or other ones; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

const storing = new Set(["POST", "PUT", "PATCH"]);

export function createProbe(session: Session, operation: Operation, wanted: Wanted = {}): Probe {
  const { schemas, tokens, contacts } = session;
  const { content, headers = {}, parameters = {} } = wanted;
  const body = wanted.body ?? (content === undefined ? undefined : bodyOf(schemas, content, wanted.value));
  const authorization = operation.scopes !== undefined && tokens.all !== undefined ? `Bearer ${tokens.all}` : undefined;
  const needed = operation.parameters.filter(
    ({ in: place, required, name }) => place === "header" && (required || Object.hasOwn(parameters, name)),
  );
  const all: Record<string, string | undefined> = {
    authorization,
    accept: session.nextAccept(operation),
    "content-type": content?.mediaType,
    ...Object.fromEntries(
      needed.map((parameter) => [
        parameter.name.toLowerCase(),
        parameters[parameter.name] ?? usualText(schemas, parameter),
      ]),
    ),
    ...headers,
  };
  return {
    operationId: operation.operationId,
    method: operation.method,
    path: pathOf(schemas, operation, parameters, contacts.fresh) + queryOf(schemas, operation, parameters),
    headers: Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    body,
    mediaType: content?.mediaType,
    stores: storing.has(operation.method),
  };
}

function bodyOf(schemas: Schemas, { mediaType, schema }: Content, value: unknown): Buffer {
  const format = findFormat(mediaType);
  if (format === undefined) throw new Error(`${mediaType}: none of the formats that this suite speaks`);
  return Buffer.from(format.write(value, schemas.node(schema)));
}

function pathOf(
  schemas: Schemas,
  operation: Operation,
  parameters: Readonly<Record<string, string>>,
  fresh: () => string,
): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((each) => each.in === "path" && each.name === name);
    const given = parameters[name];
    if (given !== undefined) return encodeURIComponent(given);
    if (parameter === undefined || isOwnId(schemas, parameter)) return encodeURIComponent(fresh());
    return encodeURIComponent(usualText(schemas, parameter));
  });
}

function queryOf(schemas: Schemas, operation: Operation, parameters: Readonly<Record<string, string>>): string {
  const pairs = operation.parameters
    .filter(({ in: place, required, name }) => place === "query" && (required || Object.hasOwn(parameters, name)))
    .map(
      (each) =>
        `${encodeURIComponent(each.name)}=${encodeURIComponent(parameters[each.name] ?? usualText(schemas, each))}`,
    );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

/** A text in the path names what the run makes, and carries its prefix. */
export const isOwnId = (schemas: Schemas, parameter: Parameter): boolean =>
  parameter.in === "path" && schemas.node(parameter.schema).types.includes("string");

/** The least value that the parameter may have, or its first listed one. */
function usualText(schemas: Schemas, parameter: Parameter): string {
  const { keywords, types } = schemas.node(parameter.schema);
  const listed = keywords.get("enum")?.value;
  if (Array.isArray(listed)) return String(listed[0]);
  const least = keywords.get("minimum")?.value;
  return types.includes("string") ? "conformance" : String(typeof least === "number" ? least : 1);
}

/** The contents of the operation's body that this suite can write. */
export const writable = (operation: Operation): readonly Content[] =>
  (operation.body?.content ?? []).filter(({ mediaType }) => findFormat(mediaType) !== undefined);

/** A valid body that the contract shows as an example in JSON, its list shortened to its first item. */
export function validBody({ schemas }: Session, operation: Operation): unknown {
  for (const { examples, mediaType, schema } of operation.body?.declared ?? []) {
    if (findFormat(mediaType)?.name !== "json") continue;
    for (const example of examples) {
      const value: unknown = Array.isArray(example) ? example.slice(0, 1) : example;
      if (schemas.validator(schema)(value)) return value;
    }
  }
  return undefined;
}
