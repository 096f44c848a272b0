// Token buckets: how many requests each caller or address may send, with the values of the RateLimit fields.

export interface RateLimiterOptions {
  /** Names the quota in the RateLimit fields. */
  readonly name: "caller" | "address";
  /** Requests a second in the long run; the bucket holds what comes together in `windowSeconds`. */
  readonly perSecond: number;
  /** Default 10. */
  readonly windowSeconds?: number;
  /** Callers remembered; beyond it, the least recent one is forgotten and starts again. Default 10 000. */
  readonly keyLimit?: number;
  /** Milliseconds that go up. Default performance.now. */
  readonly clock?: () => number;
}

export interface Taken {
  /** Seconds after which there is a token again; 0: this request had one. */
  readonly retryAfterSeconds: number;
  /** An item of the RateLimit field. */
  readonly left: string;
}

export interface RateLimiter {
  readonly name: "caller" | "address";
  /** An item of the RateLimit-Policy field. */
  readonly policy: string;
  take(key: string): Taken;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** The fields are those of draft-ietf-httpapi-ratelimit-headers-10: q requests in w seconds; r left, whole again in t seconds. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { name, perSecond, windowSeconds = 10, keyLimit = 10_000, clock = () => performance.now() } = options;
  const quota = perSecond * windowSeconds;
  /** In the order of their last use. */
  const buckets = new Map<string, Bucket>();

  const getBucket = (key: string, now: number): Bucket => {
    const known = buckets.get(key);
    const bucket = known ?? { tokens: quota, at: now };
    bucket.tokens = Math.min(quota, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    if (known !== undefined) buckets.delete(key);
    else if (buckets.size >= keyLimit) buckets.delete(buckets.keys().next().value ?? "");
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    name,
    policy: `"${name}";q=${quota};w=${windowSeconds}`,
    take(key) {
      const bucket = getBucket(key, clock());
      const isAllowed = bucket.tokens >= 1;
      if (isAllowed) bucket.tokens--;
      const { tokens } = bucket;
      return {
        retryAfterSeconds: isAllowed ? 0 : Math.ceil((1 - tokens) / perSecond),
        left: `"${name}";r=${Math.floor(tokens)};t=${Math.ceil((quota - tokens) / perSecond)}`,
      };
    },
  };
}

/** What of an address counts as one: an IPv4 address, or the /64 that one IPv6 site usually has. */
export function addressKey(address: string): string {
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter((group) => group !== "");
  const right = (tail ?? "").split(":").filter((group) => group !== "");
  const zeros = Math.max(0, 8 - left.length - right.length);
  const groups = tail === undefined ? left : [...left, ...new Array<string>(zeros).fill("0"), ...right];
  return groups.slice(0, 4).join(":");
}
