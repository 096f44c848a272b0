// Compares who is let in: the ways that an operation accepts, their scopes, and the schemes themselves.
import { isDeepStrictEqual } from "node:util";
import { asArray, asObject, type Json, type JsonObject } from "../../generate/spec.ts";
import { type Comparison, canonical, changed, isDocumentation } from "./comparison.ts";
import { child, children, type Located } from "./places.ts";

/** Each way in: the scopes that it asks for, by scheme. */
type Way = ReadonlyMap<string, readonly string[]>;

/** What holds for an operation: its own list, or the document's. */
export function getSecurity(document: JsonObject, operation: Located): Located {
  const own = child(operation, "security");
  return own.value === undefined ? child({ value: document, pointer: "" }, "security") : own;
}

export function compareSecurity(comparison: Comparison, base: Located, revised: Located): void {
  const names = renamedSchemes(comparison);
  const [before, after] = [readWays(base.value, names), readWays(revised.value)];
  const [wasOpen, isOpen] = [isOpenFor(before), isOpenFor(after)];
  const { pointer } = revised.value === undefined ? base : revised;
  if (wasOpen && !isOpen) {
    comparison.report("security-added", pointer, "credentials are now required");
    return;
  }
  if (!wasOpen && isOpen) {
    comparison.report("security-removed", pointer, "credentials are no longer required");
    return;
  }
  if (wasOpen) return;
  for (const way of before) {
    const other = after.find((candidate) => joinSchemes(candidate) === joinSchemes(way));
    if (other === undefined) {
      comparison.report("security-alternative-removed", pointer, `${joinSchemes(way)} is no longer accepted`);
    } else compareScopes(comparison, way, other, pointer);
  }
  for (const way of after) {
    if (!before.some((candidate) => joinSchemes(candidate) === joinSchemes(way)))
      comparison.report("security-alternative-added", pointer, `${joinSchemes(way)} is now accepted`);
  }
}

function compareScopes(comparison: Comparison, base: Way, revised: Way, pointer: string): void {
  for (const [scheme, after] of revised) {
    const before = base.get(scheme) ?? [];
    const added = after.filter((scope) => !before.includes(scope));
    const gone = before.filter((scope) => !after.includes(scope));
    if (added.length > 0)
      comparison.report("security-scope-added", pointer, `the scope ${added.join(", ")} is now required`);
    if (gone.length > 0)
      comparison.report("security-scope-removed", pointer, `the scope ${gone.join(", ")} is no longer required`);
  }
}

const readWays = (value: Json | undefined, names: ReadonlyMap<string, string> = new Map()): Way[] =>
  asArray(value).map(
    (way) =>
      new Map(
        Object.entries(asObject(way)).map(([scheme, scopes]) => [
          names.get(scheme) ?? scheme,
          asArray(scopes).map(String),
        ]),
      ),
  );

/** The new name of each scheme that has only another name now: the same scheme stands under it. */
function renamedSchemes({ base, revised }: Comparison): Map<string, string> {
  const schemesIn = (document: JsonObject) => asObject(asObject(document["components"])["securitySchemes"]);
  const [before, after] = [schemesIn(base), schemesIn(revised)];
  const meant = (scheme: Json | undefined) =>
    canonical(Object.fromEntries(Object.entries(asObject(scheme)).filter(([keyword]) => !isDocumentation(keyword))));
  return new Map(
    Object.keys(before)
      .filter((name) => !(name in after))
      .flatMap((name) => {
        const same = Object.keys(after).find(
          (other) => !(other in before) && meant(after[other]) === meant(before[name]),
        );
        return same === undefined ? [] : [[name, same] as const];
      }),
  );
}
const isOpenFor = (ways: readonly Way[]) => ways.length === 0 || ways.some((way) => way.size === 0);
const joinSchemes = (way: Way) => [...way.keys()].sort().join(" and ");

/** Compares the schemes that both documents define; an added or removed scheme is reported by the operations that use it. */
export function compareSchemes(comparison: Comparison, base: Located, revised: Located): void {
  const renamed = new Map([...renamedSchemes(comparison)].map(([was, is]) => [is, was]));
  for (const [name, after] of children(revised)) {
    const was = renamed.get(name);
    if (was !== undefined) comparison.report("security-scheme-renamed", after.pointer, `was ${was}`);
    const before = child(base, was ?? name);
    if (before.value === undefined) continue;
    for (const keyword of new Set([...Object.keys(asObject(before.value)), ...Object.keys(asObject(after.value))])) {
      const [was, is] = [child(before, keyword), child(after, keyword)];
      if (isDeepStrictEqual(was.value, is.value)) continue;
      const kind = isDocumentation(keyword) ? "documentation-changed" : "security-scheme-changed";
      comparison.report(kind, is.value === undefined ? was.pointer : is.pointer, changed(keyword, was.value, is.value));
    }
  }
}
