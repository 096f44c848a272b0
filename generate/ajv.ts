// Ajv with every schema of the contract's components, as validators and their check at generate time use it.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { asArray, asObject, type Json, type JsonObject, nullableAlternative, type Spec } from "./spec.ts";

/** Keywords that say nothing to a validator; without them the code is a third smaller. */
const annotations =
  /^(?:description|title|examples?|xml|deprecated|readOnly|writeOnly|externalDocs|discriminator|contentMediaType|contentEncoding|x-.*)$/;
/** Formats that are checked; any other says nothing to a validator. */
const checkedFormats = ["date", "date-time", "time", "uuid", "email", "uri", "ipv4", "ipv6"] as const;

/**
 * With the schemas of the components under their names. `hasXml`: texts are bounded to what XML can carry. Without
 * `onInvalid`, an invalid schema is an error.
 */
export function createAjv(spec: Spec, hasXml: boolean, onInvalid?: (name: string, reason: string) => void): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    // Ajv does not follow a $ref to the members; the codec types are checked for this with all parts merged.
    strictRequired: false,
    messages: false,
    verbose: true,
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats.default(ajv, [...checkedFormats]);
  for (const [name, schema] of Object.entries(asObject(asObject(spec.document["components"])["schemas"]))) {
    try {
      ajv.addSchema({ $id: name, ...asObject(toAjvSchema(nullableScalars(spec, schema), hasXml)) });
    } catch (error) {
      if (onInvalid === undefined) throw error;
      // Ajv keeps it; without it, references to it fail too.
      ajv.removeSchema(name);
      onInvalid(name, invalidReason(ajv, error));
    }
  }
  return ajv;
}

/** Why Ajv refused a schema. */
export function invalidReason({ errors }: Ajv2020, error: unknown): string {
  const [first] = errors ?? [];
  return first ? `${first.instancePath} violates ${first.keyword} ${JSON.stringify(first.params)}` : String(error);
}

export function toAjvSchema(schema: Json, hasXml: boolean): Json {
  return hasXml ? boundTexts(toSchemaIds(schema)) : toSchemaIds(schema);
}

/** Of a response header. */
export function headerSchema(header: Json): JsonObject {
  return asObject(toSchemaIds(asObject(header)["schema"] ?? {}));
}

/**
 * Writes a nullable reference to a scalar (anyOf of a $ref and null) as one schema: the code is shorter and faster, and
 * its errors name all types together.
 */
function nullableScalars(spec: Spec, schema: Json): Json {
  if (Array.isArray(schema)) return schema.map((entry) => nullableScalars(spec, entry));
  if (schema === null || typeof schema !== "object") return schema;
  const alternative = nullableAlternative(schema);
  const { type, enum: values, ...rest } = spec.resolve(alternative);
  if (typeof type === "string" && type !== "object" && type !== "array" && !("const" in rest)) {
    return { ...rest, type: [type, "null"], ...(values !== undefined && { enum: [...asArray(values), null] }) };
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, nullableScalars(spec, value)]));
}

/** The characters of XML 1.0 (2.2). Half of a surrogate pair is refused by the readers. */
const xmlText = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$";

/** Restricts each text without its own pattern to what XML can carry: what is accepted in JSON must be readable in XML. */
function boundTexts(schema: Json, namesOfMembers = false): Json {
  if (Array.isArray(schema)) return schema.map((entry) => boundTexts(entry));
  if (schema === null || typeof schema !== "object") return schema;
  const isFree = !["pattern", "enum", "const", "format"].some((keyword) => keyword in schema);
  const isText = !namesOfMembers && isFree && [schema["type"]].flat().includes("string");
  const bounded = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const literal = !namesOfMembers && ["enum", "const", "default"].includes(key);
      return [key, literal ? value : boundTexts(value, key === "properties" && !namesOfMembers)];
    }),
  );
  return isText ? { ...bounded, pattern: xmlText } : bounded;
}

/** A schema without annotations, whose references name the component schemas as Ajv knows them: by name only. */
function toSchemaIds(schema: Json, namesOfMembers = false): Json {
  if (Array.isArray(schema)) return schema.map((entry) => toSchemaIds(entry));
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(([key, value]) => namesOfMembers || isChecked(key, value));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === "$ref" && !namesOfMembers) return [key, String(value).replace("#/components/schemas/", "")];
      const literal = !namesOfMembers && (key === "enum" || key === "const" || key === "default");
      return [key, literal ? value : toSchemaIds(value, key === "properties" && !namesOfMembers)];
    }),
  );
}

function isChecked(key: string, value: Json): boolean {
  return key === "format" ? checkedFormats.some((format) => format === value) : !annotations.test(key);
}
