// The keys of an issuer of JWTs, fetched from its JWKS URL and kept when that is away.
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";

export interface KeySetOptions {
  readonly url: URL;
  /** Milliseconds after which the keys are fetched again, while the ones at hand serve. Default 10 min. */
  readonly maxAgeMs?: number;
  /** Milliseconds for which keys serve that cannot be fetched again. Default 24 h. */
  readonly maxStaleMs?: number;
  /** Milliseconds between two fetches, whatever unknown key ids are sent. Default 30 s. */
  readonly cooldownMs?: number;
  /** Milliseconds that a fetch may take. Default 5 s. */
  readonly timeoutMs?: number;
  /** Default fetch. */
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970. Default Date.now. */
  readonly clock?: () => number;
}

/** The keys cannot be had, and no token can be verified. */
export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
}

interface Fetched {
  readonly getKey: ReturnType<typeof createLocalJWKSet>;
  readonly at: number;
}

/**
 * Makes jose's key lookup. A key id that is not known fetches the keys again (rotation), within the cooldown.
 * @throws KeysUnavailable from the lookup when there are no keys that may be used.
 */
export function createKeySet(options: KeySetOptions): JWTVerifyGetKey {
  const { maxAgeMs = 600_000, maxStaleMs = 86_400_000, cooldownMs = 30_000, clock = Date.now } = options;
  let fetched: Fetched | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  const refresh = (): Promise<void> => {
    if (underWay !== undefined) return underWay;
    if (clock() - triedAt < cooldownMs) return Promise.resolve();
    triedAt = clock();
    underWay = fetchKeys(options)
      .then((keys) => {
        fetched = { getKey: createLocalJWKSet(keys), at: clock() };
      })
      .catch(() => undefined)
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  const current = (): Fetched | undefined =>
    fetched !== undefined && clock() - fetched.at < maxStaleMs ? fetched : undefined;

  return async (header, token) => {
    if (current() === undefined) await refresh();
    else if (clock() - (fetched?.at ?? 0) >= maxAgeMs) void refresh();
    const before = current();
    if (before === undefined) throw new KeysUnavailable("The keys that tokens are verified with cannot be had");
    try {
      return await before.getKey(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      return (current() ?? before).getKey(header, token);
    }
  };
}

async function fetchKeys({ url, timeoutMs = 5_000, fetch: send = fetch }: KeySetOptions): Promise<JSONWebKeySet> {
  const answer = await send(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
  if (answer.status !== 200) throw new Error(`${answer.status}`);
  return (await answer.json()) as JSONWebKeySet;
}
