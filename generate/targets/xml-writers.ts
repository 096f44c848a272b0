// Generates the XML writers: straight-line code per schema (wire rule N7).
import { xmlAttribute } from "../../runtime/xml-text.ts";
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
  xmlRootOpening,
} from "../codec-type.ts";
import { schemaType, source } from "../source.ts";

const text = JSON.stringify;

export function xmlWriters(types: CodecTypes): string {
  return source(
    `import { ${hasTextAttribute(types) ? "xmlAttribute, " : ""}xmlText } from "#runtime/xml-text.ts";`,
    'import type { components } from "./types.ts";',
    "",
    ...types.roots.flatMap(rootWriter),
    ...[...types.objects.values()].flatMap(objectWriter),
  );
}

function hasTextAttribute({ objects }: CodecTypes): boolean {
  return [...objects.values()].some(({ members }) =>
    members.some(({ attribute, type }) => attribute && type.kind === "string"),
  );
}

function rootWriter({ schema, type, element, namespace }: RootType): string[] {
  const opening = xmlRootOpening(element, namespace);
  return [
    `export function write${schema}Xml(value: ${schemaType(schema)}): string {`,
    `  return ${writeElement(type, "value", opening, element, text(namespace))};`,
    "}",
    "",
  ];
}

/** An expression that writes one element. `opening` is what stands between "<" and ">"; `scope` is the default namespace inside. */
function writeElement(type: CodecType, value: string, opening: string, element: string, scope: string): string {
  assertCarried(type);
  const start = text(`<${opening}>`);
  const end = text(`</${element}>`);
  const empty = text(`<${opening} />`);
  const nil = text(`<${opening} i:nil="true" />`);
  if (isScalar(type)) {
    const written = `${start} + ${type.kind === "string" ? `xmlText(${value})` : value} + ${end}`;
    return type.nullable ? `(${value} === null ? ${nil} : ${written})` : written;
  }
  if (type.kind === "object") {
    const written = `object${type.name}(${value}, ${text(opening)}, ${text(element)}, ${scope})`;
    return type.nullable ? `(${value} === null ? ${nil} : ${written})` : written;
  }
  const item = writeItem(type, scope);
  const written = `(${value}.length === 0 ? ${empty} : ${start} + ${value}.map((item: any) => ${item}).join("") + ${end})`;
  return type.nullable ? `(${value} === null ? ${nil} : ${written})` : written;
}

function writeItem(type: ListType, scope: string): string {
  return writeScoped(type.item, "item", type.itemElement, type.itemNamespace, scope);
}

/** Declares the element's namespace where it is not the one in scope. Both are known here unless the scope is a variable. */
function writeScoped(type: CodecType, value: string, element: string, namespace: string, scope: string): string {
  if (scope === text(namespace)) return writeElement(type, value, element, element, scope);
  const declared = writeElement(type, value, `${element} xmlns="${xmlAttribute(namespace)}"`, element, text(namespace));
  if (scope.startsWith('"')) return declared;
  return `(${scope} === ${text(namespace)} ? ${writeElement(type, value, element, element, text(namespace))} : ${declared})`;
}

function objectWriter(object: ObjectType): string[] {
  const attributes = object.members.filter(({ attribute }) => attribute);
  return [
    `function object${object.name}(value: any, opening: string, element: string, scope: string): string {`,
    ...(attributes.length > 0 ? ['  let attributes = "";'] : []),
    ...attributes.map(({ name, element, type }) => {
      const written = type.kind === "string" ? `xmlAttribute(value[${text(name)}])` : `value[${text(name)}]`;
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
    const item = writeScoped(member.type.item, "item", member.element, member.namespace, "scope");
    return `${value}.map((item: any) => ${item}).join("")`;
  }
  return writeScoped(member.type, value, member.element, member.namespace, "scope");
}
