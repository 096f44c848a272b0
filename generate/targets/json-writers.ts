// Generates the JSON writers: members in the documented order, nulls included, what is not declared left out (wire rule N8).
import { type CodecType, type CodecTypes, isScalar, type ObjectType } from "../codec-type.ts";
import { schemaType, source } from "../source.ts";

export function jsonWriters({ roots, objects }: CodecTypes): string {
  const open = new Set([...objects.values()].filter(({ isOpen }) => isOpen).map(({ name }) => name));
  return source(
    'import type { components } from "./types.ts";',
    "",
    ...roots.flatMap(({ schema, type }) => [
      `export function write${schema}Json(value: ${schemaType(schema)}): string {`,
      `  return ${expression(type, "value", open)};`,
      "}",
      "",
    ]),
    ...[...objects.values()].filter(({ isOpen }) => !isOpen).flatMap((object) => objectWriter(object, open)),
  );
}

function objectWriter({ name, members }: ObjectType, open: ReadonlySet<string>): string[] {
  return [
    `function object${name}(value: any): string {`,
    '  let out = "";',
    ...members.map(({ name: member, type }) => {
      const value = `value[${JSON.stringify(member)}]`;
      return `  if (${value} !== undefined) out += ${JSON.stringify(`,${JSON.stringify(member)}:`)} + ${expression(type, value, open)};`;
    }),
    '  return out === "" ? "{}" : "{" + out.slice(1) + "}";',
    "}",
    "",
  ];
}

/** An open object is written with the members that the contract does not name. */
function expression(type: CodecType, value: string, open: ReadonlySet<string>): string {
  if (type.kind === "any" || (type.kind === "object" && open.has(type.name))) return `JSON.stringify(${value})`;
  if (isScalar(type)) return type.kind === "string" ? `JSON.stringify(${value})` : `String(${value})`;
  const written =
    type.kind === "object"
      ? `object${type.name}(${value})`
      : `"[" + ${value}.map((item: any) => ${expression(type.item, "item", open)}).join(",") + "]"`;
  return type.nullable ? `(${value} === null ? "null" : ${written})` : written;
}
