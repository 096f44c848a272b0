// The checks, each with what it promises. Where Schemathesis has a check of the same meaning, it has the same name.

export const checks = {
  not_a_server_error: "No request makes the server fail: nothing is answered with 500 or above.",
  status_code_conformance: "Every status is one that the operation declares.",
  content_type_conformance:
    "Every answer has a media type that its status declares, with its charset; what has no body has none.",
  response_headers_conformance:
    "Every header that the status declares is as its schema says, and there where it is required.",
  response_schema_conformance:
    "Every body is what its schema says, in JSON and in XML: members, order, namespaces, nil.",
  positive_data_acceptance: "What the contract allows is not refused.",
  negative_data_rejection: "What the contract does not allow is refused, and nothing comes of it.",
  missing_required_header: "A request without a header that is required is refused.",
  unsupported_method: "A method that a path does not have is answered with 405, and Allow names those that it has.",
  ignored_auth:
    "Nobody gets in without a token, with a wrong one, or with one that lacks the scope; and nobody learns more before.",
  ensure_resource_availability: "What was stored can be read at once, in every format.",
  use_after_free: "What was removed is gone, and removing it again is no error.",
  format_equivalence: "A value has the same effect in whatever format it is sent, and reads the same in all of them.",
  negotiation: "Accept decides the format of the answer, and no write is refused for it.",
  idempotency: "A repeat under the same key gets the same answer and changes nothing.",
  conditional_requests: "ETag, If-Match and If-None-Match let nobody lose an update.",
  atomicity: "A list that is refused changes nothing, not even by its good items.",
  one_primary: "A contact never has two primary numbers.",
  merge: "A list changes the numbers that it names, as it says, and no others.",
} as const;

export type CheckName = keyof typeof checks;

/** What was expected and did not come. */
export interface Violation {
  readonly check: CheckName;
  /** JSON pointer into the contract. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
}
