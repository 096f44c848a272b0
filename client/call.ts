// One call: checks its arguments, and tries until there is an answer, a failure that is final, or no time left.
import { clientOperations } from "../generated/client.ts";
import type { CallOptions } from "./arguments.ts";
import { type Authorize, createAuthorize } from "./authorization.ts";
import type { ClientParts } from "./client-options.ts";
import type { OperationId } from "./contract.ts";
import { AbortedError } from "./errors/aborted-error.ts";
import { CallError } from "./errors/call-error.ts";
import { InvalidRequestError } from "./errors/invalid-request-error.ts";
import { TimedOutError } from "./errors/timed-out-error.ts";
import { TokenError } from "./errors/token-error.ts";
import { createIdempotencyKey } from "./idempotency-key.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { createTry, type SendTry } from "./one-try.ts";
import type { TriedAnswer } from "./read-answer.ts";
import type { Result } from "./results.ts";
import { mayRepeat, retryRuleOf, waitBefore } from "./retry.ts";
import { type End, sleep, within } from "./within.ts";
import { type RequestParts, writeRequest } from "./write-request.ts";

export type CallOperation = <Id extends OperationId>(
  operationId: Id,
  args: object | undefined,
  options?: CallOptions,
) => Promise<Result<Id>>;

interface Calling extends Required<Pick<ClientParts, "chance">> {
  readonly operationId: OperationId;
  readonly parts: RequestParts;
  readonly limits: Limits;
  readonly trace: { tries: number };
  readonly parties: Parties;
  readonly endOf: EndOf;
}

interface Parties {
  readonly client: ClientParts;
  readonly authorize: Authorize;
  readonly sendTry: SendTry;
}

/** @throws TypeError that names the option when an option is not usable. */
export function createCall(client: ClientParts): CallOperation {
  const { chance = { now: Date.now, random: Math.random }, validation } = client;
  const wrong = validation?.options(client);
  if (wrong) throw new TypeError(`${wrong.pointer}: ${wrong.expected}`);
  const parties: Parties = { client, authorize: createAuthorize(client.token), sendTry: createTry(client) };

  const call = async (operationId: OperationId, args: object | undefined, options: CallOptions = {}) => {
    const trace: { tries: number; idempotencyKey: string | undefined } = { tries: 0, idempotencyKey: undefined };
    try {
      const refused = validation?.options({ ...options });
      if (refused) throw new InvalidRequestError(operationId, refused.pointer, refused.expected);
      const limits = limitsOf(options, client);
      const parts = writeRequest(operationId, args, client);
      const keyHeader = retryRuleOf(operationId)?.with;
      // Made here unless the caller gave one, and then the same in every try.
      if (keyHeader) trace.idempotencyKey = parts.headers[keyHeader] ??= createIdempotencyKey();
      const endOf = createEnds(operationId, limits, options.signal);
      const answer = await tryUntilDone({ operationId, parts, limits, trace, parties, endOf, chance });
      return { ...answer, ...trace };
    } catch (error) {
      if (error instanceof CallError) return { status: error.outcome, ok: false, error, ...trace };
      throw error;
    }
  };
  // The table of calls declares the status and the format's reader made the body: that is what the type says.
  return call as CallOperation;
}

/**
 * The end of a step of the call, which is a try, waiting or getting a token: that of the call, or `stepMs` where that is
 * nearer.
 */
type EndOf = (stepMs?: number) => End;

/** One timer at a time will do, where a timer for the call would run beside that of each try. */
function createEnds(operationId: OperationId, limits: Limits, signal: AbortSignal | undefined): EndOf {
  const endsAt = performance.now() + limits.deadlineMs;
  return (stepMs = limits.deadlineMs) => {
    const leftMs = endsAt - performance.now();
    const limit = stepMs < leftMs ? "timeoutMs" : "deadlineMs";
    return {
      limitMs: Math.min(stepMs, leftMs),
      expired: () => new TimedOutError(operationId, limit, limits[limit]),
      signal,
      aborted: (reason) => new AbortedError(operationId, "aborted by the caller", reason),
    };
  };
}

async function tryUntilDone(calling: Calling): Promise<TriedAnswer> {
  const { operationId, parts, limits, trace, parties, endOf, chance } = calling;
  const endsAt = chance.now() + limits.deadlineMs;
  await authorize(calling, false);
  let refreshed = false;
  for (let counted = 1; ; counted++) {
    const last = await within(endOf(limits.timeoutMs), (signal) =>
      parties.sendTry(operationId, parts, ++trace.tries, signal),
    ).catch(onlyCallErrors);
    if (isAnswer(last) && last.status === 401 && !refreshed && typeof parties.client.token === "function") {
      // A 401 did nothing, so any operation may be sent again.
      refreshed = true;
      if (await authorize(calling, true)) {
        counted--;
        continue;
      }
    }
    const again = counted < limits.tries && mayRepeat(retryRuleOf(operationId), last);
    const waitMs = again && waitBefore(counted, last, limits, chance);
    if (waitMs === false || chance.now() + waitMs >= endsAt) {
      if (isAnswer(last)) return last;
      throw last;
    }
    const { method, path } = clientOperations[operationId];
    const after = isAnswer(last) ? last.status : last.outcome;
    parties.client.onRetry?.({ operation: operationId, method, path, tries: trace.tries + 1, waitMs, after });
    await within(endOf(), (signal) => sleep(waitMs, signal));
  }
}

const isAnswer = (last: TriedAnswer | CallError): last is TriedAnswer => !(last instanceof CallError);

function onlyCallErrors(error: unknown): CallError {
  if (error instanceof CallError) return error;
  throw error;
}

/** Whether the tries have another token now than before. */
async function authorize({ operationId, parts, parties, endOf }: Calling, refresh: boolean): Promise<boolean> {
  const get = () =>
    parties.authorize({ refresh }).catch((cause: unknown) => {
      throw new TokenError(operationId, "no bearer token could be had", cause);
    });
  // A fixed token takes no time.
  const value = await (typeof parties.client.token === "function" ? within(endOf(), get) : get());
  if (value === undefined || value === parts.headers["authorization"]) return false;
  parts.headers["authorization"] = value;
  return true;
}
