// Generates the members of each flat object: tables, and straight-line code that merges, compares and lays them out in rows.

import type { CodecTypes, Scalar, ScalarType } from "../codec-type.ts";
import { isScalar, type Member, type ObjectType } from "../codec-type.ts";
import { indent, schemaType, source } from "../source.ts";
import type { Json, JsonObject } from "../spec.ts";

const text = JSON.stringify;

interface ScalarMember extends Member {
  readonly type: ScalarType;
}

/** An object of scalars with its own schema. */
interface FlatObject extends ObjectType {
  readonly members: readonly ScalarMember[];
}

export function members(types: CodecTypes): string {
  const objects = [...types.objects.values()].filter(isFlat);
  return source(
    'import type { Changes, Member } from "#runtime/member.ts";',
    'import type { components } from "./types.ts";',
    "",
    ...types.roots.flatMap(({ schema, type }) =>
      type.kind === "list" ? [`export const maxItems${schema} = ${type.maxItems};`, ""] : [],
    ),
    ...objects.flatMap((object) => [
      ...table(object),
      ...layout(object, atName(object, types)),
      ...(object.members.every(isStored) ? [...merge(object), ...comparison(object), ...columns(object)] : []),
    ]),
  );
}

/** Whether a row always has the member, and a new row has a value for it that its type allows. */
function isStored({ required, type, schema }: ScalarMember): boolean {
  const values = "const" in schema ? [schema["const"] ?? null] : schema["enum"];
  const initial = getDefault(type, schema["default"]);
  if (!required || !isOfType(type, initial)) return false;
  return !Array.isArray(values) || (type.kind !== "boolean" && (initial === null || values.includes(initial)));
}

function isOfType({ kind, nullable }: ScalarType, value: Json): boolean {
  return value === null ? nullable : typeof value === (kind === "integer" ? "number" : kind);
}

function isFlat(object: ObjectType): object is FlatObject {
  return (
    object.isComponent &&
    !object.isNullable &&
    object.members.length > 0 &&
    object.members.every(({ type }) => isScalar(type))
  );
}

function table({ name, members: own }: FlatObject): string[] {
  return [
    `export const members${name}: readonly Member<${schemaType(name)}>[] = [`,
    ...own.map(({ name: member, type, required, schema }) => {
      const entry = {
        name: member,
        column: columnName(member),
        type: type.kind,
        nullable: type.nullable,
        required,
        default: getDefault(type, schema["default"]),
        minimum: schema["minimum"],
        maximum: schema["maximum"],
        maxLength: schema["maxLength"],
      };
      return `  { ...${text(entry)}, get: (value) => value[${text(member)}] },`
        .replace("{ ...{", "{ ")
        .replace("}, get", ", get");
    }),
    "];",
    "",
  ];
}

/** Members in a flat list of many objects, as they are: one left out is undefined there. */
function layout({ name, members: own }: FlatObject, at: string): string[] {
  return [
    `export function push${name}(values: unknown[], item: ${schemaType(name)}): void {`,
    `  values.push(${own.map(({ name: member }) => `item[${text(member)}]`).join(", ")});`,
    "}",
    "",
    `export function ${at}(values: readonly any[], at: number): ${schemaType(name)} {`,
    "  return {",
    ...own.map(({ name: member }, index) => `    ${text(member)}: values[at + ${index}],`),
    "  };",
    "}",
    "",
  ];
}

function merge({ name, members: own }: FlatObject): string[] {
  return [
    `export function merge${name}(stored: ${schemaType(name)} | undefined, changes: Changes<${schemaType(name)}>): ${schemaType(name)} {`,
    "  return {",
    ...own.map(({ name: member, type, schema }) => {
      const [given, kept] = [`changes[${text(member)}]`, `stored?.[${text(member)}]`];
      const otherwise = `${kept} ?? ${text(getDefault(type, schema["default"]))}`;
      const value = type.nullable ? `${given} === undefined ? (${otherwise}) : ${given}` : `${given} ?? ${otherwise}`;
      return `    ${text(member)}: ${value},`;
    }),
    "  };",
    "}",
    "",
  ];
}

function comparison({ name, members: own }: FlatObject): string[] {
  return [
    `export function isSame${name}(one: ${schemaType(name)}, other: ${schemaType(name)}): boolean {`,
    "  return (",
    ...indent([own.map(({ name: member }) => `one[${text(member)}] === other[${text(member)}]`).join(" &&\n    ")], 4),
    "  );",
    "}",
    "",
  ];
}

/** Rows of a database, in the order of the table. Booleans are written as 0 and 1, and read as these or as booleans. */
function columns({ name, members: own }: FlatObject): string[] {
  return [
    `export function toColumns${name}(value: ${schemaType(name)}): (string | number | null)[] {`,
    "  return [",
    ...own.map(({ name: member, type }) => {
      const value = `value[${text(member)}]`;
      if (type.kind !== "boolean") return `    ${value}${type.nullable ? " ?? null" : ""},`;
      return type.nullable ? `    ${value} === null ? null : ${value} ? 1 : 0,` : `    ${value} ? 1 : 0,`;
    }),
    "  ];",
    "}",
    "",
    `export function fromColumns${name}(row: readonly any[], at: number): ${schemaType(name)} {`,
    "  return {",
    ...own.map(({ name: member, type, schema }, index) => {
      const value = `row[at + ${index}]`;
      const read = readColumn(type.kind, schema, value);
      return `    ${text(member)}: ${type.nullable && read !== value ? `${value} === null ? null : ${read}` : read},`;
    }),
    "  };",
    "}",
    "",
  ];
}

/** A driver may return integers that do not fit into 32 bits as text. */
function readColumn(kind: Scalar, { minimum, maximum }: JsonObject, value: string): string {
  if (kind === "boolean") return `${value} === 1 || ${value} === true`;
  const fits = Number(minimum ?? Number.NaN) >= -(2 ** 31) && Number(maximum ?? Number.NaN) < 2 ** 31;
  return kind === "integer" && !fits ? `Number(${value})` : value;
}

function getDefault({ kind, nullable }: ScalarType, declared: Json | undefined): Json {
  if (declared !== undefined) return declared;
  if (nullable) return null;
  return kind === "string" ? "" : kind === "boolean" ? false : 0;
}

/** PhoneNumberID -> phone_number_id */
function columnName(member: string): string {
  return member
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replaceAll(/\W/g, "_")
    .toLowerCase();
}

/** For Foo fooAt, unless there is a foo too. */
function atName({ name }: FlatObject, { objects }: CodecTypes): string {
  const lower = lowerFirst(name);
  return lower !== name && objects.has(lower) ? `${name}At` : `${lower}At`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
