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
];
