// A page in a real browser of which every request, complaint and stop of its policy is known.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

export interface Watched {
  readonly serverUrl: string;
  readonly page: Page;
  /** What the browser asked any server for. */
  readonly requests: string[];
  /** What the policy stopped, and what went wrong on the page. */
  readonly complaints: string[];
  close(): Promise<void>;
}

const attempts = 3;

/** Opens a page that is drawn. @throws Error if several are not */
export async function openWatched(
  browser: Browser,
  serverUrl: string,
  path: string,
  options: BrowserContextOptions,
): Promise<Watched> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const watched = await openOnce(browser, serverUrl, path, options);
    // Without scripts there are no animation frames to wait for.
    if (options.javaScriptEnabled === false || (await isDrawn(watched.page))) return watched;
    await watched.close();
  }
  throw new Error(`${path}: the browser draws no page`);
}

/** Chromium without a GPU sometimes opens a page that it never draws: then every click waits for a stable position. */
export async function isDrawn(page: Page, waitMs = 20_000): Promise<boolean> {
  const drawn = page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(true))));
  return Promise.race([drawn.then(() => true).catch(() => false), delay(waitMs, false)]);
}

async function openOnce(
  browser: Browser,
  serverUrl: string,
  path: string,
  options: BrowserContextOptions,
): Promise<Watched> {
  const context = await browser.newContext({ viewport: desk, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.exposeFunction("policyStopped", (what: string) => complaints.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      (window as unknown as { policyStopped(what: string): void }).policyStopped(`${violatedDirective} ${blockedURI}`);
    });
  });
  await page.goto(`${serverUrl}${path}`);
  if (path.startsWith("/docs")) await page.waitForSelector(".opblock-delete");
  return { serverUrl, page, requests, complaints, close: () => context.close() };
}

/** Nothing was asked of another host, and nothing was complained of but what is expected. */
export function expectNothingAstray({ serverUrl, requests, complaints }: Watched, expected: readonly RegExp[] = []) {
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((url) => !url.startsWith(`${serverUrl}/`) && !url.startsWith("data:image/"))).toEqual([]);
  expect(complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)))).toEqual([]);
}

/** In the light at a desk, and in the dark on a phone, where nothing may stick out. */
export async function expectAccessible(page: Page) {
  await page.evaluate(axe);
  for (const [colorScheme, viewport] of [
    ["light", desk],
    ["dark", phone],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const found = await page.evaluate(async () => {
      const { run } = (window as unknown as { axe: typeof import("axe-core") }).axe;
      // Not preloaded: for an imported style sheet axe would add an inline one, which the policy stops.
      const { violations } = await run({ preload: false });
      return {
        broken: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`),
        sideways: document.documentElement.scrollWidth - window.innerWidth,
        ground: getComputedStyle(document.body).backgroundColor,
      };
    });
    const ground = colorScheme === "dark" ? "rgb(18, 22, 28)" : "rgb(255, 255, 255)";
    expect({ colorScheme, ...found }).toEqual({ colorScheme, broken: [], sideways: 0, ground });
  }
}
