// Compares what two schemas allow of a value by itself: narrower, wider, or another.
import { asArray, asObject, type Json } from "../../generate/spec.ts";
import { type Comparison, canonical, changed } from "./comparison.ts";
import { comparePatterns } from "./pattern.ts";
import { hasType, typesByKeyword } from "./redundant-alternatives.ts";
import { isClosed, listMembers, listRequired, listValues, placeOfChange, type SchemaNode } from "./schema-node.ts";

type Variant = "narrowed" | "widened" | "changed";

const anyType = ["array", "boolean", "integer", "null", "number", "object", "string"];

export function compareConstraints(
  comparison: Comparison,
  base: SchemaNode,
  revised: SchemaNode,
  direction: "request" | "response",
): void {
  const report = (name: string, variant: Variant | undefined, keyword: string, before?: Json, after?: Json) => {
    if (variant === undefined || ![base, revised].every((node) => isEffective(node, keyword))) return;
    const pointer = placeOfChange(base, revised, keyword);
    comparison.report(`${direction}-${name}-${variant}`, pointer, changed(keyword, before, after));
  };
  compareTypes(base, revised, report);
  compareValues(base, revised, report);
  for (const [keyword, name] of limits) {
    const most = keyword.startsWith("max");
    const [before, after] = [getLimit(base, keyword, most), getLimit(revised, keyword, most)];
    const isKept = membersLimit(base, keyword, before) === membersLimit(revised, keyword, after);
    const variant = isKept ? undefined : order(before, after, most);
    report(name, variant, keyword, finite(before), finite(after));
  }
  for (const end of ["minimum", "maximum"] as const) compareBounds(base, revised, end, report);
  comparePattern(base, revised, report);
  const [was, is] = [listValues(base, "format"), listValues(revised, "format")];
  report("format", conjunction(was, is), "format", ...apart(was, is));
  const unique = (node: SchemaNode) => listValues(node, "uniqueItems").filter((value) => value === true);
  report(
    "unique-items",
    conjunction(unique(base), unique(revised)),
    "uniqueItems",
    unique(base)[0],
    unique(revised)[0],
  );
  compareMultiples(base, revised, report);
  const [needed, needs] = [listDependencies(base), listDependencies(revised)];
  report("dependent-required", conjunction(needed, needs), "dependentRequired", ...apart(needed, needs));
}

/** Each pair of a member and an optional member that it requires. */
function listDependencies(node: SchemaNode): string[] {
  const required = listRequired(node);
  return listValues(node, "dependentRequired").flatMap((value) =>
    Object.entries(asObject(value)).flatMap(([name, names]) =>
      asArray(names)
        .filter((needed) => needed !== name && !required.has(String(needed)))
        .map((needed) => `${name} needs ${needed}`),
    ),
  );
}

function comparePattern(base: SchemaNode, revised: SchemaNode, report: Report): void {
  const [before, after] = [listValues(base, "pattern"), listValues(revised, "pattern")];
  const written = conjunction(before, after);
  if (written === undefined) return;
  const meant = comparePatterns(before.map(String), after.map(String));
  if (meant !== "equal") report("pattern", meant ?? written, "pattern", ...apart(before, after));
}

/** Whether a value of the schema's types can break the keyword. */
function isEffective(node: SchemaNode, keyword: string): boolean {
  const types = listTypes(node);
  return typesByKeyword[keyword]?.some((type) => types.includes(type)) ?? true;
}

type Report = (name: string, variant: Variant | undefined, keyword: string, before?: Json, after?: Json) => void;

const limits = [
  ["minLength", "min-length"],
  ["maxLength", "max-length"],
  ["minItems", "min-items"],
  ["maxItems", "max-items"],
  ["minProperties", "min-properties"],
  ["maxProperties", "max-properties"],
] as const;

/** The types that all parts allow; a number may be an integer. */
function listTypes(node: SchemaNode): string[] {
  const sets = listValues(node, "type").map((type) => {
    const names = (Array.isArray(type) ? type : [type]).map(String);
    return names.includes("number") ? [...names, "integer"] : names;
  });
  return anyType.filter((type) => sets.every((set) => set.includes(type)));
}

function compareTypes(base: SchemaNode, revised: SchemaNode, report: Report): void {
  const [before, after] = [allowed(base), allowed(revised)];
  const withoutNull = ({ types }: Allowed) => types.filter((type) => type !== "null");
  const [was, is] = [withoutNull(before), withoutNull(after)];
  // Where one side lists values that the other side's types allow, the values tell the whole difference.
  const isListed = fits(before, after) || fits(after, before);
  // A conjunction of fewer types allows less: the sets are compared the other way round.
  if (!isListed) report("type", conjunction(is, was), "type", was, is);
  const [wasNullable, nullable] = [isNullable(before), isNullable(after)];
  if (wasNullable !== nullable) {
    const variant = nullable ? "widened" : "narrowed";
    // Where the types are the same, the values decide.
    if (before.types.includes("null") === after.types.includes("null"))
      report("nullable", variant, listingKeyword(base, revised), before.values, after.values);
    else report("nullable", variant, "type", before.types, after.types);
  }
}

interface Allowed {
  readonly types: string[];
  /** What enum and const leave; undefined where that is every value of the types. */
  readonly values?: Json[];
}

function allowed(node: SchemaNode): Allowed {
  const types = listTypes(node);
  const lists = [...listValues(node, "enum").map(asArray), ...listValues(node, "const").map((value) => [value])];
  const [first, ...more] = lists.map((list) => list.filter((value) => hasType(value, types)));
  if (first === undefined) return { types };
  const others = more.map((list) => list.map(canonical));
  const values = first.filter((value) => others.every((list) => list.includes(canonical(value))));
  const used = types.filter((type) => values.some((value) => hasType(value, [type])));
  const listed = values.map(canonical);
  const isEvery = used.every((type) => everyValue[type]?.every((value) => listed.includes(value)));
  return isEvery ? { types: used } : { types, values };
}

const everyValue: Readonly<Record<string, readonly string[]>> = { boolean: ["true", "false"], null: ["null"] };
const fits = ({ values }: Allowed, { types }: Allowed) =>
  values?.every((value) => value === null || hasType(value, types)) === true;
const isNullable = ({ types, values }: Allowed) => types.includes("null") && (values?.includes(null) ?? true);

function listingKeyword(...nodes: readonly SchemaNode[]): string {
  return nodes.some((node) => listValues(node, "enum").length > 0) ? "enum" : "const";
}

function compareValues(base: SchemaNode, revised: SchemaNode, report: Report): void {
  const [before, after] = [base, revised].map((node) => allowed(node).values?.map(canonical));
  const keyword = listingKeyword(base, revised);
  const parsed = (values: readonly string[] | undefined) => values?.map((value) => JSON.parse(value) as Json);
  if (before === undefined && after !== undefined) report("enum", "narrowed", keyword, undefined, parsed(after));
  if (before !== undefined && after === undefined) report("enum", "widened", keyword, parsed(before));
  if (before === undefined || after === undefined) return;
  // null is reported separately: whether it is allowed at all.
  const gone = before.filter((value) => value !== "null" && !after.includes(value));
  const added = after.filter((value) => value !== "null" && !before.includes(value));
  if (gone.length > 0) report("enum", "narrowed", keyword, parsed(gone));
  if (added.length > 0) report("enum", "widened", keyword, undefined, parsed(added));
}

function getLimit(node: SchemaNode, keyword: string, most: boolean): number {
  const values = listValues(node, keyword).map(Number);
  return most ? Math.min(...values, Number.POSITIVE_INFINITY) : Math.max(...values, 0);
}

/** The limit that the members set as well: required ones must come, and a closed object has no others. */
function membersLimit(node: SchemaNode, keyword: string, limit: number): number {
  if (keyword === "minProperties") return Math.max(limit, listRequired(node).size);
  const isCounted = keyword === "maxProperties" && isClosed(node) && listValues(node, "patternProperties").length === 0;
  return isCounted ? Math.min(limit, listMembers(node).size) : limit;
}

const finite = (value: number): Json | undefined => (Number.isFinite(value) ? value : undefined);

function order(before: number, after: number, most: boolean): Variant | undefined {
  if (before === after) return undefined;
  return after < before === most ? "narrowed" : "widened";
}

/** minimum and exclusiveMinimum are one bound: the stricter counts. */
function compareBounds(base: SchemaNode, revised: SchemaNode, end: "minimum" | "maximum", report: Report): void {
  const most = end === "maximum";
  const exclusive = most ? "exclusiveMaximum" : "exclusiveMinimum";
  const boundOf = (node: SchemaNode) => {
    const bounds = [
      ...listValues(node, end).map((value) => [Number(value), 0] as const),
      ...listValues(node, exclusive).map((value) => [Number(value), most ? -1 : 1] as const),
    ];
    const types = listTypes(node).filter((type) => type !== "null");
    const sorted = (types.join() === "integer" ? bounds.map((bound) => closed(bound, most)) : bounds).sort(
      ([a, x], [b, y]) => (a === b ? x - y : a - b),
    );
    return sorted.at(most ? 0 : -1) ?? [most ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY, 0];
  };
  const [[before, wasOpen], [after, isOpen]] = [boundOf(base), boundOf(revised)];
  const variant = before === after ? order(wasOpen, isOpen, most) : order(before, after, most);
  const used = listValues(revised, exclusive).length > 0 && isOpen !== 0 ? exclusive : end;
  const shown = (bound: number, open: number) =>
    open === 0 ? finite(bound) : `${most ? "less" : "more"} than ${bound}`;
  report(end, variant, used, shown(before, wasOpen), shown(after, isOpen));
}

/** The same bound of integers without exclusion: the next integer inside. */
function closed([value, open]: readonly [number, number], most: boolean): readonly [number, number] {
  if (most) return [open !== 0 && Number.isInteger(value) ? value - 1 : Math.floor(value), 0];
  return [open !== 0 && Number.isInteger(value) ? value + 1 : Math.ceil(value), 0];
}

/** Values that all must hold: more of them allow less. */
function conjunction(before: readonly Json[], after: readonly Json[]): Variant | undefined {
  if (before.length === 0 && after.length === 0) return undefined;
  const [was, is] = [new Set(before.map(canonical)), new Set(after.map(canonical))];
  const gone = [...was].some((value) => !is.has(value));
  const added = [...is].some((value) => !was.has(value));
  if (gone && added) return "changed";
  if (gone) return "widened";
  return added ? "narrowed" : undefined;
}

/** The first value that only one side has, of each. */
function apart(before: readonly Json[], after: readonly Json[]): [Json | undefined, Json | undefined] {
  const only = (some: readonly Json[], others: readonly Json[]) => some.find((value) => !others.includes(value));
  return [only(before, after), only(after, before)];
}

/** Every integer is a multiple of 1, and of 0.5. */
function listMultiples(node: SchemaNode): Json[] {
  const areIntegers = listTypes(node).every((type) => type === "integer" || type === "null");
  const values = listValues(node, "multipleOf").filter(
    (value) => !(areIntegers && Number.isInteger(1 / Number(value))),
  );
  const isCommon = values.length > 1 && values.every(Number.isInteger);
  return isCommon ? [values.map(Number).reduce(leastCommonMultiple)] : values;
}

function leastCommonMultiple(a: number, b: number): number {
  const greatest = (x: number, y: number): number => (y === 0 ? x : greatest(y, x % y));
  return (a / greatest(a, b)) * b;
}

function compareMultiples(base: SchemaNode, revised: SchemaNode, report: Report): void {
  const [before, after] = [listMultiples(base), listMultiples(revised)];
  const [was, is] = [Number(before[0]), Number(after[0])];
  let variant = conjunction(before, after);
  if (variant === "changed" && before.length === 1 && after.length === 1) {
    if (Number.isInteger(is / was)) variant = "narrowed";
    else if (Number.isInteger(was / is)) variant = "widened";
  }
  report("multiple-of", variant, "multipleOf", ...apart(before, after));
}
