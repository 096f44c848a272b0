// Compares two contracts: what differs on the wire, and whether it breaks clients or servers made from the first.
import { isDeepStrictEqual } from "node:util";
import { asObject, type JsonObject } from "../../generate/spec.ts";
import type { Change } from "../review-report.ts";
import { comparePaths } from "./compare-operations.ts";
import { compareSchemes } from "./compare-security.ts";
import { canonical, changed, compareRest, createComparison } from "./comparison.ts";
import { child } from "./places.ts";

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
  compareInformation(comparison, base, revised);
  compareRest(comparison, before, after, ["openapi", "info", "servers", "security", "paths", "components"]);
  if (comparison.changes().length === 0 && comparable(base) !== comparable(revised))
    comparison.report("unreached-changed", "/components", "something that no operation reaches is different");
  return comparison.changes();
}

function compareInformation(
  comparison: ReturnType<typeof createComparison>,
  base: JsonObject,
  revised: JsonObject,
): void {
  const [was, is] = [asObject(base["info"]), asObject(revised["info"])];
  for (const keyword of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (keyword === "version" || isDeepStrictEqual(was[keyword], is[keyword])) continue;
    comparison.report("documentation-changed", `/info/${keyword}`, `${keyword} reads differently`);
  }
}

function comparable(document: JsonObject): string {
  const { version: _, ...info } = asObject(document["info"]);
  return canonical({ ...document, info });
}
