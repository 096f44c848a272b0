// The review page in a real browser: no external requests, no console messages, and accessible.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReviewReport } from "../../../review/model/review-report.ts";
import { reviewPage } from "../../../review/page/page.ts";
import { reviewContract } from "../../../review/review.ts";
import { sampleConformance } from "../../review/sample-conformance.ts";
import { launchBrowser } from "../../support/chromium.ts";
import { root } from "../../support/contract.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const text = (name: string) => readFileSync(join(root, name), "utf8");
const phone = { width: 390, height: 844 };
const desk = { width: 1360, height: 900 };

let folder: string;
let browser: Browser;
const urls: Record<string, string> = {};

/** A report in which everything is wrong, with texts that a page must not take for its own. */
function failing(report: ReviewReport): ReviewReport {
  const hostile = '<img src="https://example.invalid/x.png"><script>document.title = "taken"</script>';
  return {
    ...report,
    contract: { ...report.contract, title: `Numbers ${hostile}` },
    findings: report.findings.map(({ suppressed: _, ...finding }) => ({
      ...finding,
      message: `${finding.message} ${hostile}`,
    })),
    unapproved: [hostile],
    examples: [],
    strength: {
      kinds: [{ kind: hostile, mutants: 40, killed: 38, survived: 1, score: "97.4 %", measured: "2026-01-31" }],
      source: "docs/strength.md",
    },
    conformance: sampleConformance,
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "review-page-"));
  const base = { name: "the last release", text: text("review/released/openapi.yaml") };
  const report = await reviewContract({ contract: text("openapi.yaml"), base, changelog: text("CHANGELOG.md") });
  const pages = { sound: report, failing: failing(report) };
  for (const [name, shown] of Object.entries(pages)) {
    writeFileSync(join(folder, `${name}.html`), reviewPage(shown));
    urls[name] = pathToFileURL(join(folder, `${name}.html`)).href;
  }
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** Requests other than for the page itself. */
  readonly requests: string[];
  /** What it said on the console, and what went wrong in it. */
  readonly said: string[];
}

async function open(name: string, options: Parameters<Browser["newPage"]>[0]): Promise<Opened> {
  const page = await browser.newPage(options);
  const requests: string[] = [];
  const said: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(urls[name] ?? "");
  return { page, requests: requests.filter((url) => url !== urls[name] && url !== "data:,"), said };
}

const cases = [
  ["sound", "light", phone],
  ["sound", "dark", desk],
  ["failing", "light", desk],
  ["failing", "dark", phone],
] as const;

describe("the page", () => {
  it.each(cases)(
    "of a %s review, in a %s scheme, on %o: no request, no complaint, and axe is content",
    async (name, colorScheme, viewport) => {
      const { page, requests, said } = await open(name, { colorScheme, viewport, bypassCSP: true });
      await page.evaluate(() => {
        // One message of each kind is enough: the others look alike.
        const all = Array.from(document.querySelectorAll("#findings details, #coverage details, #messages > details"));
        for (const details of all.slice(0, 24)) (details as HTMLDetailsElement).open = true;
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() =>
        (window as unknown as { axe: typeof import("axe-core") }).axe.run(document, { resultTypes: ["violations"] }),
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(20);
      expect(requests).toEqual([]);
      expect(said).toEqual([]);
      await page.close();
    },
  );

  it("the page runs and loads nothing that the contract's texts or a report hold, under its own policy", async () => {
    const { page, requests, said } = await open("failing", { viewport: desk });
    expect(await page.title()).toContain("<script>document.title");
    expect(requests).toEqual([]);
    expect(said).toEqual([]);
    // What the policy is for, should a text ever get through.
    const blocked = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => resolve(violatedDirective));
          const script = document.createElement("script");
          script.textContent = 'document.title = "taken"';
          document.body.append(script);
        }),
    );
    expect(blocked).toContain("script-src");
    expect(await page.title()).not.toBe("taken");
    await page.close();
  });

  it("the review page can be used with only the keyboard, and copies a command", async () => {
    const context = await browser.newContext({ viewport: desk, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    await page.goto(urls["sound"] ?? "");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the review");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    const summary = page.locator("#messages summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    const copy = page.locator("#messages button.copy").first();
    await copy.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.querySelector("#messages button.copy")?.textContent?.startsWith("Copied"),
    );
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^POST \/v1\/Contacts\/C-1024\/PhoneNumbers HTTP\/1\.1\nHost: /);
    await context.close();
  });

  it("the review page has the same content without its script", async () => {
    const { page } = await open("sound", { javaScriptEnabled: false, viewport: desk });
    await page.locator("#messages summary").first().click();
    expect(await page.locator("#messages pre").first().isVisible()).toBe(true);
    expect(await page.locator("button.copy:visible").count()).toBe(0);
    await page.close();
  });
});
