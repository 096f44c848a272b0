// Random values of a schema for fast-check, which repeats them from a seed and shrinks failures.
import fc from "fast-check";
import { readPattern, type SchemaNode } from "../contract/schemas.ts";
import { trickyTexts } from "./tricky-texts.ts";
import { formatSamples } from "./well-known-formats.ts";

/** Deeper lists and objects are as small as allowed. */
const maxDepth = 5;
/** A schema that requires itself has no value. */
const endlessDepth = maxDepth + 4;
const longText = 40;
const maxList = 6;

const surrogates = 0x800;
const characters = 0x110000 - surrogates;
const simplest = 97;

function toCharacter(index: number): string {
  const position = (index + simplest) % characters;
  return String.fromCodePoint(position < 0xd800 ? position : position + surrogates);
}

function toIndex(character: unknown): number {
  const codePoint = String(character).codePointAt(0) ?? 0;
  const index = ((codePoint < 0xd800 ? codePoint : codePoint - surrogates) - simplest + characters) % characters;
  if (toCharacter(index) !== character) throw new Error("not one character");
  return index;
}

/** Any character; the simplest is "a". The unit "binary" of fast-check indexes all of Unicode first, which takes 0.6 s. */
export const anyCharacter: fc.Arbitrary<string> = fc.nat(characters - 1).map(toCharacter, toIndex);

/** Values that the schema allows, except for keywords that only its validator can check: filter them with it. */
export function createArbitrary(node: SchemaNode, depth = 0): fc.Arbitrary<unknown> {
  const constants = listConstants(node);
  if (constants.length > 0) return fc.constantFrom(...constants);
  if (depth > endlessDepth) return fc.constant(null);
  const kinds = node.types.map((type) => ({ weight: type === "null" ? 1 : 5, arbitrary: ofType(node, type, depth) }));
  const alternatives = node.alternatives.map((each) => createArbitrary(each, depth + 1));
  if (alternatives.length > 0) return withAlternatives(kinds, fc.oneof(...alternatives), node);
  return kinds.length === 0 ? fc.constant(null) : fc.oneof(...kinds);
}

/** Members of an alternative are added to those of the schema itself. */
function withAlternatives(
  kinds: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<unknown> }[],
  other: fc.Arbitrary<unknown>,
  node: SchemaNode,
): fc.Arbitrary<unknown> {
  if (node.properties.size === 0 || kinds.length === 0) return other;
  return fc
    .tuple(fc.oneof(...kinds), other)
    .map(([own, inner]) => (isPlainObject(own) && isPlainObject(inner) ? { ...own, ...inner } : inner));
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function listConstants(node: SchemaNode): readonly unknown[] {
  const single = node.keywords.get("const");
  const list = node.keywords.get("enum")?.value;
  return single === undefined ? (Array.isArray(list) ? list : []) : [single.value];
}

function ofType(node: SchemaNode, type: string, depth: number): fc.Arbitrary<unknown> {
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "integer") return integers(node);
  if (type === "number") return numbers(node);
  if (type === "string") return texts(node);
  if (type === "array") return lists(node, depth);
  return objects(node, depth);
}

function bound(node: SchemaNode, keyword: string): number | undefined {
  const value = node.keywords.get(keyword)?.value;
  return typeof value === "number" ? value : undefined;
}

/** `gap` is the least distance from an exclusive bound. */
function getRange(node: SchemaNode, gap: number): { min: number; max: number } {
  const least = bound(node, "exclusiveMinimum");
  const most = bound(node, "exclusiveMaximum");
  return {
    min: bound(node, "minimum") ?? (least === undefined ? -1_000_000 : least + gap),
    max: bound(node, "maximum") ?? (most === undefined ? 1_000_000 : most - gap),
  };
}

function numbers(node: SchemaNode): fc.Arbitrary<number> {
  const { min, max } = getRange(node, 1);
  return Math.ceil(min) > Math.floor(max) ? decimals(node) : fc.oneof(integers(node), decimals(node));
}

function decimals(node: SchemaNode): fc.Arbitrary<number> {
  const { min, max } = getRange(node, 0);
  if (min >= max) return fc.constant(min);
  const minExcluded = bound(node, "exclusiveMinimum") !== undefined;
  const maxExcluded = bound(node, "exclusiveMaximum") !== undefined;
  return fc.double({ min, max, minExcluded, maxExcluded, noNaN: true });
}

function integers(node: SchemaNode): fc.Arbitrary<number> {
  const { min, max } = getRange(node, 1);
  const unit = Math.max(bound(node, "multipleOf") ?? 1, 0) || 1;
  const from = Math.ceil(Math.max(min, Number.MIN_SAFE_INTEGER));
  const to = Math.floor(Math.min(max, Number.MAX_SAFE_INTEGER));
  const first = Math.ceil(from / unit);
  const last = Math.floor(to / unit);
  if (first > last) return fc.constant(min);
  if (unit !== 1) return fc.integer({ min: first, max: Math.min(last, first + 1_000) }).map((times) => times * unit);
  return fc.oneof(
    fc.integer({ min: from, max: Math.min(to, from + 1_000) }),
    fc.maxSafeInteger().map((value) => from + (Math.abs(value) % (to - from + 1))),
  );
}

function texts(node: SchemaNode): fc.Arbitrary<string> {
  const samples = formatSamples(node.keywords.get("format")?.value)?.valid ?? [];
  if (samples.length > 0) return fc.constantFrom(...samples);
  const minLength = bound(node, "minLength") ?? 0;
  const maxLength = Math.max(minLength, Math.min(bound(node, "maxLength") ?? longText, Math.max(minLength, longText)));
  const length = { minLength, maxLength };
  const matching = ofPattern(node);
  return fc.oneof(
    { weight: 4, arbitrary: phoneLike },
    { weight: 3, arbitrary: fc.string({ ...length, unit: "grapheme" }) },
    { weight: 2, arbitrary: fc.string({ ...length, unit: anyCharacter }) },
    { weight: 1, arbitrary: fc.constantFrom(...trickyTexts) },
    ...(matching === undefined ? [] : [{ weight: 6, arbitrary: matching }]),
  );
}

/** Undefined without a pattern, or if fast-check does not support it. */
function ofPattern(node: SchemaNode): fc.Arbitrary<string> | undefined {
  const pattern = node.keywords.get("pattern")?.value;
  const regExp = typeof pattern === "string" ? readPattern(pattern) : undefined;
  if (regExp === undefined) return undefined;
  try {
    return fc.stringMatching(regExp, {
      maxLength: Math.max(longText, bound(node, "minLength") ?? 0),
    });
  } catch {
    return undefined;
  }
}

/** Forms that occur in the source system's data: a few digits, ten digits, dashes, a country code, an extension. */
const phoneLike: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "+44 ", "+1-", "00", "(0)"),
    fc.array(fc.constantFrom(..."0123456789"), { minLength: 1, maxLength: 10 }),
    fc.constantFrom("", " x12", " ext. 7", "#12", "-"),
  )
  .map(([country, digits, end]) => country + digits.join("") + end);

function lists(node: SchemaNode, depth: number): fc.Arbitrary<unknown> {
  const minLength = bound(node, "minItems") ?? 0;
  if (node.items === undefined || (depth > maxDepth && minLength === 0)) return fc.constant([]);
  const most = depth > maxDepth ? 0 : Math.min(bound(node, "maxItems") ?? maxList, maxList);
  const maxLength = Math.max(minLength, most);
  const item = createArbitrary(node.items, depth + 1);
  return node.keywords.get("uniqueItems")?.value === true
    ? fc.uniqueArray(item, { minLength, maxLength, selector: (each) => JSON.stringify(each) })
    : fc.array(item, { minLength, maxLength });
}

function objects(node: SchemaNode, depth: number): fc.Arbitrary<unknown> {
  const writable = [...node.properties].filter(([, each]) => each.keywords.get("readOnly")?.value !== true);
  const kept = depth > maxDepth ? writable.filter(([name]) => node.required.includes(name)) : writable;
  const others = () => (node.additional === undefined ? fc.string() : createArbitrary(node.additional, depth + 1));
  const undeclared = node.required.filter((name) => !node.properties.has(name));
  const members = Object.fromEntries([
    ...kept.map(([name, each]) => [name, createArbitrary(each, depth + 1)] as const),
    ...undeclared.map((name) => [name, others()] as const),
  ]);
  const record = fc.record(members, {
    requiredKeys: node.required.filter((name) => Object.hasOwn(members, name)),
    noNullPrototype: true,
  });
  if (node.additional === undefined || depth > maxDepth) return record;
  const more = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), others(), { maxKeys: 3, noNullPrototype: true });
  return fc.tuple(more, record).map(([extra, own]) => ({ ...extra, ...own }));
}

/** Any JSON value, for bodies that a contract must refuse. */
export const anyJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 4, stringUnit: anyCharacter });

/** A valid value with one part replaced by any JSON value. */
export function damaged(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, anyJson, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }))
    .map(([value, other, path]) => replaceAt(value, other, path));
}

function replaceAt(value: unknown, other: unknown, [first = 0, ...rest]: readonly number[]): unknown {
  if (Array.isArray(value) && value.length > 0) {
    const at = first % value.length;
    return value.map((each, index) => (index === at ? inside(each, other, rest) : each));
  }
  if (!isPlainObject(value)) return other;
  const names = Object.keys(value);
  const name = names[first % Math.max(1, names.length)] ?? "Unknown";
  return { ...value, [name]: inside(value[name], other, rest) };
}

const inside = (value: unknown, other: unknown, rest: readonly number[]): unknown =>
  rest.length === 0 || typeof value !== "object" || value === null ? other : replaceAt(value, other, rest);

const samplesToTry = 200;

/** Values that pass the test; undefined if too few do. */
export function filtered<Value>(
  values: fc.Arbitrary<Value>,
  test: (value: Value) => boolean,
): fc.Arbitrary<Value> | undefined {
  const passing = fc.sample(values, { seed: 1, numRuns: samplesToTry }).filter(test).length;
  return passing * 50 < samplesToTry ? undefined : values.filter(test);
}
