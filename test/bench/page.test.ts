// The page that the harness writes: it has a place for every suite's table, and keeps what is around it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bars, lines, picture } from "../../bench/chart.ts";
import { withTable } from "../../bench/results.ts";

const root = join(import.meta.dirname, "../..");
const suites = readFileSync(join(root, "bench/index.ts"), "utf8")
  .split(/^const suites.*$|^};$/m)[1]
  ?.match(/^ {2}\w+/gm)
  ?.map((name) => name.trim());

it("docs/performance.md has a place for every suite", () => {
  const page = readFileSync(join(root, "docs/performance.md"), "utf8");
  expect(suites?.length).toBeGreaterThan(10);
  for (const name of suites ?? [])
    expect(withTable(page, name, "| new |")).toContain(`-->\n| new |\n<!-- /bench:${name}`);
});

it("withTable replaces only the text between the markers", () => {
  const page = "before\n<!-- bench:a -->\nold\n<!-- /bench:a -->\nafter\n";
  const written = withTable(page, "a", "new");
  expect(written).toBe("before\n<!-- bench:a -->\nnew\n<!-- /bench:a -->\nafter\n");
  expect(withTable(written, "a", "new")).toBe(written);
  expect(() => withTable(page, "b", "new")).toThrow("bench:b");
});

it("the picture has a text description and supports both colour schemes", () => {
  const svg = picture("Speed", "a < b", [
    bars("bars", [{ name: "this & that", value: 1, low: 0.9, high: 1.1, isOurs: true }]),
    lines("lines", "n", [{ name: "one", isOurs: false, points: [1, 2].map((x) => ({ x, y: x })) }]),
  ]);
  expect(svg).toContain('aria-labelledby="title desc"');
  expect(svg).toContain('<desc id="desc">a &lt; b</desc>');
  expect(svg).toContain("this &amp; that");
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});
