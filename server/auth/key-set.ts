// The keys of an issuer of JWTs, fetched from its JWKS URL and kept while the issuer is unreachable.
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";

export interface KeySetOptions {
  readonly url: URL;
  /** Milliseconds after which the keys are fetched again, while the present ones serve. Default 10 min. */
  readonly maxAgeMs?: number;
  /** Milliseconds for which keys serve that cannot be fetched again. Default 24 h. */
  readonly maxStaleMs?: number;
  /** Milliseconds between a successful fetch and the next one, whatever unknown key ids are sent. Default 30 s. */
  readonly cooldownMs?: number;
  /** Milliseconds to the next fetch after the first failure; it doubles with each further one. Default 1 s. */
  readonly minBackoffMs?: number;
  /** Default 10 s. */
  readonly maxBackoffMs?: number;
  /** Milliseconds that a fetch may take, body included. Default 5 s. */
  readonly timeoutMs?: number;
  /** Maximum size of the key set in bytes. Default 1 MiB. */
  readonly maxBytes?: number;
  /** Default fetch. */
  readonly fetch?: typeof fetch;
  /** Monotonic milliseconds. Default performance.now. */
  readonly clock?: () => number;
}

/** No keys are available to verify a token. */
export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
  /** Seconds until the keys are fetched again. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super("The keys that verify tokens are unavailable");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface Fetched {
  readonly getKey: ReturnType<typeof createLocalJWKSet>;
  readonly at: number;
}

/**
 * Creates jose's key lookup. An unknown key id fetches the keys again (rotation), within the cooldown.
 * @throws KeysUnavailable from the lookup if no keys are available.
 */
export function createKeySet(options: KeySetOptions): JWTVerifyGetKey {
  const { maxAgeMs = 600_000, maxStaleMs = 86_400_000, clock = () => performance.now() } = options;
  let fetched: Fetched | undefined;
  const fetcher = createFetcher(options, clock, (keys) => {
    fetched = { getKey: createLocalJWKSet(keys), at: clock() };
  });
  const current = (): Fetched | undefined =>
    fetched !== undefined && clock() - fetched.at < maxStaleMs ? fetched : undefined;

  return async (header, token) => {
    if (current() === undefined) await fetcher.refresh();
    else if (clock() - (fetched?.at ?? 0) >= maxAgeMs) void fetcher.refresh();
    const before = current();
    if (before === undefined) throw new KeysUnavailable(Math.max(1, Math.ceil(fetcher.waitMs() / 1_000)));
    try {
      return await before.getKey(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await fetcher.refresh();
      return (current() ?? before).getKey(header, token);
    }
  };
}

/** One fetch at a time: after a success not before the cooldown, after a failure not before a growing back-off. */
function createFetcher(options: KeySetOptions, clock: () => number, accept: (keys: JSONWebKeySet) => void) {
  const { cooldownMs = 30_000, minBackoffMs = 1_000, maxBackoffMs = 10_000 } = options;
  let notBefore = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let inFlight: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      accept(await fetchKeys(options));
      failures = 0;
      notBefore = clock() + cooldownMs;
    } catch {
      notBefore = clock() + Math.min(maxBackoffMs, minBackoffMs * 2 ** failures);
      failures++;
    } finally {
      inFlight = undefined;
    }
  };
  return {
    refresh(): Promise<void> {
      if (inFlight !== undefined) return inFlight;
      if (clock() < notBefore) return Promise.resolve();
      inFlight = run();
      return inFlight;
    },
    waitMs: () => notBefore - clock(),
  };
}

async function fetchKeys(options: KeySetOptions): Promise<JSONWebKeySet> {
  const { url, timeoutMs = 5_000, maxBytes = 1_048_576, fetch: send = fetch } = options;
  const response = await send(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the issuer responded with ${response.status}`);
  }
  return JSON.parse(await readText(response.body.getReader(), maxBytes)) as JSONWebKeySet;
}

async function readText(reader: ReadableStreamDefaultReader<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new Error(`the key set has more than ${maxBytes} bytes`);
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString();
}
