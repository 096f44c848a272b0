// The docs page and the help pages in a real browser: one host, the policy, keyboard only, contrast, light and dark, phone and desktop.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../support/chromium.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";
import { expectAccessible, expectNothingAstray, isDrawn, openWatched, type Watched } from "./watched-page.ts";

const operationPage = "/Help/Api/POST-v1-Contacts-contactID-PhoneNumbers";
let browser: Browser;
let server: TestServer;
/** Stands for every other host, counts what reaches it, and has a page that frames the docs page. */
let elsewhere: Server;
let elsewhereUrl: string;
let strayRequests = 0;

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    strayRequests++;
    response.writeHead(200, { "content-type": "text/html", "access-control-allow-origin": "*" });
    response.end(request.url === "/frame" ? `<iframe src="${server.url}/docs"></iframe>` : "");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  server = await startTestServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  elsewhere?.close();
});

const openPage = (path: string, options: BrowserContextOptions = {}) => openWatched(browser, server.url, path, options);

async function onPage(path: string, options: BrowserContextOptions, use: (watched: Watched) => Promise<void>) {
  const watched = await openPage(path, options);
  try {
    await use(watched);
  } finally {
    await watched.close();
  }
}

const post = ".opblock-post";

async function openPost(page: Page) {
  await page.click(`${post} .opblock-summary-control`);
  await page.waitForSelector(`${post} textarea`);
}

/** The text of the response. */
async function execute(page: Page): Promise<string> {
  const answered = page.waitForResponse(/\/v1\/Contacts\//);
  await page.click(`${post} .execute`);
  const { status } = await answered.then(async (response) => ({ status: response.status() }));
  const announcement = `Response: status ${status}`;
  await page.waitForFunction((text) => document.getElementById("announcement")?.textContent === text, announcement);
  return (await page.textContent(`${post} .live-responses-table .highlight-code pre`)) ?? "";
}

it("a page that is never drawn is recognised", async () => {
  const page = await browser.newPage();
  expect(await isDrawn(page)).toBe(true);
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  expect(await isDrawn(page, 100)).toBe(false);
  await page.close();
});

describe("the docs page", () => {
  let docs: Watched;
  beforeAll(async () => {
    docs = await openPage("/docs#/PhoneNumbers/updatePhoneNumbers");
  });
  afterAll(() => docs?.close());

  it("the docs page shows the operation that its address names", async () => {
    expect(await docs.page.waitForSelector(`${post} textarea`)).toBeTruthy();
    await docs.page.click(`${post} .opblock-summary-control`);
  });

  it("the docs page is accessible, with its schemas and its dialog", async () => {
    const { page } = docs;
    await page.click("section.models h4 button");
    await page.click("section.models .json-schema-2020-12-accordion >> nth=0");
    await expectAccessible(page);
    await page.click("section.models h4 button");
    await page.click(".btn.authorize");
    await page.waitForSelector("[role=dialog]");
    await expectAccessible(page);
    await page.click(".btn-done");
  });

  it("the docs page shows a refusal: without a token", async () => {
    await openPost(docs.page);
    expect(await execute(docs.page)).toContain('"ErrorCode": "MissingCredentials"');
  });

  it("the docs page accepts a token, hides it, and keeps it nowhere", async () => {
    const { page } = docs;
    await page.click(".btn.authorize");
    expect(await page.getAttribute("#auth-bearer-value", "type")).toBe("password");
    expect(await page.getAttribute("#auth-bearer-value", "autocomplete")).toBe("off");
    await page.fill("#auth-bearer-value", tokens.all);
    await page.keyboard.press("Enter");
    await page.click(".btn-done");
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(kept).toBe('[{},{},""]');
  });

  it.each([
    ["application/json", "application/json", /^\[\n {2}\{\n/, '"InfoMessage": "1 added'],
    ["application/xml", "text/xml", /^<ArrayOfPhoneNumberDTO .*\n {2}<PhoneNumberDTO>\n {4}</, "<InfoMessage>1 added"],
    ["application/x-www-form-urlencoded", "text/json", /^\[0\]\.PhoneNumber=/, '"InfoMessage": "1 added'],
  ])(
    "posts its own example as %s with the token, and shows the answer as %s",
    async (sent, answered, example, shown) => {
      const { contactID } = freshContact();
      const { page } = docs;
      await page.fill(`${post} input[aria-label=contactID]`, contactID);
      await page.selectOption(`${post} [aria-label="Request content type"]`, sent);
      await page.selectOption(`${post} [aria-label="Media Type"] >> nth=0`, answered);
      await expect.poll(() => page.inputValue(`${post} textarea`)).toMatch(example);
      const body = await page.inputValue(`${post} textarea`);
      const [request, answer] = await Promise.all([page.waitForRequest(/\/v1\/Contacts\//), execute(page)]);
      expect(request.headers()).toMatchObject({ "content-type": sent, accept: answered });
      expect(request.postData()).toBe(body);
      expect(answer).toContain(shown);
      expect(await server.stored(contactID)).toMatchObject([{ IsPrimary: true }]);
    },
  );

  it("the docs page is accessible with an open operation and its response", async () => {
    await docs.page.click(".info summary");
    await docs.page.click(`${post} .responses-table details summary >> nth=0`);
    await expectAccessible(docs.page);
  });

  it("the docs page sends requests only to this server, and the policy blocks nothing of it", () => {
    expectNothingAstray(docs, [/^Failed to load resource: the server responded with a status of 401/]);
  });

  it("the docs page can be used with only the keyboard", async () => {
    const { contactID } = freshContact();
    await onPage("/docs", {}, async ({ page }) => {
      const tabTo = async (selector: string) => {
        for (let presses = 0; presses < 20; presses++) {
          await page.keyboard.press("Tab");
          if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
        }
        throw new Error(`Tab does not reach ${selector}`);
      };
      const isIn = (selector: string) =>
        page.waitForFunction((wanted) => document.activeElement?.closest(wanted) !== null, selector);
      await tabTo(".skip");
      await tabTo(".btn.authorize");
      await page.keyboard.press("Enter");
      await isIn("[role=dialog] input");
      await page.keyboard.type(tokens.all);
      await page.keyboard.press("Enter");
      for (const key of ["Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"]) {
        await page.keyboard.press(key);
        await isIn("[role=dialog] button");
      }
      await page.keyboard.press("Escape");
      await isIn(".btn.authorize");
      await tabTo(`${post} .opblock-summary-control`);
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${post} textarea`);
      await tabTo(`${post} input[aria-label=contactID]`);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(contactID);
      await tabTo(`${post} textarea`);
      await page.keyboard.press("Control+A");
      await page.keyboard.type('[{"PhoneNumber":"+44 20 7946 0000"}]');
      await tabTo(`${post} .execute`);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.getElementById("announcement")?.textContent === "Response: status 200");
    });
    expect(await server.stored(contactID)).toMatchObject([{ PhoneNumber: "+44 20 7946 0000" }]);
  });
});

describe("the help pages", () => {
  it.each(["/Help", operationPage, "/Help/ResourceModel?modelName=ErrorCode"])(
    "%s asks this server alone, and is accessible",
    async (path) => {
      await onPage(path, {}, async (watched) => {
        for (const summary of await watched.page.locator("summary").all()) await summary.click();
        await expectAccessible(watched.page);
        expectNothingAstray(watched);
      });
    },
  );

  it("the help pages need no script, and lead to their operation on the docs page", async () => {
    await onPage(operationPage, { javaScriptEnabled: false }, async ({ page }) => {
      await page.click("summary >> nth=0");
      await page.waitForSelector("details[open] code");
      await page.click("text=Try it");
      expect(page.url()).toBe(`${server.url}/docs#/PhoneNumbers/updatePhoneNumbers`);
      expect(await page.textContent("noscript")).toContain("This page needs JavaScript");
    });
  });
});

describe("the policy", () => {
  it.each(["/docs", "/Help"])("the policy of %s blocks inline scripts, inline styles and other hosts", async (path) => {
    const before = strayRequests;
    await onPage(path, {}, async ({ page, complaints }) => {
      await page.evaluate(async (url) => {
        const add = (name: string, attributes: object) =>
          document.body.append(Object.assign(document.createElement(name), attributes));
        add("script", { textContent: "document.title = 'broken'" });
        add("style", { textContent: "body { display: none }" });
        add("img", { src: `${url}/image` });
        add("script", { src: `${url}/script` });
        await fetch(url).catch(() => undefined);
      }, elsewhereUrl);
      await expect.poll(() => complaints.filter((complaint) => complaint.startsWith("policy: ")).length).toBe(5);
      expect(await page.title()).not.toBe("broken");
      expect(await page.isVisible("body")).toBe(true);
    });
    expect(strayRequests).toBe(before);
  });

  it("lets no page of another origin frame them", async () => {
    await onPage("/Help", {}, async ({ page, complaints }) => {
      await page.goto(`${elsewhereUrl}/frame`);
      await expect.poll(() => complaints.join()).toContain("frame-ancestors");
    });
  });
});
