// The page's section of findings: what is to fix, and what is suppressed with its reason.
import { expect, it } from "vitest";
import type { Finding, ReviewReport } from "../../review/model/review-report.ts";
import { findingsSection } from "../../review/page/findings.ts";

const finding: Finding = {
  rule: "no-dots",
  by: "redocly",
  severity: "error",
  pointer: "#/info",
  message: "There is a dot.",
  line: 7,
};

function sections(findings: readonly Finding[]): readonly string[] {
  const { html } = findingsSection({ findings, rules: [] } as unknown as ReviewReport);
  const [, toFix = "", suppressed = ""] = html.split(/<h3>(?:To fix|Suppressed)<\/h3>/);
  return [toFix, suppressed];
}

it("an open finding is to fix, with its line", () => {
  const [toFix = "", suppressed = ""] = sections([finding]);
  expect(toFix).toContain("There is a dot.");
  expect(toFix).toContain("line 7");
  expect(suppressed).not.toContain("There is a dot.");
});

it("a finding whose line is not known has none", () => {
  const { line: _, ...unplaced } = finding;
  const shown = sections([unplaced, { ...unplaced, suppressed: "The dot is meant." }]);
  for (const section of shown) expect(section).toContain("There is a dot.");
  expect(shown.join()).not.toMatch(/line|undefined/);
});

it("a suppressed finding is not to fix, and its reason is shown", () => {
  const [toFix = "", suppressed = ""] = sections([{ ...finding, suppressed: "The dot is meant." }]);
  expect(toFix).not.toContain("There is a dot.");
  expect(toFix).toContain("Every finding is fixed or suppressed.");
  expect(suppressed).toContain("There is a dot.");
  expect(suppressed).toContain("The dot is meant.");
});

it("a finding outside the file has no line", () => {
  const { line: _line, ...outside } = finding;
  const [toFix = "", suppressed = ""] = sections([outside, { ...outside, suppressed: "The dot is meant." }]);
  expect(`${toFix}${suppressed}`).toContain("There is a dot.");
  expect(`${toFix}${suppressed}`).not.toMatch(/line|undefined/);
});

it("suppressed findings are grouped by linter, rule and reason", () => {
  const suppressed = { ...finding, suppressed: "The dot is meant." };
  const others = [
    { ...suppressed, by: "spectral" },
    { ...suppressed, rule: "dots" },
  ] as const;
  const [, groups = ""] = sections([
    suppressed,
    suppressed,
    ...others,
    { ...suppressed, suppressed: "Another reason." },
  ]);
  expect([...groups.matchAll(/<span class="muted count">([^<]*)</g)].map(([, count]) => count)).toEqual([
    "2 places",
    "1 place",
    "1 place",
    "1 place",
  ]);
});
