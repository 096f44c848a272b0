// What every part of a comparison shares: the two documents, and the list of what differs.
import { isDeepStrictEqual } from "node:util";
import { asObject, type Json, type JsonObject } from "../../generate/spec.ts";
import type { Change } from "../model/review-report.ts";
import { getKind } from "./kinds.ts";
import { child, getName, type Located } from "./places.ts";

export interface Comparison {
  readonly base: JsonObject;
  readonly revised: JsonObject;
  /** Adds a change, once for each kind and place. @throws Error for a kind that is not in the table. */
  report(kind: string, pointer: string, detail: string): void;
  /** Whether the caller is the first to compare what the key names: schemas may contain themselves. */
  isFirst(key: string): boolean;
  changes(): readonly Change[];
}

export function createComparison(base: JsonObject, revised: JsonObject): Comparison {
  const found = new Map<string, Change>();
  const compared = new Set<string>();
  return {
    base,
    revised,
    report: (kind, pointer, detail) => {
      const { breaksClients, breaksServers } = getKind(kind);
      const key = `${kind} ${pointer}`;
      if (found.has(key)) return;
      found.set(key, { kind, pointer, message: `${getName(pointer)}: ${detail}`, breaksClients, breaksServers });
    },
    isFirst: (key) => !compared.has(key) && compared.add(key) !== undefined,
    changes: () => [...found.values()],
  };
}

const words = new Set(["description", "summary", "title", "example", "examples", "externalDocs", "tags", "$comment"]);

export function isDocumentation(keyword: string): boolean {
  return words.has(keyword) || keyword === "x-source-sample";
}

/** A value in one spelling, whatever the order of its members. */
export function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "nothing";
  return (
    JSON.stringify(value, (_name, inner: Json) =>
      inner !== null && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? "nothing"
  );
}

/** Whether two parts of a contract say the same; the order of enum, required and types says nothing. */
export function isSameText(a: Json | undefined, b: Json | undefined): boolean {
  return isDeepStrictEqual(withSetsSorted(a), withSetsSorted(b));
}

function withSetsSorted(value: Json | undefined, keyword = ""): Json | undefined {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => withSetsSorted(entry) ?? null);
    return ["enum", "required", "type"].includes(keyword) ? entries.map(canonical).sort() : entries;
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withSetsSorted(inner, name) ?? null]));
}

/** A value as a message shows it: short enough for one line. */
export function shown(value: Json | undefined): string {
  const text = canonical(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/**
 * Reports differences in keywords without a rule: wording breaks neither side, an extension of the
 * document is shown, and any other is assumed to break both sides, because its effect is unknown.
 */
export function compareRest(comparison: Comparison, base: Located, revised: Located, known: readonly string[]): void {
  const keywords = new Set([...Object.keys(asObject(base.value)), ...Object.keys(asObject(revised.value))]);
  for (const keyword of keywords) {
    if (known.includes(keyword)) continue;
    const [before, after] = [child(base, keyword), child(revised, keyword)];
    if (!isDeepStrictEqual(before.value, after.value)) {
      const { pointer } = after.value === undefined ? before : after;
      comparison.report(restKind(keyword), pointer, changed(keyword, before.value, after.value));
    }
  }
}

/** Callbacks and webhooks: what a server calls, each by its name. */
export function compareNamed(comparison: Comparison, base: Located, revised: Located, kind: string): void {
  const [before, after] = [asObject(base.value), asObject(revised.value)];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isSameText(before[name], after[name])) continue;
    const change = name in before ? (name in after ? "changed" : "removed") : "added";
    comparison.report(
      `${kind}-${change}`,
      child(name in after ? revised : base, name).pointer,
      `the ${kind} is ${change}`,
    );
  }
}

export function restKind(keyword: string): string {
  if (isDocumentation(keyword)) return "documentation-changed";
  return keyword.startsWith("x-") ? "extension-changed" : "keyword-changed";
}

export function changed(name: string, before: Json | undefined, after: Json | undefined): string {
  if (isDocumentation(name)) return `${name} differs`;
  if (before === undefined) return `${name} ${shown(after)} was added`;
  if (after === undefined) return `${name} ${shown(before)} was removed`;
  return `${name} was ${shown(before)} and is ${shown(after)}`;
}
