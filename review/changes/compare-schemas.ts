// Compares what two schemas allow at one place of a message, member by member.
import { isDeepStrictEqual } from "node:util";
import { asArray, asObject, type JsonObject } from "../../generate/spec.ts";
import { compareConstraints } from "./compare-constraints.ts";
import { compareMembers } from "./compare-members.ts";
import { compareXml } from "./compare-xml.ts";
import { type Comparison, changed, restKind } from "./comparison.ts";
import type { Located } from "./places.ts";
import {
  isClosed,
  listPlaces,
  listValues,
  placeOfChange,
  placesOfChange,
  type SchemaNode,
  type SchemaPlace,
  schemaNode,
} from "./schema-node.ts";

/** Keywords with their own comparison; `allOf` and `$ref` no longer occur in a node's parts. */
const known = new Set([
  ...["type", "enum", "const", "minLength", "maxLength", "pattern", "format", "minimum", "maximum"],
  ...["exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties"],
  ...["maxProperties", "additionalProperties", "unevaluatedProperties", "properties", "required", "items", "oneOf"],
  ...["anyOf", "default", "readOnly", "writeOnly", "deprecated", "discriminator", "xml", "x-xml-order", "$defs"],
  ...["x-personal-data", "x-extension", "dependentRequired"],
]);

export function compareSchemaPlaces(comparison: Comparison, base: Located, revised: Located, place: SchemaPlace): void {
  compareSchemas(comparison, schemaNode(comparison.base, [base]), schemaNode(comparison.revised, [revised]), place);
}

export function compareSchemas(
  comparison: Comparison,
  baseAsWritten: SchemaNode,
  revisedAsWritten: SchemaNode,
  place: SchemaPlace,
): void {
  const [base, revised] = inOneForm(baseAsWritten, revisedAsWritten);
  if (!comparison.isFirst(JSON.stringify([listPointers(base), listPointers(revised), place]))) return;
  compareNames(comparison, base, revised);
  compareConstraints(comparison, base, revised, place.direction);
  const inside = compareXml(comparison, base, revised, place);
  compareMembers(comparison, base, revised, inside, compareSchemas);
  compareAdditional(comparison, base, revised, inside);
  compareItems(comparison, base, revised, inside);
  for (const keyword of ["oneOf", "anyOf"]) compareAlternatives(comparison, base, revised, keyword, inside);
  compareAnnotations(comparison, base, revised, place.direction);
  compareOtherKeywords(comparison, base, revised);
}

/** Both without their alternatives if neither needs them; otherwise as written, so that alternatives meet alternatives. */
function inOneForm(...nodes: [SchemaNode, SchemaNode]): readonly [SchemaNode, SchemaNode] {
  const [base, revised] = nodes;
  const needsNone = nodes.every(({ simpler }) => !simpler.some(({ schema }) => "anyOf" in schema || "oneOf" in schema));
  return needsNone
    ? [
        { ...base, parts: base.simpler },
        { ...revised, parts: revised.simpler },
      ]
    : nodes;
}

/** Generated code has a type for each component, and the code around it names that type. */
function compareNames(comparison: Comparison, base: SchemaNode, revised: SchemaNode): void {
  const [was, is] = [base.component, revised.component];
  if (was !== undefined && is !== undefined && was !== is)
    comparison.report("schema-renamed", revised.pointer, `was ${was}`);
}

const listPointers = ({ parts }: SchemaNode) => parts.map(({ pointer }) => pointer);

function compareAdditional(comparison: Comparison, base: SchemaNode, revised: SchemaNode, place: SchemaPlace): void {
  const [wasClosed, closed] = [isClosed(base), isClosed(revised)];
  if (wasClosed !== closed) {
    const pointer = placeOfChange(base, revised, "additionalProperties");
    comparison.report(
      `${place.direction}-additional-properties-${closed ? "narrowed" : "widened"}`,
      pointer,
      closed ? "undeclared members are refused" : "undeclared members are allowed",
    );
  } else if (!closed) {
    const node = (document: JsonObject, of: SchemaNode) => schemaNode(document, listPlaces(of, "additionalProperties"));
    // XML carries no such members.
    const { direction } = place;
    compareInside(comparison, node(comparison.base, base), node(comparison.revised, revised), { direction });
  }
}

function compareItems(comparison: Comparison, base: SchemaNode, revised: SchemaNode, place: SchemaPlace): void {
  const before = schemaNode(comparison.base, listPlaces(base, "items"));
  const after = schemaNode(comparison.revised, listPlaces(revised, "items"));
  const { xml } = place;
  const names = xml && { base: before.component ?? xml.names.base, revised: after.component ?? xml.names.revised };
  compareInside(comparison, before, after, { ...place, ...(xml && names && { xml: { ...xml, names, as: "item" } }) });
}

/** Ignores places without a statement on either side. */
function compareInside(comparison: Comparison, base: SchemaNode, revised: SchemaNode, place: SchemaPlace): void {
  if (base.parts.length + revised.parts.length > 0) compareSchemas(comparison, base, revised, place);
}

function compareAlternatives(
  comparison: Comparison,
  base: SchemaNode,
  revised: SchemaNode,
  keyword: string,
  place: SchemaPlace,
): void {
  const [before, after] = [listAlternatives(base, keyword), listAlternatives(revised, keyword)];
  if (before.length === 0 && after.length === 0) return;
  const kind = (variant: string) => `${place.direction}-alternatives-${variant}`;
  const pointer = placeOfChange(base, revised, keyword);
  if (before.length === 0) {
    comparison.report(kind("narrowed"), pointer, `${keyword} was added`);
    return;
  }
  if (after.length === 0) {
    comparison.report(kind("widened"), pointer, `${keyword} was removed`);
    return;
  }
  const gone = before.filter((one) => !after.some((other) => isDeepStrictEqual(other.value, one.value)));
  const added = after.filter((one) => !before.some((other) => isDeepStrictEqual(other.value, one.value)));
  for (const one of before) {
    const alike = after.find(({ value }) => isDeepStrictEqual(value, one.value));
    if (alike !== undefined) compareSchemaPlaces(comparison, one, alike, place);
  }
  // What is in neither list as it stands is taken for a changed one, in the order in which they are listed.
  const pairs = Math.min(gone.length, added.length);
  for (let index = 0; index < pairs; index++) {
    const [one, other] = [gone[index], added[index]];
    if (one !== undefined && other !== undefined) compareSchemaPlaces(comparison, one, other, place);
  }
  for (const one of gone.slice(pairs))
    comparison.report(kind("narrowed"), one.pointer, `an alternative of ${keyword} was removed`);
  for (const one of added.slice(pairs))
    comparison.report(kind("widened"), one.pointer, `an alternative of ${keyword} was added`);
}

function listAlternatives(node: SchemaNode, keyword: string): Located[] {
  return listPlaces(node, keyword).flatMap(({ value, pointer }) =>
    asArray(value).map((entry, index) => ({ value: entry, pointer: `${pointer}/${index}` })),
  );
}

function compareAnnotations(
  comparison: Comparison,
  base: SchemaNode,
  revised: SchemaNode,
  direction: SchemaPlace["direction"],
): void {
  const first = (node: SchemaNode, keyword: string) => listValues(node, keyword)[0];
  const flip = (keyword: string, on: string | undefined, off: string | undefined) => {
    const [was, is] = [first(base, keyword) === true, first(revised, keyword) === true];
    const kind = is ? on : off;
    if (was === is || kind === undefined) return;
    comparison.report(kind, placeOfChange(base, revised, keyword), changed(keyword, was, is));
  };
  const isRequest = direction === "request";
  flip(
    "readOnly",
    isRequest ? "request-read-only-added" : undefined,
    isRequest ? "request-read-only-removed" : undefined,
  );
  flip(
    "writeOnly",
    isRequest ? undefined : "response-write-only-added",
    isRequest ? undefined : "response-write-only-removed",
  );
  flip("deprecated", "operation-deprecated", "operation-no-longer-deprecated");
  flip("x-personal-data", "personal-data-marked", "personal-data-unmarked");
  flip("x-extension", "source-mark-changed", "source-mark-changed");
  for (const [keyword, kind] of [
    ["default", `${direction}-default-changed`],
    ["discriminator", "discriminator-changed"],
  ] as const) {
    const [before, after] = [first(base, keyword), first(revised, keyword)];
    if (!isDeepStrictEqual(before, after))
      comparison.report(kind, placeOfChange(base, revised, keyword), changed(keyword, before, after));
  }
}

function compareOtherKeywords(comparison: Comparison, base: SchemaNode, revised: SchemaNode): void {
  const keywords = new Set([...base.parts, ...revised.parts].flatMap(({ schema }) => Object.keys(asObject(schema))));
  for (const keyword of keywords) {
    if (known.has(keyword)) continue;
    const [before, after] = [listValues(base, keyword), listValues(revised, keyword)];
    if (isDeepStrictEqual(before, after)) continue;
    for (const pointer of placesOfChange(base, revised, keyword))
      comparison.report(restKind(keyword), pointer, changed(keyword, before[0], after[0]));
  }
}
