// Defects in the client.
import { defects } from "../mutant.ts";

export const clientMutants = [
  ...defects("client/call.ts", ["client/retries", "client/tokens", "client/requests", "client/gateways"], {
    "a write is repeated without key": ["header[keyHeader] ??= createIdempotencyKey()", "header[keyHeader]"],
    "the caller's key is replaced": ["header[keyHeader] ??= create", "header[keyHeader] = create"],
    "the deadline of a call is ignored": ["limitMs: Math.min(stepMs, leftMs),", "limitMs: stepMs,"],
    "a wait beyond the deadline begins": [" || clock() + waitMs >= endsAt", ""],
    "the caller's abort is ignored": ["limits, options.signal)", "limits, undefined)"],
    "tries have no end": ["counted < limits.tries && ", ""],
    "the time of a try is ignored": ["runStep(send, limits.timeoutMs)", "runStep(send)"],
    "the limit of a try is reported as the call's": ['stepMs < leftMs ? "timeoutMs"', 'stepMs < 0 ? "timeoutMs"'],
    "the token is not sent": ['  headers["authorization"] = value;\n', ""],
    "a try too many": ["counted < limits.tries", "counted <= limits.tries"],
    "a token is refreshed for ever": ["=== 401 && !refreshed &&", "=== 401 &&"],
    "a refused token is never refreshed": ["let refreshed = false;", "let refreshed = true;"],
    "a token is refreshed after the contract's 401 only": ["getStatus(last) === 401", "(last as Tried).status === 401"],
    "a refresh costs a try": ["        counted--;\n", ""],
    "it does not wait before the next try": ["await sleep(waitMs, signal);", ""],
  }),
  ...defects("client/call.ts", ["client/extra-headers", "client/options"], {
    "the headers of a call are not sent": ["parts, options.headers, trace", "parts, undefined, trace"],
    "a hook's promise is not awaited before a retry": ["await onRetry?.(", "onRetry?.("],
  }),
  ...defects("client/retry.ts", ["client/retry", "client/retries", "client/gateways"], {
    "Retry-After is ignored": [
      'Math.ceil(parseRetryAfter(last.headers?.get("Retry-After"), now) + backOffMs)',
      "Math.ceil(backOffMs)",
    ],
    "Retry-After is in milliseconds": ["Number(value) * 1000", "Number(value)"],
    "a date in Retry-After is ignored": ["Date.parse(/GMT$/", "now || Date.parse(/GMT$/"],
    "every failed response is repeated": [
      "return rule.statuses.includes(status >=",
      "return status >= 400 || rule.statuses.includes(status >=",
    ],
    "a CDN's failure is final": ["status >= 520 && status <= 524 ? 502 : status", "status"],
    "a CDN's certificate failure is repeated": ["status <= 524", "status <= 526"],
    "a lost connection is final": ['last.outcome === "network-failure" || ', ""],
    "a try that took too long is final": [' || last.limit === "timeoutMs"', ""],
    "the wait does not grow": ["baseDelayMs * 2 ** (tries - 1)", "baseDelayMs"],
    "the wait has no maximum": [
      "Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1))",
      "(baseDelayMs * 2 ** (tries - 1))",
    ],
    "all callers come back at the same time": ["random * Math.min", "1 * Math.min"],
  }),
  ...defects(
    "client/attempt.ts",
    ["client/retries", "client/extra-headers", "client/options", "client/requests", "client/other-fetches"],
    {
      "the headers of a hook are not sent": ["extraHeaders, ofHook, parts.headers", "extraHeaders, parts.headers"],
      "a hook replaces the token": ["ofHook, parts.headers)", "parts.headers, ofHook)"],
      "the client's headers win over the call's": ["client.headers, extraHeaders", "extraHeaders, client.headers"],
      "an undefined header is sent as a word": ["if (value != null) merged", "merged"],
      "a header is sent twice in two spellings": ["merged[name.toLowerCase()] = value", "merged[name] = value"],
      "the connection is not ended with its try": [
        "credentials: client.credentials, signal }",
        "credentials: client.credentials, signal: new AbortController().signal }",
      ],
      "credentials is ignored": ["credentials: client.credentials, ", ""],
      "a request is sent after an abort": ["if (signal.aborted) throw signal.reason;", ""],
      "a hook's promise is not awaited before sending": [
        "await client.onRequest?.(event)",
        "(client.onRequest?.(event) as undefined)",
      ],
      "a hook's promise is not awaited after the response": ["await client.onResponse(", "client.onResponse("],
    },
  ),
  ...defects("client/transports/check-response.ts", ["client/other-fetches", "client/unexpected-responses"], {
    "a response without headers is accepted": ['typeof headers?.get === "function" &&', "headers !== undefined &&"],
    "a response without status is accepted": ["Number.isInteger(status) &&", ""],
    "a response without body is accepted": ['typeof arrayBuffer === "function" &&', ""],
  }),
  ...defects(
    "client/transports/openapi-fetch/openapi-fetch-transport.ts",
    ["client/unexpected-responses", "client/every-response"],
    {
      "openapi-fetch reads the body of a failure": ["return { ok: true, status", "return { ok: false, status"],
      "a redirect is followed": ['redirect: "manual"', 'redirect: "follow"'],
      "the header parameters are not sent": ["params: parameters,", "params: { ...parameters, header: {} },"],
    },
  ),
  ...defects(
    "client/read-response.ts",
    ["client/unexpected-responses", "client/every-response", "client/other-fetches"],
    {
      "an undeclared status is a response": [
        "if (schema === undefined) throw new UndeclaredStatusError(operation, seen);",
        "",
      ],
      "a response that breaks the contract is accepted": ["if (violation === undefined) return", "if (true) return"],
      "every response is read as JSON": ["format.getReader(mediaType)", 'format.getReader("application/json")'],
      "bytes that are not UTF-8 are replaced": ["{ fatal: true }", "{ fatal: false }"],
      "another charset is read as UTF-8": ['(?!.*charset\\s*=(?!\\s*"?utf-?8\\b))', ""],
      "the tag is lost": ['headers.get("ETag") ?? undefined', "undefined"],
      "an error quotes the response": [
        '(error as Error).name === "ReadError" ? (error as Error).message : "it is not readable"',
        "(error as Error).message",
      ],
      "300 is a success": ["status < 300", "status <= 300"],
      "an unread body keeps its connection": ["    discard(raw.body);\n", ""],
      "a Node stream keeps its connection": ["(await stream?.cancel?.()) ?? stream?.destroy?.()", "stream?.cancel?.()"],
    },
  ),
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
    "another format is asked for": ["accept = format.accept }", 'accept = "*/*" }'],
    "arguments are not validated": ["if (violation) throw refuse(violation.pointer, violation.expected);", ""],
    "dots lead to another path": [
      "!/^\\.{0,2}$/.test(encodeURIComponent(text))",
      "encodeURIComponent(text) !== undefined",
    ],
  }),
  ...defects("client/idempotency-key.ts", ["client/retries"], {
    "a byte below 16 loses a digit": ['.padStart(2, "0")', ""],
    "the key begins without a quote": ['`"${Array', "`${Array"],
  }),
  ...defects("client/base-url.ts", ["client/option-names", "client/refusals"], {
    "white space around the URL stays": ['baseUrl.replace(invisibleEnds, "")', 'baseUrl.replace(/^ /, "")'],
  }),
  ...defects(
    "client/validation/check-options.ts",
    ["client/option-names", "client/options", "client/extra-headers", "client/refusals"],
    {
      "an unknown option is ignored": ["    checkNames(options, known) ??\n    checkSignal", "    checkSignal"],
      "a URL with a password is accepted": ["&& origin + pathname === href", ""],
      "a limit of a call may be 0": ['pointer.endsWith("DelayMs") ? 0 : 1', "0"],
      "headers that cannot be listed are accepted": [" && !(Symbol.iterator in value)", ""],
      "a header of the contract may be given": ["...parameters];", "];"],
      "a long time-out is not warned of": ["&& client.fetch === undefined) warn", "&& false) warn"],
      "a missing global is found at each call": ['(of === "client" ? checkPlatform(options) : undefined) ??', ""],
    },
  ),
  ...defects("client/validation/contract-validation.ts", ["client/options"], {
    "off reports": ['responses === "off" || ', ""],
    "a report is a failure": ['return responses === "throw" ? violation : undefined;', "return violation;"],
    "responses are not validated": ['{ responses = "throw", onViolation }', '{ responses = "off", onViolation }'],
  }),
  ...defects("client/validation/long-timeout.ts", ["client/option-names"], {
    "a time-out that Node does not reach is not warned of": ["timeoutMs <= nodeTimeoutMs ||", "true ||"],
    "a long time-out is warned of each time": ["  hasWarned = true;\n", ""],
  }),
  ...defects("client/validation/check-options.ts", ["client/option-names"], {
    "a long time-out is warned of although the fetch is the caller's": [
      "if (violation === undefined && client.fetch === undefined) warn",
      "if (violation === undefined) warn",
    ],
  }),
  ...defects("client/limits.ts", ["client/options", "client/retries", "client/requests"], {
    "the client's limits win over the call's": ["ofCall[limit] ?? ofClient[limit]", "ofClient[limit] ?? ofCall[limit]"],
  }),
  ...defects("client/with-deadline.ts", ["client/with-deadline"], {
    "a timer stays": ["const tidy = () => {\n      clearTimeout(timer);", "const tidy = () => {"],
    "a listener stays": ['signal?.removeEventListener("abort", onAbort);', ""],
    "work begins after an abort": ["if (signal?.aborted) onAbort();\n    else work(", "work("],
    "late work is not ended": ["controller.abort(error);", ""],
    "a wait leaves its listener": ['signal.removeEventListener("abort", onAbort);\n      resolve();', "resolve();"],
    "an aborted wait goes on": ["if (signal.aborted) onAbort();", ""],
  }),
  ...defects("client/read-response.ts", ["client/find-schema", "client/unexpected-responses"], {
    "a wrong media type is an undeclared status": ["    found = null;\n", ""],
    "a media type in capitals is unknown": ["match?.[1]?.toLowerCase()", "match?.[1]"],
  }),
  ...defects("client/attempt.ts", ["client/options"], {
    "the duration of a try is the time of day": ["const sentAt = performance.now();", "const sentAt = 0;"],
    "the tries in an event are one behind": ["tries: trace.tries + 1 }", "tries: trace.tries }"],
  }),
  ...defects("client/validation/check-arguments.ts", ["client/refusals"], {
    "a text that no format carries is sent": [" ?? checkText(given)", ""],
  }),
  ...defects("client/errors.ts", ["client/options"], {
    "an error of another copy is not recognised": [
      "error instanceof Error && error.name",
      "error instanceof CallError && error.name",
    ],
  }),
  ...defects("client/transports/fetch-transport.ts", ["client/transports"], {
    "credentials is ignored over fetch": ["      ...(credentials && { credentials }),\n", ""],
  }),
  ...defects("client/transports/openapi-fetch/openapi-fetch-transport.ts", ["client/transports"], {
    "a list with commas is sent as several parameters": ["explode: !joined.includes(name)", "explode: true"],
  }),
  ...defects("client/unwrap.ts", ["client/options"], {
    "one named status stands for all": ["!also.some((status) => status === result.status)", "also.length === 0"],
  }),
  ...defects("client/read-response.ts", ["client/unexpected-responses"], {
    "an incomplete response has no cause": [
      'new NetworkError(operation, "the response is incomplete", cause)',
      'new NetworkError(operation, "the response is incomplete")',
    ],
  }),
  ...defects("client/limits.ts", ["client/options"], {
    "a call may take six seconds": ["deadlineMs: 60_000,", "deadlineMs: 6_000,"],
  }),
  ...defects("client/attempt.ts", ["client/platform-fetch"], {
    "the fetch of the time of creation is used": [
      "(url, init) => (client.fetch ?? globalThis.fetch)(url, init)",
      "client.fetch ?? globalThis.fetch",
    ],
  }),
  ...defects("client/formats/form-format.ts", ["client/requests"], {
    "a client of forms writes no JSON": [
      "getWriter: (type) => getFormWriter(type) ?? getJsonWriter(type),",
      "getWriter: getFormWriter,",
    ],
  }),
  ...defects("client/call.ts", ["client/retries"], {
    "a call out of time names the time of a try": [
      "operation, limit, limits[limit])",
      "operation, limit, limits.timeoutMs)",
    ],
  }),
  ...defects("client/base-url.ts", ["client/option-names"], {
    "a relative baseUrl is refused in a browser": ["new URL(trimmed, globalThis.location?.href)", "new URL(trimmed)"],
  }),
  ...defects("client/attempt.ts", ["client/options"], {
    "the duration of a try is in seconds": ["performance.now() - sentAt;", "(performance.now() - sentAt) / 1_000;"],
  }),
];
