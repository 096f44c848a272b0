// Generates the form writers (wire rules F1 to F6).
import {
  assertCarried,
  type CodecType,
  type CodecTypes,
  isScalar,
  type ObjectType,
  type RootType,
} from "../codec-type.ts";
import { indent, schemaType, source } from "../source.ts";

const text = JSON.stringify;

export function formWriters(types: CodecTypes): string {
  return source(
    'import { notInAForm } from "#runtime/form-key.ts";',
    'import type { components } from "./types.ts";',
    "",
    ...types.roots.flatMap(rootWriter),
    ...[...types.objects.values()].flatMap(objectWriter),
  );
}

function rootWriter({ schema, type }: RootType): string[] {
  return [
    `/** @throws RangeError for a value that no form can carry, such as an empty list or an object without members. */`,
    `export function write${schema}Form(value: ${schemaType(schema)}): string {`,
    "  const pairs: string[] = [];",
    ...indent(write(type, "value", '""')),
    '  return pairs.join("&");',
    "}",
    "",
  ];
}

/**
 * Statements that push the pairs of a value; `key` is an expression. A list of scalars repeats its key where it is a
 * member of the whole body, as OpenAPI says.
 */
function write(type: CodecType, value: string, key: string, level = 0, isMember = false): string[] {
  assertCarried(type);
  if (type.kind === "string" && type.nullable) {
    return [
      `if (${value} === "") throw notInAForm("an empty text, which is null there");`,
      `pairs.push(${key} + "=" + (${value} === null ? "" : encodeURIComponent(${value})));`,
    ];
  }
  const refuseNull = type.nullable ? [`if (${value} === null) throw notInAForm("null");`] : [];
  if (isScalar(type)) {
    const written = type.kind === "string" ? `encodeURIComponent(${value})` : value;
    return [...refuseNull, `pairs.push(${key} + "=" + ${written});`];
  }
  if (type.kind === "object") return [...refuseNull, `pairs${type.name}(${value}, ${key}, pairs);`];
  const index = `"[" + index${level} + "]"`;
  const step = isMember && isScalar(type.item) ? `(prefix === "" ? "" : ${index})` : index;
  return [
    ...refuseNull,
    `if (${value}.length === 0) throw notInAForm("an empty list");`,
    `for (const [index${level}, item${level}] of ${value}.entries()) {`,
    ...indent(write(type.item, `item${level}`, `${key} + ${step}`, level + 1)),
    "}",
  ];
}

function objectWriter({ name, members }: ObjectType): string[] {
  return [
    `function pairs${name}(value: any, key: string, pairs: string[]): void {`,
    "  const before = pairs.length;",
    '  const prefix = key === "" ? "" : key + ".";',
    ...members.flatMap(({ name: member, type }) => {
      const target = `value[${text(member)}]`;
      return [
        `  if (${target} !== undefined) {`,
        ...indent(write(type, target, `prefix + ${text(encodeURIComponent(member))}`, 0, true), 4),
        "  }",
      ];
    }),
    '  if (pairs.length === before) throw notInAForm("an object without members");',
    "}",
    "",
  ];
}
