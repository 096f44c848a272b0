// Drives every operation x status x media type that the contract declares through real HTTP, and validates the responses.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createError } from "../../server/errors.ts";
import { StoreUnavailable } from "../../server/storage/phone-number-store.ts";
import { declaredPairs, operations, violationsOf } from "../support/contract.ts";
import { freshContact, type Received, type Sent, startTestServer, type TestServer, tokens } from "../support/server.ts";
import { stubService } from "../support/stub-service.ts";

const answerTypes = ["application/json", "text/json", "application/xml", "text/xml"];
const exercised = new Set<string>();
const json = { "content-type": "application/json" };

let server: TestServer;
let failing: TestServer;
let impatient: TestServer;

beforeAll(async () => {
  server = await startTestServer({ bodyLimitBytes: 2_000, headerLimitBytes: 4_096 });
  failing = await startTestServer({ service: failingService });
  impatient = await startTestServer({ requestTimeoutMs: 150 });
});

afterAll(async () => {
  await Promise.all([server.close(), failing.close(), impatient.close()]);
});

/** Fails as the path's contactID says, to cause rare failures. */
const failWith = (contactID: string): never => {
  if (contactID === "busy") throw new StoreUnavailable("the disk is full");
  if (contactID === "unknown") throw createError("UnknownContact");
  if (contactID === "stale") throw createError("PreconditionFailed");
  const headers = { "retry-after": "1" };
  if (contactID === "twice") throw createError("RequestInProgress", {}, { headers });
  if (contactID === "often") throw createError("TooManyRequests", {}, { headers });
  throw new Error("a defect");
};

const failingService = stubService({}, async ({ path }) => failWith(path.contactID));

interface Case {
  readonly status: number;
  readonly on?: () => TestServer;
  /** The contact in the path; default: a contact that no other test uses. */
  readonly contactID?: string;
  readonly sent?: Sent;
  /** Replaces the whole head and body. */
  readonly raw?: (path: string, accept: string) => string;
}

const onFailing = (status: number, contactID: string): Case => ({ status, contactID, on: () => failing });
const everywhere: readonly Case[] = [
  { status: 400, contactID: "%20" },
  { status: 401, sent: { headers: { authorization: "" } } },
  { status: 405, sent: { method: "PATCH" } },
  { status: 417, sent: { headers: { expect: "more" } } },
  onFailing(404, "unknown"),
  onFailing(429, "often"),
  onFailing(500, "broken"),
  onFailing(503, "busy"),
  {
    status: 431,
    raw: (path, accept) =>
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: ${accept}\r\nX: ${"x".repeat(5_000)}\r\n\r\n`,
  },
];
const timesOut = (method: string): Case => ({
  status: 408,
  on: () => impatient,
  raw: (path, accept) =>
    `${method} ${path} HTTP/1.1\r\nHost: x\r\nAccept: ${accept}\r\nAuthorization: Bearer ${tokens.all}\r\nContent-Length: 9\r\nContent-Type: application/json\r\n\r\n[`,
});

const cases: Readonly<Record<string, { method: string; suffix?: string; sent?: Sent; cases: readonly Case[] }>> = {
  updatePhoneNumbers: {
    method: "POST",
    sent: { headers: json, body: '[{"PhoneNumber":"5"}]' },
    cases: [
      { status: 200 },
      { status: 403, sent: { headers: { authorization: `Bearer ${tokens.reader}` } } },
      onFailing(409, "twice"),
      { status: 412, sent: { headers: { "if-match": '"7.application-json"' } } },
      { status: 413, sent: { body: `[${" ".repeat(3_000)}]` } },
      { status: 415, sent: { headers: { "content-type": "text/plain" } } },
      { status: 422, sent: { body: '[{"PhoneNumber":" "}]' } },
      timesOut("POST"),
    ],
  },
  listPhoneNumbers: {
    method: "GET",
    cases: [
      { status: 200 },
      { status: 403, sent: { headers: { authorization: `Bearer ${tokens.writer}` } } },
      { status: 415, sent: { headers: json, body: "[]" } },
    ],
  },
  removePhoneNumber: {
    method: "DELETE",
    suffix: "/1",
    cases: [
      { status: 200 },
      { status: 403, sent: { headers: { authorization: `Bearer ${tokens.reader}` } } },
      { status: 412, sent: { headers: { "if-match": '"7.application-json"' } } },
      { status: 415, sent: { headers: json, body: "[]" } },
    ],
  },
};

function parseRaw(text: string): Received {
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  return { status: Number(statusLine.split(" ")[1]), headers, text: body };
}

async function perform(operationId: string, chosen: Case, accept: string): Promise<Received> {
  const { method, suffix = "", sent = {} } = cases[operationId] ?? { method: "GET" };
  const target = chosen.on?.() ?? server;
  const path = `/v1/Contacts/${chosen.contactID ?? freshContact().contactID}/PhoneNumbers${suffix}`;
  if (chosen.raw !== undefined) return parseRaw(await target.sendRaw(chosen.raw(path, accept)));
  const headers = { ...sent.headers, accept, ...chosen.sent?.headers };
  return target.send({ method, path, ...sent, ...chosen.sent, headers });
}

describe.each(Object.entries(cases))("%s", (operationId, { cases: own }) => {
  for (const accept of answerTypes) {
    it.each([...own, ...everywhere].map((chosen) => [chosen.status, chosen] as const))(
      `answers %i in ${accept} as declared`,
      async (status, chosen) => {
        const received = await perform(operationId, chosen, accept);
        expect(received.status).toBe(status);
        expect(received.headers["content-type"]).toBe(`${accept}; charset=utf-8`);
        expect(violationsOf(operationId, received)).toEqual([]);
        exercised.add(`${operationId} ${status} ${accept}`);
      },
    );
  }
});

it("the server sends 304 as declared", async () => {
  const { path } = freshContact();
  const first = await server.send({ path });
  const again = await server.send({ path, headers: { "if-none-match": first.headers.etag ?? "" } });
  expect(again.status).toBe(304);
  expect(violationsOf("listPhoneNumbers", again)).toEqual([]);
  exercised.add("listPhoneNumbers 304 -");
});

it("the tests cover every declared operation, status and media type", () => {
  expect(declaredPairs().filter((pair) => !exercised.has(pair))).toEqual([]);
  expect(Object.keys(cases)).toEqual([...operations.keys()]);
});

it("the check finds a response that breaks the contract", () => {
  const headers = { "content-type": "application/json; charset=utf-8", vary: "Accept" };
  const wrong = {
    status: 200,
    headers,
    text: '{"IsSuccess":"yes","ErrorCode":null,"ErrorMessage":null,"InfoMessage":null}',
  };
  expect(violationsOf("updatePhoneNumbers", wrong)).not.toEqual([]);
  expect(violationsOf("updatePhoneNumbers", { ...wrong, status: 418 })).not.toEqual([]);
  expect(violationsOf("updatePhoneNumbers", { ...wrong, headers: { "content-type": "text/html" } })).not.toEqual([]);
});
