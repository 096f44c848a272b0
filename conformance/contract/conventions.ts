// What a contract claims about the wire beyond OpenAPI, in its extension x-wire-conventions. Nothing here is checked unclaimed.
import { type ContractDocument, isList, isObject, type Json, member } from "./document.ts";

export interface Conventions {
  /** Paths match in any letter case. */
  readonly pathsInAnyLetterCase: boolean;
  /** A path matches with one trailing slash. */
  readonly trailingSlash: boolean;
  /** Status for a path with a broken percent-escape. */
  readonly malformedPath: number | undefined;
  /** Status for a method that the path does not have, with Allow. */
  readonly undeclaredMethod: number | undefined;
  /** Charset parameter of every response's Content-Type, in lower case. */
  readonly responseCharset: string | undefined;
  /** Status for a body of an undeclared media type, without one, or sent to an operation without a body. */
  readonly undeclaredMediaType: number | undefined;
  /** Status for a body in a charset that no decoder has. */
  readonly unsupportedCharset: number | undefined;
  /** Status for a body with a Content-Encoding. */
  readonly unsupportedContentCoding: number | undefined;
  /** The only status for a request that breaks a schema or cannot be read. */
  readonly invalidRequest: number | undefined;
  /** Statuses for a well-formed request that a rule refuses. */
  readonly ruleViolation: readonly number[] | undefined;
  /** Accept decides the response's format, and no request is refused for it. */
  readonly acceptDecides: boolean;
  /** Credentials are checked before the body and its media type. */
  readonly accessBeforeBody: boolean;
  /** Request examples succeed as printed. */
  readonly examplesSucceed: boolean;
  /** Members of a result: whether the request succeeded, and the code of its failure. */
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
