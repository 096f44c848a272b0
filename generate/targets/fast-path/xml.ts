// Generates the fast XML readers: straight-line code over the text of a usual document.

import {
  assertCarried,
  type CodecType,
  type CodecTypes,
  containsItself,
  isScalar,
  isUnwrappedList,
  type ListType,
  type Member,
  type ObjectType,
  type RootType,
  type Scalar,
  type ScalarType,
  xmlOrder,
  xmlRootOpening,
} from "../../codec-type.ts";
import { indent } from "../../source.ts";
import { type FastReaders, fastReaderNames, fastReaders, type Generation } from "./fast-readers.ts";

const text = JSON.stringify;
/** Names and namespaces of which no parser can think otherwise: they need no escapes, no trimming and no table of letters. */
const simpleName = /^[A-Za-z_][\w.-]*$/;
const simpleNamespace = /^(?!http:\/\/www\.w3\.org\/)[!#-%(-;=?-~]*$/;

export const fastXmlReaders = (types: CodecTypes): string => fastReaders(types, readers);
export const fastXmlReaderNames = (types: CodecTypes): ReadonlyMap<string, string> => fastReaderNames(types, readers);

/** What most documents have in an element: text that stands for itself, or a value as writers write it. */
const commonContent: Readonly<Record<Scalar, string | undefined>> = {
  string: String.raw`[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*`,
  integer: "[0-9]{1,15}",
  number: undefined,
  boolean: "(?:true|false)",
};

const runtime = [
  "enter",
  "giveUp",
  "hasContent",
  "isAtEnd",
  "isNil",
  "leave",
  "openFastXml",
  "fastBoolean",
  "fastInteger",
  "fastNumber",
  "fastText",
];

const readers: FastReaders = { format: "Xml", runtime, isFastRoot, rootReader, objectReader };

function isFastRoot({ type, element, namespace }: RootType, types: CodecTypes): boolean {
  return simpleName.test(element) && simpleNamespace.test(namespace) && isFast(type, namespace, types);
}

/** Whether a value can be read where elements without a prefix are in this namespace. */
function isFast(type: CodecType, namespace: string, types: CodecTypes): boolean {
  if (type.kind === "list") return isFastList(type, namespace) && isFast(type.item, namespace, types);
  if (type.kind !== "object") return true;
  const object = types.objects.get(type.name);
  // A schema that contains itself is left to the parser, which bounds the depth.
  return object !== undefined && object.namespace === namespace && !containsItself(object, types);
}

function isFastList({ itemElement, itemNamespace }: ListType, namespace: string): boolean {
  return itemNamespace === namespace && simpleName.test(itemElement);
}

function rootReader({ schema, type, element, namespace }: RootType, generation: Generation): string[] {
  const begins = [element, namespace, `<${xmlRootOpening(element, namespace)}>`].map((part) => text(part)).join(", ");
  return [
    `export function readFast${schema}Xml(text: string, encoding?: string): unknown {`,
    `  const xml = openFastXml(text, encoding, ${begins});`,
    "  if (xml === undefined) return undefined;",
    "  let value: any;",
    ...indent(readInto(type, "value", element, generation)),
    "  return isAtEnd(xml) ? value : undefined;",
    "}",
    "",
  ];
}

/** Statements that read the element entered into a target. `level` counts the lists around it. */
function readInto(type: CodecType, target: string, element: string, generation: Generation, level = 0): string[] {
  assertCarried(type);
  const end = text(`</${element}>`);
  if (isScalar(type)) return [`${target} = ${readScalar(type, end)};`];
  const lines =
    type.kind === "object"
      ? [`${target} = readFast${type.name}(xml, ${end});`]
      : readList(type, target, end, generation, level);
  return type.nullable ? [`if (isNil(xml, ${end})) ${target} = null;`, "else {", ...indent(lines), "}"] : lines;
}

function readScalar({ kind, nullable }: ScalarType, end: string): string {
  const read =
    kind === "string" ? `fastText(xml, ${end})` : `fast${kind[0]?.toUpperCase()}${kind.slice(1)}(xml, ${end})`;
  return nullable ? `isNil(xml, ${end}) ? null : ${read}` : read;
}

function readList(type: ListType, target: string, end: string, generation: Generation, level: number): string[] {
  const list = `list${level}`;
  return [
    `const ${list}: any[] = [];`,
    "if (hasContent(xml)) {",
    ...indent(readItems(type, list, generation, level)),
    `  if (!leave(xml, ${end})) giveUp(xml);`,
    "}",
    `${target} = ${list};`,
  ];
}

function readItems(
  { item: type, itemElement }: ListType,
  list: string,
  generation: Generation,
  level: number,
): string[] {
  const item = `item${level}`;
  return [
    `while (${enter(type, itemElement, generation)}) {`,
    `  let ${item}: any;`,
    ...indent(readInto(type, item, itemElement, generation, level + 1)),
    `  ${list}.push(${item});`,
    "}",
  ];
}

function enter(type: CodecType, element: string, { patterns }: Generation): string {
  const content = isScalar(type) ? commonContent[type.kind] : undefined;
  if (content === undefined) return `enter(xml, ${text(`<${element}`)})`;
  const name = element.replaceAll(".", "\\.");
  const pattern = `<${name}>${content}<\\/${name}>`;
  if (!patterns.has(pattern)) patterns.set(pattern, `usual${patterns.size}`);
  return `enter(xml, ${text(`<${element}`)}, ${patterns.get(pattern)})`;
}

/** Goes round its members until none is found: a document in the writer's order needs one round, any other at most one for each. */
function objectReader(object: ObjectType, generation: Generation): string[] {
  const elements = xmlOrder(object).filter((member) => isFastMember(member, object, generation.types));
  const lists = object.members.filter((member) => isUnwrappedList(member) && member.required);
  return [
    `export function readFast${object.name}(xml: FastXml, end: string): unknown {`,
    "  const value: any = {};",
    ...lists.map(({ name }) => `  value[${text(name)}] = [];`),
    "  if (!hasContent(xml)) return value;",
    "  while (!leave(xml, end)) {",
    "    const before = xml.at;",
    ...indent(
      elements.flatMap((member) => readMember(member, generation)),
      4,
    ),
    "    if (xml.at === before) {",
    "      giveUp(xml);",
    "      return value;",
    "    }",
    "  }",
    "  return value;",
    "}",
    "",
  ];
}

function isFastMember(member: Member, object: ObjectType, types: CodecTypes): boolean {
  const { element, namespace, type } = member;
  if (!simpleName.test(element) || namespace !== object.namespace) return false;
  return isFast(isUnwrappedList(member) ? member.type.item : type, namespace, types);
}

function readMember(member: Member, generation: Generation): string[] {
  const { type, element } = member;
  const target = `value[${text(member.name)}]`;
  if (isUnwrappedList(member)) {
    const { item } = member.type;
    return [
      `while (${enter(item, element, generation)}) {`,
      "  let item: any;",
      ...indent(readInto(item, "item", element, generation)),
      `  (${target} ??= []).push(item);`,
      "}",
    ];
  }
  return [
    `if (${enter(type, element, generation)}) {`,
    `  if (${target} !== undefined) giveUp(xml);`,
    ...indent(readInto(type, target, element, generation)),
    "}",
  ];
}
