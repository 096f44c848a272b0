// Defects in the client.
import { defects } from "../mutant.ts";

export const clientMutants = [
  ...defects("client/call.ts", ["client/retries", "client/tokens", "client/requests"], {
    "the deadline of a call is ignored": ["limitMs: Math.min(stepMs, leftMs),", "limitMs: stepMs,"],
    "tries have no end": ["counted < limits.tries && ", ""],
    "each try has a time that is told as the call's": ['stepMs < leftMs ? "timeoutMs"', 'stepMs < 0 ? "timeoutMs"'],
    "a try too many": ["counted < limits.tries", "counted <= limits.tries"],
    "a refused token is never refreshed": ["let refreshed = false;", "let refreshed = true;"],
    "a refresh costs a try": ["        counted--;\n", ""],
    "a write is repeated without key": ["header[keyHeader] ??= createIdempotencyKey()", "header[keyHeader]"],
    "the caller's key is replaced": ["header[keyHeader] ??= create", "header[keyHeader] = create"],
    "a wait beyond the deadline is begun": [" || clock() + waitMs >= endsAt", ""],
    "the caller's abort is ignored": [
      "createRunStep(operation, limits, options.signal)",
      "createRunStep(operation, limits, undefined)",
    ],
    "the time limit of a try is ignored": ["runStep(send, limits.timeoutMs)", "runStep(send)"],
    "the token is not sent": ['  headers["authorization"] = value;\n', ""],
    "a token is refreshed forever": ["=== 401 && !refreshed &&", "=== 401 &&"],
    "it does not wait before the next try": ["await sleep(waitMs, signal);", ""],
    "a refresh counts as a try": ["counted--;", ""],
    "it makes one try more than allowed": ["counted < limits.tries", "counted <= limits.tries"],
  }),
  ...defects("client/retry.ts", ["client/retry", "client/retries"], {
    "a date in Retry-After is ignored": ["Date.parse(/GMT$/", "now || Date.parse(/GMT$/"],
    "the wait does not grow": ["baseDelayMs * 2 ** (tries - 1)", "baseDelayMs"],
    "Retry-After is ignored": ['parseRetryAfter(last.headers?.get("Retry-After"), now) + backOffMs', "backOffMs"],
    "a lost connection is final": ['last.outcome === "network-failure" || ', ""],
    "a try that timed out is final": [' || last.limit === "timeoutMs"', ""],
    "the wait has no random part": ["random * Math.min", "1 * Math.min"],
    "the wait does not double": ["baseDelayMs * 2 ** (tries - 1)", "baseDelayMs"],
    "the wait has no maximum": [
      "Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1))",
      "(baseDelayMs * 2 ** (tries - 1))",
    ],
    "Retry-After is in milliseconds": ["Number(value) * 1000", "Number(value)"],
    "statuses of a CDN are final": ["status >= 520 && status <= 524 ? 502 : status", "status"],
  }),
  ...defects("client/unwrap.ts", ["client/options"], {
    "a refusal is a success": ["if (!result.ok && !also", "if (false && !also"],
    "a failure is a success": ['if ("error" in result) throw result.error;', ""],
  }),
  ...defects("client/authorization.ts", ["client/tokens", "client/requests"], {
    "each refused call refreshes for itself": ["refreshing ??= get(request)", "refreshing = get(request)"],
    "a failed refresh is for ever": ["refreshing = undefined;", ""],
    "anything is a token": ["if (!isBearerToken(value)) throw", "if (false) throw"],
  }),
  ...defects("client/build-request.ts", ["client/refusals", "client/options", "client/requests"], {
    "arguments are not validated": ["if (violation) throw refuse(violation.pointer, violation.expected);", ""],
    "dots lead to another path": ["!/^\\.{0,2}$/.test(encodeURIComponent(text))", "true"],
  }),
  ...defects("client/attempt.ts", ["client/requests", "client/options"], {
    "the headers of a hook are not sent": ["extraHeaders, ofHook, parts.headers", "extraHeaders, parts.headers"],
    "a hook replaces the token": ["extraHeaders, ofHook, parts.headers", "extraHeaders, parts.headers, ofHook"],
    "a header that is undefined is sent": ["if (value != null) merged", "merged"],
  }),
  ...defects("client/read-response.ts", ["client/unexpected-responses", "client/every-response"], {
    "an undeclared status is a response": [
      "if (schema === undefined) throw new UndeclaredStatusError(operation, seen);",
      "if (schema === undefined) return response();",
    ],
    "a response that breaks the contract is accepted": ["if (violation === undefined) return", "if (true) return"],
    "bytes that are not UTF-8 are replaced in a response": ["{ fatal: true }", "{ fatal: false }"],
    "another charset is read as UTF-8": ['(?!.*charset\\s*=(?!\\s*"?utf-?8\\b))', ""],
    "the tag is lost": ['headers.get("ETag") ?? undefined', "undefined"],
    "an error quotes the response": [
      '(error as Error).name === "ReadError" ? (error as Error).message : "it is not readable"',
      "(error as Error).message",
    ],
    "an undeclared response is not drained": ["    await discard(raw.body);\n", ""],
    "300 is a success": ["status < 300", "status <= 300"],
  }),
  ...defects("client/validation/contract-validation.ts", ["client/options"], {
    "off reports": ['responses === "off" || validate', "validate"],
    "a report is a failure": ['return responses === "throw" ? violation : undefined;', "return violation;"],
    "responses are not validated": ['{ responses = "throw", onViolation }', '{ responses = "off", onViolation }'],
  }),
];
