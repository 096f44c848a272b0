// Generates the bodies of failures that the server responds with by itself, one builder for each declared schema.
import { type BodySchema, type DeclaredBody, declaredBody } from "../bodies.ts";
import { listTypes, merged } from "../schema-to-codec-type.ts";
import { schemaType, source } from "../source.ts";
import { asArray, asObject, type Json, type JsonObject, listOperations, type Spec } from "../spec.ts";

const text = (value: unknown) => JSON.stringify(value);

export function failures(spec: Spec, bodies: readonly BodySchema[]): string {
  const declared = failureBodies(spec);
  const schemas = new Set(
    declared.flatMap(({ schema, schemas = {} }) => [...(schema ? [schema] : []), ...Object.values(schemas)]),
  );
  const claims = asObject(spec.document["x-wire-conventions"]);
  const place: Place = { name: "", spec, isMessageless: false, around: [] };
  const builders = bodies
    .map(({ schema }) => schema)
    .filter((schema) => schemas.has(schema))
    .map((schema) => {
      const value = valueFor({ $ref: `#/components/schemas/${schema}` }, place);
      return `  ${schema}: (failure: Failure): ${schemaType(schema)} => (${value}),`;
    });
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
  readonly spec: Spec;
  /** Name of the member, in lower case without separators. */
  readonly name: string;
  /** Whether the object has no member for the message, so that the title carries it. */
  readonly isMessageless: boolean;
  /** The enclosing objects: recursion must end. */
  readonly around: readonly string[];
}

/** The expression of a value that the schema allows. */
function valueFor(value: Json | undefined, place: Place): string {
  const { name } = place;
  const schema = chooseAlternative(place.spec, value);
  switch (listTypes(schema).find((type) => type !== "null")) {
    case "string":
      return writeText(schema, place);
    case "integer":
    case "number":
      return names.status.test(name) || names.code.test(name)
        ? "failure.status"
        : text(getLiteral(schema) ?? schema["minimum"] ?? 0);
    case "boolean":
      return text(getLiteral(schema) ?? (names.success.test(name) ? false : names.nested.test(name)));
    case "array":
      return name === "" || Number(schema["minItems"] ?? 0) > 0
        ? `[${valueFor(schema["items"], { ...place, name: name || "message" })}]`
        : "[]";
    case "object":
      return writeObject(schema, place);
    default:
      return "{ title: failure.title, status: failure.status, detail: failure.message }";
  }
}

/** The schema with one of its alternatives: the first simple one, otherwise the first. */
function chooseAlternative(spec: Spec, value: Json | undefined): JsonObject {
  const { anyOf, oneOf, ...own } = merged(spec, value);
  const alternatives = asArray(anyOf ?? oneOf);
  const isSimple = (each: Json) => ["string", "integer", "number", "boolean"].includes(String(asObject(each)["type"]));
  const chosen = alternatives.find(isSimple) ?? alternatives.find((each) => asObject(each)["type"] !== "null");
  return chosen === undefined ? own : chooseAlternative(spec, { allOf: [own, chosen] });
}

function writeObject(schema: JsonObject, place: Place): string {
  const origin = JSON.stringify(schema);
  // A schema inside itself ends here: its required members would need itself again.
  if (place.around.includes(origin)) return "{} as never";
  const { spec, around } = place;
  const members = Object.entries(asObject(schema["properties"]));
  const isMessage = ([name, member]: [string, Json]) =>
    names.message.test(plain(name)) && listTypes(chooseAlternative(spec, member)).includes("string");
  const inside = { spec, isMessageless: !members.some(isMessage), around: [...around, origin] };
  const required = asArray(schema["required"]);
  const written = members.flatMap(([name, member]) => writeMember(name, member, required.includes(name), inside));
  return written.length === 0 ? "{}" : `{ ${written.join(", ")} }`;
}

/** An optional member without a meaning is left out, or null where it can be. */
function writeMember(member: string, schema: Json, required: boolean, place: Omit<Place, "name">): string[] {
  const name = plain(member);
  const types = listTypes(merged(place.spec, schema));
  const isMeant = !types.includes("array") && (name === "type" || Object.values(names).some((each) => each.test(name)));
  if (!isMeant && types.includes("null")) return [`${text(member)}: null`];
  return isMeant || required ? [`${text(member)}: ${valueFor(schema, { ...place, name })}`] : [];
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, "");

function writeText(schema: JsonObject, { name, isMessageless }: Place): string {
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
