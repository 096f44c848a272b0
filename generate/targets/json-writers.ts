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
      `  return JSON.stringify(${expression(type, "value", open)});`,
      "}",
      "",
    ]),
    ...[...objects.values()].filter(({ isOpen }) => !isOpen).flatMap((object) => declaredMembers(object, open)),
  );
}

/** Picks the declared members in their order: JSON.stringify leaves out those that are undefined. */
function declaredMembers({ name, members }: ObjectType, open: ReadonlySet<string>): string[] {
  return [
    `function declared${name}(value: any): object {`,
    "  return {",
    ...members.map(({ name: member, type }) => {
      const key = JSON.stringify(member);
      return `    ${key}: ${expression(type, `value[${key}]`, open)},`;
    }),
    "  };",
    "}",
    "",
  ];
}

/** An open object is written with the members that the contract does not name. */
function expression(type: CodecType, value: string, open: ReadonlySet<string>): string {
  if (type.kind === "any" || isScalar(type) || (type.kind === "object" && open.has(type.name))) return value;
  if (type.kind === "object") return `${value} && declared${type.name}(${value})`;
  const item = expression(type.item, "item", open);
  return item === "item" ? value : `${value} && ${value}.map((item: any) => ${item})`;
}
