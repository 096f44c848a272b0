// Compares which members an object has, and which of them must come.

import type { SchemaPlace } from "./compare-schemas.ts";
import type { Comparison } from "./comparison.ts";
import { isClosed, membersOf, requiredOf, type SchemaNode, schemaNode } from "./schema-node.ts";

export function compareMembers(
  comparison: Comparison,
  base: SchemaNode,
  revised: SchemaNode,
  place: SchemaPlace,
  compareSchemas: (comparison: Comparison, base: SchemaNode, revised: SchemaNode, place: SchemaPlace) => void,
): void {
  const [before, after] = [membersOf(base), membersOf(revised)];
  const [wasRequired, isRequired] = [requiredOf(base), requiredOf(revised)];
  for (const name of new Set([...before.keys(), ...after.keys(), ...wasRequired, ...isRequired])) {
    const [was, is] = [before.get(name), after.get(name)];
    const [needed, needs] = [wasRequired.has(name), isRequired.has(name)];
    const pointer = (is ?? was)?.[0]?.pointer ?? `${revised.pointer}/required`;
    if (was === undefined && is !== undefined) {
      comparison.report(
        addedKind(place, needs, isClosed(base)),
        pointer,
        `the member is new${needs ? " and required" : ""}`,
      );
    } else if (was !== undefined && is === undefined) {
      comparison.report(removedKind(place, needed, isClosed(revised)), pointer, "the member is gone");
    } else {
      if (needed !== needs) {
        const kind = `${place.direction}-property-became-${needs ? "required" : "optional"}`;
        comparison.report(
          kind,
          pointer,
          `${was === undefined ? `${name} ` : ""}became ${needs ? "required" : "optional"}`,
        );
      }
      if (was === undefined || is === undefined) continue;
      const [node, other] = [schemaNode(comparison.base, was), schemaNode(comparison.revised, is)];
      const xml = place.xml && { ...place.xml, names: { base: name, revised: name }, as: "member" as const };
      compareSchemas(comparison, node, other, { ...place, ...(xml && { xml }) });
    }
  }
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
