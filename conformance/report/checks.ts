// The checks, each with what it promises. A check that Schemathesis has too has its name and its accepted statuses.

export const checks = {
  not_a_server_error: "No request makes the server fail: no response is 500 or above.",
  status_code_conformance: "Every status is one that the operation declares.",
  content_type_conformance:
    "Every body has a media type that its status declares; a status without content has no body.",
  response_headers_conformance: "Required response headers are present, and every header fits its schema.",
  response_schema_conformance: "Every body fits its schema, in XML with order, namespaces and nil.",
  positive_data_acceptance: "What the contract allows is not refused.",
  negative_data_rejection: "What the contract forbids is refused.",
  missing_required_header: "A request without a required header is refused.",
  unsupported_method: "An undeclared method gets 405, and Allow lists the declared ones.",
  ignored_auth: "A request without valid credentials or the operation's scope is refused.",
  ensure_resource_availability: "What was stored can be read immediately, in every format.",
  use_after_free: "What was removed is gone, and removing it again is not an error.",
  format_equivalence:
    "A value has the same effect in every request format, and reads the same in every response format.",
  negotiation: "Accept decides the format of the response, and no write is refused for it.",
  idempotency: "A repeat under the same key gets the same response and changes nothing.",
  conditional_requests: "ETag, If-Match and If-None-Match prevent lost updates.",
  atomicity: "A refused list changes nothing, not even by its valid items.",
  one_primary: "A contact never has two primary numbers.",
  merge: "A list changes the numbers that it names, as it says, and no others.",
} as const;

export type CheckName = keyof typeof checks;

/** A difference between what was expected and what came. */
export interface Violation {
  readonly check: CheckName;
  /** JSON pointer into the contract. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  /** What failures with one cause have in common. Default: the last part of the pointer. */
  readonly cause?: string;
}

/** Why a check did not hold; undefined where it did. */
export type Wrong = Omit<Violation, "check"> | undefined;
