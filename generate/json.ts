// Generates the JSON writers: members in the documented order, nulls included, what is not declared left out (wire rule N8).
import { isScalar, type ObjectShape, type Shape, type Shapes } from "./shape.ts";
import { schemaType, source } from "./source.ts";

export function jsonWriters({ roots, objects }: Shapes): string {
  return source(
    'import type { components } from "./types.ts";',
    "",
    ...roots.flatMap(({ schema, shape }) => [
      `export function write${schema}Json(value: ${schemaType(schema)}): string {`,
      `  return ${expression(shape, "value")};`,
      "}",
      "",
    ]),
    ...[...objects.values()].flatMap(objectWriter),
  );
}

function objectWriter({ name, members }: ObjectShape): string[] {
  return [
    `function object${name}(value: any): string {`,
    '  let out = "";',
    ...members.map(({ name: member, shape }) => {
      const value = `value[${JSON.stringify(member)}]`;
      return `  if (${value} !== undefined) out += ${JSON.stringify(`,${JSON.stringify(member)}:`)} + ${expression(shape, value)};`;
    }),
    '  return out === "" ? "{}" : "{" + out.slice(1) + "}";',
    "}",
    "",
  ];
}

function expression(shape: Shape, value: string): string {
  if (isScalar(shape)) return shape.kind === "string" ? `JSON.stringify(${value})` : `String(${value})`;
  const written =
    shape.kind === "object"
      ? `object${shape.name}(${value})`
      : `"[" + ${value}.map((item: any) => ${expression(shape.item, "item")}).join(",") + "]"`;
  return shape.nullable ? `(${value} === null ? "null" : ${written})` : written;
}
