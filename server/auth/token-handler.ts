// Identifies callers by bearer token, with a short cache: most requests ask neither the database nor the key set.
import { hash } from "node:crypto";
import { createError, type ServiceError } from "../errors.ts";
import { challenge, type Principal, type SecurityHandler } from "./authorize.ts";

/** The holder of the token, with its expiry in milliseconds since 1970; undefined: the token is not valid. */
export type IdentifyToken = (token: string, digest: string) => Promise<Identified | undefined>;

export interface Identified {
  readonly principal: Principal;
  readonly until?: number | undefined;
}

export interface TokenCacheOptions {
  readonly identify: IdentifyToken;
  /** Milliseconds after which a token is identified again: the maximum for which a revoked one still works. Default 5 s. */
  readonly cacheMs?: number | undefined;
  /** Tokens remembered, unknown ones too. Default 10 000. */
  readonly tokenLimit?: number | undefined;
  /** Milliseconds since 1970, for the expiry of tokens. Default Date.now. */
  readonly clock?: (() => number) | undefined;
  /** Milliseconds that a clock set back cannot stop, for cacheMs. Default performance.now. */
  readonly monotonicClock?: (() => number) | undefined;
}

interface Entry {
  readonly identified: Identified | undefined;
  readonly askAgainAt: number;
}

/**
 * Creates the handler for bearer tokens (RFC 6750). The cache holds digests, not tokens, so the time of a look-up reveals
 * nothing about a token. Rejections of `identify` become the response, and are not cached.
 */
export function createTokenHandler(options: TokenCacheOptions): SecurityHandler {
  const { identify, cacheMs = 5_000, tokenLimit = 10_000, clock = Date.now } = options;
  const { monotonicClock = () => performance.now() } = options;
  const entries = new Map<string, Entry>();
  return (authorization) => {
    const token = readToken(authorization);
    const digest = hash("sha256", token, "hex");
    const now = monotonicClock();
    const known = entries.get(digest);
    if (known !== undefined && now < known.askAgainAt) return toPrincipal(known.identified, clock());
    return identify(token, digest).then((identified) => {
      entries.delete(digest);
      if (entries.size >= tokenLimit) entries.delete(entries.keys().next().value ?? "");
      entries.set(digest, { identified, askAgainAt: now + cacheMs });
      return toPrincipal(identified, clock());
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

function toPrincipal(identified: Identified | undefined, now: number): Principal {
  if (identified === undefined || (identified.until !== undefined && identified.until <= now)) throw invalidToken();
  return identified.principal;
}

function invalidToken(): ServiceError {
  return createError("InvalidCredentials", {}, { headers: challenge('error="invalid_token"') });
}
