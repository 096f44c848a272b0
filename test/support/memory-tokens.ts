// Keeps tokens in memory, for tests of what stands on top of a token store.
import { createHash } from "node:crypto";
import type { StoredToken, TokenStore } from "../../server/storage/token-store.ts";

export interface KnownToken extends Partial<Omit<StoredToken, "digest">> {
  readonly name: string;
  readonly token: string;
}

export function memoryTokens(known: readonly KnownToken[] = []): TokenStore {
  const byName = new Map<string, StoredToken>();
  for (const { name, token, ...rest } of known) {
    const digest = createHash("sha256").update(token).digest("hex");
    byName.set(name, { name, digest, scopes: [], createdAt: 0, ...rest });
  }
  return {
    async add(token) {
      const isTaken = [...byName.values()].some(({ name, digest }) => name === token.name || digest === token.digest);
      if (!isTaken) byName.set(token.name, token);
      return !isTaken;
    },
    find: async (digest) => [...byName.values()].find((token) => token.digest === digest),
    list: async () => [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
    async revoke(name, revokedAt) {
      const token = byName.get(name);
      if (token === undefined || token.revokedAt !== undefined) return false;
      byName.set(name, { ...token, revokedAt });
      return true;
    },
    close: async () => undefined,
  };
}
