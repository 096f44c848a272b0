// Generates the fast XML readers: straight-line code over the text of a plain document, beside the readers that take any.
import { type Generation, type PlainReaders, plainReaderNames, plainReaders } from "./plain-readers.ts";
import {
  containsItself,
  isScalar,
  isUnwrappedList,
  type ListShape,
  type Member,
  type ObjectShape,
  type RootShape,
  type Scalar,
  type ScalarShape,
  type Shape,
  type Shapes,
  xmlOrder,
  xmlRootOpening,
} from "./shape.ts";
import { indent } from "./source.ts";

const text = JSON.stringify;
/** Names and namespaces of which no parser can think otherwise: they need no escapes, no trimming and no table of letters. */
const plainName = /^[A-Za-z_][\w.-]*$/;
const plainNamespace = /^(?!http:\/\/www\.w3\.org\/)[!#-%(-;=?-~]*$/;

export const plainXmlReaders = (shapes: Shapes): string => plainReaders(shapes, readers);
export const plainXmlReaderNames = (shapes: Shapes): ReadonlyMap<string, string> => plainReaderNames(shapes, readers);

/** What most documents have in an element: text that stands for itself, or a value as writers write it. */
const usualContent: Readonly<Record<Scalar, string | undefined>> = {
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
  "openPlainXml",
  "plainBoolean",
  "plainInteger",
  "plainNumber",
  "plainText",
];

const readers: PlainReaders = { format: "Xml", runtime, isPlainRoot, rootReader, objectReader };

function isPlainRoot({ shape, element, namespace }: RootShape, shapes: Shapes): boolean {
  return plainName.test(element) && plainNamespace.test(namespace) && isPlain(shape, namespace, shapes);
}

/** Whether a value can be read where elements without a prefix are in this namespace. */
function isPlain(shape: Shape, namespace: string, shapes: Shapes): boolean {
  if (shape.kind === "list") return isPlainList(shape, namespace) && isPlain(shape.item, namespace, shapes);
  if (shape.kind !== "object") return true;
  const object = shapes.objects.get(shape.name);
  // A schema that contains itself is left to the parser, which bounds the depth.
  return object !== undefined && object.namespace === namespace && !containsItself(object, shapes);
}

function isPlainList({ itemElement, itemNamespace }: ListShape, namespace: string): boolean {
  return itemNamespace === namespace && plainName.test(itemElement);
}

function rootReader({ schema, shape, element, namespace }: RootShape, generation: Generation): string[] {
  const begins = [element, namespace, `<${xmlRootOpening(element, namespace)}>`].map((part) => text(part)).join(", ");
  return [
    `export function plain${schema}Xml(text: string, encoding?: string): unknown {`,
    `  const xml = openPlainXml(text, encoding, ${begins});`,
    "  if (xml === undefined) return undefined;",
    "  let value: any;",
    ...indent(readInto(shape, "value", element, generation)),
    "  return isAtEnd(xml) ? value : undefined;",
    "}",
    "",
  ];
}

/** Statements that read the element entered into a target. `level` counts the lists around it. */
function readInto(shape: Shape, target: string, element: string, generation: Generation, level = 0): string[] {
  const end = text(`</${element}>`);
  if (isScalar(shape)) return [`${target} = ${readScalar(shape, end)};`];
  const lines =
    shape.kind === "object"
      ? [`${target} = plain${shape.name}(xml, ${end});`]
      : readList(shape, target, end, generation, level);
  return shape.nullable ? [`if (isNil(xml, ${end})) ${target} = null;`, "else {", ...indent(lines), "}"] : lines;
}

function readScalar({ kind, nullable }: ScalarShape, end: string): string {
  const read =
    kind === "string" ? `plainText(xml, ${end})` : `plain${kind[0]?.toUpperCase()}${kind.slice(1)}(xml, ${end})`;
  return nullable ? `isNil(xml, ${end}) ? null : ${read}` : read;
}

function readList(shape: ListShape, target: string, end: string, generation: Generation, level: number): string[] {
  const list = `list${level}`;
  return [
    `const ${list}: any[] = [];`,
    "if (hasContent(xml)) {",
    ...indent(readItems(shape, list, generation, level)),
    `  if (!leave(xml, ${end})) giveUp(xml);`,
    "}",
    `${target} = ${list};`,
  ];
}

function readItems(
  { item: shape, itemElement }: ListShape,
  list: string,
  generation: Generation,
  level: number,
): string[] {
  const item = `item${level}`;
  return [
    `while (${enter(shape, itemElement, generation)}) {`,
    `  let ${item}: any;`,
    ...indent(readInto(shape, item, itemElement, generation, level + 1)),
    `  ${list}.push(${item});`,
    "}",
  ];
}

function enter(shape: Shape, element: string, { patterns }: Generation): string {
  const content = isScalar(shape) ? usualContent[shape.kind] : undefined;
  if (content === undefined) return `enter(xml, ${text(`<${element}`)})`;
  const name = element.replaceAll(".", "\\.");
  const pattern = `<${name}>${content}<\\/${name}>`;
  if (!patterns.has(pattern)) patterns.set(pattern, `usual${patterns.size}`);
  return `enter(xml, ${text(`<${element}`)}, ${patterns.get(pattern)})`;
}

/** Goes round its members until none is found: a document in the writer's order needs one round, any other at most one for each. */
function objectReader(object: ObjectShape, generation: Generation): string[] {
  const elements = xmlOrder(object).filter((member) => isPlainMember(member, object, generation.shapes));
  const lists = object.members.filter((member) => isUnwrappedList(member) && member.required);
  return [
    `export function plain${object.name}(xml: PlainXml, end: string): unknown {`,
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

function isPlainMember(member: Member, object: ObjectShape, shapes: Shapes): boolean {
  const { element, namespace, shape } = member;
  if (!plainName.test(element) || namespace !== object.namespace) return false;
  return isPlain(isUnwrappedList(member) ? member.shape.item : shape, namespace, shapes);
}

function readMember(member: Member, generation: Generation): string[] {
  const { shape, element } = member;
  const target = `value[${text(member.name)}]`;
  if (isUnwrappedList(member)) {
    const { item } = member.shape;
    return [
      `while (${enter(item, element, generation)}) {`,
      "  let item: any;",
      ...indent(readInto(item, "item", element, generation)),
      `  (${target} ??= []).push(item);`,
      "}",
    ];
  }
  return [
    `if (${enter(shape, element, generation)}) {`,
    `  if (${target} !== undefined) giveUp(xml);`,
    ...indent(readInto(shape, target, element, generation)),
    "}",
  ];
}
