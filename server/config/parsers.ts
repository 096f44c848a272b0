// How the text of a setting becomes its value.
import { isIP } from "node:net";
import { isSupportedCountry } from "libphonenumber-js/min";

export interface Parser<Value> {
  /** Undefined when the text is not valid. */
  parse(text: string): Value | undefined;
  /** Completes "PORT must be ...". */
  readonly expected: string;
  /** Completes "such as ..."; undefined: the default does, empty: `expected` says all. */
  readonly example: string | undefined;
}

function parser<Value>(expected: string, parse: Parser<Value>["parse"], example?: string): Parser<Value> {
  return { expected, parse, example };
}

export const text = parser("a text that is not empty", (value) => (value === "" ? undefined : value));
export const emptyOrText = parser("a text", (value) => value);

export function integer(minimum: number, maximum: number, example?: string): Parser<number> {
  const isInRange = (value: string) => Number(value) >= minimum && Number(value) <= maximum;
  const parse = (value: string) => (/^\d{1,15}$/.test(value) && isInRange(value) ? Number(value) : undefined);
  return parser(`an integer from ${minimum} to ${maximum}`, parse, example);
}

export function oneOf<Value extends string>(...values: readonly Value[]): Parser<Value> {
  return parser(`one of ${values.join(", ")}`, (value) => values.find((each) => each === value), "");
}

const onOrOff = new Map([
  ["on", true],
  ["off", false],
]);
export const onOff = parser("on or off", (value) => onOrOff.get(value), "");

export const country = parser("a country code", (value) => (isSupportedCountry(value) ? value : undefined), "US");

/** A comma-separated list; white space around its items is ignored. */
function list(expected: string, isItem: (item: string) => boolean, example?: string): Parser<readonly string[]> {
  const parse = (value: string) => {
    const items = value.split(",").map((item) => item.trim());
    return items.every(isItem) ? items : undefined;
  };
  return parser(`a comma-separated list of ${expected}`, parse, example);
}

/** Origins as a browser writes them (RFC 6454, 6.1). */
export const origins = list(
  "http or https origins",
  (item) => /^https?:/.test(item) && URL.canParse(item) && new URL(item).origin === item,
  "https://app.example.com",
);

export const networks = list("addresses or networks", isNetwork, "loopback,10.0.0.0/8");

function isNetwork(item: string): boolean {
  const [address = "", bits, ...rest] = item.split("/");
  const maxBits = isIP(address) === 4 ? 32 : 128;
  const isPrefix = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= maxBits);
  return item === "loopback" || (isIP(address) !== 0 && isPrefix && rest.length === 0);
}

/** Algorithms with a public key only: with HS256 that key would be the secret (RFC 8725, 3.1). */
const asymmetricAlgorithms: readonly string[] = "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA".split(
  " ",
);

export const algorithms = list(asymmetricAlgorithms.join(", "), (item) => asymmetricAlgorithms.includes(item));

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Anybody on the path could replace keys that come over plain HTTP. */
export const keysUrl = parser(
  "an https URL, or an http URL of this machine",
  (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname)) ? url : undefined;
  },
  "https://issuer.example.com/.well-known/jwks.json",
);
