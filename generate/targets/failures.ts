// Generates the bodies of failures that the server responds with by itself, one builder for each declared schema.
import { type DeclaredBody, declaredBody } from "../bodies.ts";
import type { CodecType, CodecTypes, Member } from "../codec-type.ts";
import { schemaType, source } from "../source.ts";
import { asArray, asObject, type Json, type JsonObject, listOperations, type Spec } from "../spec.ts";

const text = (value: unknown) => JSON.stringify(value);

export function failures(spec: Spec, types: CodecTypes): string {
  const declared = failureBodies(spec);
  const schemas = new Set(
    declared.flatMap(({ schema, schemas = {} }) => [...(schema ? [schema] : []), ...Object.values(schemas)]),
  );
  const roots = types.roots.filter(({ schema }) => schemas.has(schema));
  const claims = asObject(spec.document["x-wire-conventions"]);
  const builders = roots.map(
    ({ schema, type }) =>
      `  ${schema}: (failure: Failure): ${schemaType(schema)} => (${valueFor(type, { name: "", schema: {}, types, isMessageless: false, around: [] })}),`,
  );
  const helpers = ["cutText", "oneOf"].filter((name) => builders.some((builder) => builder.includes(`${name}(`)));
  return source(
    'import type { Failure } from "#runtime/failure.ts";',
    ...(helpers.length > 0 ? [`import { ${helpers.join(", ")} } from "#runtime/failure.ts";`] : []),
    ...(builders.length > 0 ? ['import type { components } from "./types.ts";'] : []),
    "",
    "/** Schema -> the body of a failure. Members get their meaning by their names; docs/contract.md lists them. */",
    "export const failureBodies: Readonly<Record<string, (failure: Failure) => object | string>> = {",
    ...builders,
    "};",
    "",
    "/** The contract's most frequent failure: for what belongs to no operation, or has a status that is not declared. */",
    `export const usualFailure = ${text(mostFrequent(declared))} as const;`,
    "",
    "/** Whether every operation declares every status that the server responds with by itself. */",
    `export const everyFailureDeclared: boolean = ${claims["everyFailureDeclared"] === true};`,
    "/** The protection space that challenges name (RFC 9110, 11.5). */",
    `export const realm = ${text(getRealm(spec))};`,
    "/** Whether every operation needs credentials. */",
    `export const everyOperationSecured: boolean = ${claims["everyOperationSecured"] === true};`,
  );
}

/** Claimed, or the title; as far as a header can carry it. */
function getRealm({ document }: Spec): string {
  const { realm = asObject(document["info"])["title"] } = asObject(document["x-wire-conventions"]);
  return String(realm).replaceAll(/[^ -~]|["\\]/g, "");
}

function failureBodies(spec: Spec): DeclaredBody[] {
  return listOperations(spec).flatMap(({ object }) =>
    Object.entries(asObject(object["responses"]))
      .filter(([status]) => /^(?:[45]|default$)/i.test(status))
      .map(([, response]) => declaredBody(asObject(spec.resolve(response)["content"]))),
  );
}

/** Of those with a body. */
function mostFrequent(bodies: readonly DeclaredBody[]): DeclaredBody {
  const counts = new Map<string, number>();
  for (const body of bodies) {
    if (body.schema === undefined && body.schemas === undefined) continue;
    counts.set(text(body), (counts.get(text(body)) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined ? { mediaTypes: [] } : (JSON.parse(most[0]) as DeclaredBody);
}

/** Names of members, without case and separators, by the part of a failure that they carry. */
const names = {
  message: /^(?:error)?(?:message|msg|detail|details|description|reason|error)$/,
  title: /^(?:error)?(?:title|summary)$/,
  code: /^(?:error)?code$/,
  status: /^(?:http)?status(?:code)?$/,
  success: /^(?:is)?(?:success|successful|succeeded|ok)$/,
  nested: /^errors?$/,
};

interface Place {
  /** Name of the member, in lower case without separators. */
  readonly name: string;
  readonly schema: JsonObject;
  readonly types: CodecTypes;
  /** Whether the object has no member for the message, so that the title carries it. */
  readonly isMessageless: boolean;
  /** The enclosing objects: recursion must end. */
  readonly around: readonly string[];
}

/** The expression of a value of this type. */
function valueFor(type: CodecType, place: Place): string {
  const { name, schema } = place;
  switch (type.kind) {
    case "string":
      return writeText(place);
    case "integer":
    case "number":
      return names.status.test(name) || names.code.test(name)
        ? "failure.status"
        : text(getLiteral(schema) ?? schema["minimum"] ?? 0);
    case "boolean":
      return text(getLiteral(schema) ?? (names.success.test(name) ? false : names.nested.test(name)));
    case "list":
      return name === "" || Number(schema["minItems"] ?? 0) > 0
        ? `[${valueFor(type.item, { ...place, name: name || "message", schema: {} })}]`
        : "[]";
    case "object":
      // A schema inside itself ends here: its required members would need itself again.
      return place.around.includes(type.name) ? "{} as never" : writeObject(type.name, place);
    default: {
      const simple = simpleAlternative(schema);
      if (simple !== undefined) return valueFor(simple.type, { ...place, schema: simple.schema });
      if (type.name === "a map") return "{}";
      return "{ title: failure.title, status: failure.status, detail: failure.message }";
    }
  }
}

/** The first alternative that is a simple value. */
function simpleAlternative({ anyOf, oneOf }: JsonObject): { type: CodecType; schema: JsonObject } | undefined {
  for (const schema of asArray(anyOf ?? oneOf).map(asObject)) {
    const kind = (["string", "integer", "number", "boolean"] as const).find((each) => each === schema["type"]);
    if (kind !== undefined) return { type: { kind, nullable: false }, schema };
  }
  return undefined;
}

function writeObject(object: string, { types, around }: Place): string {
  const members = types.objects.get(object)?.members ?? [];
  const isMessageless = !members.some(({ name, type }) => names.message.test(plain(name)) && type.kind === "string");
  const place = { types, isMessageless, around: [...around, object] };
  return `{ ${members.flatMap((member) => writeMember(member, place)).join(", ")} }`;
}

/** An optional member without a meaning is left out, or null where it can be. */
function writeMember(member: Member, place: Pick<Place, "types" | "isMessageless" | "around">): string[] {
  const { type, schema, required } = member;
  const name = plain(member.name);
  const isMeant = type.kind !== "list" && (name === "type" || Object.values(names).some((each) => each.test(name)));
  if (!isMeant && type.nullable) return [`${text(member.name)}: null`];
  return isMeant || required ? [`${text(member.name)}: ${valueFor(type, { ...place, name, schema })}`] : [];
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, "");

function writeText({ name, schema, isMessageless }: Place): string {
  const known = asArray(schema["enum"]).filter((value) => typeof value === "string");
  if (known.length > 0) return `oneOf(failure.code, ${text(known)})`;
  const literal = getLiteral(schema);
  if (literal !== undefined) return text(literal);
  const maxLength = Number(schema["maxLength"] ?? Number.POSITIVE_INFINITY);
  const cut = (value: string) => (Number.isFinite(maxLength) ? `cutText(${value}, ${maxLength})` : value);
  if (name === "type") return text("about:blank");
  if (names.status.test(name)) return "String(failure.status)";
  if (names.code.test(name)) return cut("failure.code");
  if (names.title.test(name)) return cut(isMessageless ? "failure.message" : "failure.title");
  if (names.message.test(name) || name === "") return cut("failure.message");
  return sampleText(schema);
}

const sampleText = ({ format, minLength = 0, examples, example }: JsonObject): string => {
  const shown = [asArray(examples)[0], example].find((value) => typeof value === "string");
  const samples: Readonly<Record<string, string>> = {
    date: "1970-01-01",
    "date-time": "1970-01-01T00:00:00Z",
    time: "00:00:00Z",
    uuid: "00000000-0000-0000-0000-000000000000",
    uri: "about:blank",
    email: "nobody@localhost.invalid",
    ipv4: "0.0.0.0",
    ipv6: "::",
  };
  return text(shown ?? samples[String(format)] ?? "-".repeat(Number(minLength)));
};

function getLiteral({ const: value, default: usual, enum: values }: JsonObject): Json | undefined {
  return value ?? asArray(values)[0] ?? usual;
}
