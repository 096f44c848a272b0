// Why a run could not decide a check: what the contract lacks, or an option of the run.
import { expect, it } from "vitest";
import { openContract } from "../../conformance/contract/contract.ts";
import { createDocument } from "../../conformance/contract/document.ts";
import { type CheckName, checks } from "../../conformance/report/checks.ts";
import { whyUndecided } from "../../conformance/run/undecided.ts";
import { findItemRoutes } from "../../conformance/session/items.ts";
import { workshop } from "./approvals/workshop.ts";
import { documentWithout, document as ours } from "./run-against.ts";

const empty = createDocument({ openapi: "3.1.0", paths: {} });
const untried = "no request of this run could decide it";
const noUpdate = "the contract has no updatePhoneNumbers, which this check needs";
const noList = "the contract has no listPhoneNumbers, so stored numbers cannot be read";

const contracts = {
  "an empty contract": empty,
  "the workshop": workshop,
  "our contract": ours,
  "our contract without updates": documentWithout("updatePhoneNumbers"),
  "our contract without lists": documentWithout("listPhoneNumbers"),
};

/** Options that differ from a run of everything with a token. */
interface Options {
  readonly token?: undefined;
  readonly readOnly?: true;
  readonly selected?: readonly CheckName[];
}

it("requests that change nothing decide these checks", () => {
  const contract = openContract(ours);
  const tokens = { all: "secret", readOnly: undefined, writeOnly: undefined };
  const known = { ...contract, operations: [], items: [], tokens, readOnly: true };
  const decided = (Object.keys(checks) as CheckName[]).filter(
    (check) => !whyUndecided(known, check).endsWith("(--read-only)"),
  );
  expect(decided).toEqual([
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "positive_data_acceptance",
    "negative_data_rejection",
    "unsupported_method",
    "negotiation",
  ]);
});

it.each<[CheckName, keyof typeof contracts, Options, string]>([
  ["merge", "our contract", { selected: ["atomicity"] }, "not selected (--check)"],
  [
    "merge",
    "our contract",
    { selected: ["merge"], readOnly: true },
    "only requests that change nothing were sent (--read-only)",
  ],
  ["ignored_auth", "an empty contract", { token: undefined, readOnly: true }, "no operation requires credentials"],
  ["ignored_auth", "the workshop", { token: undefined, readOnly: true }, "no token was given (--token)"],
  ["ignored_auth", "the workshop", {}, untried],
  ["missing_required_header", "the workshop", {}, untried],
  ["missing_required_header", "our contract", {}, "no operation has a required header"],
  ["negotiation", "our contract", { readOnly: true }, "no operation has a body to negotiate"],
  [
    "negotiation",
    "the workshop",
    {},
    "the contract does not claim that Accept decides (x-wire-conventions: acceptDecides)",
  ],
  ["use_after_free", "the workshop", {}, "no item could be stored and read by its path"],
  ["ensure_resource_availability", "our contract", {}, "the contract has no operation that reads one item"],
  ["idempotency", "our contract", {}, untried],
  ["idempotency", "the workshop", {}, "no operation has a header that makes a repeat safe (x-retry)"],
  ["format_equivalence", "our contract without updates", {}, noUpdate],
  ["conditional_requests", "our contract without lists", {}, noList],
  ["atomicity", "our contract without lists", {}, noList],
  ["one_primary", "the workshop", {}, noUpdate],
  ["merge", "our contract", {}, untried],
  ["unsupported_method", "an empty contract", { readOnly: true }, untried],
])("%s of %s with %j is undecided: %s", (check, name, { readOnly = false, selected, ...others }, expected) => {
  const contract = openContract(contracts[name]);
  const all = "token" in others ? undefined : "secret";
  const known = {
    ...contract,
    operations: contract.declared,
    items: findItemRoutes(contract),
    tokens: { all, readOnly: undefined, writeOnly: undefined },
    readOnly,
  };
  expect(whyUndecided(known, check, selected)).toBe(expected);
});
