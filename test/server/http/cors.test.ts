// CORS: off unless origins are listed, and then only for those.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import { violationsOf } from "../../support/contract.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";

const origin = "https://app.example.test";
const preflight = (from: string) => ({
  method: "OPTIONS",
  path: freshContact().path,
  headers: { origin: from, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
});
const corsHeaders = (headers: object) => Object.keys(headers).filter((name) => name.startsWith("access-control-"));

let open: TestServer;
let closed: TestServer;
beforeAll(async () => {
  open = await startTestServer({ corsOrigins: ["https://other.example.test", origin] });
  closed = await startTestServer();
});
afterAll(async () => {
  await Promise.all([open.close(), closed.close()]);
});

describe("without origins", () => {
  it("without origins no response has a CORS header, and a preflight gets 405", async () => {
    const list = await closed.send({ path: freshContact().path, headers: { origin } });
    expect([list.status, corsHeaders(list.headers), list.headers.vary]).toEqual([200, [], "Accept, Content-Type"]);
    const refused = await closed.send(preflight(origin));
    expect([refused.status, corsHeaders(refused.headers)]).toEqual([405, []]);
  });
});

describe("with origins", () => {
  it("a preflight from a listed origin succeeds without credentials", async () => {
    const { status, headers, text } = await open.send(preflight(origin));
    expect([status, text]).toEqual([204, ""]);
    expect(headers).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "POST, GET, DELETE",
      "access-control-max-age": "600",
      "access-control-allow-headers": "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match",
      vary: "Origin",
    });
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
  });

  it.each(["https://app.example.test:8443", "http://app.example.test", "https://evil.test", "null", ""])(
    "a preflight from %s is a 405 without CORS",
    async (from) => {
      const { status, headers } = await open.send(preflight(from));
      expect([status, corsHeaders(headers), headers.vary]).toEqual([405, [], "Accept, Content-Type, Origin"]);
    },
  );

  it("an OPTIONS that is not a preflight is still a 405", async () => {
    expect((await open.send({ method: "OPTIONS", path: freshContact().path, headers: { origin } })).status).toBe(405);
  });

  it.each(["text/plain", "application/json"])(
    "an OPTIONS with a body in %s is a 405 before it is read",
    async (type) => {
      const headers = { origin: "https://evil.test", "content-type": type };
      const sent = { method: "OPTIONS", path: freshContact().path, headers, body: "no JSON" };
      expect((await open.send(sent)).status).toBe(405);
    },
  );

  it("successes and errors have the origin, expose the contract's headers, and conform", async () => {
    const { path } = freshContact();
    for (const sent of [
      { path },
      { path, headers: { "if-none-match": '"0.application-json"' } },
      { path, headers: { "if-none-match": "bad" } },
      { path, headers: { authorization: "Bearer wrong" } },
    ]) {
      const received = await open.send({ ...sent, headers: { origin, ...sent.headers } });
      expect(violationsOf("listPhoneNumbers", received)).toEqual([]);
      expect(received.headers["access-control-allow-origin"]).toBe(origin);
      expect(received.headers.vary).toBe("Accept, Content-Type, Origin");
      for (const name of ["ETag", "Retry-After", "Idempotency-Replayed", "WWW-Authenticate"]) {
        expect(received.headers["access-control-expose-headers"]).toContain(name);
      }
    }
    const unknown = await open.send({ path: "/nowhere", headers: { origin } });
    expect([unknown.status, unknown.headers["access-control-allow-origin"]]).toEqual([404, origin]);
  });

  it("a page of another origin gets no leave to read", async () => {
    const { status, headers } = await open.send({
      path: freshContact().path,
      headers: { origin: "https://evil.test" },
    });
    expect([status, corsHeaders(headers)]).toEqual([200, []]);
  });
});

describe("--cors-origins", () => {
  it("--cors-origins is off when not given", () => {
    expect(readConfig([], {}).corsOrigins).toBeUndefined();
  });

  it("--cors-origins takes a list", () => {
    expect(readConfig(["--cors-origins", "https://a.test, http://localhost:5173"], {}).corsOrigins).toEqual([
      "https://a.test",
      "http://localhost:5173",
    ]);
    expect(readConfig([], { CORS_ORIGINS: "https://a.test" }).corsOrigins).toEqual(["https://a.test"]);
  });

  it.each([
    "*",
    "https://a.test/",
    "https://a.test/x",
    "a.test",
    "https://A.test",
    "null",
    "",
    "https://a.test,",
    "ftp://a",
  ])("--cors-origins refuses %j", (text) => {
    expect(() => readConfig(["--cors-origins", text], {})).toThrow("--cors-origins or CORS_ORIGINS");
  });
});
