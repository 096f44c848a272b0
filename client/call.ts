// One call: checks its arguments, and tries until there is an answer, a failure that is final, or no time left.
import { calls } from "../generated/calls.ts";
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
import { mayRepeat, type RetryRule, waitBefore } from "./retry.ts";
import { sleep, within } from "./within.ts";
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
  readonly signal: AbortSignal;
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
      const parts = withKey(calls[operationId].retry, writeRequest(operationId, args, client));
      trace.idempotencyKey = parts.headers["Idempotency-Key"];
      const end = {
        limitMs: limits.deadlineMs,
        expired: () => new TimedOutError(operationId, "deadlineMs", limits.deadlineMs),
        signal: options.signal,
        aborted: (reason: unknown) => new AbortedError(operationId, "aborted by the caller", reason),
      };
      const answer = await within(end, (signal) =>
        tryUntilDone({ operationId, parts, limits, trace, parties, signal, chance }),
      );
      return { ...answer, ...trace };
    } catch (error) {
      if (error instanceof CallError) return { status: error.outcome, ok: false, error, ...trace };
      throw error;
    }
  };
  // The table of calls declares the status and the format's reader made the body: that is what the type says.
  return call as CallOperation;
}

/** The header that makes a repeat safe, made here unless the caller gave one, and then the same in every try. */
function withKey(rule: RetryRule | undefined, parts: RequestParts): RequestParts {
  const name = rule?.with;
  if (name === undefined || parts.headers[name] !== undefined) return parts;
  return { ...parts, headers: { ...parts.headers, [name]: createIdempotencyKey() } };
}

async function tryUntilDone(calling: Calling): Promise<TriedAnswer> {
  const { operationId, parts, limits, trace, parties, signal, chance } = calling;
  const endsAt = chance.now() + limits.deadlineMs;
  let authorization = await authorizationOf(calling, false);
  let refreshed = false;
  for (let counted = 1; ; counted++) {
    trace.tries++;
    const last = await parties
      .sendTry({ operationId, parts, authorization, tries: trace.tries, signal, timeoutMs: limits.timeoutMs })
      .catch(onlyCallErrors);
    if (isAnswer(last) && last.status === 401 && !refreshed && typeof parties.client.token === "function") {
      // A 401 did nothing, so any operation may be sent again.
      refreshed = true;
      const fresh = await authorizationOf(calling, true);
      if (fresh !== authorization) {
        authorization = fresh;
        counted--;
        continue;
      }
    }
    const waitMs = waitBefore(counted, last, limits, chance);
    const again = mayRepeat(calls[operationId].retry, last) && counted < limits.tries;
    if (!again || chance.now() + waitMs >= endsAt) {
      if (isAnswer(last)) return last;
      throw last;
    }
    const { method, path } = calls[operationId];
    const after = isAnswer(last) ? last.status : last.outcome;
    parties.client.onRetry?.({ operation: operationId, method, path, tries: trace.tries + 1, waitMs, after });
    await sleep(waitMs, signal);
  }
}

const isAnswer = (last: TriedAnswer | CallError): last is TriedAnswer => !(last instanceof CallError);

function onlyCallErrors(error: unknown): CallError {
  if (error instanceof CallError) return error;
  throw error;
}

async function authorizationOf({ operationId, parties, signal }: Calling, refresh: boolean) {
  const value = await parties.authorize({ refresh }).catch((cause: unknown) => {
    throw new TokenError(operationId, "no bearer token could be had", cause);
  });
  signal.throwIfAborted();
  return value;
}
