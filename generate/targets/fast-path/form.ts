// Generates the fast form readers: straight-line code over the text of a usual form.

import {
  assertCarried,
  type CodecType,
  type CodecTypes,
  containsItself,
  isScalar,
  type ListType,
  type Member,
  type ObjectType,
  type RootType,
  type Scalar,
} from "../../codec-type.ts";
import { indent } from "../../source.ts";
import { type FastReaders, fastReaderNames, fastReaders, type Generation } from "./fast-readers.ts";

const text = JSON.stringify;
/** Names that stand in a key as they are. */
const simpleName = /^[A-Za-z_][\w-]*$/;

export const fastFormReaders = (types: CodecTypes): string => fastReaders(types, readers);
export const fastFormReaderNames = (types: CodecTypes): ReadonlyMap<string, string> => fastReaderNames(types, readers);

/** What most forms have as a value: text that stands for itself, or a value as writers write it. */
const commonValue: Readonly<Record<Scalar, string>> = {
  string: "[^&%+]*",
  integer: "[0-9]{1,15}",
  number: "(?!)",
  boolean: "(?:[Tt]rue|[Ff]alse)",
};

const runtime = [
  "giveUp",
  "isAtEnd",
  "isNext",
  "openFastForm",
  "passPair",
  "fastBoolean",
  "fastInteger",
  "fastNullableText",
  "fastNumber",
  "fastText",
];

const readers: FastReaders = { format: "Form", runtime, isFastRoot, rootReader, objectReader };

function isFastRoot({ type }: RootType, types: CodecTypes): boolean {
  return type.kind === "list" && isFast(type, types);
}

/** A schema that contains itself is left to the other reader, which does not recurse deeper than a key. */
function isFast(type: CodecType, types: CodecTypes): boolean {
  if (type.kind === "list") return isFast(type.item, types);
  if (type.kind !== "object") return true;
  const object = types.objects.get(type.name);
  return object !== undefined && !containsItself(object, types);
}

function rootReader({ schema, type }: RootType, generation: Generation): string[] {
  return [
    `export function readFast${schema}Form(text: string): unknown {`,
    "  const form = openFastForm(text);",
    "  let value: any;",
    ...indent(readInto(type, "value", '""', "", generation)),
    "  return isAtEnd(form) ? value : undefined;",
    "}",
    "",
  ];
}

/**
 * Statements that read a value into a target, which stays undefined when no key names it. `prefix` is an expression for
 * what the keys begin with, `name` a pattern of what follows it. `level` counts the lists around.
 */
function readInto(
  type: CodecType,
  target: string,
  prefix: string,
  name: string,
  generation: Generation,
  level = 0,
): string[] {
  assertCarried(type);
  if (isScalar(type)) {
    const text = type.nullable ? "NullableText" : "Text";
    const read = type.kind === "string" ? text : `${type.kind[0]?.toUpperCase()}${type.kind.slice(1)}`;
    const usual = pattern(`${name}=${commonValue[type.kind]}(?:&|$)`, generation);
    return [
      `if (passPair(form, ${prefix}, ${usual}, ${pattern(`${name}=`, generation)})) {`,
      `  if (${target} !== undefined) giveUp(form);`,
      `  ${target} = fast${read}(form);`,
      "}",
    ];
  }
  if (type.kind === "object") return taken(`readFast${type.name}(form, ${prefix})`, target);
  return readList(type, target, prefix, generation, level);
}

/** Takes what was read, unless nothing was. */
function taken(read: string, target: string): string[] {
  return [
    "{",
    `  const inner = ${read};`,
    `  if (inner !== undefined && ${target} !== undefined) giveUp(form);`,
    `  if (inner !== undefined) ${target} = inner;`,
    "}",
  ];
}

function pattern(regularExpression: string, { patterns }: Generation): string {
  if (!patterns.has(regularExpression)) patterns.set(regularExpression, `pattern${patterns.size}`);
  return patterns.get(regularExpression) ?? "";
}

function readList(type: ListType, target: string, prefix: string, generation: Generation, level: number): string[] {
  const [list, index, key, item] = [`list${level}`, `index${level}`, `key${level}`, `item${level}`];
  return [
    "{",
    `  const ${list}: any[] = [];`,
    `  for (let ${index} = 0; ${index} < ${type.maxItems}; ${index}++) {`,
    `    const ${key} = ${prefix} + form.open + ${index} + form.close;`,
    `    if (!isNext(form, ${key})) break;`,
    `    let ${item}: any;`,
    ...indent(readInto(type.item, item, key, "", generation, level + 1), 4),
    `    if (${item} === undefined) giveUp(form);`,
    `    ${list}.push(${item});`,
    "  }",
    `  if (${list}.length > 0 && ${target} !== undefined) giveUp(form);`,
    `  if (${list}.length > 0) ${target} = ${list};`,
    "}",
  ];
}

/** Goes round its members until none is found: a form in the writer's order needs one round, any other at most one for each. */
function objectReader({ name, members }: ObjectType, generation: Generation): string[] {
  const fast = members.filter((member) => simpleName.test(member.name) && isFast(member.type, generation.types));
  return [
    `export function readFast${name}(form: FastForm, prefix: string): unknown {`,
    "  const value: any = {};",
    "  const start = form.at;",
    "  while (isNext(form, prefix)) {",
    "    const before = form.at;",
    ...indent(
      fast.flatMap((member) => readMember(member, generation)),
      4,
    ),
    "    if (form.at === before) break;",
    "  }",
    "  return form.at === start ? undefined : value;",
    "}",
    "",
  ];
}

function readMember({ name, type }: Member, generation: Generation): string[] {
  const target = `value[${text(name)}]`;
  if (isScalar(type)) {
    return readInto(type, target, "prefix", `(?:\\.${name}|\\[${name}\\]|%5B${name}%5D)`, generation);
  }
  return readInto(type, target, `prefix + ${text(`.${name}`)}`, "", generation);
}
