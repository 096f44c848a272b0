// The id of a request, the caller's trace, and the path in the contract's spelling.
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRewriteUrl, getRequestId } from "../../../server/http/request-context.ts";
import { loggerOptions, parseTraceparent } from "../../../server/http/request-log.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";

const created = /^r[0-9a-f]{16}-\d+$/;
const lines: string[] = [];
let server: TestServer;

beforeAll(async () => {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().trim().split("\n"));
      done();
    },
  });
  server = await startTestServer({ logger: { ...loggerOptions("info"), stream }, requestTimeoutMs: 200 });
});
afterAll(() => server.close());

describe("X-Request-Id", () => {
  it.each(["my-request.1", "4f1c2a9e-6d0b-4c7e-9b3e-0a4f6f5d2c11", "A_______", "x".repeat(64)])(
    "%s is taken",
    (sent) => {
      expect(getRequestId({ headers: { "x-request-id": sent } })).toBe(sent);
    },
  );

  it.each([
    ["absent", undefined],
    ["too short", "short-1"],
    ["too long", "x".repeat(65)],
    ["with a line break", "request\r\nid-1"],
    ["with white space", "my request id"],
    ["with quotes that would end a log's string", 'request"id'],
    ["with a letter of another script", "requést-id"],
    ["that could be a phone number", "020-7946-0000"],
    ["sent twice", "request-id-1, request-id-2"],
  ])("one %s is replaced by a new one", (_what, sent) => {
    expect(getRequestId({ headers: { "x-request-id": sent } })).toMatch(created);
  });

  it("no two requests get the same new id", async () => {
    const ids = Array.from({ length: 100 }, () => getRequestId({ headers: {} }));
    expect(new Set(ids).size).toBe(100);
    // Loaded again, as another process loads it.
    const again = "../../../server/http/request-context.ts?again";
    const another = (await import(again)) as { readonly getRequestId: typeof getRequestId };
    const [own = "", other] = [ids[0], another.getRequestId({ headers: {} })];
    expect(other).toMatch(created);
    expect(other.split("-")[0]).not.toBe(own.split("-")[0]);
  });

  it("the request id is returned and logged", async () => {
    const answer = await server.send({ path: freshContact().path, headers: { "x-request-id": "from-the-caller" } });
    expect(answer.headers["x-request-id"]).toBe("from-the-caller");
    expect(lines.filter((line) => line.includes('"from-the-caller"')).length).toBeGreaterThan(0);
  });

  it.each([
    ["200", "GET", freshContact().path],
    ["400 of a path that cannot be decoded", "GET", "/v1/%ff"],
    ["404", "GET", "/nothing"],
    ["405", "PATCH", freshContact().path],
  ])("X-Request-Id is on a %s", async (_what, method, path) => {
    expect((await server.send({ method, path })).headers["x-request-id"]).toMatch(created);
  });

  it.each([
    ["400 Bad Request", "nonsense\r\n\r\n"],
    [
      "431 Request Header Fields Too Large",
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    ],
    ["408 Request Timeout", "POST /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\nHost: x\r\n"],
  ])("X-Request-Id is on the %s of a request that is refused before its route is known", async (status, bytes) => {
    const text = await server.sendRaw(bytes);
    expect(text).toContain(`HTTP/1.1 ${status}\r\n`);
    expect(text).toMatch(/\r\nX-Request-Id: r[0-9a-f]{16}-\d+\r\n/i);
  });
});

describe("traceparent (W3C Trace Context)", () => {
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const parent = "b7ad6b7169203331";

  it.each([
    `00-${trace}-${parent}-01`,
    `01-${trace}-${parent}-00-what-a-later-version-adds`,
    `cc-${trace}-${parent}-01`,
  ])("%s is read", (sent) => {
    expect(parseTraceparent(sent)).toEqual({ trace_id: trace, parent_id: parent });
  });

  it.each([
    undefined,
    `ff-${trace}-${parent}-01`,
    `00-${trace}-${parent}-01-more`,
    `00-${trace.toUpperCase()}-${parent}-01`,
    `00-${"0".repeat(32)}-${parent}-01`,
    `00-${trace}-${"0".repeat(16)}-01`,
    `00-${trace}-${parent}-01, 00-${trace}-${parent}-01`,
    "442079460000",
  ])("%s is ignored", (sent) => {
    expect(parseTraceparent(sent)).toBeUndefined();
  });

  it("traceparent (W3C Trace Context) is on the request's log lines", async () => {
    const headers = { "x-request-id": "of-a-traced-request", traceparent: `00-${trace}-${parent}-01` };
    await server.send({ path: freshContact().path, headers });
    await server.send({
      path: freshContact().path,
      headers: { ...headers, "x-request-id": "of-another", traceparent: "" },
    });
    const of = (id: string) => lines.filter((line) => line.includes(id)).map((line) => JSON.parse(line) as object);
    expect(of("of-a-traced-request").length).toBeGreaterThan(0);
    for (const line of of("of-a-traced-request")) expect(line).toMatchObject({ trace_id: trace, parent_id: parent });
    for (const line of of("of-another")) expect(line).not.toHaveProperty("trace_id");
  });
});

// Wire rule P1: parameters and the query stay as they came.
const rewriteUrl = createRewriteUrl(["/users/{name}", "/users/login", "/files/{folder}/Items.{id}"]);

it.each([
  ["/USERS/Anna?Page=2", "/users/Anna?Page=2"],
  ["/Users/LOGIN?next=/Users/Anna", "/users/login?next=/Users/Anna"],
  ["/users/Anna?Page=2", "/users/Anna?Page=2"],
  ["/USERS/login/", "/users/login/"],
  ["/USERS/login/?next=/", "/users/login/?next=/"],
  ["/Files/A/items.B/?x=/ITEMS", "/files/A/Items.B/?x=/ITEMS"],
  ["/FILES/\u0130/ITEMS.5", "/files/\u0130/Items.5"],
])("the path %s becomes %s", (url, expected) => {
  expect(rewriteUrl({ url })).toBe(expected);
});

it.each(["/Other", "/USERS", "/USERS/a/b", "/FILES/a/itemsX5", "/x?/USERS/a", "/USERS/login//", "/USERS?/login", ""])(
  "the path %s, which is none of the contract's, stays as it is",
  (url) => {
    expect(rewriteUrl({ url })).toBe(url);
  },
);
