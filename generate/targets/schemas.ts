// Generates the types of the contract's schemas by their own names, for whoever imports the client.
import { comment, schemaType, source } from "../source.ts";
import { asObject, type Spec } from "../spec.ts";

export function schemaTypes(spec: Spec): string {
  const schemas = Object.entries(asObject(asObject(spec.document["components"])["schemas"]));
  return source(
    'import type { components } from "./types.ts";',
    "",
    ...schemas.flatMap(([name, schema]) => [
      ...comment(asObject(schema)["description"]),
      `export type ${name} = ${schemaType(name)};`,
    ]),
  );
}
