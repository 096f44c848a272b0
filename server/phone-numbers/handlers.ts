// operationId -> handler: the contract's operations on top of the rules and the store.
import { createHash } from "node:crypto";
import { membersActionResultDTO } from "../../generated/members.ts";
import type { components } from "../../generated/types.ts";
import { cutText } from "../../runtime/failure.ts";
import { createError } from "../errors.ts";
import type { OperationRequest, Service } from "../service.ts";
import type {
  ContactState,
  Decision,
  Idempotency,
  PhoneNumberStore,
  WriteResult,
} from "../storage/phone-number-store.ts";
import { contactKey } from "../storage/store-keys.ts";
import { entityTag, matchesVersion, noneMatch } from "./entity-tag.ts";
import { planRemoval, planUpdate } from "./plan-update.ts";
import type { RuleViolation, UpdatePlan, UpdateRules } from "./update-plan.ts";

export interface HandlerDependencies {
  readonly store: PhoneNumberStore;
  readonly rules: UpdateRules;
  /** Rule 10: refuse contacts that were not imported. Default: false. */
  readonly knownContacts?: boolean;
}

/** The outcome of a write: its InfoMessage, or a refusal that becomes a ServiceError outside the transaction. */
type Outcome =
  | { readonly info: string }
  | { readonly refused: "UnknownContact" | "PreconditionFailed" }
  | { readonly refused: RuleViolation["code"]; readonly problem: string; readonly pointer: string };

type UpdateRequest = OperationRequest<"updatePhoneNumbers">;
type Decide = (state: ContactState) => Decision<Outcome>;

/** Seconds after which a request with the same Idempotency-Key should be finished. */
const retryAfterSeconds = "1";

export function createHandlers({ store, rules, knownContacts = false }: HandlerDependencies): Service {
  const inFlight = new Set<string>();
  const deciding = (decide: Decide) => (state: ContactState) =>
    knownContacts && !state.known ? refuse("UnknownContact") : decide(state);
  const writeOnce = async (request: UpdateRequest, key: string, decide: Decide) => {
    const idempotency = toIdempotency(request, key);
    const scopedKey = `${idempotency.scope} ${idempotency.key}`;
    if (inFlight.has(scopedKey)) {
      throw createError("RequestInProgress", {}, { headers: { "retry-after": retryAfterSeconds } });
    }
    inFlight.add(scopedKey);
    try {
      const result = await store.write(toContactKey(request), decide, idempotency);
      if (result.kind === "keyReused") throw createError("IdempotencyKeyReused");
      const headers = result.kind === "replayed" ? { "idempotency-replayed": "true" } : {};
      return { status: 200, body: toActionResult(result.outcome), headers } as const;
    } finally {
      inFlight.delete(scopedKey);
    }
  };
  return {
    // Not async, for speed: most requests are writes without a key.
    updatePhoneNumbers(request) {
      const decide = deciding((state) => decideUpdate(state, request, rules));
      const key = request.header["idempotency-key"];
      if (key !== undefined) return writeOnce(request, key, decide);
      return store.write(toContactKey(request), decide).then(toResponse);
    },

    async listPhoneNumbers(request) {
      const { numbers, version, known: isKnown } = await store.read(toContactKey(request));
      if (knownContacts && !isKnown) throw createError("UnknownContact");
      const headers = { etag: entityTag(version, request.responseType) };
      const known = request.header["if-none-match"];
      if (known !== undefined && !noneMatch(known, headers.etag)) return { status: 304, body: undefined, headers };
      return { status: 200, body: [...numbers], headers };
    },

    removePhoneNumber(request) {
      const decide = deciding((state) => decideRemoval(state, request));
      return store.write(toContactKey(request), decide).then(toResponse);
    },
  };
}

function toContactKey({
  tenant,
  path,
}: {
  readonly tenant: string | undefined;
  readonly path: { readonly contactID: string };
}) {
  return contactKey(tenant, path.contactID);
}

function decideUpdate(state: ContactState, request: UpdateRequest, rules: UpdateRules): Decision<Outcome> {
  const stale = refuseStale(state, request.header["if-match"]);
  if (stale !== undefined) return stale;
  const plan = planUpdate(state, request.body, rules);
  if (!plan.ok) {
    return { outcome: { refused: plan.code, problem: plan.expected, pointer: plan.pointer }, final: false };
  }
  return { change: plan.change, outcome: { info: infoMessage(plan) }, final: true };
}

function decideRemoval(
  state: ContactState,
  { path, header }: OperationRequest<"removePhoneNumber">,
): Decision<Outcome> {
  const stale = refuseStale(state, header["if-match"]);
  if (stale !== undefined) return stale;
  const change = planRemoval(state, path.phoneNumberID);
  return {
    change,
    outcome: { info: change === undefined ? "0 removed: no such number is stored" : "1 removed" },
    final: true,
  };
}

function refuseStale(state: ContactState, ifMatch: string | undefined): Decision<Outcome> | undefined {
  if (ifMatch === undefined || matchesVersion(ifMatch, state.version)) return undefined;
  return refuse("PreconditionFailed");
}

function refuse(refused: "UnknownContact" | "PreconditionFailed"): Decision<Outcome> {
  return { outcome: { refused }, final: false };
}

function toResponse(result: WriteResult<Outcome>) {
  if (result.kind === "keyReused") throw new Error("a write without an idempotency key cannot reuse one");
  return { status: 200, body: toActionResult(result.outcome) } as const;
}

function toActionResult(outcome: Outcome): ActionResultDTO {
  if ("info" in outcome) return success(outcome.info);
  if ("problem" in outcome) {
    throw createError(outcome.refused, { problem: outcome.problem }, { pointer: outcome.pointer });
  }
  throw createError(outcome.refused);
}

const maxItemsInMessage = 5;

/** InfoMessage of rule 8: counts and impossible items. Never holds a value of the request. */
export function infoMessage({ added, updated, unchanged, impossible }: UpdatePlan): string {
  if (added + updated + unchanged === 0) return "the list is empty: nothing changed";
  const parts = [`${added} added, ${updated} updated, ${unchanged} unchanged`];
  for (const index of impossible.slice(0, maxItemsInMessage)) {
    parts.push(`item ${index + 1} (/${index}) is not a possible phone number`);
  }
  if (impossible.length > maxItemsInMessage) parts.push(`and ${impossible.length - maxItemsInMessage} more`);
  return parts.join("; ");
}

type ActionResultDTO = components["schemas"]["ActionResultDTO"];

const { maxLength: maxMessageLength = Number.POSITIVE_INFINITY } =
  membersActionResultDTO.find(({ name }) => name === "InfoMessage") ?? {};

/** The ActionResultDTO of a success. Those of failures are generated. */
export function success(infoMessage: string): ActionResultDTO {
  return {
    IsSuccess: true,
    ErrorCode: null,
    ErrorMessage: null,
    InfoMessage: cutText(infoMessage, maxMessageLength),
  };
}

/** A key may be quoted or not (draft); equal lists are the same request in any format. */
function toIdempotency(request: UpdateRequest, key: string): Idempotency {
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([request.path.contactID, request.header["if-match"] ?? null, canonical(request.body)]))
    .digest("base64url");
  return { scope: contactKey(request.tenant, request.principal), key: key.replace(/^"(.*)"$/, "$1"), fingerprint };
}

/** Sorts members by name: their order depends on the format. */
function canonical(items: readonly object[]): unknown {
  return items.map((item) => Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
}
