// Every value that is tried inside a body, put into a body that is valid otherwise, with the keyword it is about.
import type { SchemaNode } from "../contract/schemas.ts";
import { createCandidates } from "./candidates.ts";

/** A whole body that differs in one place from one that is valid. */
export interface Trial {
  readonly value: unknown;
  readonly node: SchemaNode;
  readonly keyword: string;
}

type Rebuild = (value: unknown) => unknown;

const maxList = 20_000;
/** Tried where a list has no bound, so that one that a server has all the same is found. */
const longAnyhow = 12_000;

/** Trials of the schema and everything in it. `base` is a valid value, whose members are used where it has them. */
export function mutationsOf(node: SchemaNode, base: unknown, rebuild: Rebuild = (value) => value, depth = 0): Trial[] {
  const own = createCandidates(node).map(({ value, keyword }) => ({ value: rebuild(value), node, keyword }));
  if (depth > 6) return own;
  return [...own, ...objectTrials(node, base, rebuild, depth), ...listTrials(node, base, rebuild, depth)];
}

function objectTrials(node: SchemaNode, base: unknown, rebuild: Rebuild, depth: number): Trial[] {
  if (node.properties.size === 0) return [];
  const whole = typeof base === "object" && base !== null ? (base as Record<string, unknown>) : {};
  const trial = (value: unknown, keyword: string): Trial => ({ value: rebuild(value), node, keyword });
  const names = [...node.properties.keys()];
  const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name));
  return [
    ...names.filter((name) => Object.hasOwn(whole, name)).map((name) => trial(without(name), "required")),
    ...["Unknown", ...names.map(otherCase)].map((name) => trial({ ...whole, [name]: "5" }, "additionalProperties")),
    ...[...node.properties].flatMap(([name, member]) =>
      mutationsOf(member, whole[name], (value) => rebuild({ ...whole, [name]: value }), depth + 1),
    ),
  ];
}

function listTrials(node: SchemaNode, base: unknown, rebuild: Rebuild, depth: number): Trial[] {
  const { items } = node;
  if (items === undefined) return [];
  const [first] = Array.isArray(base) ? base : [];
  const most = node.keywords.get("maxItems")?.value;
  const least = node.keywords.get("minItems")?.value;
  const lengths = [
    ...(most === undefined
      ? [{ length: longAnyhow, keyword: "maxItems" }]
      : typeof most === "number" && most <= maxList
        ? [most, most + 1].map((length) => ({ length, keyword: "maxItems" }))
        : []),
    ...(typeof least === "number" ? [least, least - 1].map((length) => ({ length, keyword: "minItems" })) : []),
  ];
  return [
    ...lengths
      .filter(({ length }) => length >= 0)
      .map(({ length, keyword }) => ({
        value: rebuild(Array.from({ length }, (_, index) => distinctItem(first, items, index))),
        node,
        keyword,
      })),
    ...mutationsOf(items, first, (value) => rebuild([value]), depth + 1),
    // Not only the first item is looked at.
    ...mutationsOf(items, first, (value) => rebuild([first, value]), depth + 1).filter(
      ({ keyword }) => keyword === "type",
    ),
  ];
}

/**
 * An item that is as small as may be and like no other, since equal items may count as one. A long list of such items
 * without text is refused by a rule rather than stored: thousands of stored items would have to be removed again.
 */
function distinctItem(first: unknown, items: SchemaNode, index: number): unknown {
  const name = [...items.properties].find(([, member]) => member.types.includes("integer"))?.[0];
  return name === undefined ? first : { [name]: index + 1 };
}

const otherCase = (name: string): string => (name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase());
