// Remembers for a moment who a token stands for, so that most requests ask neither the database nor the key set.
import { hash } from "node:crypto";
import { createError, type ServiceError } from "../errors.ts";
import { challenge, type Principal, type SecurityHandler } from "./authorize.ts";

/** Who holds the token, and until when that is sure (milliseconds since 1970); undefined: nobody. */
export type IdentifyToken = (token: string, digest: string) => Promise<Identified | undefined>;

export interface Identified {
  readonly principal: Principal;
  readonly until?: number | undefined;
}

export interface TokenCacheOptions {
  readonly identify: IdentifyToken;
  /** Milliseconds after which a token is asked for again: a revoked one works for no longer. Default 5 s. */
  readonly cacheMs?: number | undefined;
  /** Tokens remembered, unknown ones too. Default 10 000. */
  readonly tokenLimit?: number | undefined;
  /** Milliseconds since 1970. Default Date.now. */
  readonly clock?: (() => number) | undefined;
}

interface Entry {
  readonly identified: Identified | undefined;
  readonly askAgainAt: number;
}

/**
 * Makes a handler of bearer tokens (RFC 6750). It remembers digests, not tokens, and looking one up takes no time that
 * tells anything of a token. What `identify` rejects with is the caller's answer, and is not remembered.
 */
export function createTokenHandler(options: TokenCacheOptions): SecurityHandler {
  const { identify, cacheMs = 5_000, tokenLimit = 10_000, clock = Date.now } = options;
  const entries = new Map<string, Entry>();
  return (authorization) => {
    const token = readToken(authorization);
    const digest = hash("sha256", token, "hex");
    const now = clock();
    const known = entries.get(digest);
    if (known !== undefined && now < known.askAgainAt) return principalOf(known.identified, now);
    return identify(token, digest).then((identified) => {
      entries.delete(digest);
      if (entries.size >= tokenLimit) entries.delete(entries.keys().next().value ?? "");
      entries.set(digest, { identified, askAgainAt: now + cacheMs });
      return principalOf(identified, clock());
    });
  };
}

function readToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization === "") {
    throw createError("MissingCredentials", {}, { headers: challenge() });
  }
  const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw invalidToken();
  return token;
}

function principalOf(identified: Identified | undefined, now: number): Principal {
  if (identified === undefined || (identified.until !== undefined && identified.until <= now)) throw invalidToken();
  return identified.principal;
}

function invalidToken(): ServiceError {
  return createError("InvalidCredentials", {}, { headers: challenge('error="invalid_token"') });
}
