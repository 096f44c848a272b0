// Defects in what a client reports: errors, their words, events, and the example programs.
import { defects } from "../mutant.ts";

export const clientOutcomeMutants = [
  ...defects("client/call.ts", ["client/errors", "client/tokens"], {
    "the deadline begins when there is a token": [
      "  const endsAt = clock() + limits.deadlineMs;\n  await authorize(context, token, false);",
      "  await authorize(context, token, false);\n  const endsAt = clock() + limits.deadlineMs;",
    ],
    "a failure is an event's status": [
      "const after = failed ? last.outcome : last.status;",
      "const after = getStatus(last) ?? (last as CallError).outcome;",
    ],
    "a refresh is not a try in an event": [
      "tries: trace.tries + 1, waitMs, after }",
      "tries: counted + 1, waitMs, after }",
    ],
    "a missing token has no cause": [
      'throw new TokenError(operation, "no bearer token available", cause);',
      'throw new TokenError(operation, "no bearer token available");',
    ],
  }),
  ...defects("client/errors.ts", ["client/errors"], {
    "the guard of an abort goes by the platform's name": [
      'isNamed<AbortedError>("AbortedError")',
      'isNamed<AbortedError>("AbortError")',
    ],
    "a failed connection has another error's name": [
      'override readonly name = "NetworkError";',
      'override readonly name = "TimedOutError";',
    ],
    "no error has a cause": ["super(`${operation}: ${problem}`, { cause });", "super(`${operation}: ${problem}`);"],
    "an unexpected response has no headers": ["    this.headers = headers;\n", "    this.headers = new Headers();\n"],
    "an error without a code has an empty one": [
      'const errorCode = typeof code === "string" ? code : null;',
      'const errorCode: string | null = typeof code === "string" ? code : "";',
    ],
    "an HTTPError has no response": ["    this.response = response;\n", "    this.response = undefined as never;\n"],
    "the limit in a message is in seconds": ["${limit} (${limitMs} ms)", "${limit} (${limitMs / 1000} ms)"],
  }),
  ...defects("client/attempt.ts", ["client/errors"], {
    "a failed connection is an incomplete response": ['"the request failed"', '"the response is incomplete"'],
  }),
  ...defects("client/read-response.ts", ["client/errors"], {
    "a response that breaks the contract does so at an empty place": [
      "${pointer && `${pointer}: `}${expected}",
      "${pointer}: ${expected}",
    ],
    "the reader's words are lost": [
      '(error as Error).name === "ReadError" ? (error as Error).message : "it is not readable"',
      '"it is not readable"',
    ],
  }),
  ...defects("client/transports/check-response.ts", ["client/other-fetches"], {
    "an odd Retry-After makes a call reject": ['["Content-Type", "ETag", "Retry-After"]', '["Content-Type", "ETag"]'],
    "an odd ETag is returned": ['["Content-Type", "ETag", "Retry-After"]', '["Content-Type", "Retry-After"]'],
  }),
  ...defects("client/build-request.ts", ["client/options"], {
    "an error of the platform's writer is quoted": [
      'error instanceof RangeError ? error.message : "must be a value that can be written"',
      "(error as Error).message",
    ],
  }),
  ...defects("client/validation/check-arguments.ts", ["client/refusals"], {
    "a missing argument is that of an object": [
      'expected: missing === undefined ? expected : "is required"',
      "expected",
    ],
    "a body is an argument of every operation": [
      "body === undefined ? known : [...known,",
      "false ? known : [...known,",
    ],
  }),
  ...defects("client/validation/check-options.ts", ["client/refusals", "client/extra-headers"], {
    "the Authorization header of a call is dropped": [
      "isReserved(name, client.token)",
      'isReserved(name, options["token"])',
    ],
    "a signal needs no removeEventListener()": [' && typeof removeEventListener === "function"', ""],
  }),
  ...defects("client/examples/nightly-sync.ts", ["client/examples"], {
    "the last row of a contact wins": ["[...numbers, { PhoneNumber,", "[{ PhoneNumber,"],
    "a quote in a field stays doubled": ["quoted?.replaceAll('\"\"', '\"') ?? plain", "quoted ?? plain"],
    "no notes are empty notes": ["Notes: Notes || null", "Notes"],
    "failures are a success": ["if (failures.length > 0) process.exitCode = 1;", ""],
    "the header is a contact": ["const [, ...rows] =", "const rows ="],
  }),
  ...defects("client/examples/one-off-update.ts", ["client/examples"], {
    "a failure is a success": ["  process.exitCode = 1;\n", ""],
    "the token is not passed": ["  ...(token !== undefined && { token }),\n", ""],
  }),
  ...defects("client/authorization.ts", ["client/requests"], {
    "a token has no underscore": ["[A-Za-z0-9._~+/-]", "[A-Za-z0-9.~+/-]"],
    "a token has = inside": ["+/-]+=*$/", "+/=-]+$/"],
  }),
  ...defects("client/call.ts", ["client/tokens", "client/errors", "client/retries"], {
    "the wait after a refresh is longer": ["getWait(counted, last", "getWait(trace.tries, last"],
    "a call waits beyond a deadline of its own": ["clock() + limits.deadlineMs", "clock() + 60_000"],
    "all clients without `random` come back at the same time": ["random = Math.random", "random = () => 1"],
    "Retry-After is compared with the time since the start": ["clock = Date.now", "clock = () => performance.now()"],
  }),
  ...defects("client/create-client.ts", ["client/transports"], {
    "the option transport is ignored": ["transport ?? openapiFetchTransport", "openapiFetchTransport"],
  }),
  ...defects("client/read-response.ts", ["client/unexpected-responses"], {
    "a byte order mark makes JSON unreadable": ["{ fatal: true }", "{ fatal: true, ignoreBOM: true }"],
  }),
  ...defects("client/transports/fetch-transport.ts", ["client/transports", "client/other-contract"], {
    "null is no body": ["body === undefined ? null", "body == null ? null"],
    "the caller's headers win over parameters": [
      "{ ...headers, ...parameters.header }",
      "{ ...parameters.header, ...headers }",
    ],
    "the query is not sent over fetch": ["serializeQuery(parameters.query, joined)", "serializeQuery({}, joined)"],
    "no list has commas over fetch": ["(parameters.query, joined)", "(parameters.query)"],
  }),
  ...defects("client/build-request.ts", ["client/other-contract"], {
    "bytes are written as a value": ['schema === "*" ? body :', 'schema === "" ? body :'],
    "query parameters have the names of arguments": [
      "query[operation.query[name] as string] = given[name]",
      "query[name] = given[name]",
    ],
    "an operation's only media type is ignored": [
      "body: schema, bodyType = format",
      "body: schema, bodyTypes: bodyType = format",
    ],
    "bytes are asked for as JSON": [", accept = format.accept }", ", accepts: accept = format.accept }"],
  }),
  ...defects("client/validation/check-arguments.ts", ["client/other-contract"], {
    "a query argument is named after its parameter": [
      "query: Object.entries(query),",
      "query: Object.values(query).map(sameName),",
    ],
    "every body is required": ["(body === undefined && bodyOptional)", "false"],
  }),
  ...defects("client/read-response.ts", ["client/other-contract"], {
    "bytes are read as text": [
      "if (!read) return response(new Uint8Array(bytes), mediaType);",
      "if (!read) return response(String(bytes), mediaType);",
    ],
  }),
  ...defects("client/validation/check-options.ts", ["client/option-names"], {
    "an option named like a method of every object is ignored": ["!Object.hasOwn(known, each)", "!(each in known)"],
  }),
  ...defects("client/validation/long-timeout.ts", ["client/option-names"], {
    "a browser is warned of Node's limit": [" || !process?.versions?.undici", ""],
  }),
];
