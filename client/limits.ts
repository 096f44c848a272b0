// How long a call may take and how often it may be tried.

export interface Limits {
  /** Milliseconds for one try, including the response's body. Default: 10 000. */
  readonly timeoutMs: number;
  /** Milliseconds for the whole call: token, tries and waiting. Default: 60 000. */
  readonly deadlineMs: number;
  /** Maximum number of times that a request is sent; 1 disables retries. A repeat after a 401 does not count. Default: 5. */
  readonly tries: number;
  /** Milliseconds of the first back-off, doubled with each try; the wait is a random part of it. Default: 100. */
  readonly baseDelayMs: number;
  /** Maximum milliseconds of a back-off. A Retry-After of the server may be longer. Default: 10 000. */
  readonly maxDelayMs: number;
}

export const defaultLimits: Limits = {
  timeoutMs: 10_000,
  deadlineMs: 60_000,
  tries: 5,
  baseDelayMs: 100,
  maxDelayMs: 10_000,
};

type GivenLimits = { readonly [Name in keyof Limits]?: Limits[Name] | undefined };

/** Those of the call, else those of the client, else the default ones. */
export function resolveLimits(ofCall: GivenLimits, ofClient: GivenLimits): Limits {
  const limits: { -readonly [Name in keyof Limits]: number } = { ...defaultLimits };
  for (const name in limits) {
    const limit = name as keyof Limits;
    limits[limit] = ofCall[limit] ?? ofClient[limit] ?? limits[limit];
  }
  return limits;
}
