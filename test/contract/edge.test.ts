// The traps of the packages under the server, each shut: what would run unvalidated, open or with the wrong status does not.
import type { FastifyRequest } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../server/app.ts";
import { parseContentType } from "../../server/http/negotiation.ts";
import { checkContentHeaders } from "../../server/http/request-body.ts";
import { success } from "../../server/phone-numbers/handlers.ts";
import { freshContact, securityHandlers, startTestServer, type TestServer, tokens } from "../support/server.ts";
import { stubService } from "../support/stub-service.ts";

let server: TestServer;
let handled = 0;
const counting = stubService({
  updatePhoneNumbers: async () => {
    handled++;
    throw new Error("the handler ran");
  },
  listPhoneNumbers: async () => ({ status: 200, body: [{ PhoneNumber: 5 }] as never, headers: { etag: '"1.x"' } }),
  removePhoneNumber: async () => ({ status: 418, body: success("a teapot") }) as never,
});
let guarded: TestServer;
let unguarded: TestServer;

beforeAll(async () => {
  server = await startTestServer({ bodyLimitBytes: 1_000 });
  guarded = await startTestServer({ service: counting });
  unguarded = await startTestServer({ service: counting, validateResponses: false });
});
afterAll(async () => {
  await Promise.all([server.close(), guarded.close(), unguarded.close()]);
});

const codeOf = (text: string) => (JSON.parse(text) as { ErrorCode: string }).ErrorCode;
const json = { "content-type": "application/json" };

describe("a body without validation never reaches a handler", () => {
  it.each([
    ["text/plain, for which Fastify has a parser", { "content-type": "text/plain" }, "[]", 415],
    ["an undeclared media type", { "content-type": "application/octet-stream" }, "[]", 415],
    ["a vendor's JSON", { "content-type": "application/vnd.api+json" }, "[]", 415],
    ["a body without Content-Type", {}, "[]", 415],
    ["a request without a body", {}, undefined, 400],
    ["a request with Content-Type but without a body", json, undefined, 400],
    ["an empty chunked body", { ...json, "transfer-encoding": "chunked" }, "", 400],
    ["a compressed body", { ...json, "content-encoding": "gzip" }, "[]", 415],
    ["an unsupported charset", { "content-type": "application/json; charset=utf-7" }, "[]", 415],
    ["a body that breaks the contract", json, '[{"PhoneNumber":5}]', 400],
    ["such a body with a charset", { "content-type": "application/json; charset=utf-8" }, '[{"PhoneNumber":5}]', 400],
    ["such a body with its media type in capitals", { "content-type": "APPLICATION/JSON" }, '[{"PhoneNumber":5}]', 400],
    ["such a body in text/json", { "content-type": "text/json" }, '[{"PhoneNumber":5}]', 400],
  ])("a body that cannot be validated is refused: %s", async (_name, headers, body, status) => {
    const before = handled;
    const answer = await guarded.send({ method: "POST", path: freshContact().path, headers, body });
    expect(answer.status).toBe(status);
    expect(handled).toBe(before);
  });
});

describe("if a check of the headers failed to refuse a body", () => {
  it("Fastify has a parser for each declared media type, and no other", async () => {
    const app = await createApp({ service: counting, securityHandlers });
    expect(app.hasContentTypeParser("text/plain")).toBe(false);
    expect(app.hasContentTypeParser("text/json")).toBe(true);
    await app.close();
  });

  it.each(["Application/JSON", "application/json\t; charset=utf-8", "APPLICATION/JSON;a=b"])(
    "Fastify sees the declared spelling of %j",
    (written) => {
      const headers = { "content-type": written, "content-length": "2" };
      const contentType = parseContentType(written);
      const raw = { rawHeaders: Object.entries(headers).flat() };
      const request = { headers, contentType, raw, routeOptions: { bodyLimit: 9 } } as unknown as FastifyRequest;
      checkContentHeaders(request, { required: true, mediaTypes: ["application/json"] });
      expect(request.headers["content-type"]).toBe("application/json");
    },
  );
});

describe("nothing is coerced, stripped or filled in", () => {
  it.each([
    ['[{"PhoneNumber":"5","Extra":1}]', '/0: unknown member "Extra"'],
    ['[{"PhoneNumber":"5","phonenumberid":1}]', 'did you mean "PhoneNumberID"?'],
    ['[{"PhoneNumber":"5","IsPrimary":"true"}]', "/0/IsPrimary: must be true or false"],
    ['[{"PhoneNumber":"5","EntityID":"7"}]', "/0/EntityID: must be an integer"],
    ['[{"PhoneNumber":"5","EntityID":2147483648}]', "/0/EntityID: must be an integer from -2147483648 to 2147483647"],
    ['{"PhoneNumber":"5"}', "the body: must be a list"],
  ])("the server refuses %s with a message that contains %s", async (body, message) => {
    const { contactID, path } = freshContact();
    const answer = await server.send({ method: "POST", path, headers: json, body });
    expect(answer.status).toBe(400);
    expect((JSON.parse(answer.text) as { ErrorMessage: string }).ErrorMessage).toContain(message);
    expect(await server.stored(contactID)).toEqual([]);
  });
});

it("a body that turns out to be empty is a missing one", async () => {
  const head = `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\nConnection: close`;
  const answer = await server.sendRaw(
    `${head}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  );
  expect(answer).toContain("HTTP/1.1 400");
  expect(answer).toContain('"ErrorCode":"MissingBody"');
});

it.each(["GET", "DELETE"])("%s does not accept a body", async (method) => {
  const path = method === "GET" ? freshContact().path : `${freshContact().path}/1`;
  const answer = await server.send({ method, path, headers: json, body: "[]" });
  expect([answer.status, codeOf(answer.text)]).toEqual([415, "UnsupportedMediaType"]);
});

it.each([
  ["GET", "", "text/plain"],
  ["DELETE", "/1", "text/plain"],
  ["DELETE", "/1", "application/json"],
])("%s without a body is served whatever Content-Type it names: %s %s", async (method, suffix, type) => {
  const path = `${freshContact().path}${suffix}`;
  expect((await server.send({ method, path, headers: { "content-type": type } })).status).toBe(200);
});

it.each(["0", "00", "000"])("Content-Length: %s means that the request has no body", async (length) => {
  const { path } = freshContact();
  const headers = `Host: x\r\nAuthorization: Bearer ${tokens.all}\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`;
  expect(await server.sendRaw(`GET ${path} HTTP/1.1\r\n${headers}`)).toMatch(/^HTTP\/1\.1 200 /);
  const posted = await server.sendRaw(`POST ${path} HTTP/1.1\r\nContent-Type: application/json\r\n${headers}`);
  expect(posted).toMatch(/^HTTP\/1\.1 400 /);
  expect(posted).toContain('"ErrorCode":"MissingBody"');
});

describe("access control runs first", () => {
  it.each([
    ["an unreadable body", json, "["],
    ["a body too large", json, `[${" ".repeat(2_000)}]`],
    ["a media type that is not taken", { "content-type": "text/plain" }, "x"],
  ])("401 before anything is said of %s", async (_name, headers, body) => {
    const answer = await server.send({
      method: "POST",
      path: freshContact().path,
      headers: { ...headers, authorization: "" },
      body,
    });
    expect([answer.status, codeOf(answer.text)]).toEqual([401, "MissingCredentials"]);
    expect(answer.headers["www-authenticate"]).toMatch(/^Bearer realm=/);
  });

  it("the server sends 401 without waiting for the body", async () => {
    const head = `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n`;
    expect(await server.sendRaw(head, 500)).toContain("HTTP/1.1 401");
  });

  it.each([
    ["GET", tokens.writer, "contacts:read"],
    ["POST", tokens.reader, "contacts:write"],
  ])("%s with the other scope's token is 403 and names the scope", async (method, token, scope) => {
    const headers = { authorization: `Bearer ${token}`, ...(method === "POST" && json) };
    const answer = await server.send({
      method,
      path: freshContact().path,
      headers,
      ...(method === "POST" && { body: "[]" }),
    });
    expect([answer.status, codeOf(answer.text)]).toEqual([403, "InsufficientScope"]);
    expect(answer.headers["www-authenticate"]).toContain(`scope="${scope}"`);
  });
});

describe("paths and methods", () => {
  it.each(["PUT", "PATCH", "OPTIONS", "DELETE", "PROPFIND"])("%s on the list is 405 with Allow", async (method) => {
    const answer = await server.send({
      method,
      path: freshContact().path,
      headers: { "content-type": "text/plain" },
      body: "x",
    });
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD, POST"]);
  });

  it("an unknown path is 404, and its body is not looked at", async () => {
    const answer = await server.send({ method: "POST", path: "/v1/Nothing", headers: json, body: "[" });
    expect([answer.status, codeOf(answer.text)]).toEqual([404, "UnknownPath"]);
  });

  it("checks path parameters that are declared on the operation", async () => {
    const answer = await server.send({ path: `/v1/Contacts/${"x".repeat(129)}/PhoneNumbers` });
    expect([answer.status, codeOf(answer.text)]).toEqual([400, "InvalidParameter"]);
  });
});

describe("an undeclared response", () => {
  it("a response whose body breaks the contract is a 500 when the guard is on", async () => {
    const answer = await guarded.send({ path: freshContact().path });
    expect([answer.status, codeOf(answer.text)]).toEqual([500, "InternalError"]);
  });

  it("a response with an undeclared status is never sent, guard or not", async () => {
    for (const target of [guarded, unguarded]) {
      const answer = await target.send({ method: "DELETE", path: `${freshContact().path}/1` });
      expect([answer.status, codeOf(answer.text)]).toEqual([500, "InternalError"]);
    }
  });

  it("a 500 does not reveal its cause", async () => {
    const answer = await guarded.send({ method: "POST", path: freshContact().path, headers: json, body: "[]" });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("the handler ran");
    expect(answer.text).not.toMatch(/\.ts|at /);
  });
});
