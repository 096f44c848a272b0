// Compares how a schema is written in XML: names, namespaces, attributes, wrapping and order.
import { isDeepStrictEqual } from "node:util";
import { asObject, type Json } from "../../generate/spec.ts";
import { type Comparison, changed } from "./comparison.ts";
import {
  listMembers,
  listValues,
  type Part,
  placeOfChange,
  type SchemaNode,
  type SchemaPlace,
  schemaNode,
} from "./schema-node.ts";

/** Returns the place that members and items inherit from. */
export function compareXml(
  comparison: Comparison,
  base: SchemaNode,
  revised: SchemaNode,
  place: SchemaPlace,
): SchemaPlace {
  const { xml } = place;
  if (xml === undefined) return place;
  const report = (kind: string, keyword: string, before: Json, after: Json, own: boolean) => {
    if (isDeepStrictEqual(before, after)) return;
    const pointer = xmlPlace(revised, keyword, own) ?? xmlPlace(base, keyword, own) ?? revised.pointer;
    comparison.report(kind, pointer, changed(`${keyword} in XML`, before, after));
  };
  const own = xml.as === "member";
  const was = { name: nameIn(base, own, xml.names.base), namespace: namespaceIn(base, own, xml.namespaces.base) };
  const is = {
    name: nameIn(revised, own, xml.names.revised),
    namespace: namespaceIn(revised, own, xml.namespaces.revised),
  };
  report(xml.as === "item" ? "xml-item-name-changed" : "xml-name-changed", "name", was.name, is.name, own);
  // An inherited namespace is reported where it is declared.
  const declares = [base, revised].some((node) => xmlValue(node, "namespace", own) !== undefined);
  if (declares) report("xml-namespace-changed", "namespace", was.namespace, is.namespace, own);
  const inner = {
    base: namespaceIn(base, false, xml.namespaces.base),
    revised: namespaceIn(revised, false, xml.namespaces.revised),
  };
  if (own && [base, revised].some((node) => xmlValue(node, "namespace", false) !== undefined))
    report("xml-namespace-changed", "namespace", inner.base, inner.revised, false);
  for (const [keyword, kind] of [
    ["prefix", "xml-prefix-changed"],
    ["attribute", "xml-attribute-changed"],
    ["wrapped", "xml-wrapped-changed"],
  ] as const) {
    const fallback = keyword === "prefix" ? "" : false;
    const value = (node: SchemaNode) => xmlValue(node, keyword, false) ?? fallback;
    report(kind, keyword, value(base), value(revised), false);
  }
  compareOtherXml(base, revised, report);
  compareOrder(comparison, base, revised, place);
  return { ...place, xml: { ...xml, names: { base: was.name, revised: is.name }, namespaces: inner } };
}

function compareOtherXml(
  base: SchemaNode,
  revised: SchemaNode,
  report: (kind: string, keyword: string, before: Json, after: Json, own: boolean) => void,
): void {
  const keywords = new Set(
    [base, revised].flatMap((node) => listValues(node, "xml").flatMap((xml) => Object.keys(asObject(xml)))),
  );
  for (const keyword of ["name", "namespace", "prefix", "attribute", "wrapped"]) keywords.delete(keyword);
  for (const keyword of keywords) {
    const value = (node: SchemaNode) => xmlValue(node, keyword, false) ?? null;
    report("xml-keyword-changed", keyword, value(base), value(revised), false);
  }
}

/** A member is named by what is written at the member; a component's own xml is about the component as a whole body. */
function getPart(node: SchemaNode, keyword: string, own: boolean): Part | undefined {
  return node.parts.find(
    ({ schema, referred }) => !(own && referred) && asObject(schema["xml"])[keyword] !== undefined,
  );
}

function xmlValue(node: SchemaNode, keyword: string, own: boolean): Json | undefined {
  return asObject(getPart(node, keyword, own)?.schema["xml"])[keyword];
}

function xmlPlace(node: SchemaNode, keyword: string, own: boolean): string | undefined {
  const part = getPart(node, keyword, own);
  return part && `${part.pointer}/xml/${keyword}`;
}

const nameIn = (node: SchemaNode, own: boolean, fallback: string) => String(xmlValue(node, "name", own) ?? fallback);
const namespaceIn = (node: SchemaNode, own: boolean, inherited: string) =>
  String(xmlValue(node, "namespace", own) ?? inherited);

/** Compares only the members that both have: a new member is reported separately. */
function compareOrder(comparison: Comparison, base: SchemaNode, revised: SchemaNode, place: SchemaPlace): void {
  const [before, after] = [writtenOrder(comparison.base, base), writtenOrder(comparison.revised, revised)];
  const was = before.filter((name) => after.includes(name));
  const is = after.filter((name) => before.includes(name));
  if (isDeepStrictEqual(was, is)) return;
  const keyword = "x-xml-order";
  const pointer = placeOfChange(base, revised, keyword);
  const moved = is.find((name, index) => was[index] !== name);
  comparison.report(`${place.direction}-xml-order-changed`, pointer, `${moved} has a different position in XML`);
}

function writtenOrder(document: Comparison["base"], node: SchemaNode): string[] {
  const members = [...listMembers(node)].map(([member, places]) => ({
    member,
    element: nameIn(schemaNode(document, places), true, member),
  }));
  const ordinal = listValues(node, "x-xml-order")[0] === "ordinal";
  if (ordinal) members.sort((a, b) => (a.element < b.element ? -1 : 1));
  return members.map(({ member }) => member);
}
