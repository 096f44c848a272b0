// Parses Content-Type and negotiates the media type of the response (wire rules N1 to N5).
import { operations } from "../../generated/operations.ts";

/** The response's media type for an Accept header and the media type of the request. */
export type Negotiate = (accept: string | undefined, requestType: string | undefined) => string;

interface Offer {
  readonly type: string;
  readonly wildcard: string;
}

interface Range {
  readonly type: string;
  readonly q: number;
}

/**
 * Selects one of the media types, which are in the server's order of preference. Without an acceptable one the result is
 * the same as without Accept: a write is never refused because of it.
 */
export function createNegotiation(types: readonly string[]): Negotiate {
  const defaultType = types[0] ?? "";
  const offers = types.map((type) => ({ type, wildcard: `${type.slice(0, type.indexOf("/"))}/*` }));
  return (accept, requestType) => {
    const own = requestType !== undefined && types.includes(requestType) ? requestType : defaultType;
    if (accept === undefined || accept === "") return own;
    if (accept === "*/*") return defaultType;
    if (types.includes(accept)) return accept;
    return best(offers, parseAccept(accept)) ?? own;
  };
}

/** Media types of all responses in the contract's order. */
export const responseTypes: readonly string[] = [
  ...new Set(
    Object.values(operations).flatMap(({ responses }) =>
      Object.values(responses).flatMap(({ mediaTypes }) => mediaTypes),
    ),
  ),
];

/** Before the operation is known. */
export const negotiateMediaType: Negotiate = createNegotiation(responseTypes);

function best(offers: readonly Offer[], ranges: readonly Range[]): string | undefined {
  let chosen: { type: string; q: number; specificity: number } | undefined;
  for (const { type, wildcard } of offers) {
    const { q, specificity } = findQuality(type, wildcard, ranges);
    if (q === 0) continue;
    if (chosen === undefined || q > chosen.q || (q === chosen.q && specificity > chosen.specificity)) {
      chosen = { type, q, specificity };
    }
  }
  return chosen?.type;
}

/** The quality that the most specific matching range gives a type (RFC 9110, 12.5.1). */
function findQuality(type: string, wildcard: string, ranges: readonly Range[]): { q: number; specificity: number } {
  let found = { q: 0, specificity: 0 };
  for (const range of ranges) {
    const specificity = range.type === type ? 3 : range.type === wildcard ? 2 : range.type === "*/*" ? 1 : 0;
    if (specificity > found.specificity) found = { q: range.q, specificity };
  }
  return found;
}

const rangePattern = /^[ \t]*([^ \t;/]+\/[^ \t;/]+)[ \t]*(?:;|$)/;
const qPattern = /;[ \t]*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)[ \t]*(?:;|$)/i;

/** Elements that are not media ranges are ignored; an invalid q counts as 1. */
function parseAccept(accept: string): Range[] {
  const ranges: Range[] = [];
  for (const element of accept.split(",")) {
    const type = rangePattern.exec(element)?.[1]?.toLowerCase();
    if (type === undefined) continue;
    // Most elements have no parameter and need no second search.
    ranges.push({ type, q: element.includes(";") ? Number(qPattern.exec(element)?.[1] ?? 1) : 1 });
  }
  return ranges;
}

export interface ContentType {
  /** type/subtype in lower case. */
  readonly mediaType: string;
  readonly charset: string | undefined;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const typePattern = new RegExp(`^(${token}/${token})[ \\t]*(?:;|$)`);
const parameterPattern = new RegExp(`[ \\t]*(?:(${token})=(?:(${token})|"((?:[^"\\\\]|\\\\.)*)"))?[ \\t]*(?:;|$)`, "y");

/** The parts of a Content-Type, or undefined when it is malformed or names two charsets. Other parameters are ignored (wire rule C4). */
export function parseContentType(header: string): ContentType | undefined {
  const match = typePattern.exec(header);
  if (match?.[1] === undefined) return undefined;
  let charset: string | undefined;
  parameterPattern.lastIndex = match[0].length;
  while (parameterPattern.lastIndex < header.length) {
    const parameter = parameterPattern.exec(header);
    if (parameter === null) return undefined;
    if (parameter[1]?.toLowerCase() !== "charset") continue;
    const value = (parameter[2]?.replace(/^'(.*)'$/, "$1") ?? parameter[3] ?? "").toLowerCase();
    if (charset !== undefined && charset !== value) return undefined;
    charset = value;
  }
  return { mediaType: match[1].toLowerCase(), charset };
}

/** For an operation whose successful responses have other media types than the rest of the contract. */
export function createOwnNegotiation(
  responses: Readonly<Record<string, { readonly mediaTypes: readonly string[] }>>,
): Negotiate | undefined {
  const successes = Object.entries(responses).filter(([status]) => !/^[45]/.test(status));
  const types = [...new Set(successes.flatMap(([, { mediaTypes }]) => mediaTypes))];
  return types.length === 0 || types.join() === responseTypes.join() ? undefined : createNegotiation(types);
}
