// Compares where an operation is to be found.
import { isDeepStrictEqual } from "node:util";
import { asArray, asObject, type JsonObject } from "../../generate/spec.ts";
import type { Comparison } from "./comparison.ts";
import { child, type Located } from "./places.ts";

/** What holds for an operation: its own list, its path's, or the document's; without any it is the root. */
export function getServers(document: JsonObject, path: Located, operation: Located): Located {
  const lists = [operation, path, { value: document, pointer: "" }].map((place) => child(place, "servers"));
  return lists.find(({ value }) => asArray(value).length > 0) ?? { value: [{ url: "/" }], pointer: "/servers" };
}

export function compareServers(comparison: Comparison, base: Located, revised: Located): void {
  const byUrl = (servers: Located) =>
    new Map(asArray(servers.value).map((server) => [String(asObject(server)["url"]), asObject(server)]));
  const [before, after] = [byUrl(base), byUrl(revised)];
  for (const [url, was] of before) {
    const is = after.get(url);
    if (is === undefined) comparison.report("server-removed", revised.pointer, `${url} was removed`);
    else if (!isDeepStrictEqual(was["variables"], is["variables"]))
      comparison.report("server-variables-changed", revised.pointer, `${url} has other variables`);
    else if (!isDeepStrictEqual(was, is))
      comparison.report("documentation-changed", revised.pointer, `${url} is described differently`);
  }
  for (const url of after.keys()) {
    if (!before.has(url)) comparison.report("server-added", revised.pointer, `${url} was added`);
  }
}
