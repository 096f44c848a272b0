// The settings of an operator: limits, health and metrics, and how the process ends.
import { isIP } from "node:net";
import { anyText, integer, type Setting } from "../setting.ts";

export interface OperationsConfig {
  readonly operationsHost: string;
  /** Undefined: no listener for operators. */
  readonly operationsPort: number | undefined;
  readonly headerLimitBytes: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxConnections: number;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Requests a second; 0: no limit. */
  readonly callerRateLimit: number;
  readonly addressRateLimit: number;
  /** 0: no limit. */
  readonly overloadDelayMs: number;
  readonly overloadQueue: number;
  readonly drainDelayMs: number;
  readonly drainTimeoutMs: number;
}

const longest = 3_600_000;

function addresses(text: string): readonly string[] | undefined {
  const list = text.split(",").map((part) => part.trim());
  const isNetwork = (part: string): boolean => {
    const [address = "", bits, ...rest] = part.split("/");
    const most = isIP(address) === 4 ? 32 : 128;
    const isPrefix = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    return isIP(address) !== 0 && isPrefix && rest.length === 0;
  };
  return list.every((part) => part === "loopback" || isNetwork(part)) ? list : undefined;
}

const listener = {
  operationsHost: {
    flag: "operations-host",
    variable: "OPERATIONS_HOST",
    fallback: "127.0.0.1",
    help: "address for health and metrics, which have no access control",
    ...anyText,
  },
  operationsPort: {
    flag: "operations-port",
    variable: "OPERATIONS_PORT",
    fallback: undefined,
    help: "port for /metrics and /health; 0 takes a free one",
    ...integer(0, 65535),
    example: "9464",
  },
} satisfies Partial<Record<keyof OperationsConfig, Setting<unknown>>>;

const connections = {
  headerLimitBytes: {
    flag: "header-limit-bytes",
    variable: "HEADER_LIMIT_BYTES",
    fallback: 16_384,
    help: "largest head of a request",
    ...integer(1_024, 1_048_576),
  },
  keepAliveTimeoutMs: {
    flag: "keep-alive-timeout-ms",
    variable: "KEEP_ALIVE_TIMEOUT_MS",
    fallback: 72_000,
    help: "how long an idle connection is kept; longer than a load balancer's own",
    ...integer(100, longest),
  },
  maxConnections: {
    flag: "max-connections",
    variable: "MAX_CONNECTIONS",
    fallback: 5_000,
    help: "most connections; more are closed at once",
    ...integer(1, 1_000_000),
  },
  trustedProxies: {
    flag: "trusted-proxies",
    variable: "TRUSTED_PROXIES",
    fallback: [],
    help: "addresses and networks whose X-Forwarded-For is believed",
    parse: addresses,
    expected: "addresses or networks with commas between them",
    example: "loopback,10.0.0.0/8",
  },
} satisfies Partial<Record<keyof OperationsConfig, Setting<unknown>>>;

const limits = {
  callerRateLimit: {
    flag: "caller-rate-limit",
    variable: "CALLER_RATE_LIMIT",
    fallback: 0,
    help: "requests a second of one caller (token), ten seconds' worth at once; 0 for no limit",
    ...integer(0, 1_000_000),
  },
  addressRateLimit: {
    flag: "address-rate-limit",
    variable: "ADDRESS_RATE_LIMIT",
    fallback: 0,
    help: "the same of one address, with a token or without",
    ...integer(0, 1_000_000),
  },
  overloadDelayMs: {
    flag: "overload-delay-ms",
    variable: "OVERLOAD_DELAY_MS",
    fallback: 250,
    help: "how long a request may wait for its turn before it gets 503; 0 for never",
    ...integer(0, longest),
  },
  overloadQueue: {
    flag: "overload-queue",
    variable: "OVERLOAD_QUEUE",
    fallback: 1_000,
    help: "requests under way, or writes waiting, from which on requests get 503; 0 for never",
    ...integer(0, 1_000_000),
  },
  drainDelayMs: {
    flag: "drain-delay-ms",
    variable: "DRAIN_DELAY_MS",
    fallback: 0,
    help: "how long to go on listening after SIGTERM, no longer ready",
    ...integer(0, longest),
  },
  drainTimeoutMs: {
    flag: "drain-timeout-ms",
    variable: "DRAIN_TIMEOUT_MS",
    fallback: 10_000,
    help: "how long requests under way may then take",
    ...integer(0, longest),
  },
} satisfies Partial<Record<keyof OperationsConfig, Setting<unknown>>>;

export const operationsSettings: { readonly [Name in keyof OperationsConfig]: Setting<OperationsConfig[Name]> } = {
  ...listener,
  ...connections,
  ...limits,
};
