// Compares two contracts: what differs on the wire, and whether it breaks clients or servers made from the first.
import { isDeepStrictEqual } from "node:util";
import { asObject, type JsonObject } from "../../generate/spec.ts";
import type { Change } from "../model/review-report.ts";
import { comparePaths } from "./compare-operations.ts";
import { compareSchemes } from "./compare-security.ts";
import { type Comparison, changed, compareNamed, compareRest, createComparison, isSameText } from "./comparison.ts";
import { child, children, type Located } from "./places.ts";

const known = ["openapi", "info", "servers", "security", "paths", "components", "webhooks", "jsonSchemaDialect"];

/** What OpenAPI 3.1 has without jsonSchemaDialect. */
const defaultDialect = "https://spec.openapis.org/oas/3.1/dialect/base";

/**
 * Everything that differs between two OpenAPI documents, with $refs inside the document followed. The version in `info`
 * is no difference. The kinds and whom they break are in docs/changes.md.
 */
export function compareContracts(base: JsonObject, revised: JsonObject): readonly Change[] {
  const comparison = createComparison(base, revised);
  const [before, after] = [base, revised].map((value) => ({ value, pointer: "" }));
  if (before === undefined || after === undefined) return [];
  if (base["openapi"] !== revised["openapi"]) {
    const detail = changed("openapi", base["openapi"], revised["openapi"]);
    comparison.report("openapi-version-changed", "/openapi", detail);
  }
  comparePaths(comparison);
  const [was, is] = [child(before, "components"), child(after, "components")];
  compareSchemes(comparison, child(was, "securitySchemes"), child(is, "securitySchemes"));
  compareNamed(comparison, child(before, "webhooks"), child(after, "webhooks"), "webhook");
  compareInformation(comparison, base, revised);
  compareDialect(comparison, base, revised);
  compareRest(comparison, before, after, known);
  compareExamples(comparison, child(was, "examples"), child(is, "examples"));
  compareUnreached(comparison, was, is);
  if (comparison.changes().length === 0 && !isSameText(comparable(base), comparable(revised)))
    comparison.report("unreached-changed", "/components", "a component that no operation uses changed");
  return comparison.changes();
}

function compareDialect(comparison: Comparison, base: JsonObject, revised: JsonObject): void {
  const [was, is] = [base, revised].map(({ jsonSchemaDialect }) => jsonSchemaDialect ?? defaultDialect);
  if (was === is) return;
  comparison.report("keyword-changed", "/jsonSchemaDialect", changed("jsonSchemaDialect", was, is));
}

function compareExamples(comparison: Comparison, base: Located, revised: Located): void {
  for (const [name, example] of children(revised)) {
    const before = child(base, name);
    if (!isDeepStrictEqual(before.value, example.value))
      comparison.report("documentation-changed", example.pointer, "the example differs");
  }
}

/** A component of both that differs, and is in the place of no change found so far. */
function compareUnreached(comparison: Comparison, base: Located, revised: Located): void {
  for (const [section, components] of children(revised)) {
    for (const [name, after] of children(components)) {
      const before = child(child(base, section), name);
      if (before.value === undefined || isSameText(before.value, after.value)) continue;
      if (comparison.changes().some(({ pointer }) => `${pointer}/`.startsWith(`${after.pointer}/`))) continue;
      comparison.report("unreached-changed", after.pointer, "changed, without an effect on the wire");
    }
  }
}

function compareInformation(comparison: Comparison, base: JsonObject, revised: JsonObject): void {
  const [was, is] = [asObject(base["info"]), asObject(revised["info"])];
  for (const keyword of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (keyword === "version" || isDeepStrictEqual(was[keyword], is[keyword])) continue;
    comparison.report("documentation-changed", `/info/${keyword}`, `${keyword} differs`);
  }
}

function comparable(document: JsonObject): JsonObject {
  const { version: _, ...info } = asObject(document["info"]);
  return { ...document, info };
}
