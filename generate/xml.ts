// Generates the XML readers and writers: straight-line code per schema over a token cursor (wire rules X1 to X13, N7).
import { xmlAttribute } from "../runtime/xml-text.ts";
import {
  isScalar,
  isUnwrappedList,
  type ListShape,
  type Member,
  type ObjectShape,
  type RootShape,
  type Shape,
  type Shapes,
  xmlOrder,
  xmlRootOpening,
} from "./shape.ts";
import { indent, schemaType, source } from "./source.ts";

const maxDepthOfRecursion = 64;
const text = JSON.stringify;

export function xmlReaders(shapes: Shapes): string {
  return source(
    'import { openXml, type XmlCursor } from "../runtime/xml-cursor.ts";',
    "",
    ...shapes.roots.flatMap((root) => rootReader(root, shapes)),
    ...[...shapes.objects.values()].flatMap(objectReader),
  );
}

export function xmlWriters(shapes: Shapes): string {
  return source(
    `import { ${hasTextAttribute(shapes) ? "xmlAttribute, " : ""}xmlText } from "../runtime/xml-text.ts";`,
    'import type { components } from "./types.ts";',
    "",
    ...shapes.roots.flatMap(rootWriter),
    ...[...shapes.objects.values()].flatMap(objectWriter),
  );
}

function hasTextAttribute({ objects }: Shapes): boolean {
  return [...objects.values()].some(({ members }) =>
    members.some(({ attribute, shape }) => attribute && shape.kind === "string"),
  );
}

function rootReader(root: RootShape, shapes: Shapes): string[] {
  return [
    `export function read${root.schema}Xml(text: string, encoding?: string): unknown {`,
    `  return root${root.schema}(openXml(text, { maxDepth: ${depth(root.shape, shapes)}, ...(encoding !== undefined && { encoding }) }));`,
    "}",
    "",
    "/** Where the value of a JSON pointer stands in a document that can be read. */",
    `export function locate${root.schema}Xml(text: string, pointer: string): string {`,
    `  const xml = openXml(text, { maxDepth: ${depth(root.shape, shapes)} }, true);`,
    `  root${root.schema}(xml);`,
    "  return xml.locate(pointer);",
    "}",
    "",
    `function root${root.schema}(xml: XmlCursor): unknown {`,
    `  xml.root(${text(root.element)}, ${text(root.namespace)});`,
    "  let value: any;",
    ...indent(readInto(root.shape, "value", '""')),
    "  return value;",
    "}",
    "",
  ];
}

/** Statements that read the element moved to into a target. `level` counts the lists around it. */
function readInto(shape: Shape, target: string, pointer: string, level = 0): string[] {
  if (isScalar(shape)) {
    const read = `xml.${shape.kind === "string" ? "text" : shape.kind}()`;
    return [`${target} = ${shape.nullable ? `xml.nil() ? null : ${read}` : read};`];
  }
  const lines =
    shape.kind === "object"
      ? [`${target} = object${shape.name}(xml, ${pointer});`]
      : readList(shape, target, pointer, level);
  return shape.nullable ? [`if (xml.nil()) ${target} = null;`, "else {", ...indent(lines), "}"] : lines;
}

function readList(shape: ListShape, target: string, pointer: string, level: number): string[] {
  return [
    "xml.attributes([]);",
    `${target} = [];`,
    "while (xml.nextChild()) {",
    `  if (xml.name(${text(shape.itemNamespace)}) !== ${text(shape.itemElement)}) throw xml.unknown([${text(shape.itemElement)}], ${text(shape.itemNamespace)});`,
    ...indent(readItem(shape, target, pointer, level)),
    "}",
  ];
}

function readItem(shape: ListShape, target: string, pointer: string, level: number): string[] {
  const [list, place, item] = [`list${level}`, `place${level}`, `item${level}`];
  return [
    "{",
    `  const ${list} = ${target};`,
    `  const ${place} = xml.tracing ? \`\${${pointer}}/\${${list}.length}\` : "";`,
    `  if (xml.tracing) xml.mark(${place});`,
    `  let ${item}: any;`,
    ...indent(readInto(shape.item, item, place, level + 1)),
    `  ${list}.push(${item});`,
    "}",
  ];
}

function objectReader(object: ObjectShape): string[] {
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
    `  xml.attributes(${text(attributes.map(({ element }) => element))});`,
    ...elements
      .filter((member) => isUnwrappedList(member) && member.required)
      .map(({ name }) => `  value[${text(name)}] = [];`),
    ...attributes.flatMap(({ name, element, shape }, index) => {
      const suffix = shape.kind === "string" ? "" : `${shape.kind[0]?.toUpperCase()}${shape.kind.slice(1)}`;
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
      ...indent(readItem(member.shape, target, pointer, 0)),
      "  continue;",
    ];
  }
  return [
    `case ${text(member.element)}:`,
    `  if (${target} !== undefined) throw xml.repeated();`,
    `  if (xml.tracing) xml.mark(${pointer});`,
    ...indent(readInto(member.shape, target, pointer)),
    "  continue;",
  ];
}

function rootWriter({ schema, shape, element, namespace }: RootShape): string[] {
  const opening = xmlRootOpening(element, namespace);
  return [
    `export function write${schema}Xml(value: ${schemaType(schema)}): string {`,
    `  return ${writeElement(shape, "value", opening, element, text(namespace))};`,
    "}",
    "",
  ];
}

/** An expression that writes one element. `opening` is what stands between "<" and ">"; `scope` is the default namespace inside. */
function writeElement(shape: Shape, value: string, opening: string, element: string, scope: string): string {
  const start = text(`<${opening}>`);
  const end = text(`</${element}>`);
  const empty = text(`<${opening} />`);
  const nil = text(`<${opening} i:nil="true" />`);
  if (isScalar(shape)) {
    const written = `${start} + ${shape.kind === "string" ? `xmlText(${value})` : value} + ${end}`;
    return shape.nullable ? `(${value} === null ? ${nil} : ${written})` : written;
  }
  if (shape.kind === "object") {
    const written = `object${shape.name}(${value}, ${text(opening)}, ${text(element)}, ${scope})`;
    return shape.nullable ? `(${value} === null ? ${nil} : ${written})` : written;
  }
  const item = writeItem(shape, scope);
  const written = `(${value}.length === 0 ? ${empty} : ${start} + ${value}.map((item: any) => ${item}).join("") + ${end})`;
  return shape.nullable ? `(${value} === null ? ${nil} : ${written})` : written;
}

function writeItem(shape: ListShape, scope: string): string {
  return writeScoped(shape.item, "item", shape.itemElement, shape.itemNamespace, scope);
}

/** Declares the element's namespace where it is not the one in scope. Both are known here unless the scope is a variable. */
function writeScoped(shape: Shape, value: string, element: string, namespace: string, scope: string): string {
  if (scope === text(namespace)) return writeElement(shape, value, element, element, scope);
  const declared = writeElement(
    shape,
    value,
    `${element} xmlns="${xmlAttribute(namespace)}"`,
    element,
    text(namespace),
  );
  if (scope.startsWith('"')) return declared;
  return `(${scope} === ${text(namespace)} ? ${writeElement(shape, value, element, element, text(namespace))} : ${declared})`;
}

function objectWriter(object: ObjectShape): string[] {
  const attributes = object.members.filter(({ attribute }) => attribute);
  return [
    `function object${object.name}(value: any, opening: string, element: string, scope: string): string {`,
    ...(attributes.length > 0 ? ['  let attributes = "";'] : []),
    ...attributes.map(({ name, element, shape }) => {
      const written = shape.kind === "string" ? `xmlAttribute(value[${text(name)}])` : `value[${text(name)}]`;
      return `  if (value[${text(name)}] != null) attributes += ${text(` ${element}="`)} + ${written} + '"';`;
    }),
    '  let out = "";',
    ...xmlOrder(object).map((member) => {
      const value = `value[${text(member.name)}]`;
      // Without any element an optional list would be read as absent.
      const lossy = isUnwrappedList(member) && !member.required;
      const refuse = `  if (${value}?.length === 0) throw new RangeError(${text(`XML cannot carry an empty list ${member.name}`)});\n`;
      return `${lossy ? refuse : ""}  if (${value} !== undefined) out += ${writeMember(member, value)};`;
    }),
    `  const start = "<" + opening${attributes.length > 0 ? " + attributes" : ""};`,
    '  return out === "" ? start + " />" : start + ">" + out + "</" + element + ">";',
    "}",
    "",
  ];
}

function writeMember(member: Member, value: string): string {
  if (isUnwrappedList(member)) {
    const item = writeScoped(member.shape.item, "item", member.element, member.namespace, "scope");
    return `${value}.map((item: any) => ${item}).join("")`;
  }
  return writeScoped(member.shape, value, member.element, member.namespace, "scope");
}

/** How deep elements of a shape can nest; a schema that contains itself gets a fixed bound. */
function depth(shape: Shape, { objects }: Shapes, seen: readonly string[] = []): number {
  if (isScalar(shape)) return 1;
  if (shape.kind === "list") return 1 + depth(shape.item, { roots: [], objects }, seen);
  if (seen.includes(shape.name)) return maxDepthOfRecursion;
  const members = objects.get(shape.name)?.members ?? [];
  return (
    1 + Math.max(0, ...members.map((member) => depth(member.shape, { roots: [], objects }, [...seen, shape.name])))
  );
}
