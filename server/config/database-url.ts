// The one setting that names the database: sqlite:path, file:path or postgres://...
import { fileURLToPath } from "node:url";
import type { Parser } from "./parsers.ts";

const sqlite = "sqlite:";

/** The value is `sqlite:` and a path, or the PostgreSQL URL as given. */
export const databaseUrl: Parser<string> = {
  parse(text) {
    if (/^postgres(?:ql)?:\/\/./.test(text)) return URL.canParse(text) ? text : undefined;
    const path = sqlitePathIn(text);
    return path === undefined ? undefined : sqlite + path;
  },
  expected: "sqlite:PATH, file:PATH or a postgres:// URL",
  example: "sqlite:data/phone-numbers.sqlite",
};

/** `//host` is refused, because tools disagree on what it means, and `?`, because no parameter is supported. */
function sqlitePathIn(text: string): string | undefined {
  const [, scheme, path = ""] = /^(sqlite|file):([^?#\0\r\n]+)$/.exec(text) ?? [];
  if (scheme === undefined || /^\/\/(?!\/)/.test(path)) return undefined;
  if (scheme !== "file" || !path.startsWith("///")) return path.replace(/^\/\/\//, "/");
  try {
    return fileURLToPath(text);
  } catch {
    return undefined;
  }
}

/** Accepts a plain path as well. */
export function toDatabaseUrl(text: string): string {
  return /^(?:sqlite|file|postgres(?:ql)?):/.test(text) ? text : sqlite + text;
}

/** The URL without its password. */
export function maskPassword(text: string): string {
  if (text.startsWith(sqlite)) return text;
  const url = new URL(text);
  if (url.password !== "") url.password = "***";
  for (const name of [...url.searchParams.keys()]) if (/password/i.test(name)) url.searchParams.set(name, "***");
  return url.href;
}
