// Generates the fast form readers: straight-line code over the text of a plain form, beside the readers that take any.
import { type Generation, type PlainReaders, plainReaderNames, plainReaders } from "./plain-readers.ts";
import {
  containsItself,
  isScalar,
  type ListShape,
  type Member,
  type ObjectShape,
  type RootShape,
  type Scalar,
  type Shape,
  type Shapes,
} from "./shape.ts";
import { indent } from "./source.ts";

const text = JSON.stringify;
/** Names that stand in a key as they are. */
const plainName = /^[A-Za-z_][\w-]*$/;

export const plainFormReaders = (shapes: Shapes): string => plainReaders(shapes, readers);
export const plainFormReaderNames = (shapes: Shapes): ReadonlyMap<string, string> => plainReaderNames(shapes, readers);

/** What most forms have as a value: text that stands for itself, or a value as writers write it. */
const usualValue: Readonly<Record<Scalar, string>> = {
  string: "[^&%+]*",
  integer: "[0-9]{1,15}",
  number: "(?!)",
  boolean: "(?:[Tt]rue|[Ff]alse)",
};

const runtime = [
  "giveUp",
  "isAtEnd",
  "isNext",
  "openPlainForm",
  "passPair",
  "plainBoolean",
  "plainInteger",
  "plainNumber",
  "plainText",
];

const readers: PlainReaders = { format: "Form", runtime, isPlainRoot, rootReader, objectReader };

function isPlainRoot({ shape }: RootShape, shapes: Shapes): boolean {
  return shape.kind === "list" && isPlain(shape, shapes);
}

/** A schema that contains itself is left to the other reader, which does not recurse deeper than a key. */
function isPlain(shape: Shape, shapes: Shapes): boolean {
  if (shape.kind === "list") return isPlain(shape.item, shapes);
  if (shape.kind !== "object") return true;
  const object = shapes.objects.get(shape.name);
  return object !== undefined && !containsItself(object, shapes);
}

function rootReader({ schema, shape }: RootShape, generation: Generation): string[] {
  return [
    `export function plain${schema}Form(text: string): unknown {`,
    "  const form = openPlainForm(text);",
    "  let value: any;",
    ...indent(readInto(shape, "value", '""', "", generation)),
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
  shape: Shape,
  target: string,
  prefix: string,
  name: string,
  generation: Generation,
  level = 0,
): string[] {
  if (isScalar(shape)) {
    const read = shape.kind === "string" ? "Text" : `${shape.kind[0]?.toUpperCase()}${shape.kind.slice(1)}`;
    const usual = pattern(`${name}=${usualValue[shape.kind]}(?:&|$)`, generation);
    return [
      `if (passPair(form, ${prefix}, ${usual}, ${pattern(`${name}=`, generation)})) {`,
      `  if (${target} !== undefined) giveUp(form);`,
      `  ${target} = plain${read}(form);`,
      "}",
    ];
  }
  if (shape.kind === "object") return taken(`plain${shape.name}(form, ${prefix})`, target);
  return readList(shape, target, prefix, generation, level);
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

function readList(shape: ListShape, target: string, prefix: string, generation: Generation, level: number): string[] {
  const [list, index, key, item] = [`list${level}`, `index${level}`, `key${level}`, `item${level}`];
  return [
    "{",
    `  const ${list}: any[] = [];`,
    `  for (let ${index} = 0; ${index} < ${shape.maxItems}; ${index}++) {`,
    `    const ${key} = ${prefix} + form.open + ${index} + form.close;`,
    `    if (!isNext(form, ${key})) break;`,
    `    let ${item}: any;`,
    ...indent(readInto(shape.item, item, key, "", generation, level + 1), 4),
    `    if (${item} === undefined) giveUp(form);`,
    `    ${list}.push(${item});`,
    "  }",
    `  if (${list}.length > 0 && ${target} !== undefined) giveUp(form);`,
    `  if (${list}.length > 0) ${target} = ${list};`,
    "}",
  ];
}

/** Goes round its members until none is found: a form in the writer's order needs one round, any other at most one for each. */
function objectReader({ name, members }: ObjectShape, generation: Generation): string[] {
  const plain = members.filter((member) => plainName.test(member.name) && isPlain(member.shape, generation.shapes));
  return [
    `export function plain${name}(form: PlainForm, prefix: string): unknown {`,
    "  const value: any = {};",
    "  const start = form.at;",
    "  while (isNext(form, prefix)) {",
    "    const before = form.at;",
    ...indent(
      plain.flatMap((member) => readMember(member, generation)),
      4,
    ),
    "    if (form.at === before) break;",
    "  }",
    "  return form.at === start ? undefined : value;",
    "}",
    "",
  ];
}

function readMember({ name, shape }: Member, generation: Generation): string[] {
  const target = `value[${text(name)}]`;
  if (isScalar(shape)) {
    return readInto(shape, target, "prefix", `(?:\\.${name}|\\[${name}\\]|%5B${name}%5D)`, generation);
  }
  return readInto(shape, target, `prefix + ${text(`.${name}`)}`, "", generation);
}
