// Routes outside the contract: exact content, no access control, ETags, and no other paths.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { operations } from "../../../generated/operations.ts";
import { readConfig } from "../../../server/config/config.ts";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { root } from "../../support/contract.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";

const origin = "https://app.example.test";
const operationPage = "/Help/Api/POST-v1-Contacts-contactID-PhoneNumbers";
const html = ["/docs", "/Help", operationPage, "/Help/ResourceModel?modelName=ErrorCode"];
const types: Readonly<Record<string, string>> = {
  "/openapi.yaml": "application/yaml",
  "/openapi.json-only.yaml": "application/yaml",
  "/openapi.json": "application/json",
  ...Object.fromEntries(html.map((path) => [path, "text/html; charset=utf-8"])),
  "/docs/viewer.css": "text/css; charset=utf-8",
  "/docs/style.css": "text/css; charset=utf-8",
  "/docs/viewer.js": "text/javascript; charset=utf-8",
  "/docs/start-viewer.js": "text/javascript; charset=utf-8",
  "/Help/style.css": "text/css; charset=utf-8",
};
const paths = Object.keys(types);
const contract = readFileSync(join(root, "openapi.yaml"), "utf8");
const metrics = createMetrics();

let server: TestServer;
let closed: TestServer;
beforeAll(async () => {
  server = await startTestServer({ corsOrigins: [origin], ops: { metrics } });
  closed = await startTestServer({ docs: false });
});
afterAll(async () => {
  await Promise.all([server.close(), closed.close()]);
});

/** Without a token, and with nothing decoded. */
const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") =>
  server.send({ method, path, headers: { authorization: "", ...headers } });

describe.each(paths)("GET %s", (path) => {
  it("the server sends the page without a token, with its type, an ETag and nosniff", async () => {
    const { status, headers, text } = await get(path);
    expect([status, headers["content-type"]]).toEqual([200, types[path]]);
    expect(headers).toMatchObject({ "cache-control": "no-cache", "x-content-type-options": "nosniff" });
    expect(headers.etag).toMatch(/^"[\w-]{22}"$/);
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(text)));
    expect(headers["set-cookie"]).toBeUndefined();
  });

  it("the server sends 304 if the caller has the page", async () => {
    const { etag = "" } = (await get(path)).headers;
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const { status, headers, text } = await get(path, { "if-none-match": tags });
      expect([tags, status, text, headers.etag]).toEqual([tags, 304, "", etag]);
    }
    expect((await get(path, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("compresses for who takes it, as another representation", async () => {
    const plain = await fetch(`${server.url}${path}`, { headers: { "accept-encoding": "identity" } });
    const packed = await fetch(`${server.url}${path}`, { headers: { "accept-encoding": "br, gzip;q=0.5" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(await packed.text()).toBe(await plain.text());
    expect(packed.headers.get("etag")).toBe(plain.headers.get("etag")?.replace(/"$/, '-gzip"'));
    expect(packed.headers.get("vary")).toBe("Accept-Encoding, Origin");
    const sent = ["gzip;q=0", "x-gzip", "GZIP"].map((coding) => get(path, { "accept-encoding": coding }));
    const found = (await Promise.all(sent)).map(({ headers }) => headers["content-encoding"]);
    expect(found).toEqual([undefined, undefined, "gzip"]);
  });

  it("the server handles HEAD like GET, without the body", async () => {
    const [full, head] = [await get(path), await get(path, {}, "HEAD")];
    const { date: _, "x-request-id": __, ...rest } = head.headers;
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(full.headers).toMatchObject(rest);
    expect(rest["content-length"]).toBe(full.headers["content-length"]);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])("no page takes %s", async (method) => {
    const { status, headers, text } = await get(path, { accept: "application/xml" }, method);
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
    expect(text).toContain("<ErrorCode>MethodNotAllowed</ErrorCode>");
  });

  it("the page is not served when docs are off", async () => {
    for (const method of ["GET", "POST"]) {
      const { status, text } = await closed.send({ path, method });
      expect([status, JSON.parse(text)]).toMatchObject([404, { ErrorCode: "UnknownPath" }]);
    }
  });
});

describe("the contract", () => {
  it("the served YAML contract is the file byte by byte", async () => {
    expect((await get("/openapi.yaml")).text).toBe(contract);
  });

  it("the JSON contract has the same content as the YAML", async () => {
    expect(JSON.parse((await get("/openapi.json")).text)).toEqual(parse(contract));
  });

  it("the contract can be read by the pages that may call, and by no others", async () => {
    const allowed = await get("/openapi.json", { origin });
    expect(allowed.headers).toMatchObject({ "access-control-allow-origin": origin, vary: "Accept-Encoding, Origin" });
    const other = await get("/openapi.json", { origin: "https://evil.test" });
    expect(other.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe.each(html)("the page %s", (path) => {
  it("the page may load only from this server, in no frame, without inline scripts and styles", async () => {
    const { headers, text } = await get(path);
    const directives = String(headers["content-security-policy"]).split("; ");
    const scripts = path === "/docs" ? ["script-src 'self'", "connect-src 'self'"] : [];
    expect(directives.sort()).toEqual(
      [
        "default-src 'none'",
        "style-src 'self'",
        path === "/docs" ? "img-src 'self' data:" : "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        ...scripts,
      ].sort(),
    );
    expect(headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(text).not.toMatch(/<script(?! defer src="\/docs\/)|<style| style=| on\w+=/);
    expect(text.match(/<script/g)?.length ?? 0).toBe(path === "/docs" ? 2 : 0);
  });
});

describe("odd paths", () => {
  it.each([
    "/docs/../package.json",
    "/docs/static/../../package.json",
    "/docs/%2e%2e/%2e%2e/package.json",
    "/docs/..%2f..%2fpackage.json",
    "/docs/..%5c..%5cpackage.json",
    "/docs//viewer.js",
    "/docs/viewer.js/..",
    "/docs/viewer.js.map",
    "/docs/index.html",
    "/docs/swagger-ui-bundle.js",
    "/docs/node_modules",
    "/Help/Api",
    "/Help/Api/PATCH-v1-Contacts-contactID-PhoneNumbers",
    "/Help/..%2f..%2fetc%2fpasswd",
    "/Help/ResourceModel",
    "/Help/ResourceModel?modelName=",
    "/Help/ResourceModel?modelName=__proto__",
    "/Help/ResourceModel?modelName=constructor",
    "/Help/ResourceModel?modelName=..%2f..%2fpackage.json",
    "/Help/ResourceModel?modelName=ErrorCode&modelName=ErrorCode",
    "/openapi",
    "/openapi.yml",
  ])("%s is 404, like each path without an operation", async (path) => {
    const { status, text } = await get(path);
    expect([status, JSON.parse(text)]).toMatchObject([404, { IsSuccess: false, ErrorCode: "UnknownPath" }]);
  });

  it("a path that is not text is 400", async () => {
    expect((await get("/docs/%ff")).status).toBe(400);
  });

  it.each(["/DOCS", "/docs/", "/help", "/HELP/api/post-V1-contacts-contactid-phonenumbers/", "/OpenAPI.yaml?x=1"])(
    "%s is found, as the contract's paths are: in any letter case and with one trailing slash",
    async (path) => {
      expect((await get(path)).status).toBe(200);
      expect((await get(path, {}, "POST")).status).toBe(405);
    },
  );
});

describe("the content of the pages", () => {
  it("the pages are the same for all callers, and contain no stored data", async () => {
    const { path } = freshContact();
    const before = await Promise.all(paths.map(async (page) => (await get(page)).text));
    const body = JSON.stringify([{ PhoneNumber: "+44 20 7946 0123", Notes: "nowhere on a page" }]);
    const stored = await server.send({ method: "POST", path, body, headers: { "content-type": "application/json" } });
    expect(stored.status).toBe(200);
    const after = await Promise.all(paths.map(async (page) => (await server.send({ path: page })).text));
    expect(after).toEqual(before);
    expect(after.join("")).not.toMatch(/7946 0123|nowhere on a page/);
  });

  it("opens nothing else: the operations still want a token", async () => {
    for (const { method, path } of Object.values(operations)) {
      const real = path.replaceAll(/\{\w+\}/g, "1");
      expect((await get(real, { "content-type": "application/json" }, method)).status).toBe(401);
    }
  });

  it("requests for the pages count as no operation's, and in none of the contract's media types", async () => {
    await get("/docs");
    const text = await metrics.text();
    const lines = text.split("\n").filter((line) => line.includes('operation="none"') && line.includes('status="200"'));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.includes('media_type="none"'))).toEqual([]);
  });
});

describe("the setting", () => {
  it("the docs are on unless they are turned off", () => {
    expect(readConfig([], {}).docs).toBe(true);
    expect(readConfig(["--docs", "off"], {}).docs).toBe(false);
    expect(readConfig([], { DOCS: "off" }).docs).toBe(false);
    expect(() => readConfig(["--docs", "maybe"], {})).toThrow("--docs or DOCS must be on or off");
  });

  it("costs nothing at start: pages, Swagger UI and the contract's text are loaded with the first request", () => {
    const text = readFileSync(join(root, "server/docs/docs-routes.ts"), "utf8");
    const atOnce = [...text.matchAll(/^import (?!type )[^(]*? from "([^"]+)"/gm)].map(([, name]) => name);
    expect(atOnce).toEqual(["./help-paths.ts", "./page.ts"]);
    const paged =
      readFileSync(join(root, "server/docs/page.ts"), "utf8") +
      readFileSync(join(root, "server/docs/help-paths.ts"), "utf8");
    expect([...paged.matchAll(/from "(\.[^"]+)"/g)].map(([, name]) => name)).toEqual([
      "../slices.ts",
      "../../generated/operations.ts",
    ]);
  });
});

describe("the bare address", () => {
  const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

  it.each(["GET", "HEAD"])("the bare address sends a browser's %s to the docs page", async (method) => {
    const { status, headers } = await get("/", browser, method);
    expect([status, headers.location, headers.vary]).toEqual([302, "/docs", expect.stringMatching(/^Accept\b/)]);
  });

  it.each([undefined, "*/*", "application/json"])("the bare address is unknown to a caller: %s", async (accept) => {
    const { status, headers, text } = await get("/", accept === undefined ? {} : { accept });
    expect([status, headers.location]).toEqual([404, undefined]);
    expect(JSON.parse(text)).toMatchObject({ IsSuccess: false, ErrorCode: "UnknownPath" });
  });

  it("the bare address is an unknown path to a browser that posts, and where no docs are served", async () => {
    expect((await get("/", browser, "POST")).status).toBe(404);
    expect((await closed.send({ path: "/", headers: browser })).status).toBe(404);
  });
});
