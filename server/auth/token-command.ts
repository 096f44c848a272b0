// The token command: creates, lists and revokes opaque tokens, and returns the text to print.
import type { StoredToken, TokenStore } from "../storage/token-store.ts";
import { createToken, tokenState } from "./stored-tokens.ts";
import { tenantExpected, tenantName } from "./tenant.ts";

export interface CreateTokenArguments {
  readonly name: string;
  /** With commas between. */
  readonly scopes: string;
  readonly tenant?: string | undefined;
  /** A count of days, hours or minutes such as 90d, 12h or 30m. Default: it never expires. */
  readonly expiresIn?: string | undefined;
}

/** A mistake in the arguments. */
export class TokenCommandError extends Error {
  override readonly name = "TokenCommandError";
}

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** @throws TokenCommandError when an argument is wrong, or the name is in use. */
export async function runTokenCreate(
  store: TokenStore,
  { name, scopes, tenant, expiresIn }: CreateTokenArguments,
  knownScopes: readonly string[],
  now: number,
): Promise<string> {
  const wanted = [...new Set(scopes.split(",").map((scope) => scope.trim()))];
  if (!tenantName.test(name)) throw new TokenCommandError(`--name ${tenantExpected}`);
  if (!wanted.every((scope) => knownScopes.includes(scope))) {
    throw new TokenCommandError(`--scopes must be a list of ${knownScopes.join(", ")}`);
  }
  if (tenant !== undefined && !tenantName.test(tenant)) {
    throw new TokenCommandError(`--tenant ${tenantExpected}`);
  }
  const token = await createToken(store, { name, scopes: wanted, tenant, expiresInMs: parseDuration(expiresIn) }, now);
  if (token === undefined) throw new TokenCommandError(`--name: the token ${name} already exists`);
  return `${token}\nThis is the only time that it is shown.\n`;
}

function parseDuration(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit = ""] = /^([1-9]\d{0,5})([dhm])$/.exec(text) ?? [];
  if (count === undefined) throw new TokenCommandError("--expires-in must be a time such as 90d, 12h or 30m");
  return Number(count) * (unitMs[unit] ?? 0);
}

/** A table for people, or JSON. Neither contains a digest or a token. */
export async function runTokenList(store: TokenStore, now: number, json = false): Promise<string> {
  const tokens = (await store.list()).map((token) => describe(token, now));
  if (json) return `${JSON.stringify(tokens, null, 2)}\n`;
  if (tokens.length === 0) return "There are no tokens.\n";
  const heads = ["name", "state", "scopes", "tenant", "created", "expires"] as const;
  const rows = [heads, ...tokens.map((token) => heads.map((head) => token[head] ?? "-"))];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

function describe(token: StoredToken, now: number) {
  const day = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());
  return {
    name: token.name,
    state: tokenState(token, now),
    scopes: token.scopes.join(","),
    tenant: token.tenant ?? null,
    created: day(token.createdAt),
    expires: day(token.expiresAt),
    revoked: day(token.revokedAt),
  };
}

/** @throws TokenCommandError if no active token has this name. */
export async function runTokenRevoke(store: TokenStore, name: string, now: number): Promise<string> {
  if (!(await store.revoke(name, now))) throw new TokenCommandError(`no active token is named ${name}`);
  return `${name} is revoked; running servers refuse it within their --token-cache-ms\n`;
}
