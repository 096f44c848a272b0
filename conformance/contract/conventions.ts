// The contract's claims beyond OpenAPI, in its extension x-wire-conventions. Only claimed conventions are checked.
import { type ContractDocument, isList, isObject, type Json, member } from "./document.ts";

export interface Conventions {
  /** Paths match in any letter case. */
  readonly pathsInAnyLetterCase: boolean;
  /** A path matches with one trailing slash. */
  readonly trailingSlash: boolean;
  /** Status for a path with a broken percent-escape. */
  readonly malformedPath: number | undefined;
  /** Status for an undeclared method, with Allow. */
  readonly undeclaredMethod: number | undefined;
  /** Charset parameter of every response's Content-Type, in lower case. */
  readonly responseCharset: string | undefined;
  /** Status for a body with an undeclared media type or none, and for any body sent to an operation that has none. */
  readonly undeclaredMediaType: number | undefined;
  /** Status for a body in an unsupported charset. */
  readonly unsupportedCharset: number | undefined;
  /** Status for a body with a Content-Encoding. */
  readonly unsupportedContentCoding: number | undefined;
  /** The only status for a request that violates a schema or cannot be parsed. */
  readonly invalidRequest: number | undefined;
  /** The only statuses for a valid request that violates a business rule. */
  readonly ruleViolation: readonly number[] | undefined;
  /** Whether Accept decides the response's format, and no request fails because of it. */
  readonly acceptDecides: boolean;
  /** Whether credentials are checked before the body and its media type. */
  readonly accessBeforeBody: boolean;
  /** Whether request examples succeed unchanged. */
  readonly examplesSucceed: boolean;
  /** Names of two members of a result: the success flag and the error code. */
  readonly outcome: { readonly success: string; readonly code: string } | undefined;
}

export function readConventions({ root }: ContractDocument): Conventions {
  const claimed = root["x-wire-conventions"];
  const claim = (name: string): Json | undefined => member(claimed, name);
  const status = (name: string): number | undefined => toNumber(claim(name));
  const statuses = claim("ruleViolation");
  const charset = claim("responseCharset");
  const outcome = claim("outcome");
  return {
    pathsInAnyLetterCase: claim("pathsInAnyLetterCase") === true,
    trailingSlash: claim("trailingSlash") === true,
    malformedPath: status("malformedPath"),
    undeclaredMethod: status("undeclaredMethod"),
    responseCharset: typeof charset === "string" ? charset.toLowerCase() : undefined,
    undeclaredMediaType: status("undeclaredMediaType"),
    unsupportedCharset: status("unsupportedCharset"),
    unsupportedContentCoding: status("unsupportedContentCoding"),
    invalidRequest: status("invalidRequest"),
    ruleViolation: isList(statuses) ? statuses.map(Number) : undefined,
    acceptDecides: claim("acceptDecides") === true,
    accessBeforeBody: claim("accessBeforeBody") === true,
    examplesSucceed: claim("examplesSucceed") === true,
    outcome: isObject(outcome) ? { success: String(outcome["success"]), code: String(outcome["code"]) } : undefined,
  };
}

const toNumber = (value: Json | undefined): number | undefined => (typeof value === "number" ? value : undefined);
