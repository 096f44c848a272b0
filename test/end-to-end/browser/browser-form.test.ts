// The client in a real browser: the built package in a page of another origin, JSON and XML, with and without CORS.
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOpenAccess } from "../../../server/auth/authorize.ts";
import { type PackedClient, packClient } from "../../packaging/packed-client.ts";
import { launchBrowser } from "../../support/chromium.ts";
import { root } from "../../support/contract.ts";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";

const html = `<!doctype html><script type="module">
  import * as client from "/client.js";
  Object.assign(window, { client });
</script>`;

let packed: PackedClient;
let browser: Browser;
let pages: Server;
let pageUrl: string;
let open: TestServer;
let closed: TestServer;

/** Serves an empty page with the client, and the example with its form. */
async function servePages(): Promise<void> {
  const bundle = async (contents: string) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: packed.project, loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "browser",
      target: "es2022",
    });
    return outputFiles[0]?.text ?? "";
  };
  const example = join(root, "client/examples/browser-form");
  const files: Readonly<Record<string, [string, string]>> = {
    "/": ["text/html", html],
    "/client.js": ["text/javascript", await bundle('export * from "@contact-phone-numbers/client";')],
    "/form/": ["text/html", await readFile(join(example, "index.html"), "utf8")],
    "/form/form.js": ["text/javascript", await bundle(await readFile(join(example, "form.ts"), "utf8"))],
  };
  pages = createServer((request, response) => {
    const [type, text] = files[request.url ?? ""] ?? ["text/plain", ""];
    response.writeHead(text === "" ? 404 : 200, { "Content-Type": type }).end(text);
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  pageUrl = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  packed = await packClient();
  await servePages();
  const securityHandlers = { bearerToken: createOpenAccess(["contacts:read", "contacts:write"]) };
  open = await startTestServer({ securityHandlers, corsOrigins: [pageUrl] });
  closed = await startTestServer({ securityHandlers });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([open?.close(), closed?.close()]);
  pages?.close();
  packed?.remove();
});

async function onPage<Result>(path: string, use: (page: Page) => Promise<Result>): Promise<Result> {
  const page = await browser.newPage();
  try {
    await page.goto(`${pageUrl}${path}`);
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Runs in the page, with nothing but what it is given. */
async function useClient({ url, mediaType, contactID }: Record<"url" | "mediaType" | "contactID", string>) {
  const { createClient } = (window as unknown as { client: typeof import("../../../client/index.ts") }).client;
  const client = createClient({ baseUrl: url, mediaType: mediaType as "text/xml", tries: 1 });
  const updated = await client.updatePhoneNumbers({ contactID, body: [{ PhoneNumber: "+44 20 <&> ä😀" }] });
  if ("error" in updated) return { updated: updated.status, error: updated.error.message };
  const { idempotencyKey } = updated;
  const again = await client.updatePhoneNumbers({
    contactID,
    body: [{ PhoneNumber: "+44 20 <&> ä😀" }],
    idempotencyKey,
  });
  const replayed = "headers" in again ? again.headers.get("Idempotency-Replayed") : again.status;
  const listed = await client.listPhoneNumbers({ contactID });
  if (listed.status !== 200) return { listed: listed.status };
  const { etag, mediaType: answered, body } = listed;
  const unchanged = await client.listPhoneNumbers({ contactID, ifNoneMatch: etag });
  const refused = await client.updatePhoneNumbers({ contactID, body: [{ PhoneNumber: " " }] });
  const code = refused.status === 422 ? refused.body.ErrorCode : refused.status;
  const removed = await client.removePhoneNumber({ contactID, phoneNumberID: 1, ifMatch: etag });
  return {
    status: updated.status,
    replayed,
    etag,
    answered,
    body,
    unchanged: unchanged.status,
    code,
    removed: removed.status,
  };
}

describe.each(["application/json", "application/xml"])("a page that sends %s", (mediaType) => {
  it("writes, reads conditionally, is refused by code, and removes", async () => {
    const { contactID } = freshContact();
    const result = await onPage("/", (page) => page.evaluate(useClient, { url: open.url, mediaType, contactID }));
    expect(result).toMatchObject({
      status: 200,
      replayed: "true",
      etag: expect.stringMatching(/^"1\./),
      answered: mediaType,
      body: [{ PhoneNumberID: 1, PhoneNumber: "+44 20 <&> ä😀", Notes: null }],
      unchanged: 304,
      code: "PhoneNumberMissing",
      removed: 200,
    });
  });

  it("is kept out by a server that does not list its origin, and writes nothing", async () => {
    const { contactID } = freshContact();
    const result = await onPage("/", (page) => page.evaluate(useClient, { url: closed.url, mediaType, contactID }));
    expect(result).toMatchObject({ updated: "network-failure" });
    expect(await closed.stored(contactID)).toEqual([]);
  });
});

describe("the example with a form", () => {
  it.each([false, true])("adds a number and shows the list (XML: %s)", async (xml) => {
    const { contactID } = freshContact();
    const shown = await onPage("/form/", async (page) => {
      await page.fill("[name=baseUrl]", open.url);
      await page.fill("[name=contactID]", contactID);
      await page.fill("[name=phoneNumber]", "+44 20 7946 0000");
      if (xml) await page.check("[name=xml]");
      await page.click("button");
      await page.waitForSelector("li");
      return [await page.textContent("[role=status]"), await page.textContent("li")];
    });
    expect(shown).toEqual(["1 added, 0 updated, 0 unchanged", "+44 20 7946 0000"]);
  });

  it("the form shows what is wrong", async () => {
    const status = await onPage("/form/", async (page) => {
      await page.fill("[name=baseUrl]", open.url);
      await page.fill("[name=contactID]", freshContact().contactID);
      await page.fill("[name=phoneNumber]", " ");
      await page.click("button");
      await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent !== "");
      return page.textContent("[role=status]");
    });
    expect(status).toBe("status 422: PhoneNumberMissing");
  });
});
