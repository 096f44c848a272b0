// Random values of a schema for fast-check, which makes them again from a seed and shrinks what fails.
import fc from "fast-check";
import type { SchemaNode } from "../contract/schemas.ts";
import { isWellFormed, trickyTexts } from "./candidates.ts";

const deepest = 5;
const maxText = 40;
const maxList = 6;

/** Values that the schema allows, but for patterns that only its validator can judge: filter by that. */
export function createArbitrary(node: SchemaNode, depth = 0): fc.Arbitrary<unknown> {
  const constants = constantsOf(node);
  if (constants.length > 0) return fc.constantFrom(...constants);
  const types = depth > deepest ? node.types.filter((type) => type !== "array" && type !== "object") : node.types;
  const kinds = types.map((type) => ({ weight: type === "null" ? 1 : 5, arbitrary: ofType(node, type, depth) }));
  return kinds.length === 0 ? fc.constant(null) : fc.oneof(...kinds);
}

function constantsOf(node: SchemaNode): readonly unknown[] {
  const single = node.keywords.get("const");
  const list = node.keywords.get("enum")?.value;
  return single === undefined ? (Array.isArray(list) ? list : []) : [single.value];
}

function ofType(node: SchemaNode, type: string, depth: number): fc.Arbitrary<unknown> {
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "integer") return integers(node);
  if (type === "number") return fc.oneof(integers(node), fc.double({ ...rangeOf(node), noNaN: true }));
  if (type === "string") return texts(node);
  if (type === "array") return lists(node, depth);
  return objects(node, depth);
}

function bound(node: SchemaNode, keyword: string): number | undefined {
  const value = node.keywords.get(keyword)?.value;
  return typeof value === "number" ? value : undefined;
}

function rangeOf(node: SchemaNode): { min: number; max: number } {
  const least = bound(node, "exclusiveMinimum");
  const most = bound(node, "exclusiveMaximum");
  return {
    min: bound(node, "minimum") ?? (least === undefined ? -1_000_000 : least + 1),
    max: bound(node, "maximum") ?? (most === undefined ? 1_000_000 : most - 1),
  };
}

function integers(node: SchemaNode): fc.Arbitrary<number> {
  const { min, max } = rangeOf(node);
  const from = Math.ceil(Math.max(min, Number.MIN_SAFE_INTEGER));
  const to = Math.floor(Math.min(max, Number.MAX_SAFE_INTEGER));
  return fc.oneof(
    fc.integer({ min: from, max: Math.min(to, from + 1_000) }),
    fc.maxSafeInteger().map((value) => from + (Math.abs(value) % (to - from + 1))),
  );
}

function texts(node: SchemaNode): fc.Arbitrary<string> {
  const minLength = bound(node, "minLength") ?? 0;
  const maxLength = Math.max(minLength, Math.min(bound(node, "maxLength") ?? maxText, maxText));
  const length = { minLength, maxLength };
  return fc.oneof(
    { weight: 4, arbitrary: phoneLike },
    { weight: 3, arbitrary: fc.string({ ...length, unit: "grapheme" }) },
    { weight: 2, arbitrary: fc.string({ ...length, unit: "binary" }) },
    { weight: 1, arbitrary: fc.constantFrom(...trickyTexts.filter(isWellFormed)) },
  );
}

/** The source's own data holds such: a few digits, ten digits, dashes, a country code, an extension. */
const phoneLike: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "+44 ", "+1-", "00", "(0)"),
    fc.array(fc.constantFrom(..."0123456789"), { minLength: 1, maxLength: 10 }),
    fc.constantFrom("", " x12", " ext. 7", "#12", "-"),
  )
  .map(([country, digits, end]) => country + digits.join("") + end);

function lists(node: SchemaNode, depth: number): fc.Arbitrary<unknown> {
  if (node.items === undefined) return fc.constant([]);
  const minLength = bound(node, "minItems") ?? 0;
  const maxLength = Math.max(minLength, Math.min(bound(node, "maxItems") ?? maxList, maxList));
  return fc.array(createArbitrary(node.items, depth + 1), { minLength, maxLength });
}

function objects(node: SchemaNode, depth: number): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(
    [...node.properties].map(([name, each]) => [name, createArbitrary(each, depth + 1)]),
  );
  return fc.record(members, {
    requiredKeys: node.required.filter((name) => Object.hasOwn(members, name)),
    noNullPrototype: true,
  });
}

/** Any JSON at all, for what a contract must refuse. */
export const anyJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 4, stringUnit: "binary" });

/** A valid value with one part of it replaced by any JSON. */
export function damaged(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(valid, anyJson, fc.nat(), fc.nat()).map(([value, other, first, second]) => {
    const [item] = Array.isArray(value) && value.length > 0 ? [value[first % value.length]] : [];
    if (typeof item !== "object" || item === null) return Array.isArray(value) ? [...value, other] : other;
    const names = Object.keys(item);
    const name = names[second % Math.max(1, names.length)] ?? "Unknown";
    return (value as unknown[]).map((each) => (each === item ? { ...item, [name]: other } : each));
  });
}
