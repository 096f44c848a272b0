// Bodies that differ from a valid one in one place, each with the keyword that it tests.
import type { SchemaNode } from "../contract/schemas.ts";
import { type Candidate, createCandidates } from "./candidates.ts";

export interface Mutation extends Candidate {
  /** The schema at the changed place. */
  readonly node: SchemaNode;
}

type Rebuild = (value: unknown) => unknown;

const maxDepth = 6;
const maxList = 20_000;
/** Tried where a list has no bound, to find undeclared bounds of a server. */
const longAnyhow = 1_000;

/** Mutations of the value and everything in it. Members of `base`, a valid value, are used where it has them. */
export function createMutations(
  node: SchemaNode,
  base: unknown,
  rebuild: Rebuild = (value) => value,
  depth = 0,
): Mutation[] {
  const own = createCandidates(node).map((each) => ({ ...each, value: rebuild(each.value), node }));
  if (depth > maxDepth) return own;
  return [
    ...own,
    ...objectMutations(node, base, rebuild, depth),
    ...listMutations(node, base, rebuild, depth),
    ...node.alternatives.flatMap((each) => [
      ...objectMutations(each, base, rebuild, depth),
      ...listMutations(each, base, rebuild, depth),
    ]),
  ];
}

function objectMutations(node: SchemaNode, base: unknown, rebuild: Rebuild, depth: number): Mutation[] {
  const { properties, additional } = node;
  if (properties.size === 0 && additional === undefined) return [];
  const whole = typeof base === "object" && base !== null ? (base as Record<string, unknown>) : {};
  const mutation = (value: unknown, keyword: string): Mutation => ({ value: rebuild(value), node, keyword });
  const writable = [...properties].filter(([, member]) => member.keywords.get("readOnly")?.value !== true);
  const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name));
  const [key] = Object.keys(whole).filter((name) => !properties.has(name));
  return [
    ...Object.keys(whole).map((name) => mutation(without(name), "required")),
    ...["Unknown", ...writable.map(([name]) => otherCase(name))].map((name) =>
      mutation({ ...whole, [name]: "5" }, "additionalProperties"),
    ),
    ...writable.flatMap(([name, member]) =>
      createMutations(member, whole[name], (value) => rebuild({ ...whole, [name]: value }), depth + 1),
    ),
    ...(additional === undefined
      ? []
      : createMutations(
          additional,
          whole[key ?? "member1"],
          (value) => rebuild({ ...whole, [key ?? "member1"]: value }),
          depth + 1,
        )),
  ];
}

function listMutations(node: SchemaNode, base: unknown, rebuild: Rebuild, depth: number): Mutation[] {
  const { items } = node;
  if (items === undefined) return [];
  const [first] = Array.isArray(base) ? base : [];
  const lists = listLengths(node).map(({ length, keyword }) => ({
    value: rebuild(Array.from({ length }, (_, index) => distinctItem(first, items, index))),
    node,
    keyword,
  }));
  const isUnique = node.keywords.get("uniqueItems")?.value === true;
  const twice = isUnique ? [{ value: rebuild([first, first]), node, keyword: "uniqueItems" }] : [];
  return [
    ...lists,
    ...twice,
    ...createMutations(items, first, (value) => rebuild([value]), depth + 1),
    // The first, the middle and the last item are tried.
    ...createMutations(items, first, (value) => rebuild([first, value]), depth + 1).filter(
      ({ keyword }) => keyword === "type",
    ),
    ...createCandidates(items)
      .filter(({ keyword }) => keyword === "type")
      .map((each) => ({ ...each, value: rebuild([first, each.value, first]), node: items })),
  ];
}

function listLengths(node: SchemaNode): readonly { readonly length: number; readonly keyword: string }[] {
  const most = node.keywords.get("maxItems")?.value;
  const least = node.keywords.get("minItems")?.value;
  const lengths = [
    ...(typeof most === "number"
      ? [most, most + 1].map((length) => ({ length, keyword: "maxItems" }))
      : [{ length: longAnyhow, keyword: "maxItems" }]),
    ...(typeof least === "number" ? [least, least - 1].map((length) => ({ length, keyword: "minItems" })) : []),
  ];
  return lengths.filter(({ length }) => length >= 0 && length <= maxList);
}

/**
 * A small item unlike the others, since equal items may count as one. A long list of items without text is refused by a
 * rule rather than stored: thousands of stored items would have to be removed again.
 */
function distinctItem(first: unknown, items: SchemaNode, index: number): unknown {
  if (items.required.length > 0) return first;
  const name = [...items.properties].find(([, member]) => member.types.includes("integer"))?.[0];
  return name === undefined ? first : { [name]: index + 1 };
}

const otherCase = (name: string): string => (name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase());
