// Finds the operations that create, read, change and remove one item by their paths: /things and /things/{id}.
import type { Contract } from "../contract/contract.ts";
import { member } from "../contract/document.ts";
import type { Operation, Parameter } from "../contract/operations.ts";
import type { Received } from "../http/message.ts";

export interface ItemRoute {
  /** The path of one item, such as /things/{id}. */
  readonly path: string;
  readonly parameter: Parameter | undefined;
  /** POST to the parent path, whose response identifies the new item. */
  readonly create: Operation | undefined;
  readonly read: Operation | undefined;
  readonly replace: Operation | undefined;
  readonly change: Operation | undefined;
  readonly remove: Operation | undefined;
}

/** Whether a path, without its query, matches a template such as /things/{id}. */
export const matchesTemplate = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^/{}]+\}/g, "[^/]+")}$`).test(path);

/** Paths that end in a parameter and have operations. */
export function findItemRoutes({ declared }: Pick<Contract, "declared">): readonly ItemRoute[] {
  const paths = [...new Set(declared.map(({ path }) => path))].filter((path) => /\/\{[^/{}]+\}$/.test(path));
  return paths.map((path) => {
    const at = (method: string, where = path) => declared.find((each) => each.method === method && each.path === where);
    const name = /\{([^/{}]+)\}$/.exec(path)?.[1];
    const [first] = declared.filter((each) => each.path === path);
    return {
      path,
      parameter: first?.parameters.find((each) => each.in === "path" && each.name === name),
      create: at("POST", path.replace(/\/\{[^/{}]+\}$/, "")),
      read: at("GET"),
      replace: at("PUT"),
      change: at("PATCH"),
      remove: at("DELETE"),
    };
  });
}

/** The item's id in a response: the member named like the parameter or `id`, or the last part of Location. */
export function idFrom(route: ItemRoute, { headers }: Received, value: unknown): string | undefined {
  const name = route.parameter?.name ?? "id";
  const noun = /\/([^/{}]+?)s?\/\{[^/{}]+\}$/.exec(route.path)?.[1] ?? "";
  const wanted = [name, "id", `${noun}id`, "_id", "uuid", "key"].map((each) => each.toLowerCase());
  const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
  for (const each of wanted) {
    const found = names.find((own) => own.toLowerCase() === each);
    const id = found === undefined ? undefined : member(value, found);
    if ((typeof id === "string" && id !== "") || typeof id === "number") return String(id);
  }
  const location = headers["location"]?.replace(/[?#].*/, "").replace(/\/$/, "");
  const last = location?.slice(location.lastIndexOf("/") + 1);
  return last === undefined || last === "" ? undefined : decodeSafely(last);
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
