// The page of a conformance run in a real browser: no external requests, and accessible.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeHtml } from "../../../conformance/index.ts";
import { sampleConformance } from "../../review/sample-conformance.ts";
import { launchBrowser } from "../../support/chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const hostile = '<img src="https://example.invalid/x.png"><script>document.title = "taken"</script>';
const report = {
  ...sampleConformance,
  failures: sampleConformance.failures.map((failure) => ({ ...failure, actual: `${failure.actual} ${hostile}` })),
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  it.each([390, 1360])("%s pixels wide", async (width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const requests: string[] = [];
    const messages: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => messages.push(message.text()));
    await page.setContent(writeHtml(report));
    expect(await page.title()).toContain("does not conform");
    expect(await page.locator("#checks tbody tr").count()).toBe(report.checks.length);
    expect(await page.locator("article").count()).toBe(report.failures.length);
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    await page.addScriptTag({ content: axe });
    const violations = await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))");
    expect(violations).toEqual([]);
    expect([requests, messages]).toEqual([[], []]);
    await page.close();
  });
});
