// Flags and environment -> one validated, frozen Config. The only reader of process.env.
import { type CountryCode, isSupportedCountry } from "libphonenumber-js/min";
import { type AccessConfig, accessMistakes, accessSettings } from "./auth/settings.ts";
import { type OperationsConfig, operationsSettings } from "./ops/settings.ts";
import { anyText, integer, oneOf, onOff } from "./setting.ts";
import {
  type DescribedSetting,
  describeSettings,
  type Environment,
  type Flags,
  helpOf,
  readFlags,
  resolveSettings,
  type SettingsTable,
  settingsHelp,
  withoutPassword,
} from "./settings.ts";

export interface Config extends AccessConfig, OperationsConfig {
  readonly host: string;
  readonly port: number;
  /** The SQLite file; not used when there is a databaseUrl. */
  readonly database: string;
  /** Undefined: SQLite. */
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  readonly knownContacts: boolean;
  readonly bodyLimitBytes: number;
  readonly requestTimeoutMs: number;
  readonly idempotencyTtlMs: number;
  /** Undefined: numbers without a country code compare by their digits. */
  readonly defaultRegion: CountryCode | undefined;
  readonly checkAnswers: boolean;
  /** Undefined: no page of another origin may call. */
  readonly corsOrigins: readonly string[] | undefined;
  /** Whether the contract, its docs page and its help pages are served. */
  readonly docs: boolean;
  readonly logLevel: string;
}

/** All mistakes at once, each with the flag, the variable and what is expected. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Undefined for a list with anything in it that is not an origin as a browser writes it (RFC 6454, 6.1). */
function parseOrigins(text: string): readonly string[] | undefined {
  const origins = text.split(",").map((origin) => origin.trim());
  const isOrigin = (origin: string) =>
    /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
  return origins.every(isOrigin) ? origins : undefined;
}

const settings: SettingsTable<Config> = {
  host: { flag: "host", variable: "HOST", fallback: "127.0.0.1", help: "address to listen on", ...anyText },
  port: {
    flag: "port",
    variable: "PORT",
    fallback: 8080,
    help: "port to listen on; 0 takes a free one",
    ...integer(0, 65535),
  },
  database: {
    flag: "database",
    variable: "DATABASE",
    fallback: "data/phone-numbers.sqlite",
    help: "SQLite file, where there is no database URL",
    ...anyText,
  },
  databaseUrl: {
    flag: "database-url",
    variable: "DATABASE_URL",
    fallback: undefined,
    help: "PostgreSQL database to use instead of SQLite",
    parse: (text) => (/^postgres(?:ql)?:\/\/./.test(text) && URL.canParse(text) ? text : undefined),
    expected: "a PostgreSQL URL",
    example: "postgres://user:password@127.0.0.1:5432/contacts",
    mask: withoutPassword,
  },
  databasePoolSize: {
    flag: "database-pool-size",
    variable: "DATABASE_POOL_SIZE",
    fallback: 4,
    help: "most connections to PostgreSQL; one is left to reads",
    ...integer(2, 1_000),
  },
  knownContacts: {
    flag: "known-contacts",
    variable: "KNOWN_CONTACTS",
    fallback: false,
    help: "answer 404 for a contact that was not imported",
    ...onOff,
  },
  bodyLimitBytes: {
    flag: "body-limit-bytes",
    variable: "BODY_LIMIT_BYTES",
    fallback: 4_194_304,
    help: "largest request body",
    ...integer(1, 1_073_741_824),
  },
  requestTimeoutMs: {
    flag: "request-timeout-ms",
    variable: "REQUEST_TIMEOUT_MS",
    fallback: 30_000,
    help: "how long a request may take to arrive",
    ...integer(100, 3_600_000),
  },
  idempotencyTtlMs: {
    flag: "idempotency-ttl-ms",
    variable: "IDEMPOTENCY_TTL_MS",
    fallback: 86_400_000,
    help: "how long answers are kept for an Idempotency-Key",
    ...integer(1_000, 31_536_000_000),
  },
  defaultRegion: {
    flag: "default-region",
    variable: "DEFAULT_REGION",
    fallback: undefined,
    help: "country whose national numbers are understood, such as US",
    parse: (text) => (isSupportedCountry(text) ? text : undefined),
    expected: "a country code",
    example: "US",
  },
  checkAnswers: {
    flag: "check-answers",
    variable: "CHECK_ANSWERS",
    fallback: false,
    help: "validate every answer against the contract",
    ...onOff,
  },
  corsOrigins: {
    flag: "cors-origins",
    variable: "CORS_ORIGINS",
    fallback: undefined,
    help: "origins whose pages may call, with commas between",
    parse: parseOrigins,
    expected: "a list of http or https origins with commas between",
    example: "https://app.example.com",
  },
  docs: {
    flag: "docs",
    variable: "DOCS",
    fallback: true,
    help: "serve /docs, /Help and /openapi.yaml, which say what the contract says and need no token",
    ...onOff,
  },
  logLevel: {
    flag: "log-level",
    variable: "LOG_LEVEL",
    fallback: "info",
    help: "least level that is logged",
    ...oneOf("fatal", "error", "warn", "info", "debug", "silent"),
  },
  ...accessSettings,
  ...operationsSettings,
};

/** @throws ConfigError that lists every mistake. */
export function readConfig(args: readonly string[], environment: Environment = process.env): Config {
  return resolveConfig(args, environment).config;
}

/** Each setting with its value, secrets masked, and where the value is from. @throws ConfigError */
export function describeConfig(args: readonly string[], environment: Environment = process.env): DescribedSetting[] {
  const { config, sources } = resolveConfig(args, environment);
  return describeSettings(settings, config, sources);
}

/** Some of the settings, for a command that has flags of its own; mistakes in the others do not matter to it. @throws ConfigError */
export function readSettings<Name extends keyof Config>(
  names: readonly Name[],
  flags: Flags,
  environment: Environment = process.env,
): Pick<Config, Name> {
  const mistakes: string[] = [];
  const { values } = resolveSettings(pickSettings(names), flags, environment, mistakes);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join("\n"));
  return values;
}

/** One line a setting: flag, variable, what it is and its default. */
export function configHelp(): string {
  return settingsHelp(settings);
}

/** The flags of some settings with what they are, for a command's own help. */
export function flagsOf(names: readonly (keyof Config)[]): { readonly flag: string; readonly help: string }[] {
  return Object.values(pickSettings(names)).map((setting) => ({ flag: setting.flag, help: helpOf(setting) }));
}

function resolveConfig(args: readonly string[], environment: Environment) {
  const mistakes: string[] = [];
  const flags = readFlags(settings, args, mistakes);
  const { values, sources } = resolveSettings(settings, flags, environment, mistakes);
  mistakes.push(...accessMistakes(values));
  if (mistakes.length > 0) throw new ConfigError(mistakes.join("\n"));
  return { config: Object.freeze(values), sources };
}

function pickSettings<Name extends keyof Config>(names: readonly Name[]): SettingsTable<Pick<Config, Name>> {
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as unknown as SettingsTable<
    Pick<Config, Name>
  >;
}
