// Compares which members an object has, and which of them must come.
import type { Comparison } from "./comparison.ts";
import type { Located } from "./places.ts";
import {
  isClosed,
  listMembers,
  listPlaces,
  listRequired,
  placeOfChange,
  type SchemaNode,
  type SchemaPlace,
  schemaNode,
} from "./schema-node.ts";

type Compare = (comparison: Comparison, base: SchemaNode, revised: SchemaNode, place: SchemaPlace) => void;

export function compareMembers(
  comparison: Comparison,
  base: SchemaNode,
  revised: SchemaNode,
  place: SchemaPlace,
  compareSchemas: Compare,
): void {
  const [before, after] = [listMembers(base), listMembers(revised)];
  const [wasRequired, isRequired] = [listRequired(base), listRequired(revised)];
  for (const name of new Set([...before.keys(), ...after.keys(), ...wasRequired, ...isRequired])) {
    const [was, is] = [before.get(name), after.get(name)];
    const [needed, needs] = [wasRequired.has(name), isRequired.has(name)];
    const pointer = (is ?? was)?.[0]?.pointer ?? placeOfChange(base, revised, "required");
    if (was === undefined && is !== undefined) {
      const kind = addedKind(place, needs, isClosed(base));
      comparison.report(kind, pointer, `the member was added${needs ? " and is required" : ""}`);
    } else if (was !== undefined && is === undefined) {
      comparison.report(removedKind(place, needed, isClosed(revised)), pointer, "the member was removed");
    } else if (needed !== needs) {
      const became = needs ? "required" : "optional";
      const subject = was === undefined ? `${name} ` : "";
      comparison.report(`${place.direction}-property-became-${became}`, pointer, `${subject}became ${became}`);
    }
    const [node, other] = [getRule(comparison.base, base, was), getRule(comparison.revised, revised, is)];
    if (node === undefined || other === undefined || (was ?? is) === undefined) continue;
    const xml = place.xml && { ...place.xml, names: { base: name, revised: name }, as: "member" as const };
    compareSchemas(comparison, node, other, { ...place, ...(xml && { xml }) });
  }
}

/** What holds for a member: what is said of it, or of all members without a name. */
function getRule(
  document: Comparison["base"],
  object: SchemaNode,
  member: readonly Located[] | undefined,
): SchemaNode | undefined {
  if (member !== undefined) return schemaNode(document, member);
  const others = schemaNode(document, listPlaces(object, "additionalProperties"));
  return isClosed(object) || others.parts.length === 0 ? undefined : others;
}

function addedKind({ direction }: SchemaPlace, required: boolean, wasClosed: boolean): string {
  const kind = `${direction}-${required ? "required-" : ""}property-added`;
  // A new required member of a request breaks both sides, whatever else may come.
  return wasClosed || (direction === "request" && required) ? kind : `${kind}-to-open-object`;
}

function removedKind({ direction }: SchemaPlace, required: boolean, closed: boolean): string {
  const kind = `${direction}-${required ? "required-" : ""}property-removed`;
  return closed || (direction === "request" && required) ? kind : `${kind}-from-open-object`;
}
