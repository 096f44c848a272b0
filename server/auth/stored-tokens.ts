// Opaque tokens: how they are created, stored, listed and revoked, and whose token a request has.
import { createHash, randomBytes } from "node:crypto";
import type { StoredToken, TokenStore } from "../storage/token-store.ts";
import type { IdentifyToken } from "./token-handler.ts";

/** Tells a scanner of source code or logs what it has found. */
const prefix = "cpn_";
const randomByteCount = 32;

/** Whether a token has the form of ours; whether it is one, only the store knows. */
export function isOpaque(token: string): boolean {
  return token.startsWith(prefix);
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly tenant?: string | undefined;
  /** Milliseconds until it expires. Undefined: never. */
  readonly expiresInMs?: number | undefined;
}

/** Creates and stores a token of 256 random bits, which is shown only now. Undefined: the name is in use. */
export async function createToken(
  store: TokenStore,
  { name, scopes, tenant, expiresInMs }: NewToken,
  now: number,
): Promise<string | undefined> {
  const token = `${prefix}${randomBytes(randomByteCount).toString("base64url")}`;
  const digest = createHash("sha256").update(token).digest("hex");
  const expiresAt = expiresInMs === undefined ? undefined : now + expiresInMs;
  const added = await store.add({ name, digest, scopes, tenant, createdAt: now, expiresAt });
  return added ? token : undefined;
}

export type TokenState = "valid" | "expired" | "revoked";

export function tokenState({ expiresAt, revokedAt }: StoredToken, now: number): TokenState {
  if (revokedAt !== undefined) return "revoked";
  return expiresAt !== undefined && expiresAt <= now ? "expired" : "valid";
}

/** Finds who holds a token. Rejects with StoreUnavailable when the store cannot be asked. */
export function createIdentifyStored(store: TokenStore): IdentifyToken {
  return async (_token, digest) => {
    const found = await store.find(digest);
    if (found === undefined || found.revokedAt !== undefined) return undefined;
    const { name, scopes, tenant, expiresAt } = found;
    return { principal: { id: `token:${name}`, scopes: new Set(scopes), tenant }, until: expiresAt };
  };
}
