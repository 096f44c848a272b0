// One call: checks its arguments, and tries until there is a response, a final failure, or no time left.
import { createAttempt } from "./attempt.ts";
import { type Authorize, createAuthorize } from "./authorization.ts";
import { buildRequest, type RequestParts } from "./build-request.ts";
import { AbortedError, CallError, InvalidRequestError, TimedOutError, TokenError } from "./errors.ts";
import { createIdempotencyKey } from "./idempotency-key.ts";
import { type Limits, resolveLimits } from "./limits.ts";
import { getOperation, type OperationId } from "./operations.ts";
import type { CallOptions, ClientParts } from "./options.ts";
import type { AttemptResponse } from "./read-response.ts";
import type { Result } from "./results.ts";
import { getStatus, getWait, mayRetry } from "./retry.ts";
import { sleep, withDeadline } from "./with-deadline.ts";

export type CallOperation = <Id extends OperationId>(
  operation: Id,
  args: object | undefined,
  options?: CallOptions,
) => Promise<Result<Id>>;

interface CallContext {
  readonly operation: OperationId;
  readonly parts: RequestParts;
  readonly limits: Limits;
  readonly trace: { tries: number };
  readonly runStep: RunStep;
  /** Sends the request once. */
  readonly send: (signal: AbortSignal) => Promise<AttemptResponse>;
  readonly authorize: Authorize;
}

/** @throws TypeError that names the option when an option is not usable. */
export function createCall(client: ClientParts): CallOperation {
  const { validation } = client;
  const wrong = validation?.options(client, "client", client);
  if (wrong) throw new TypeError(`${wrong.pointer}: ${wrong.expected}`);
  const sendAttempt = createAttempt(client);
  const authorize = createAuthorize(client.token);

  const call = async (operation: OperationId, args: object | undefined, options: CallOptions = {}) => {
    const trace: { tries: number; idempotencyKey: string | undefined } = { tries: 0, idempotencyKey: undefined };
    try {
      const refused = validation?.options(options, "call", client);
      if (refused) throw new InvalidRequestError(operation, refused.pointer, refused.expected);
      const limits = resolveLimits(options, client);
      const parts = buildRequest(operation, args, client);
      const { header } = parts.parameters;
      const keyHeader = getOperation(operation).retry?.with?.toLowerCase();
      // Made here unless the caller gave one, and then the same in every try.
      if (keyHeader) trace.idempotencyKey = header[keyHeader] ??= createIdempotencyKey();
      const response = await tryUntilDone(client, {
        operation,
        parts,
        limits,
        trace,
        runStep: createRunStep(operation, limits, options.signal),
        send: (signal) => sendAttempt(operation, parts, options.headers, trace, signal),
        authorize,
      });
      return { ...response, ...trace };
    } catch (error) {
      if (error instanceof CallError) return { status: error.outcome, ok: false, error, ...trace };
      throw error;
    }
  };
  // The generated table declares the status and the format's reader made the body: that is what the type says.
  return call as CallOperation;
}

/** Does a step of the call, which is a try, a wait or getting a token, until the call's deadline or for `stepMs`. */
type RunStep = <Result>(work: (signal: AbortSignal) => Promise<Result>, stepMs?: number) => Promise<Result>;

/** One timer at a time is enough, instead of one for the call alongside that of each try. */
function createRunStep(operation: OperationId, limits: Limits, signal: AbortSignal | undefined): RunStep {
  const endsAt = performance.now() + limits.deadlineMs;
  return (work, stepMs = limits.deadlineMs) => {
    const leftMs = endsAt - performance.now();
    const limit = stepMs < leftMs ? "timeoutMs" : "deadlineMs";
    const deadline = {
      limitMs: Math.min(stepMs, leftMs),
      expired: () => new TimedOutError(operation, limit, limits[limit]),
      signal,
      aborted: (reason: unknown) => new AbortedError(operation, "aborted by the caller", reason),
    };
    return withDeadline(deadline, work);
  };
}

async function tryUntilDone(client: ClientParts, context: CallContext): Promise<AttemptResponse> {
  const { operation, limits, trace, runStep, send } = context;
  const { clock = Date.now, random = Math.random, token, onRetry } = client;
  const { method, path, retry } = getOperation(operation);
  const endsAt = clock() + limits.deadlineMs;
  await authorize(context, token, false);
  let refreshed = false;
  for (let counted = 1; ; counted++) {
    const last = await runStep(send, limits.timeoutMs).catch(onlyCallErrors);
    // A 401 did nothing, so any operation may be sent again. A gateway's 401, with another body, counts too.
    if (getStatus(last) === 401 && !refreshed && typeof token === "function") {
      refreshed = true;
      if (await authorize(context, token, true)) {
        counted--;
        continue;
      }
    }
    const again = counted < limits.tries && mayRetry(retry, last);
    const waitMs = again && getWait(counted, last, limits, clock(), random());
    const failed = last instanceof CallError;
    if (waitMs === false || clock() + waitMs >= endsAt) {
      if (failed) throw last;
      return last;
    }
    await runStep(async (signal) => {
      const after = failed ? last.outcome : last.status;
      await onRetry?.({ operation, method, path, tries: trace.tries + 1, waitMs, after });
      await sleep(waitMs, signal);
    });
  }
}

function onlyCallErrors(error: unknown): CallError {
  if (error instanceof CallError) return error;
  throw error;
}

/** Whether the tries have another token now than before. */
async function authorize(
  { operation, parts: { headers }, authorize: getAuthorization, runStep }: CallContext,
  token: ClientParts["token"],
  refresh: boolean,
): Promise<boolean> {
  const get = () =>
    getAuthorization({ refresh }).catch((cause: unknown) => {
      throw new TokenError(operation, "no bearer token available", cause);
    });
  // A fixed token takes no time.
  const value = await (typeof token === "function" ? runStep(get) : get());
  if (value === undefined || value === headers["authorization"]) return false;
  headers["authorization"] = value;
  return true;
}
