// Generates the XML readers: straight-line code per schema over a token cursor (wire rules X1 to X15).
import {
  assertCarried,
  type CodecType,
  type CodecTypes,
  isScalar,
  isUnwrappedList,
  type ListType,
  type Member,
  type ObjectType,
  type RootType,
  xmlOrder,
} from "../codec-type.ts";
import { indent, source } from "../source.ts";

const maxDepthOfRecursion = 64;
const text = JSON.stringify;

export function xmlReaders(types: CodecTypes): string {
  return source(
    'import { openXml, type XmlCursor } from "#runtime/xml-cursor.ts";',
    "",
    ...types.roots.flatMap((root) => rootReader(root, types)),
    ...[...types.objects.values()].flatMap(objectReader),
  );
}

function rootReader(root: RootType, types: CodecTypes): string[] {
  const name = `{ local: ${text(root.element)}, namespace: ${text(root.namespace)} }`;
  const limits = `root: ${name}, maxDepth: ${depth(root.type, types)}`;
  const type = `{${root.namespace}}${root.element}`;
  return [
    `export function read${root.schema}Xml(text: string, encoding?: string): unknown {`,
    `  return root${root.schema}(openXml(text, { ${limits}, ...(encoding !== undefined && { encoding }) }));`,
    "}",
    "",
    "/** Where the value of a JSON pointer stands in a document that can be read. */",
    `export function locate${root.schema}Xml(text: string, pointer: string): string {`,
    `  const xml = openXml(text, { ${limits} }, true);`,
    `  root${root.schema}(xml);`,
    "  return xml.locate(pointer);",
    "}",
    "",
    `function root${root.schema}(xml: XmlCursor): unknown {`,
    "  xml.root();",
    "  let value: any;",
    ...indent(
      root.type.kind === "list" && !root.type.nullable
        ? readList(root.type, "value", '""', 0, type)
        : readInto(root.type, "value", '""'),
    ),
    "  return value;",
    "}",
    "",
  ];
}

/** Statements that read the element moved to into a target. `level` counts the lists around it. */
function readInto(type: CodecType, target: string, pointer: string, level = 0): string[] {
  assertCarried(type);
  if (isScalar(type)) {
    const read = `xml.${type.kind === "string" ? "text" : type.kind}()`;
    return [`${target} = ${type.nullable ? `xml.nil() ? null : ${read}` : read};`];
  }
  const lines =
    type.kind === "object"
      ? [`${target} = object${type.name}(xml, ${pointer});`]
      : readList(type, target, pointer, level);
  return type.nullable ? [`if (xml.nil()) ${target} = null;`, "else {", ...indent(lines), "}"] : lines;
}

/** `typeName` is what i:type may say of the list. */
function readList(type: ListType, target: string, pointer: string, level: number, typeName?: string): string[] {
  return [
    typeName === undefined ? "xml.attributes([]);" : `xml.attributes([], ${text(typeName)});`,
    `${target} = [];`,
    "while (xml.nextChild()) {",
    `  if (xml.name(${text(type.itemNamespace)}) !== ${text(type.itemElement)}) throw xml.unknown([${text(type.itemElement)}], ${text(type.itemNamespace)});`,
    ...indent(readItem(type, target, pointer, level)),
    "}",
  ];
}

function readItem(type: ListType, target: string, pointer: string, level: number): string[] {
  const [list, place, item] = [`list${level}`, `place${level}`, `item${level}`];
  return [
    "{",
    `  const ${list} = ${target};`,
    `  const ${place} = xml.tracing ? \`\${${pointer}}/\${${list}.length}\` : "";`,
    `  if (xml.tracing) xml.mark(${place});`,
    `  let ${item}: any;`,
    ...indent(readInto(type.item, item, place, level + 1)),
    `  ${list}.push(${item});`,
    "}",
  ];
}

function objectReader(object: ObjectType): string[] {
  const attributes = object.members.filter(({ attribute }) => attribute);
  const elements = xmlOrder(object);
  const namespaces = [...new Set(elements.map(({ namespace }) => namespace))];
  const body = namespaces.flatMap((namespace) => {
    const here = elements.filter((member) => member.namespace === namespace);
    return [`switch (xml.name(${text(namespace)})) {`, ...indent(here.flatMap(memberCase)), "}"];
  });
  const known = text(elements.map(({ element }) => element));
  return [
    `function object${object.name}(xml: XmlCursor, at: string): unknown {`,
    "  const value: any = {};",
    `  xml.attributes(${text(attributes.map(({ element }) => element))}, ${text(`{${object.namespace}}${object.name}`)});`,
    ...elements
      .filter((member) => isUnwrappedList(member) && member.required)
      .map(({ name }) => `  value[${text(name)}] = [];`),
    ...attributes.flatMap(({ name, element, type }, index) => {
      const suffix = type.kind === "string" ? "" : `${type.kind[0]?.toUpperCase()}${type.kind.slice(1)}`;
      return [
        `  const attribute${index} = xml.attribute${suffix}(${text(element)});`,
        `  if (attribute${index} !== undefined) value[${text(name)}] = attribute${index};`,
      ];
    }),
    "  while (xml.nextChild()) {",
    ...indent(body, 4),
    `    throw xml.unknown(${known}, ${text(namespaces[0] ?? object.namespace)});`,
    "  }",
    "  return value;",
    "}",
    "",
  ];
}

function memberCase(member: Member): string[] {
  const target = `value[${text(member.name)}]`;
  const pointer = `at + ${text(`/${member.name.replaceAll("~", "~0").replaceAll("/", "~1")}`)}`;
  if (isUnwrappedList(member)) {
    return [
      `case ${text(member.element)}:`,
      `  ${target} ??= [];`,
      ...indent(readItem(member.type, target, pointer, 0)),
      "  continue;",
    ];
  }
  return [
    `case ${text(member.element)}:`,
    `  if (${target} !== undefined) throw xml.repeated();`,
    `  if (xml.tracing) xml.mark(${pointer});`,
    ...indent(readInto(member.type, target, pointer)),
    "  continue;",
  ];
}

/** How deep elements of a type can nest; a schema that contains itself gets a fixed bound. */
function depth(type: CodecType, { objects }: CodecTypes, seen: readonly string[] = []): number {
  if (isScalar(type)) return 1;
  if (type.kind === "list") return 1 + depth(type.item, { roots: [], objects }, seen);
  if (seen.includes(type.name)) return maxDepthOfRecursion;
  const members = objects.get(type.name)?.members ?? [];
  return 1 + Math.max(0, ...members.map((member) => depth(member.type, { roots: [], objects }, [...seen, type.name])));
}
