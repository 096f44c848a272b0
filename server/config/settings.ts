// Every setting, in one table. A row is a setting: `bodyLimitBytes` has the flag --body-limit-bytes and the variable
// BODY_LIMIT_BYTES. To add one, add a row and use it; test/server/config/effects.test.ts asks for a test of its effect.
import { databaseUrl, maskPassword, toDatabaseUrl } from "./database-url.ts";
import {
  algorithms,
  country,
  emptyOrText,
  integer,
  isLoopback,
  keysUrl,
  networks,
  oneOf,
  onOff,
  origins,
  type Parser,
  text,
} from "./parsers.ts";

export interface Setting<Value = unknown> extends Parser<Value> {
  /** Undefined: the setting is optional, and off when absent. */
  readonly default: Value | undefined;
  readonly help: string;
  /** A second flag, whose text is translated to that of the first. */
  readonly alias?: { readonly flag: string; readonly help: string; toText(text: string): string };
  /** Hides secrets in a value that is shown. */
  mask?(text: string): string;
}

const maxMs = 3_600_000;

const server = {
  host: { ...text, default: "127.0.0.1", help: "Address to listen on" },
  port: { ...integer(0, 65_535), default: 8_080, help: "Port to listen on; 0 picks a free port" },
  docs: { ...onOff, default: true, help: "Serve /docs, /Help and /openapi.yaml, which need no token" },
  corsOrigins: { ...origins, default: undefined, help: "Origins whose pages may call the API (CORS), comma-separated" },
  validateResponses: { ...onOff, default: false, help: "Validate every response against the contract" },
  logLevel: {
    ...oneOf("fatal", "error", "warn", "info", "debug", "silent"),
    default: "info",
    help: "Minimum level to log: fatal, error, warn, info, debug or silent",
  },
} as const satisfies Readonly<Record<string, Setting>>;

const data = {
  databaseUrl: {
    ...databaseUrl,
    default: "sqlite:data/phone-numbers.sqlite",
    help: "Database: sqlite:PATH, file:PATH or postgres://...",
    alias: { flag: "database", help: "Same as --database-url, or the path of an SQLite file", toText: toDatabaseUrl },
    mask: maskPassword,
  },
  databasePoolSize: {
    ...integer(2, 1_000),
    default: 4,
    help: "Maximum connections to PostgreSQL; one is kept for reads",
  },
  databaseGroupLimit: {
    ...integer(1, 1_000),
    default: 64,
    help: "Maximum writes that share one commit on PostgreSQL",
  },
  defaultRegion: { ...country, default: undefined, help: "Country of numbers without a country code, such as US" },
  maxNumbersPerContact: {
    ...integer(1, 1_000_000),
    default: 1_000,
    help: "Maximum numbers of a contact; a list that would add more is refused",
  },
  knownContacts: { ...onOff, default: false, help: "Respond 404 for contacts that have not been imported" },
  idempotencyTtlMs: {
    ...integer(1_000, 31_536_000_000),
    default: 86_400_000,
    help: "How long to keep responses for an Idempotency-Key",
  },
} as const satisfies Readonly<Record<string, Setting>>;

const access = {
  auth: {
    ...oneOf("off", "tokens", "jwt", "both"),
    default: "off",
    help: "Access control: off (loopback only), tokens, jwt or both",
  },
  tokenCacheMs: {
    ...integer(0, maxMs),
    default: 5_000,
    help: "How long to cache a token; a revoked token may work that long",
  },
  jwksUrl: { ...keysUrl, default: undefined, help: "URL of the JWT issuer's public keys" },
  jwtIssuer: { ...emptyOrText, default: "", help: "Required iss of JWTs" },
  jwtAudience: { ...emptyOrText, default: "", help: "Required aud of JWTs" },
  jwtAlgorithms: {
    ...algorithms,
    default: ["RS256", "PS256", "ES256", "EdDSA"],
    help: "Accepted signature algorithms of JWTs, comma-separated",
  },
  jwtClockToleranceS: {
    ...integer(0, 600),
    default: 30,
    help: "Maximum difference from the issuer's clock, in seconds",
  },
  jwtTenantClaim: { ...emptyOrText, default: "", help: "Claim that names the tenant; JWTs without it are refused" },
} as const satisfies Readonly<Record<string, Setting>>;

const limits = {
  bodyLimitBytes: { ...integer(1, 1_073_741_824), default: 4_194_304, help: "Maximum request body" },
  headerLimitBytes: { ...integer(1_024, 1_048_576), default: 16_384, help: "Maximum request line and headers" },
  requestTimeoutMs: { ...integer(100, maxMs), default: 30_000, help: "How long a request may take to arrive" },
  responseTimeoutMs: {
    ...integer(100, maxMs),
    default: 30_000,
    help: "How long a caller may take to read 64 KiB of a response",
  },
  keepAliveTimeoutMs: {
    ...integer(100, maxMs),
    default: 72_000,
    help: "How long to keep an idle connection; set it higher than the proxy's keep-alive time-out",
  },
  maxConnections: { ...integer(1, 1_000_000), default: 5_000, help: "Maximum connections; further ones are closed" },
  trustedProxies: {
    ...networks,
    default: [],
    help: "Addresses and networks whose X-Forwarded-For is trusted",
  },
  callerRateLimit: {
    ...integer(0, 1_000_000),
    default: 0,
    help: "Requests per second per caller, averaged over 10 s; 0: no limit",
  },
  addressRateLimit: {
    ...integer(0, 1_000_000),
    default: 0,
    help: "Requests per second per address, averaged over 10 s; 0: no limit",
  },
  overloadDelayMs: {
    ...integer(0, maxMs),
    default: 250,
    help: "Respond 503 to a request that waited this long; 0: never",
  },
  overloadQueue: {
    ...integer(0, 1_000_000),
    default: 1_000,
    help: "Respond 503 with this many requests in flight; 0: never",
  },
} as const satisfies Readonly<Record<string, Setting>>;

const ops = {
  operationsHost: {
    ...text,
    default: "127.0.0.1",
    help: "Address of the operations port, which has no access control",
  },
  operationsPort: {
    ...integer(0, 65_535, "9464"),
    default: undefined,
    help: "Operations port, for /metrics and /health; 0 picks a free port",
  },
  drainDelayMs: {
    ...integer(0, maxMs),
    default: 0,
    help: "How long to accept requests after SIGTERM, while /health/ready returns 503",
  },
  drainTimeoutMs: {
    ...integer(0, maxMs),
    default: 10_000,
    help: "How long requests in flight may take after the drain delay",
  },
} as const satisfies Readonly<Record<string, Setting>>;

export const settings = { ...server, ...data, ...access, ...limits, ...ops };

type ConfigOf<Table extends Readonly<Record<string, Setting>>> = {
  readonly [Name in keyof Table]:
    | Exclude<ReturnType<Table[Name]["parse"]>, undefined>
    | (undefined extends Table[Name]["default"] ? undefined : never);
};

export type Config = ConfigOf<typeof settings>;
export type AccessConfig = ConfigOf<typeof access>;
export type OpsConfig = ConfigOf<typeof limits & typeof ops>;
export type SettingName = keyof Config;

interface CrossCheck {
  /** Runs only when these settings are valid by themselves. */
  readonly of: readonly SettingName[];
  /** Undefined when the settings fit together. */
  mistake(config: Config): string | undefined;
}

/** Settings that depend on each other. */
export const crossChecks: readonly CrossCheck[] = [
  {
    of: ["auth", "host"],
    mistake: ({ auth, host }) =>
      auth === "off" && !isLoopback(host)
        ? `--auth or AUTH must not be off on ${host}, which is not a loopback address: use --auth tokens or --host 127.0.0.1`
        : undefined,
  },
  ...(["jwksUrl", "jwtIssuer", "jwtAudience"] as const).map(
    (name): CrossCheck => ({
      of: ["auth", name],
      mistake: ({ auth, [name]: value }) =>
        /^(?:jwt|both)$/.test(auth) && !value ? `${displayName(name)} is required with --auth ${auth}` : undefined,
    }),
  ),
];

export function toFlag(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function toVariable(name: string): string {
  return toFlag(name).toUpperCase().replaceAll("-", "_");
}

/** "--port or PORT". */
export function displayName(name: string): string {
  return `--${toFlag(name)} or ${toVariable(name)}`;
}
