// Compares what two schemas allow of a value by itself: narrower, wider, or another.
import { asArray, asObject, type Json } from "../../generate/spec.ts";
import { type Comparison, canonical, changed } from "./comparison.ts";
import { comparePatterns } from "./pattern.ts";
import { listRequired, listValues, placeOfChange, type SchemaNode } from "./schema-node.ts";

type Variant = "narrowed" | "widened" | "changed";

const anyType = ["array", "boolean", "integer", "null", "number", "object", "string"];

export function compareConstraints(
  comparison: Comparison,
  base: SchemaNode,
  revised: SchemaNode,
  direction: "request" | "response",
): void {
  const report = (name: string, variant: Variant | undefined, keyword: string, before?: Json, after?: Json) => {
    if (variant === undefined) return;
    const pointer = placeOfChange(base, revised, keyword);
    comparison.report(`${direction}-${name}-${variant}`, pointer, changed(keyword, before, after));
  };
  compareTypes(base, revised, report);
  compareValues(base, revised, report);
  for (const [keyword, name] of limits) {
    const most = keyword.startsWith("max");
    const [before, after] = [getLimit(base, keyword, most), getLimit(revised, keyword, most)];
    const variant = order(before, after, most);
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

/** Each pair of a member and one that it needs and that may be missing. */
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
  const [before, after] = [listTypes(base), listTypes(revised)];
  const withoutNull = (types: string[]) => types.filter((type) => type !== "null");
  const [was, is] = [withoutNull(before), withoutNull(after)];
  // A conjunction of fewer types allows less: the sets are compared the other way round.
  report("type", conjunction(is, was), "type", was, is);
  const isNullable = (node: SchemaNode, types: string[]) =>
    types.includes("null") && (allowedValues(node)?.includes("null") ?? true);
  const [wasNullable, nullable] = [isNullable(base, before), isNullable(revised, after)];
  if (wasNullable !== nullable) report("nullable", nullable ? "widened" : "narrowed", "type", before, after);
}

/** The values that enum and const leave, in one spelling each; undefined when neither is used. */
function allowedValues(node: SchemaNode): string[] | undefined {
  const lists = [...listValues(node, "enum").map(asArray), ...listValues(node, "const").map((value) => [value])];
  const [first, ...more] = lists.map((list) => list.map(canonical));
  const allowed = first?.filter((value) => more.every((list) => list.includes(value)));
  const values: Readonly<Record<string, readonly string[]>> = { boolean: ["true", "false"], null: ["null"] };
  // Both booleans are all that their type allows.
  const isEvery = listTypes(node).every((type) => values[type]?.every((value) => allowed?.includes(value)));
  return isEvery ? undefined : allowed;
}

function compareValues(base: SchemaNode, revised: SchemaNode, report: Report): void {
  const [before, after] = [allowedValues(base), allowedValues(revised)];
  const keyword = [base, revised].some((node) => listValues(node, "enum").length > 0) ? "enum" : "const";
  const parsed = (values: string[] | undefined) => values?.map((value) => JSON.parse(value) as Json);
  if (before === undefined && after !== undefined) report("enum", "narrowed", keyword, undefined, parsed(after));
  if (before !== undefined && after === undefined) report("enum", "widened", keyword, parsed(before));
  if (before === undefined || after === undefined) return;
  // null is told by whether it is allowed at all.
  const gone = before.filter((value) => value !== "null" && !after.includes(value));
  const added = after.filter((value) => value !== "null" && !before.includes(value));
  if (gone.length > 0) report("enum", "narrowed", keyword, parsed(gone));
  if (added.length > 0) report("enum", "widened", keyword, undefined, parsed(added));
}

function getLimit(node: SchemaNode, keyword: string, most: boolean): number {
  const values = listValues(node, keyword).map(Number);
  return most ? Math.min(...values, Number.POSITIVE_INFINITY) : Math.max(...values, 0);
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
  report(end, variant, used, finite(before), finite(after));
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
  return listValues(node, "multipleOf").filter((value) => !(areIntegers && Number.isInteger(1 / Number(value))));
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
