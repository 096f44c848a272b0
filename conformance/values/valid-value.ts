// A value that a schema allows: an example of the contract, or a generated one.
import fc from "fast-check";
import type { SchemaNode, Schemas } from "../contract/schemas.ts";
import { createArbitrary } from "./arbitrary.ts";
import { formatSamples } from "./well-known-formats.ts";

/** Deeper lists and objects are as small as allowed. */
const maxDepth = 5;
/** A schema that requires itself has no value. */
const endlessDepth = maxDepth + 4;
const attempts = 300;

const made = new WeakMap<Schemas, Map<string, unknown>>();

/** The same in every run; undefined if none was found. `shown` are the contract's examples for the place. */
export function createValidValue(schemas: Schemas, schema: string, shown: readonly unknown[] = []): unknown {
  const known = made.get(schemas) ?? new Map<string, unknown>();
  made.set(schemas, known);
  const key = JSON.stringify([schema, shown]);
  if (!known.has(key)) known.set(key, findValidValue(schemas, schema, shown));
  return known.get(key);
}

function findValidValue(schemas: Schemas, schema: string, shown: readonly unknown[]): unknown {
  const isValid = (value: unknown) => value !== undefined && schemas.validate(schema, value, "request") === undefined;
  const isAlmost = (value: unknown) => schemas.validate(schema, value, "request")?.isOnlyFormat === true;
  const example = shown.find(isValid) ?? shown.find(isAlmost);
  if (example !== undefined) return example;
  const node = schemas.node(schema);
  const built = build(node, 0, (inner, value) => schemas.validate(inner.pointer, value, "request") === undefined);
  if (isValid(built)) return built;
  return fc.sample(createArbitrary(node), { seed: 1, numRuns: attempts }).find(isValid);
}

type IsValid = (node: SchemaNode, value: unknown) => boolean;

function build(node: SchemaNode, depth: number, isValid: IsValid): unknown {
  const named = shownValues(node).find((value) => isValid(node, value));
  if (named !== undefined || depth > endlessDepth) return named;
  const [type] = node.types.filter((each) => each !== "null");
  const own = type === undefined ? undefined : ofType(node, type, depth, isValid);
  for (const alternative of depth > maxDepth ? [] : node.alternatives) {
    const other = build(alternative, depth + 1, isValid);
    const both = isPlainObject(own) && isPlainObject(other) ? { ...own, ...other } : other;
    if (isValid(node, both)) return both;
  }
  return own === undefined && node.types.includes("null") ? null : own;
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function shownValues({ keywords }: SchemaNode): readonly unknown[] {
  const listed = (name: string): readonly unknown[] => {
    const value = keywords.get(name)?.value;
    return Array.isArray(value) ? value : [];
  };
  const single = ["const", "example", "default"].map((name) => keywords.get(name)?.value);
  return [...single, ...listed("examples"), ...listed("enum")].filter((value) => value !== undefined);
}

function ofType(node: SchemaNode, type: string, depth: number, isValid: IsValid): unknown {
  switch (type) {
    case "object":
      return createObject(node, depth, isValid);
    case "array":
      return createArray(node, depth, isValid);
    case "string":
      return createText(node, isValid);
    case "boolean":
      return true;
    default:
      return createNumber(node, type === "integer");
  }
}

function createObject(node: SchemaNode, depth: number, isValid: IsValid): unknown {
  const members: Record<string, unknown> = {};
  for (const [name, member] of node.properties) {
    if (member.keywords.get("readOnly")?.value === true) continue;
    if (!node.required.includes(name) && depth >= 2) continue;
    const value = depth > maxDepth ? undefined : build(member, depth + 1, isValid);
    if (value !== undefined && (node.required.includes(name) || isValid(member, value))) members[name] = value;
  }
  for (const name of node.required.filter((each) => !node.properties.has(each)))
    members[name] = node.additional === undefined ? "text" : build(node.additional, depth + 1, isValid);
  const isMap = node.properties.size === 0 && node.additional !== undefined;
  const least = numeric(node, "minProperties") ?? (isMap && depth <= maxDepth ? 1 : 0);
  for (let index = 1; Object.keys(members).length < least && index <= least; index++)
    members[`member${index}`] = node.additional === undefined ? "text" : build(node.additional, depth + 1, isValid);
  return members;
}

function createArray(node: SchemaNode, depth: number, isValid: IsValid): unknown {
  const { items } = node;
  const least = numeric(node, "minItems") ?? (depth > maxDepth || numeric(node, "maxItems") === 0 ? 0 : 1);
  if (items === undefined || least === 0) return Array.from({ length: least }, (_, index) => index);
  const value = build(items, depth + 1, isValid);
  return value === undefined ? [] : Array.from({ length: least }, () => value);
}

function createText(node: SchemaNode, isValid: IsValid): unknown {
  const least = numeric(node, "minLength") ?? 0;
  const most = numeric(node, "maxLength") ?? Number.POSITIVE_INFINITY;
  const texts = [...(formatSamples(node.keywords.get("format")?.value)?.valid ?? []), "sample", "Sample 1"];
  return (
    texts.map((text) => text.padEnd(least, "x").slice(0, most)).find((text) => isValid(node, text)) ??
    matching(node, isValid)
  );
}

function matching(node: SchemaNode, isValid: IsValid): unknown {
  return fc
    .sample(createArbitrary(node), { seed: 1, numRuns: attempts })
    .find((value) => typeof value === "string" && isValid(node, value));
}

function createNumber(node: SchemaNode, isInteger: boolean): number {
  const unit = numeric(node, "multipleOf") ?? (isInteger ? 1 : 0.5);
  const above = numeric(node, "exclusiveMinimum");
  const least = numeric(node, "minimum") ?? (above === undefined ? undefined : above + unit);
  const below = numeric(node, "exclusiveMaximum");
  const most = numeric(node, "maximum") ?? (below === undefined ? undefined : below - unit);
  const wanted = least ?? (most === undefined ? 1 : Math.min(most, 1));
  const whole = isInteger ? Math.ceil(wanted) : wanted;
  const stepped = numeric(node, "multipleOf") === undefined ? whole : Math.ceil(whole / unit) * unit;
  return stepped;
}

function numeric(node: SchemaNode, keyword: string): number | undefined {
  const value = node.keywords.get(keyword)?.value;
  return typeof value === "number" ? value : undefined;
}
