// Bearer tokens from a file that holds only their SHA-256 digests.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ServiceError } from "../errors.ts";
import { challenge, type Principal, type SecurityHandler } from "./access.ts";

export interface TokenRecord {
  /** Names the caller in logs; unique. */
  readonly name: string;
  /** SHA-256 of the token, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly scopes: readonly string[];
}

/**
 * Knows callers by their token's digest: the token itself is nowhere kept, and looking up a digest takes no time that
 * tells anything of the token.
 */
export function createBearerTokens(records: readonly TokenRecord[]): SecurityHandler {
  const principals = new Map<string, Principal>(
    records.map(({ name, sha256, scopes }) => [sha256.toLowerCase(), { id: `token:${name}`, scopes: new Set(scopes) }]),
  );
  return (authorization) => {
    if (authorization === undefined || authorization === "") {
      throw new ServiceError("MissingCredentials", "A bearer token is needed", challenge());
    }
    const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization)?.[1];
    const principal =
      token === undefined ? undefined : principals.get(createHash("sha256").update(token).digest("hex"));
    if (principal === undefined) {
      throw new ServiceError("InvalidCredentials", "The bearer token is not valid", challenge('error="invalid_token"'));
    }
    return principal;
  };
}

/** Reads a tokens file: a JSON array of TokenRecord. @throws Error that says which entry is wrong. */
export function readTokensFile(file: string, knownScopes: readonly string[]): TokenRecord[] {
  const records: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(records)) throw new Error(`${file}: a JSON array is expected`);
  return records.map((record: unknown, index): TokenRecord => {
    const { name, sha256, scopes } = (record ?? {}) as Partial<Record<keyof TokenRecord, unknown>>;
    const where = `${file}: /${index}`;
    if (typeof name !== "string" || name === "") throw new Error(`${where}/name: a name is expected`);
    if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/i.test(sha256)) {
      throw new Error(`${where}/sha256: 64 hexadecimal digits are expected`);
    }
    if (!Array.isArray(scopes) || !scopes.every((scope) => knownScopes.includes(String(scope)))) {
      throw new Error(`${where}/scopes: a list of ${knownScopes.join(", ")} is expected`);
    }
    return { name, sha256, scopes: scopes.map(String) };
  });
}
