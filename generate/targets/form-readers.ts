// Generates the form readers: each key is walked down the schema, step by step (wire rules F1 to F6).
import {
  assertCarried,
  type CodecType,
  type CodecTypes,
  isScalar,
  type ObjectType,
  type RootType,
} from "../codec-type.ts";
import { indent, source } from "../source.ts";

const text = JSON.stringify;

export function formReaders(types: CodecTypes): string {
  return source(
    'import { createFormKey, formKeyOf, parseForm, refuseGaps, type FormKey } from "#runtime/form-key.ts";',
    "",
    ...types.roots.flatMap((root) => rootReader(root, types)),
    ...[...types.objects.values()].flatMap((object) => [...objectPut(object), ...objectCheck(object, types)]),
  );
}

function rootReader({ schema, type }: RootType, types: CodecTypes): string[] {
  return [
    `export function read${schema}Form(text: string): unknown {`,
    "  const root: { value?: any } = {};",
    "  const key = createFormKey();",
    "  for (const entry of parseForm(text)) {",
    "    key.start(entry);",
    ...indent(put(type, "root.value"), 4),
    "  }",
    ...indent(check(type, "root.value", '""', types)),
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

/**
 * Statements that put the value of `key` where it belongs, making lists and objects on the way. `level` counts lists
 * around. A member's list of scalars may repeat its key, as OpenAPI does (style form, exploded).
 */
function put(type: CodecType, target: string, level = 0, isMember = false): string[] {
  assertCarried(type);
  if (isScalar(type)) {
    const text = type.nullable ? "nullableText" : "text";
    return [
      "key.end();",
      `if (${target} !== undefined) throw key.repeated();`,
      `${target} = key.${type.kind === "string" ? text : type.kind}();`,
    ];
  }
  if (type.kind === "object") return [`${target} ??= {};`, `put${type.name}(${target}, key);`];
  const [list, index] = [`list${level}`, `index${level}`];
  return [
    "{",
    `  const ${list}: any[] = (${target} ??= []);`,
    isMember && isScalar(type.item)
      ? `  const ${index} = key.indexOrNext(${type.maxItems}, ${list}.length);`
      : `  const ${index} = key.index(${type.maxItems});`,
    ...indent(put(type.item, `${list}[${index}]`, level + 1)),
    "}",
  ];
}

/** A check box of MVC sends true and false under one key (wire rule F7). */
function putBoolean(member: string): string[] {
  const target = `value[${member}]`;
  return ["key.end();", `${target} = ${target} === undefined ? key.boolean() : key.checkBox(value, ${member});`];
}

function objectPut({ name, members }: ObjectType): string[] {
  return [
    `function put${name}(value: any, key: FormKey): void {`,
    "  switch (key.member()) {",
    ...members.flatMap(({ name: member, type }) => [
      `    case ${text(member)}: {`,
      ...indent(type.kind === "boolean" ? putBoolean(text(member)) : put(type, `value[${text(member)}]`, 0, true), 6),
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
function check(type: CodecType, value: string, where: string, types: CodecTypes, level = 0): string[] {
  if (!containsList(type, types)) return [];
  if (type.kind === "object") return [`if (${value} !== undefined) check${type.name}(${value}, ${where});`];
  if (type.kind !== "list") return [];
  const [index, item] = [`index${level}`, `item${level}`];
  const inner = check(type.item, item, `${where} + "[" + ${index} + "]"`, types, level + 1);
  const items =
    inner.length === 0 ? [] : [`  for (const [${index}, ${item}] of ${value}.entries()) {`, ...indent(inner, 4), "  }"];
  return [`if (${value} !== undefined) {`, `  refuseGaps(${value}, ${where});`, ...items, "}"];
}

/** Whether a gap is possible somewhere in a value. A schema that contains itself is taken to have one. */
function containsList(type: CodecType, types: CodecTypes, seen: readonly string[] = []): boolean {
  if (type.kind !== "object") return type.kind === "list";
  if (seen.includes(type.name)) return true;
  const members = types.objects.get(type.name)?.members ?? [];
  return members.some((member) => containsList(member.type, types, [...seen, type.name]));
}

function objectCheck({ name, members }: ObjectType, types: CodecTypes): string[] {
  if (!containsList({ kind: "object", nullable: false, name }, types)) return [];
  const checks = members.flatMap((member) =>
    check(member.type, `value[${text(member.name)}]`, `where + ${text(`.${member.name}`)}`, types),
  );
  return [`function check${name}(value: any, where: string): void {`, ...indent(checks), "}", ""];
}
