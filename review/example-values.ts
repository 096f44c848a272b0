// The values that the contract's own examples show: of bodies, parameters and header fields.

import { referenceName } from "../generate/spec.ts";
import { type BodySchema, type BodySchemaName, bodySchemas } from "../generated/codecs.ts";
import { violationOf } from "../runtime/violation.ts";
import { asObject, type Body, type Json, type JsonObject, type Spec } from "./model/contract.ts";

/** The value that a media type of a body shows, in the order of the document. */
function shownValue(contract: Spec, media: JsonObject): Json | undefined {
  if (media["example"] !== undefined) return media["example"];
  const [first] = Object.values(asObject(media["examples"]));
  return first === undefined ? undefined : contract.resolve(first)["value"];
}

export interface BodyExample {
  readonly schema: string;
  readonly value: Json;
}

/**
 * The value of a body's first example that is a value and not a text, which is that of a JSON media type.
 * @throws Error that names the body when it has none, or when the example breaks its schema.
 */
export function bodyExample(contract: Spec, { operation, part, content }: Body): BodyExample {
  const name = `${operation.operationId} ${part}`;
  const entries = Object.values(content).map(asObject);
  const value = entries.map((media) => shownValue(contract, media)).find((shown) => typeof shown === "object");
  const schema = referenceName(entries[0]?.["schema"]) ?? "";
  if (value === undefined) throw new Error(`${name}: an example is required to write the bytes`);
  const { validate } = getCodecs(schema, name);
  if (validate(value)) return { schema, value };
  const { pointer, expected } = violationOf(validate);
  throw new Error(`${name}: the example violates its schema ${schema}: ${pointer || "the body"}: ${expected}`);
}

/** The generated validator and codecs of a schema. @throws Error when generated/ knows no such body. */
export function getCodecs(schema: string, name: string): BodySchema {
  if (!Object.hasOwn(bodySchemas, schema)) throw new Error(`${name}: generated/ has no codec for ${schema}`);
  return bodySchemas[schema as BodySchemaName];
}

/** The example of a parameter or header field, as text. @throws Error when it has none. */
export function exampleText(name: string, said: JsonObject): string {
  if (said["example"] === undefined) throw new Error(`${name}: an example is required`);
  return String(said["example"]);
}
