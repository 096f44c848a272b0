// Generates the form readers and writers: each key is walked down the schema, step by step (wire rules F1 to F6).
import { isScalar, type ObjectShape, type RootShape, type Shape, type Shapes } from "./shape.ts";
import { indent, schemaType, source } from "./source.ts";

const text = JSON.stringify;

export function formReaders(shapes: Shapes): string {
  return source(
    'import { createFormKey, formKeyOf, parseForm, refuseGaps, type FormKey } from "../runtime/form-key.ts";',
    "",
    ...shapes.roots.flatMap((root) => rootReader(root, shapes)),
    ...[...shapes.objects.values()].flatMap((object) => [...objectPut(object), ...objectCheck(object, shapes)]),
  );
}

export function formWriters(shapes: Shapes): string {
  return source(
    'import { notInAForm } from "../runtime/form-key.ts";',
    'import type { components } from "./types.ts";',
    "",
    ...shapes.roots.flatMap(rootWriter),
    ...[...shapes.objects.values()].flatMap(objectWriter),
  );
}

function rootReader({ schema, shape }: RootShape, shapes: Shapes): string[] {
  return [
    `export function read${schema}Form(text: string): unknown {`,
    "  const root: { value?: any } = {};",
    "  const key = createFormKey();",
    "  for (const entry of parseForm(text)) {",
    "    key.start(entry);",
    ...indent(put(shape, "root.value"), 4),
    "  }",
    ...indent(check(shape, "root.value", '""', shapes)),
    "  return root.value;",
    "}",
    "",
    "/** The key of the value of a JSON pointer. */",
    `export function locate${schema}Form(_text: string, pointer: string): string {`,
    "  return formKeyOf(pointer);",
    "}",
    "",
  ];
}

/** Statements that put the value of `key` where it belongs, making lists and objects on the way. `level` counts lists around. */
function put(shape: Shape, target: string, level = 0): string[] {
  if (isScalar(shape)) {
    return [
      "key.end();",
      `if (${target} !== undefined) throw key.repeated();`,
      `${target} = key.${shape.kind === "string" ? "text" : shape.kind}();`,
    ];
  }
  if (shape.kind === "object") return [`${target} ??= {};`, `put${shape.name}(${target}, key);`];
  const [list, index] = [`list${level}`, `index${level}`];
  return [
    "{",
    `  const ${list}: any[] = (${target} ??= []);`,
    `  const ${index} = key.index(${shape.maxItems});`,
    ...indent(put(shape.item, `${list}[${index}]`, level + 1)),
    "}",
  ];
}

function objectPut({ name, members }: ObjectShape): string[] {
  return [
    `function put${name}(value: any, key: FormKey): void {`,
    "  switch (key.member()) {",
    ...members.flatMap(({ name: member, shape }) => [
      `    case ${text(member)}: {`,
      ...indent(put(shape, `value[${text(member)}]`), 6),
      "      return;",
      "    }",
    ]),
    "    default:",
    `      throw key.unknown(${text(members.map((member) => member.name))});`,
    "  }",
    "}",
    "",
  ];
}

/** Statements that refuse gaps in the lists of a value, inside too. */
function check(shape: Shape, value: string, where: string, shapes: Shapes, level = 0): string[] {
  if (!containsList(shape, shapes)) return [];
  if (shape.kind === "object") return [`if (${value} !== undefined) check${shape.name}(${value}, ${where});`];
  if (shape.kind !== "list") return [];
  const [index, item] = [`index${level}`, `item${level}`];
  const inner = check(shape.item, item, `${where} + "[" + ${index} + "]"`, shapes, level + 1);
  const items =
    inner.length === 0 ? [] : [`  for (const [${index}, ${item}] of ${value}.entries()) {`, ...indent(inner, 4), "  }"];
  return [`if (${value} !== undefined) {`, `  refuseGaps(${value}, ${where});`, ...items, "}"];
}

/** Whether a gap is possible somewhere in a value. A schema that contains itself is taken to have one. */
function containsList(shape: Shape, shapes: Shapes, seen: readonly string[] = []): boolean {
  if (shape.kind !== "object") return shape.kind === "list";
  if (seen.includes(shape.name)) return true;
  const members = shapes.objects.get(shape.name)?.members ?? [];
  return members.some((member) => containsList(member.shape, shapes, [...seen, shape.name]));
}

function objectCheck({ name, members }: ObjectShape, shapes: Shapes): string[] {
  if (!containsList({ kind: "object", nullable: false, name }, shapes)) return [];
  const checks = members.flatMap((member) =>
    check(member.shape, `value[${text(member.name)}]`, `where + ${text(`.${member.name}`)}`, shapes),
  );
  return [`function check${name}(value: any, where: string): void {`, ...indent(checks), "}", ""];
}

function rootWriter({ schema, shape }: RootShape): string[] {
  return [
    `/** @throws RangeError for a value that no form can carry: null, an empty list, an object without members. */`,
    `export function write${schema}Form(value: ${schemaType(schema)}): string {`,
    "  const pairs: string[] = [];",
    ...indent(write(shape, "value", '""')),
    '  return pairs.join("&");',
    "}",
    "",
  ];
}

/** Statements that push the pairs of a value; `key` is an expression. */
function write(shape: Shape, value: string, key: string, level = 0): string[] {
  const refuseNull = shape.nullable ? [`if (${value} === null) throw notInAForm("null");`] : [];
  if (isScalar(shape)) {
    const written = shape.kind === "string" ? `encodeURIComponent(${value})` : value;
    return [...refuseNull, `pairs.push(${key} + "=" + ${written});`];
  }
  if (shape.kind === "object") return [...refuseNull, `pairs${shape.name}(${value}, ${key}, pairs);`];
  return [
    ...refuseNull,
    `if (${value}.length === 0) throw notInAForm("an empty list");`,
    `for (const [index${level}, item${level}] of ${value}.entries()) {`,
    ...indent(write(shape.item, `item${level}`, `${key} + "[" + index${level} + "]"`, level + 1)),
    "}",
  ];
}

function objectWriter({ name, members }: ObjectShape): string[] {
  return [
    `function pairs${name}(value: any, key: string, pairs: string[]): void {`,
    "  const before = pairs.length;",
    '  const prefix = key === "" ? "" : key + ".";',
    ...members.flatMap(({ name: member, shape }) => {
      const target = `value[${text(member)}]`;
      return [
        `  if (${target} !== undefined) {`,
        ...indent(write(shape, target, `prefix + ${text(encodeURIComponent(member))}`), 4),
        "  }",
      ];
    }),
    '  if (pairs.length === before) throw notInAForm("an object without members");',
    "}",
    "",
  ];
}
