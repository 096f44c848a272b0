// The request headers that decide before any route runs: Host, Authorization, Expect, and HEAD as GET without body.
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loggerOptions } from "../../../server/http/request-log.ts";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { violationsOf } from "../../support/contract.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";

const authorization = `Authorization: Bearer ${tokens.all}`;
const metrics = createMetrics();
const lines: Record<string, unknown>[] = [];
let server: TestServer;
beforeAll(async () => {
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  server = await startTestServer({
    ops: { metrics },
    logger: { ...loggerOptions("info"), stream },
    bodyLimitBytes: 10_000,
  });
});
afterAll(() => server.close());

const get = (...headers: readonly string[]) =>
  server.sendRaw(
    [`GET ${freshContact().path} HTTP/1.1`, ...headers, "Connection: close"].join("\r\n").concat("\r\n\r\n"),
  );

describe("Host and Authorization", () => {
  it.each(["x", "x:80", "[::1]:8080", "a-b.example.test", "127.0.0.1:1", "x:"])(
    "Host: %s is accepted",
    async (host) => {
      expect(await get(`Host: ${host}`, authorization)).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it.each(["a b", "a/b", "a@b", "http://x", "x:port", "[::1", "x:123456", "", "x\\y", "x?y"])(
    "Host: %s is refused",
    async (host) => {
      const response = await get(`Host: ${host}`, authorization, "Accept: application/xml");
      expect(response).toMatch(/^HTTP\/1\.1 400 /);
      expect(response).toContain("<ErrorCode>MalformedRequest</ErrorCode>");
    },
  );

  it("a missing Host is refused in HTTP/1.1, and not in HTTP/1.0", async () => {
    expect(await get(authorization)).toContain('"ErrorCode":"MalformedRequest"');
    const old = await server.sendRaw(`GET ${freshContact().path} HTTP/1.0\r\n${authorization}\r\n\r\n`);
    expect(old).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each(["0.9", "2.0"])("HTTP/%s is refused, with or without a Host", async (version) => {
    for (const host of ["", "Host: x\r\n"]) {
      const request = `GET ${freshContact().path} HTTP/${version}\r\n${host}${authorization}\r\n\r\n`;
      expect(await server.sendRaw(request)).toContain('"ErrorCode":"MalformedRequest"');
    }
  });

  it.each([
    ["Host", ["Host: x", "HOST: x", authorization]],
    ["Authorization", ["Host: x", authorization, authorization]],
    ["Authorization", ["Host: x", authorization, "authorization: Bearer other"]],
  ])("two %s headers are refused", async (name, headers) => {
    const response = await get(...headers);
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
    expect(response).toContain(`"ErrorMessage":"${name.toLowerCase()} must be sent once"`);
  });
});

const head = (path: string, length: number, ...headers: readonly string[]) =>
  [`POST ${path} HTTP/1.1`, "Host: x", "Content-Type: application/json", `Content-Length: ${length}`, ...headers]
    .join("\r\n")
    .concat("\r\n\r\n");

describe("Expect", () => {
  it("C8: an unknown expectation is a 417 of the contract, logged and counted", async () => {
    lines.length = 0;
    const { path } = freshContact();
    const received = await server.send({ path, headers: { expect: "x", accept: "text/xml" } });
    expect([received.status, received.text]).toEqual([417, expect.stringContaining(">ExpectationFailed<")]);
    expect(violationsOf("listPhoneNumbers", received)).toEqual([]);
    expect(lines).toMatchObject([{ msg: "request", statusCode: 417, operation: "listPhoneNumbers" }]);
    expect(await metrics.text()).toContain(
      'http_requests_total{operation="listPhoneNumbers",status="417",media_type="text/xml"} 1',
    );
  });

  it("C7: 100-continue is sent once the headers are accepted, and the body is then read", async () => {
    const { contactID, path } = freshContact();
    const body = '[{"PhoneNumber":"5"}]';
    const received: string[] = [];
    const socket = connect(server.port, "127.0.0.1");
    socket.on("data", (chunk) => received.push(chunk.toString()));
    socket.write(head(path, body.length, authorization, "Expect: 100-Continue"));
    await expect.poll(() => received.join("")).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    socket.write(body);
    await expect.poll(() => received.join("")).toContain("HTTP/1.1 200 OK");
    socket.destroy();
    expect(await server.stored(contactID)).toHaveLength(1);
  });

  it.each<[number, string, number, readonly string[]]>([
    [401, "without a token", 10, []],
    [413, "with a body over the limit", 10_001, [authorization]],
    [415, "with a media type that is not accepted", 10, [authorization, "Content-Encoding: gzip"]],
  ])("C7: the server sends %i instead of 100 %s, and closes the connection", async (status, _when, length, headers) => {
    const response = await server.sendRaw(head(freshContact().path, length, "Expect: 100-continue", ...headers));
    expect(response).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(response.toLowerCase()).toContain("connection: close");
  });
});

it("999 header fields are accepted", async () => {
  const fields = Array.from({ length: 996 }, () => "a: b");
  expect(await get("Host: x", authorization, ...fields)).toMatch(/^HTTP\/1\.1 200 /);
});

describe("a refused upload", () => {
  /** Sends all of the body, and only then looks at the response, as many clients do. */
  async function upload(size: number, ...headers: readonly string[]): Promise<string> {
    const received: Buffer[] = [];
    const socket = connect(server.port, "127.0.0.1");
    const closed = new Promise<string>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("end", () => resolve(Buffer.concat(received).toString()));
    });
    socket.write(head(freshContact().path, size, ...headers));
    const chunk = Buffer.alloc(65_536, " ");
    for (let left = size; left > 0; left -= chunk.length) {
      const isRoomLeft = socket.write(chunk.subarray(0, Math.min(left, chunk.length)));
      if (!isRoomLeft) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed]);
    }
    await delay(20);
    socket.on("data", (bytes: Buffer) => received.push(bytes));
    return closed;
  }

  it.each([
    [413, [authorization]],
    [401, []],
  ])("C7: a refused upload of 8 MB gets its %i, though the caller reads it last", async (status, headers) => {
    for (let round = 0; round < 5; round++) {
      const response = await upload(8_000_000, ...headers);
      expect(response).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(response).toContain('"IsSuccess":false');
    }
  });

  it("C7: a refused upload over the bound is cut off", async () => {
    await expect(upload(200_000_000, authorization)).rejects.toThrow(/EPIPE|ECONNRESET/);
  });

  it("C7: a refused small body leaves the connection usable", async () => {
    const small = `${head(freshContact().path, 2)}[]`;
    const both = await server.sendRaw(`${small}${head(freshContact().path, 2, authorization, "Connection: close")}[]`);
    expect([...both.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["401", "200"]);
  });
});

describe("a body", () => {
  it.each(["gzip, chunked", "gzip,chunked"])("Transfer-Encoding: %s is refused", async (coding) => {
    const { path } = freshContact();
    const lines = [`POST ${path} HTTP/1.1`, "Host: x", authorization, "Content-Type: application/json"];
    const request = [...lines, `Transfer-Encoding: ${coding}`, "", "2", "[]", "0", "", ""].join("\r\n");
    const response = await server.sendRaw(request);
    expect(response).toMatch(/^HTTP\/1\.1 415 /);
    expect(response).toContain("Transfer-Encoding must be chunked");
  });

  it("Expect in HTTP/1.0 is ignored", async () => {
    const request = head(freshContact().path, 2, authorization, "Expect: 100-continue").replace("/1.1", "/1.0");
    expect(await server.sendRaw(`${request}[]`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("HEAD on a path with GET", () => {
  it("HEAD on a path with GET has the headers of GET and no body", async () => {
    const { path } = freshContact();
    await server.send({
      method: "POST",
      path,
      headers: { "content-type": "text/json" },
      body: '[{"PhoneNumber":"5"}]',
    });
    const [list, bare] = [await server.send({ path }), await server.send({ method: "HEAD", path })];
    const comparable = ({ date: _date, "x-request-id": _id, ...headers }: typeof list.headers) => headers;
    expect([bare.status, bare.text, comparable(bare.headers)]).toEqual([200, "", comparable(list.headers)]);
    const ifNoneMatch = { "if-none-match": String(list.headers.etag) };
    const known = await server.send({ method: "HEAD", path, headers: ifNoneMatch });
    expect([known.status, known.headers["content-length"]]).toEqual([304, undefined]);
  });

  it.each([401, 400])("HEAD on a path with GET fails as GET does: %i", async (status) => {
    const path = status === 400 ? "/v1/Contacts/%20/PhoneNumbers" : freshContact().path;
    const headers = status === 401 ? { authorization: "" } : {};
    const received = await server.send({ method: "HEAD", path, headers });
    expect([received.status, received.text]).toEqual([status, ""]);
  });
});

it("responses of the contract may be stored nowhere, and their type is final", async () => {
  const { path } = freshContact();
  for (const sent of [{ path }, { path, headers: { authorization: "" } }, { path: "/v1/Nothing" }]) {
    expect((await server.send(sent)).headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  }
});

it.each(["identity", "Identity"])("a body with Content-Encoding: %s is read as it is", async (coding) => {
  const headers = { "content-type": "application/json", "content-encoding": coding };
  const { status } = await server.send({ method: "POST", path: freshContact().path, headers, body: "[]" });
  expect(status).toBe(200);
});
