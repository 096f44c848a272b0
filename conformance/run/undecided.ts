// Why nothing in a run could decide a check: something that the contract lacks, or a missing option.
import { findOperation } from "../phone-numbers/service.ts";
import type { CheckName } from "../report/checks.ts";
import type { Session } from "../session/session.ts";

type Known = Pick<Session, "declared" | "operations" | "conventions" | "tokens" | "readOnly" | "items">;

/** `selected`: the checks of the run, if not all. */
export function whyUndecided(session: Known, check: CheckName, selected?: readonly CheckName[]): string {
  const { readOnly, tokens, declared, conventions, items } = session;
  if (selected?.includes(check) === false) return "not selected (--check)";
  if (check === "ignored_auth") {
    if (declared.every(({ security }) => security === undefined)) return "no operation requires credentials";
    if (tokens.all === undefined) return "no token was given (--token)";
  }
  if (readOnly && !ofResponses.includes(check)) return "only requests that change nothing were sent (--read-only)";
  switch (check) {
    case "missing_required_header":
      return declared.some(({ parameters }) => parameters.some((each) => each.in === "header" && each.required))
        ? untried
        : "no operation has a required header";
    case "negotiation":
      return conventions.acceptDecides
        ? "no operation has a body to negotiate"
        : "the contract does not claim that Accept decides (x-wire-conventions: acceptDecides)";
    case "ensure_resource_availability":
    case "use_after_free":
      return items.some(({ read }) => read !== undefined)
        ? "no item could be stored and read by its path"
        : "the contract has no operation that reads one item";
    case "idempotency":
      return declared.some(({ repeatHeader }) => repeatHeader !== undefined)
        ? untried
        : "no operation has a header that makes a repeat safe (x-retry)";
    case "format_equivalence":
    case "conditional_requests":
    case "atomicity":
    case "one_primary":
    case "merge":
      return whyNoRules(session);
    default:
      return untried;
  }
}

const untried = "no request of this run could decide it";

function whyNoRules(session: Known): string {
  if (findOperation(session, "updatePhoneNumbers") === undefined)
    return "the contract has no updatePhoneNumbers, which this check needs";
  return findOperation(session, "listPhoneNumbers") === undefined
    ? "the contract has no listPhoneNumbers, so stored numbers cannot be read"
    : untried;
}

const ofResponses: readonly CheckName[] = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "positive_data_acceptance",
  "negative_data_rejection",
  "unsupported_method",
  "negotiation",
];
