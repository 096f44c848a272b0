// Compares which operations there are, and what each says of itself: name, access, repeats and its messages.
import { isDeepStrictEqual } from "node:util";
import { asArray, asObject, type Json, type JsonObject } from "../../generate/spec.ts";
import {
  compareDeprecation,
  compareField,
  compareParameters,
  compareRequestBody,
  compareResponses,
  parameterPlaces,
} from "./compare-messages.ts";
import { compareSecurity, getSecurity } from "./compare-security.ts";
import { compareServers, getServers } from "./compare-servers.ts";
import { type Comparison, changed, compareNamed, compareRest } from "./comparison.ts";
import { child, children, follow, type Located } from "./places.ts";

interface PathItem {
  readonly path: string;
  readonly place: Located;
  readonly operations: ReadonlyMap<string, Located>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Paths match in any letter case and with one trailing slash, and the names of their parameters are not on the wire. */
const pathKey = (path: string) =>
  path
    .toLowerCase()
    .replaceAll(/\{[^}]*\}/g, "{}")
    .replace(/(?<=.)\/$/, "");

function listPaths(document: JsonObject): Map<string, PathItem> {
  return new Map(
    children(child({ value: document, pointer: "" }, "paths")).map(([path, reference]) => {
      const place = follow(document, reference);
      const operations = new Map(children(place).filter(([method]) => methods.includes(method)));
      return [pathKey(path), { path, place, operations }];
    }),
  );
}

export function comparePaths(comparison: Comparison): void {
  const [before, after] = [listPaths(comparison.base), listPaths(comparison.revised)];
  for (const [key, was] of before) {
    const is = after.get(key);
    for (const [method, operation] of was.operations) {
      const other = is?.operations.get(method);
      if (is === undefined || other === undefined) {
        comparison.report("operation-removed", operation.pointer, "the operation was removed");
      } else compareOperation(comparison, { item: was, operation }, { item: is, operation: other });
    }
    if (is !== undefined) comparePathItems(comparison, was, is);
  }
  for (const [key, is] of after) {
    for (const [method, operation] of is.operations) {
      if (!before.get(key)?.operations.has(method))
        comparison.report("operation-added", operation.pointer, "the operation was added");
    }
  }
}

const namesIn = (path: string) => [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");

function comparePathItems(comparison: Comparison, base: PathItem, revised: PathItem): void {
  const { pointer } = revised.place;
  if (!isDeepStrictEqual(namesIn(base.path), namesIn(revised.path)))
    comparison.report("path-parameter-renamed", pointer, `was ${base.path}`);
  const spelled = (path: string) => path.replaceAll(/\{[^}]*\}/g, "{}");
  if (spelled(base.path) !== spelled(revised.path))
    comparison.report("path-spelling-changed", pointer, `was ${base.path}`);
  compareRest(comparison, base.place, revised.place, [...methods, "parameters", "servers"]);
}

interface Placed {
  readonly item: PathItem;
  readonly operation: Located;
}

function compareOperation(comparison: Comparison, base: Placed, revised: Placed): void {
  const [before, after] = [base.operation, revised.operation];
  const [was, is] = [asObject(before.value), asObject(after.value)];
  const report = (kind: string, keyword: string) =>
    comparison.report(kind, child(after, keyword).pointer, changed(keyword, was[keyword], is[keyword]));
  if (was["operationId"] !== is["operationId"]) report("operation-id-changed", "operationId");
  if (!isDeepStrictEqual(was["x-extension"], is["x-extension"])) report("source-mark-changed", "x-extension");
  compareRetry(comparison, child(before, "x-retry"), child(after, "x-retry"));
  compareDeprecation(comparison, before, after);
  compareSecurity(comparison, getSecurity(comparison.base, before), getSecurity(comparison.revised, after));
  compareServers(
    comparison,
    getServers(comparison.base, base.item.place, before),
    getServers(comparison.revised, revised.item.place, after),
  );
  const parameters = parameterPlaces(comparison.base, base.item.place, before);
  const others = parameterPlaces(comparison.revised, revised.item.place, after);
  compareParameters(comparison, parameters, others);
  comparePathParameters(comparison, base.item, revised.item, parameters, others);
  const body = (document: JsonObject, operation: Located) => follow(document, child(operation, "requestBody"));
  compareRequestBody(comparison, body(comparison.base, before), body(comparison.revised, after));
  compareResponses(comparison, child(before, "responses"), child(after, "responses"));
  compareNamed(comparison, child(before, "callbacks"), child(after, "callbacks"), "callback");
  const known = [
    "callbacks",
    "operationId",
    "x-extension",
    "x-retry",
    "deprecated",
    "security",
    "servers",
    "parameters",
  ];
  compareRest(comparison, before, after, [...known, "requestBody", "responses"]);
}

/** By their order in the path, since that is all that the wire knows of them. */
function comparePathParameters(
  comparison: Comparison,
  base: PathItem,
  revised: PathItem,
  before: readonly Located[],
  after: readonly Located[],
): void {
  const named = (parameters: readonly Located[], name: string | undefined) =>
    parameters.find(({ value }) => asObject(value)["in"] === "path" && asObject(value)["name"] === name);
  const names = namesIn(revised.path);
  namesIn(base.path).forEach((name, index) => {
    const [was, is] = [named(before, name), named(after, names[index])];
    if (was !== undefined && is !== undefined) compareField(comparison, was, is, "request");
  });
}

function compareRetry(comparison: Comparison, base: Located, revised: Located): void {
  const [was, is] = [asObject(base.value), asObject(revised.value)];
  if (base.value === undefined && revised.value === undefined) return;
  if (base.value === undefined) {
    comparison.report("retry-rule-added", revised.pointer, changed("x-retry", undefined, revised.value));
    return;
  }
  if (revised.value === undefined) {
    comparison.report("retry-rule-removed", base.pointer, changed("x-retry", base.value, undefined));
    return;
  }
  if (was["with"] !== is["with"])
    comparison.report("retry-header-changed", revised.pointer, changed("with", was["with"], is["with"]));
  const [before, after] = [asArray(was["on"]), asArray(is["on"])];
  const listed = (entries: Json[]) => entries.map(String).join(", ");
  const added = after.filter((entry) => !before.includes(entry));
  const gone = before.filter((entry) => !after.includes(entry));
  if (added.length > 0)
    comparison.report("retry-reason-added", revised.pointer, `may be sent again after ${listed(added)}`);
  if (gone.length > 0)
    comparison.report("retry-reason-removed", revised.pointer, `may no longer be sent again after ${listed(gone)}`);
}
