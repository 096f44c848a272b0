// The names of the client's arguments.
import type { JsonObject } from "./spec.ts";

export interface ArgumentNames {
  /** Argument -> parameter; undefined for none. */
  readonly query: Readonly<Record<string, string>> | undefined;
  readonly header: Readonly<Record<string, string>> | undefined;
}

/**
 * If-None-Match is the argument ifNoneMatch. A query or header parameter whose name is taken, such as that of the body,
 * has its place before it: queryBody. The client's types make the same names.
 */
export function argumentNames(parameters: readonly JsonObject[]): ArgumentNames {
  const pathNames = parameters.filter((parameter) => parameter["in"] === "path").map(({ name }) => String(name));
  const taken = new Set(["body", ...pathNames]);
  const inPlace = (place: string, toName: (name: string) => string): [argument: string, name: string][] => {
    const here = parameters.filter((parameter) => parameter["in"] === place);
    const pairs = here.map(({ name }): [string, string] => {
      const usual = toName(String(name));
      return [taken.has(usual) ? `${place}${usual.charAt(0).toUpperCase()}${usual.slice(1)}` : usual, String(name)];
    });
    for (const [, name] of pairs) taken.add(toName(name));
    return pairs;
  };
  const orNone = (pairs: [string, string][]) => (pairs.length === 0 ? undefined : Object.fromEntries(pairs));
  return {
    query: orNone(inPlace("query", (name) => name)),
    header: orNone(inPlace("header", headerArgument)),
  };
}

function headerArgument(name: string): string {
  const joined = name.replaceAll("-", "");
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
