// Compares the minimal server with ours: both give each request the same status, headers and parsed body.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sent, startTestServer, type TestServer } from "../../support/server.ts";
import { essence } from "./essence.ts";
import { faults } from "./faults.ts";
import { phone, post, type Step, sequences } from "./request-sequences.ts";
import { type ReferenceServer, startReferenceServer } from "./start-reference-server.ts";

let ours: TestServer;
let minimal: ReferenceServer;
let roomy: TestServer;
let minimalRoomy: ReferenceServer;
beforeAll(async () => {
  ours = await startTestServer({ bodyLimitBytes: 5_000 });
  minimal = await startReferenceServer({ bodyLimitBytes: 5_000 });
  roomy = await startTestServer();
  minimalRoomy = await startReferenceServer();
});
afterAll(() => Promise.all([ours, minimal, roomy, minimalRoomy].map((server) => server.close())));

describe("the minimal server and our server", () => {
  it.each(Object.entries(sequences))("both servers send the same responses to %s", async (_name, steps) => {
    const list = `/v1/Contacts/${randomUUID()}/PhoneNumbers`;
    for (const step of steps) {
      const sent = { ...step, path: list + (step.path ?? "") };
      const wanted = essence(await ours.send(sent));
      expect({ sent, answer: essence(await minimal.send(sent)) }).toEqual({ sent, answer: wanted });
    }
  });
});

describe("the sequences that show a fault", () => {
  // Each server has its own ETags: requests with an ETag have a separate test below.
  const hasOwnTag = (steps: readonly Step[]) => /application\.json-|x-provoke/.test(JSON.stringify(steps));

  it.each(faults.filter(({ shows }) => !hasOwnTag(shows)).map(({ name, shows }) => [name, shows] as const))(
    "both servers send the same responses to the requests that show %s",
    async (_name, shows) => {
      const contacts = [randomUUID(), randomUUID()] as const;
      for (const { path = "", elsewhere, rewritten = String, ...step } of shows) {
        const list = rewritten(`/v1/Contacts/${contacts[elsewhere ? 1 : 0]}/PhoneNumbers`);
        const key = step.headers?.["idempotency-key"]?.replace("key", contacts[0]);
        const headers = { ...step.headers, ...(key !== undefined && { "idempotency-key": key }) };
        const sent = { ...step, headers, path: list + path };
        const wanted = essence(await roomy.send(sent));
        expect({ sent, answer: essence(await minimalRoomy.send(sent)) }).toEqual({ sent, answer: wanted });
      }
    },
  );
});

describe("the minimal server", () => {
  const path = () => `/v1/Contacts/${randomUUID()}/PhoneNumbers`;

  it.each(["Basic eA==", "Bearer"])(
    "%s is no bearer token, which is why there is no error (RFC 6750, 3.1)",
    async (authorization) => {
      const answer = await minimal.send({ path: path(), headers: { authorization } });
      expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, 'Bearer realm="contacts"']);
      expect(JSON.parse(answer.text)).toMatchObject({ ErrorCode: "MissingCredentials" });
      // Ours calls these invalid; the status is the same.
      expect((await ours.send({ path: path(), headers: { authorization } })).status).toBe(401);
    },
  );

  it("the minimal server requires no token if it has none", async () => {
    const open = await startReferenceServer({ tokens: undefined });
    expect((await open.send({ path: path(), headers: { authorization: "" } })).status).toBe(200);
    await open.close();
  });

  it("the minimal server sends 409 with Retry-After while a request with the same key is in flight, and writes once", async () => {
    const slow = await startReferenceServer({ writeMs: 100 });
    const sent = { path: path(), ...post([phone("1")], { "idempotency-key": "k" }) } as Sent;
    const all = await Promise.all([slow.send(sent), slow.send(sent), slow.send(sent)]);
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = all.find(({ status }) => status === 409);
    expect(refused?.headers["retry-after"]).toBe("1");
    expect(JSON.parse(refused?.text ?? "")).toMatchObject({ ErrorCode: "RequestInProgress" });
    expect((await slow.send(sent)).headers["idempotency-replayed"]).toBe("true");
    await slow.close();
  });

  it("the minimal server sends 412 and 304 according to its own ETags", async () => {
    const at = path();
    const first = (await minimal.send({ path: at })).headers.etag ?? "";
    const inXml = (await minimal.send({ path: at, headers: { accept: "text/xml" } })).headers.etag ?? "";
    expect(inXml).not.toBe(first);
    expect((await minimal.send({ path: at, headers: { "if-none-match": `"a", W/${first}` } })).status).toBe(304);
    expect((await minimal.send({ path: at, headers: { "if-none-match": inXml } })).status).toBe(200);
    const posted = (ifMatch: string) => minimal.send({ path: at, ...post([phone("1")], { "if-match": ifMatch }) });
    expect((await posted(`W/${first}`)).status).toBe(412);
    expect((await posted(inXml)).status).toBe(200);
    expect((await posted(first)).status).toBe(412);
    expect((await minimal.send({ path: at, headers: { "if-none-match": first } })).status).toBe(200);
  });

  it("408 for a body that stops, in the request's format", async () => {
    const impatient = await startReferenceServer({ requestTimeoutMs: 100 });
    const head = `POST ${path()} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-of-all\r\nContent-Type: text/xml`;
    const text = await impatient.sendRaw(`${head}\r\nContent-Length: 9\r\n\r\n<`);
    expect(text).toMatch(/^HTTP\/1\.1 408 .*<ErrorCode>RequestTimeout</s);
    await impatient.close();
  });

  it("413 for chunks beyond the limit", async () => {
    const head = `POST ${path()} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-of-all\r\nConnection: close`;
    const chunks = `\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n1f40\r\n${" ".repeat(8_000)}\r\n0\r\n\r\n`;
    expect(await minimal.sendRaw(head + chunks)).toMatch(/^HTTP\/1\.1 413 .*<ErrorCode>ContentTooLarge</s);
  });

  it.each([
    ["no HTTP", "nonsense\r\n\r\n", 400],
    ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["a path that cannot be decoded", "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 400],
    ["header fields beyond what Node reads", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(70_000)}\r\n\r\n`, 431],
    ["a path with its host", "GET http://x/v1/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404],
    ["an expectation that is none", "GET /a HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n", 404],
  ])("the minimal server responds to %s in the declared form", async (_name, bytes, status) => {
    const text = await minimal.sendRaw(bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).toMatch(/\r\nvary: Accept, Content-Type\r\n/i);
    expect(JSON.parse(text.slice(text.indexOf("{")))).toMatchObject({ IsSuccess: false });
  });
});
