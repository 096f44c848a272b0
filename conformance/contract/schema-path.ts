// Where in the contract a validator says that a value is wrong.

/** Ajv's schemaPath as a pointer into the contract: it is absolute behind a $ref and else below the schema. */
export function toPointer(schemaPath: string | undefined, schema: string): string {
  if (schemaPath === undefined) return schema;
  const path = decodeURIComponent(schemaPath.slice(schemaPath.indexOf("#") + 1));
  return path.startsWith("/components/") || path.startsWith("/paths/") ? path : schema + path;
}
