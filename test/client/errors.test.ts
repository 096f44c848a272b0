// Every way in which a call fails: its status, the whole message, the class, the guard that recognises it, and the cause.
import { describe, expect, it } from "vitest";
import * as client from "../../client/index.ts";
import { clientWith, json, success } from "./stub-fetch.ts";

const contactID = "C-1";
const page = () => new Response("<html>", { status: 200, headers: { "Content-Type": "text/html", "X-Id": "7" } });
const xml = (text: string) => new Response(text, { headers: { "Content-Type": "text/xml" } });
const failed = new Error("the cause");
const reject = () => Promise.reject(failed);
const brokenBody = () =>
  new Response(new ReadableStream({ start: (controller) => controller.error(failed) }), {
    headers: { "Content-Type": "application/json" },
  });

/** Class and guard by name. */
const kinds = {
  InvalidRequestError: [client.InvalidRequestError, client.isInvalidRequestError],
  TokenError: [client.TokenError, client.isTokenError],
  NetworkError: [client.NetworkError, client.isNetworkError],
  TimedOutError: [client.TimedOutError, client.isTimedOutError],
  AbortedError: [client.AbortedError, client.isAbortedError],
  UndeclaredStatusError: [client.UndeclaredStatusError, client.isUndeclaredStatusError],
  InvalidResponseError: [client.InvalidResponseError, client.isInvalidResponseError],
  HTTPError: [client.HTTPError, client.isHTTPError],
} as const;

type Options = Partial<client.EveryFormatClientOptions> & client.CallOptions;
type Failed = Extract<Awaited<ReturnType<client.Client["listPhoneNumbers"]>>, { error: unknown }>;

async function failure(respond: () => Response | Promise<Response>, { signal, ...options }: Options, id = contactID) {
  const made = clientWith(respond, { tries: 1, ...options }).client;
  return (await made.listPhoneNumbers({ contactID: id }, { signal })) as Failed;
}

const never = () => new Promise<never>(() => {});

it.each<[string, keyof typeof kinds, string, () => Response | Promise<Response>, Options, string?]>([
  ["invalid-request", "InvalidRequestError", "contactID: must not be empty", page, {}, ""],
  ["token-failure", "TokenError", "no bearer token available", page, { token: reject }],
  ["network-failure", "NetworkError", "the request failed", reject, {}],
  ["network-failure", "NetworkError", "the response is incomplete", brokenBody, {}],
  ["timeout", "TimedOutError", "no response within timeoutMs (5 ms)", never, { timeoutMs: 5 }],
  ["timeout", "TimedOutError", "no response within deadlineMs (6 ms)", never, { deadlineMs: 6 }],
  ["aborted", "AbortedError", "aborted by the caller", page, { signal: AbortSignal.abort(failed) }],
  ["undeclared-status", "UndeclaredStatusError", "status 418: not declared in the contract", () => json(418, {}), {}],
  ["invalid-response", "InvalidResponseError", "status 200: unexpected Content-Type or charset", page, {}],
  ["invalid-response", "InvalidResponseError", "status 200: it is not readable", () => json(200, undefined), {}],
  [
    "invalid-response",
    "InvalidResponseError",
    'status 200: /* at line 1, column 1: the root element must be "ArrayOfPhoneNumberDTO" in',
    () => xml("<a-b/>"),
    {},
  ],
  [
    "invalid-response",
    "InvalidResponseError",
    "status 200: the body violates the contract: must be a list",
    () => json(200, {}),
    {},
  ],
  [
    "invalid-response",
    "InvalidResponseError",
    "status 401: the body violates the contract: /ErrorCode: must be one of ",
    () => json(401, { ...success, ErrorCode: "Other" }),
    {},
  ],
])("%s is a %s: %s", async (status, name, problem, respond, options, id) => {
  const result = await failure(respond, options, id);
  const { error } = result;
  expect({ ...result, error: error.name }).toMatchObject({ status, ok: false, error: name });
  expect(error.message.slice(0, problem.length + 18)).toBe(`listPhoneNumbers: ${problem}`);
  expect(error).toBeInstanceOf(kinds[name][0]);
  expect(error).toBeInstanceOf(client.CallError);
  expect([error.operation, error.outcome]).toEqual(["listPhoneNumbers", status]);
  const recognised = Object.entries(kinds).filter(([, [, guard]]) => guard(error));
  expect(recognised.map(([kind]) => kind)).toEqual([name]);
  expect(error.cause).toBe(/Token|Network|Aborted/.test(name) ? failed : undefined);
});

describe("a response that the contract does not describe", () => {
  it("its error has the status and the headers of the response", async () => {
    const { error } = await failure(page, {});
    if (!client.isInvalidResponseError(error)) throw error;
    expect([error.httpStatus, error.reason, error.headers.get("X-Id")]).toEqual([200, "media-type", "7"]);
  });
});

describe("an HTTPError", () => {
  const thrown = async (respond: () => Response) => {
    const result = clientWith(respond, { tries: 1 }).client.listPhoneNumbers({ contactID });
    return (await client.unwrap(result).catch((error: unknown) => error)) as client.HTTPError;
  };

  it("has the code, and the whole response", async () => {
    const error = await thrown(() => json(500, { ...success, IsSuccess: false, ErrorCode: "InternalError" }));
    expect(client.isHTTPError(error)).toBe(true);
    expect([error.message, error.status, error.errorCode]).toEqual(["status 500: InternalError", 500, "InternalError"]);
    expect(error.response).toMatchObject({ status: 500, tries: 1, body: { ErrorCode: "InternalError" } });
  });

  it("has no code for a response without one", async () => {
    const without = await thrown(() => json(500, { ...success, IsSuccess: false }));
    expect([without.message, without.errorCode]).toEqual(["status 500", null]);
    const unchanged = await thrown(() => new Response(null, { status: 304 }));
    expect([unchanged.message, unchanged.errorCode]).toEqual(["status 304", null]);
  });
});

describe("the result before a wait", () => {
  it.each<[client.Outcome | number, () => Response | Promise<Response>]>([
    ["network-failure", reject],
    ["timeout", never],
    ["invalid-response", () => new Response("<html>", { status: 503, headers: { "Content-Type": "text/html" } })],
    ["undeclared-status", () => new Response("<html>", { status: 502 })],
    [503, () => json(503, { ...success, IsSuccess: false })],
  ])("onRetry receives %s", async (expected, respond) => {
    const events: client.RetryEvent[] = [];
    let count = 0;
    const { client: retrying } = clientWith(() => (++count > 1 ? json(200, []) : respond()), {
      ...(expected === "timeout" && { timeoutMs: 1_000 }),
      baseDelayMs: 1,
      random: () => 1,
      onRetry: (event) => void events.push(event),
    });
    expect(await retrying.listPhoneNumbers({ contactID })).toMatchObject({ status: 200, tries: 2 });
    const path = "/v1/Contacts/{contactID}/PhoneNumbers";
    expect(events).toEqual([
      { operation: "listPhoneNumbers", method: "GET", path, tries: 2, waitMs: 1, after: expected },
    ]);
  });
});

it("the deadline of a call begins before its token is fetched", async () => {
  let now = 0;
  const waits: number[] = [];
  const { client: slow, requests } = clientWith(() => json(503, { ...success, IsSuccess: false }), {
    deadlineMs: 50_000,
    baseDelayMs: 10_000,
    clock: () => now,
    random: () => 1,
    token: () => {
      now += 45_000;
      return "t";
    },
    onRetry: ({ waitMs }) => void waits.push(waitMs),
  });
  // The first wait of ten seconds would end five seconds after the deadline.
  expect(await slow.listPhoneNumbers({ contactID })).toMatchObject({ status: 503, tries: 1 });
  expect([requests.length, waits]).toEqual([1, []]);
});
