// Checks options: what would fail or leak at the first call is refused, by the option's name and never its value.
import { type ClientOperation, clientOperations } from "../../generated/client.ts";
import { unknownName } from "../../runtime/read-error.ts";
import type { Violation } from "../../runtime/violation.ts";
import { isBearerToken } from "../authorization.ts";
import { parseBaseUrl } from "../base-url.ts";
import { defaultLimits } from "../limits.ts";
import type { CallOptions, ClientOptions, ClientParts } from "../options.ts";
import { warnOfLongTimeout } from "./long-timeout.ts";
import type { Validation } from "./validation.ts";

/** A longer timer of the platform fires immediately. */
const maxTimerMs = 2 ** 31 - 1;

type Options = Readonly<Record<string, unknown>>;

const limits: readonly string[] = Object.keys(defaultLimits);
const functions: readonly string[] = ["fetch", "clock", "random", "onRequest", "onResponse", "onRetry", "onViolation"];
const credentials: readonly unknown[] = ["omit", "same-origin", "include", undefined];

const clientOptions = {
  baseUrl: true,
  fetch: true,
  token: true,
  headers: true,
  credentials: true,
  clock: true,
  random: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  timeoutMs: true,
  deadlineMs: true,
  tries: true,
  baseDelayMs: true,
  maxDelayMs: true,
} satisfies Record<keyof ClientOptions, true>;
const clientParts = { format: true, transport: true, validation: true } satisfies Record<
  Exclude<keyof ClientParts, keyof ClientOptions>,
  true
>;
const everyFormat = { mediaType: true, accept: true, transport: true, validateResponses: true, onViolation: true };
const callOptions = { signal: true, headers: true, timeoutMs: true, deadlineMs: true, tries: true } satisfies Record<
  keyof CallOptions,
  true
>;

/** The options of createClient() that createClientWith() does not have. */
export type EveryFormatOptionName = keyof typeof everyFormat;

export const checkOptions: Validation["options"] = (given, of, client) => {
  const options = given as Options;
  const known = of === "client" ? { ...clientOptions, ...clientParts } : callOptions;
  const violation =
    checkObject(options) ??
    checkNames(options, known) ??
    checkSignal(options["signal"]) ??
    (of === "client" ? checkBaseUrl(options["baseUrl"]) : undefined) ??
    checkLimits(options) ??
    checkFunctions(options) ??
    (of === "client" ? checkPlatform(options) : undefined) ??
    checkToken(options["token"]) ??
    checkCredentials(options["credentials"]) ??
    checkHeaders(options["headers"] ?? {}, (name) => of !== "hook" && isReserved(name, client.token));
  if (violation === undefined && client.fetch === undefined) warnOfLongTimeout(options["timeoutMs"]);
  return violation;
};

/** @throws TypeError for an option that createClient() does not have, or that is not a function and should be. */
export function checkEveryFormatOptions(options: object): void {
  const known = { ...clientOptions, ...everyFormat };
  const violation = checkNames(options as Options, known) ?? checkFunctions(options as Options);
  if (violation) throw new TypeError(`${violation.pointer}: ${violation.expected}`);
}

/** An AbortSignal passed instead of { signal } has no known option, and would be ignored. */
function checkObject(options: unknown): Violation | undefined {
  if (isRecord(options) && !("aborted" in options)) return undefined;
  return { pointer: "options", expected: "must be an object, such as { signal }" };
}

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(Symbol.iterator in value);

function checkSignal(signal: unknown): Violation | undefined {
  const { addEventListener, removeEventListener } = (signal ?? EventTarget.prototype) as Partial<EventTarget>;
  if (typeof addEventListener === "function" && typeof removeEventListener === "function") return undefined;
  return { pointer: "signal", expected: "must be an AbortSignal" };
}

function checkNames(options: Options, known: object): Violation | undefined {
  const name = Object.keys(options).find((each) => !Object.hasOwn(known, each));
  if (name === undefined) return undefined;
  return { pointer: JSON.stringify(name), expected: unknownName("option", name, Object.keys(known)) };
}

function checkLimits(options: Options): Violation | undefined {
  for (const pointer of limits) {
    const value = options[pointer];
    const min = pointer.endsWith("DelayMs") ? 0 : 1;
    if (value === undefined || (Number.isInteger(value) && Number(value) >= min && Number(value) <= maxTimerMs))
      continue;
    return { pointer, expected: `must be an integer from ${min} to ${maxTimerMs}` };
  }
  return undefined;
}

function checkBaseUrl(baseUrl: unknown): Violation | undefined {
  try {
    const { origin, pathname, href } = new URL(parseBaseUrl(baseUrl as string));
    // Whatever else a URL can have, such as a query or a password, is in its href only.
    if (/^https?:/.test(origin) && origin + pathname === href) return undefined;
  } catch {
    // The platform's error has the value.
  }
  return { pointer: "baseUrl", expected: "must be an http or https URL without query, fragment or credentials" };
}

function checkFunctions(options: Options): Violation | undefined {
  const pointer = functions.find((name) => options[name] !== undefined && typeof options[name] !== "function");
  return pointer === undefined ? undefined : { pointer, expected: "must be a function" };
}

/** Jest's jsdom lacks some of these: without a check, each call would end as a network failure. */
function checkPlatform({ fetch }: Options): Violation | undefined {
  const needed = ["AbortController", "Headers", "TextDecoder", ...(fetch === undefined ? ["fetch"] : [])];
  const missing = needed.filter((name) => (globalThis as Options)[name] === undefined);
  if (missing.length === 0) return undefined;
  return { pointer: "the client", expected: `requires the globals ${missing.join(", ")}: load a polyfill` };
}

function checkToken(token: unknown): Violation | undefined {
  if (token === undefined || typeof token === "function" || isBearerToken(token)) return undefined;
  return { pointer: "token", expected: "must be a bearer token (RFC 6750) or a function" };
}

function checkCredentials(value: unknown): Violation | undefined {
  if (credentials.includes(value)) return undefined;
  return { pointer: "credentials", expected: "must be omit, same-origin or include" };
}

/** Those of the client and of the contract's parameters are not for every request. */
function isReserved(header: string, token: unknown): boolean {
  const parameters = Object.values<ClientOperation>(clientOperations).flatMap(({ headers = {} }) =>
    Object.values(headers),
  );
  const reserved = ["accept", "content-type", ...(token === undefined ? [] : ["authorization"]), ...parameters];
  return reserved.some((each) => each.toLowerCase() === header.toLowerCase());
}

function checkHeaders(headers: unknown, refuses: (name: string) => boolean): Violation | undefined {
  const pointer = "headers";
  if (!isRecord(headers)) {
    return { pointer, expected: "must be an object of names and values" };
  }
  // Inherited ones too: those of a Request, which is not an object of headers, are its methods.
  for (const name in headers) {
    const value = (headers as Record<string, string | undefined>)[name];
    if (value === undefined) continue;
    if (refuses(name)) {
      return { pointer, expected: `${name} is set by the client` };
    }
    try {
      new Headers([[name, value]]);
    } catch {
      // The platform's own error quotes the value, which may be a secret.
      return { pointer, expected: `${JSON.stringify(name)} must be a header that HTTP allows` };
    }
  }
  return undefined;
}
