// Defects in the client.
import { defects } from "../mutant.ts";

export const clientMutants = [
  ...defects("client/call.ts", ["client/retries", "client/tokens", "client/requests"], {
    "a write is repeated without key": [
      "parts.headers[keyHeader] ??= createIdempotencyKey()",
      "parts.headers[keyHeader]",
    ],
    "the caller's key is replaced": ["parts.headers[keyHeader] ??= create", "parts.headers[keyHeader] = create"],
    "the deadline of a call is ignored": ["limitMs: Math.min(stepMs, leftMs),", "limitMs: stepMs,"],
    "a wait beyond the deadline is begun": [" || chance.now() + waitMs >= endsAt", ""],
    "the caller's abort is ignored": [
      "createEnds(operationId, limits, options.signal)",
      "createEnds(operationId, limits, undefined)",
    ],
    "tries have no end": ["counted < limits.tries && ", ""],
    "the time of a try is ignored": ["within(endOf(limits.timeoutMs), ", "within(endOf(), "],
    "each try has a time that is told as the call's": ['stepMs < leftMs ? "timeoutMs"', 'stepMs < 0 ? "timeoutMs"'],
    "the token is not sent": ['  parts.headers["authorization"] = value;\n', ""],
    "a try too many": ["counted < limits.tries", "counted <= limits.tries"],
    "a token is refreshed for ever": ["last.status === 401 && !refreshed &&", "last.status === 401 &&"],
    "a refused token is never refreshed": ["let refreshed = false;", "let refreshed = true;"],
    "a refreshed token is not used": [
      "await authorize(calling, true)",
      "await authorize({ ...calling, parts: { ...calling.parts, headers: {} } }, true)",
    ],
    "a refresh costs a try": ["        counted--;\n", ""],
    "it does not wait before the next try": ["await within(endOf(), (signal) => sleep(waitMs, signal));", ""],
  }),
  ...defects("client/retry.ts", ["client/retry", "client/retries"], {
    "Retry-After is ignored": ["Math.ceil(retryAfterMs(retryAfter, chance.now()) + backOffMs)", "Math.ceil(backOffMs)"],
    "Retry-After is in milliseconds": ["Number(value) * 1000", "Number(value)"],
    "a date in Retry-After is ignored": ["Date.parse(/GMT$/", "now || Date.parse(/GMT$/"],
    "every failed answer is repeated": ["return rule.statuses.includes(last.status);", "return last.status >= 400;"],
    "a lost connection is final": ['outcome === "network-failure" || tryTimedOut', "tryTimedOut"],
    "a try that took too long is final": [
      'outcome === "network-failure" || tryTimedOut',
      'outcome === "network-failure"',
    ],
    "the wait does not grow": ["baseDelayMs * 2 ** (tries - 1)", "baseDelayMs"],
    "everybody comes back at one moment": ["chance.random() * Math.min", "1 * Math.min"],
  }),
  ...defects("client/one-try.ts", ["client/retries", "client/requests", "client/options"], {
    "each try has a key of its own": [
      "let headers: Headers | typeof own = own;",
      'let headers: Headers | typeof own = { ...own, ...(own["Idempotency-Key"] && { "Idempotency-Key": String(tries) }) };',
    ],
    "the headers of a hook are not sent": ["Object.entries({ ...given, ...own })", "Object.entries(own)"],
    "a hook replaces the token": ["{ ...given, ...own }", "{ ...own, ...given }"],
    "the connection is not ended with its try": [
      "headers, body, signal });",
      "headers, body, signal: new AbortController().signal });",
    ],
  }),
  ...defects("client/read-answer.ts", ["client/unexpected-answers", "client/every-answer"], {
    "an undeclared status is a response": [
      "if (schema === undefined) throw new UndeclaredStatusError(operationId, response);",
      "",
    ],
    "a response that breaks the contract is accepted": ["if (violation === undefined) return", "if (true) return"],
    "every answer is read as JSON": ["mediaType && readers[mediaType]", 'readers["application/json"]'],
    "bytes that are not UTF-8 are replaced in a response": ["{ fatal: true }", "{ fatal: false }"],
    "another charset is read as UTF-8": ['(?!.*charset\\s*=(?!\\s*"?utf-?8\\b))', ""],
    "the tag is lost": ['headers.get("ETag") ?? undefined', "undefined"],
    "an error quotes the answer": [
      '(error as Error).name === "ReadError" ? (error as Error).message : "it is not readable"',
      "(error as Error).message",
    ],
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
  ...defects("client/write-request.ts", ["client/refusals", "client/options", "client/requests"], {
    "another format is asked for": ["{ accept: format.accept }", '{ accept: "*/*" }'],
    "arguments are not validated": ["if (wrong) throw refuse(wrong.pointer, wrong.expected);", ""],
    "dots lead to another path": [
      "!/^\\.{0,2}$/.test(encodeURIComponent(text))",
      "encodeURIComponent(text) !== undefined",
    ],
  }),
  ...defects("client/contract-validation.ts", ["client/options"], {
    "off reports": ['answers === "off" || validate(body)', "validate(body)"],
    "a report is a failure": ['return answers === "throw" ? violation : undefined;', "return violation;"],
    "responses are not validated": ['{ answers = "throw", onViolation }', '{ answers = "off", onViolation }'],
  }),
];
