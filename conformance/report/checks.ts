// The checks, each with its promise. Checks that Schemathesis also has use its names and accepted statuses.

export const checks = {
  not_a_server_error: "No request causes a server error: no response is 500 or above.",
  status_code_conformance: "The operation declares every status.",
  content_type_conformance:
    "Every body has a media type that its status declares; a status without content has no body.",
  response_headers_conformance: "Required response headers are present, and every header matches its schema.",
  response_schema_conformance: "Every body matches its schema, in XML also in order, namespaces and nil.",
  positive_data_acceptance: "Valid requests are not refused.",
  negative_data_rejection: "Invalid requests are refused.",
  missing_required_header: "A request without a required header is refused.",
  unsupported_method: "An undeclared method gets 405, and Allow lists the declared ones.",
  ignored_auth: "A request without valid credentials or the operation's scope is refused.",
  ensure_resource_availability: "Stored data can be read immediately, in every format.",
  use_after_free: "Removed data is gone, and removing it again is not an error.",
  format_equivalence:
    "A value has the same effect in every request format, and reads the same in every response format.",
  negotiation: "Accept decides the format of the response, and no write is refused because of it.",
  idempotency: "A repeat with the same key gets the same response and changes nothing.",
  conditional_requests: "ETag, If-Match and If-None-Match prevent lost updates.",
  atomicity: "A refused list changes nothing: its valid items are not stored either.",
  one_primary: "A contact never has two primary numbers.",
  merge: "A list changes the numbers that it contains as specified, and no others.",
} as const;

export type CheckName = keyof typeof checks;

/** Checks of every response, whatever the request. */
export const checksOfResponses = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
] as const satisfies readonly CheckName[];
export const isOfResponses = (check: string): boolean => (checksOfResponses as readonly string[]).includes(check);

/** A difference between the expected and the actual result. */
export interface Violation {
  readonly check: CheckName;
  /** JSON pointer into the contract. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  /** What failures with one cause share. Default: the last part of the pointer. */
  readonly cause?: string;
}

/** Why a check failed; undefined if it passed. */
export type Wrong = Omit<Violation, "check"> | undefined;
