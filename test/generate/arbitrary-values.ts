// Makes arbitrary valid values of a schema of the contract, with the texts that formats tend to break.
import fc from "fast-check";
import { toCodecTypes } from "../../generate/schema-to-codec-type.ts";
import { asArray, asObject, type Json, type JsonObject, resolve, type Spec } from "../../generate/spec.ts";
import { specification } from "../../generated/specification.ts";

const document = specification as JsonObject;
const spec: Spec = { text: "", document, resolve: (value) => resolve(document, value) };

export interface Options {
  /** Whether null, empty texts, empty lists and objects without members may come up: a form cannot carry all of them. */
  readonly empty: boolean;
}

const trickyTexts = [
  "",
  " ",
  "  5 ",
  "\t",
  "\r",
  "\n",
  "\r\n",
  "a\r\nb\rc\n",
  " \u00A0\u2003",
  "0044207",
  "+4402079460000",
  "+ext",
  "7 x12 +ext",
  "1e5",
  "-0",
  "true",
  "null",
  "[]",
  "😀",
  "👩‍👩‍👧",
  "e\u0301",
  "\u{10FFFF}",
  "\uFEFFx",
  "\u2028\u2029",
  "\u0085",
  "\u007F",
  "&",
  "&amp;",
  "&#13;",
  "<",
  ">",
  "]]>",
  "<![CDATA[x]]>",
  "<!-- x -->",
  '"',
  "'",
  "\\",
  "\\u0041",
  "%",
  "%41",
  "+",
  "a+b",
  "a b",
  "=",
  "&x=y",
  ";",
  "#",
  "?",
  "[0].Notes=1",
  "__proto__",
  "${x}",
  "`",
];

const text = fc.oneof(
  fc.constantFrom(...trickyTexts),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.array(fc.constantFrom(...trickyTexts), { maxLength: 6 }).map((parts) => parts.join("")),
);

/** Arbitrary values of a component schema. Its type has already been checked by toCodecTypes, so few keywords are left to obey. */
export function arbitraryOf(name: string, options: Options): fc.Arbitrary<unknown> {
  toCodecTypes(spec, [{ schema: name, mediaTypes: new Set(), formats: new Set(["xml", "form"]) }]);
  return valueOfSchema({ $ref: `#/components/schemas/${name}` }, options);
}

function valueOfSchema(schema: Json | undefined, options: Options): fc.Arbitrary<unknown> {
  const parts = partsOf(schema);
  const other = parts.flatMap((part) => asArray(part["anyOf"])).find((one) => asObject(one)["type"] !== "null");
  if (other !== undefined) return fc.option(valueOfSchema(other, options), { nil: null, freq: 4 });
  const types = parts
    .map((part) => asArray(Array.isArray(part["type"]) ? part["type"] : [part["type"] ?? null]))
    .filter(([type]) => type !== null);
  const shared = (types[0] ?? []).filter((type) => types.every((others) => others.includes(type)));
  const kind = shared.find((type) => type !== "null");
  const value = ofKind(String(kind), parts, options);
  return shared.includes("null") && options.empty ? fc.option(value, { nil: null, freq: 4 }) : value;
}

/** A schema and everything that its $ref and allOf add. */
function partsOf(schema: Json | undefined): JsonObject[] {
  const resolved = spec.resolve(schema);
  return [resolved, ...asArray(resolved["allOf"]).flatMap(partsOf)];
}

function ofKind(kind: string, parts: JsonObject[], options: Options): fc.Arbitrary<unknown> {
  const numbers = (key: string) => parts.map((part) => part[key]).filter((value) => typeof value === "number");
  switch (kind) {
    case "boolean":
      return fc.boolean();
    case "integer": {
      const [min, max] = [Math.max(...numbers("minimum")), Math.min(...numbers("maximum"))];
      return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
    }
    case "string": {
      const listed = parts.flatMap((part) => asArray(part["enum"])).filter((value) => value !== null);
      if (listed.length > 0) return fc.constantFrom(...listed);
      const patterns = parts.flatMap((part) =>
        typeof part["pattern"] === "string" ? [new RegExp(part["pattern"], "u")] : [],
      );
      // A pattern may be left out of the contract; what XML cannot carry is excluded anyway.
      patterns.push(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]*$/u);
      const [min, max] = [Math.max(options.empty ? 0 : 1, ...numbers("minLength")), Math.min(...numbers("maxLength"))];
      return text.filter(
        (value) =>
          patterns.every((pattern) => pattern.test(value)) && [...value].length >= min && [...value].length <= max,
      );
    }
    case "array":
      return fc.array(valueOfSchema(parts.find((part) => part["items"] !== undefined)?.["items"], options), {
        minLength: options.empty ? 0 : 1,
        maxLength: 5,
      });
    case "object":
      return ofObject(parts, options);
    default:
      throw new Error(`no arbitrary for the type ${kind}`);
  }
}

function ofObject(parts: JsonObject[], options: Options): fc.Arbitrary<unknown> {
  const members = new Map<string, Json[]>();
  for (const part of parts) {
    for (const [name, schema] of Object.entries(asObject(part["properties"])))
      members.set(name, [...(members.get(name) ?? []), schema]);
  }
  const model = Object.fromEntries([...members].map(([name, allOf]) => [name, valueOfSchema({ allOf }, options)]));
  const requiredKeys = parts.flatMap((part) => asArray(part["required"]).map(String));
  return fc
    .record(model, { requiredKeys, noNullPrototype: true })
    .filter((value) => options.empty || Object.keys(value).length > 0);
}
