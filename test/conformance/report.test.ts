// What the reports of a run say, with texts that a page or JUnit must not take for its own.
import { describe, expect, it } from "vitest";
import { parseXml, type XmlElement } from "../../conformance/formats/xml-tree.ts";
import { type ConformanceReport, describeFailure, writeHtml, writeJunit, writeText } from "../../conformance/index.ts";
import { findProblem } from "../../conformance/vitest.ts";
import { sampleConformance } from "../review/sample-conformance.ts";

const hostile = `<b>&"'`;
const report: ConformanceReport = {
  ...sampleConformance,
  target: `http://a/${hostile}`,
  contract: { title: `Title ${hostile}`, version: `1 ${hostile}` },
  failures: sampleConformance.failures.map((failure) => ({
    ...failure,
    operationId: `op ${hostile}`,
    mediaType: `type ${hostile}`,
    pointer: `/a/${hostile}`,
    expected: `one\ntwo ${hostile}`,
    actual: `actual ${hostile} \u0001`,
    curl: `curl ${hostile}`,
  })),
};

describe("the page", () => {
  it("every text is escaped", () => {
    const page = writeHtml(report);
    expect(page).not.toContain("<b>");
    expect(page.match(/&lt;b&gt;&amp;/g)?.length).toBeGreaterThan(8);
    for (const text of ["curl", "op", "type", "actual", "two"]) expect(page).toContain(`${text} &lt;b&gt;`);
  });

  it("each check and response has its verdict", () => {
    const page = writeHtml(report);
    const rows = [...page.matchAll(/<code>([a-z-]+)<\/code><br>.*?<td class="(\w+)">([^<]*)</g)].map((row) =>
      row.slice(1),
    );
    expect(rows).toEqual([
      ["status-declared", "good", "passed"],
      ["body-conforms", "bad", "failed"],
      ["retry-after-kept", "open", "not decided"],
    ]);
    const seen = report.coverage.responses.filter((cell) => cell.seen > 0).length;
    expect(page).toContain(`Responses seen: ${seen} of ${report.coverage.responses.length}`);
    expect(page).toContain("3 in 1 place, seed 42");
  });
});

describe("JUnit", () => {
  const suiteOf = (changed: Partial<ConformanceReport> = {}): XmlElement => {
    const [suite] = parseXml(writeJunit({ ...report, ...changed }).replace(/^<\?xml.*\?>\n/, "")).children;
    if (suite === undefined) throw new Error("no suite");
    return suite;
  };
  const attributesOf = (element: XmlElement | undefined) =>
    Object.fromEntries(element?.attributes.map(({ name, value }) => [name, value]) ?? []);

  it("a failure has its message to the line, and all that reproduces it", () => {
    const [, failed, skipped] = suiteOf().children;
    const checks = [...report.checks, { check: "other", passed: 0, failed: 0, notDecided: "" }];
    expect(attributesOf(suiteOf({ checks }))).toMatchObject({ tests: "4", failures: "1", skipped: "2" });
    expect(attributesOf(suiteOf())).toMatchObject({
      tests: "3",
      failures: "1",
      errors: "0",
      skipped: "1",
      time: "12.345",
    });
    expect(attributesOf(failed?.children[0]).message).toBe(`expected one\ntwo ${hostile}`);
    expect(failed?.children[0]?.text).toContain(`actual ${hostile} \\u{1}`);
    expect(attributesOf(skipped?.children[0]).message).toBe("no response had a Retry-After <in this run>");
  });

  it("an incomplete run is an error with its reason", () => {
    const suite = suiteOf({ verdict: "incomplete", incomplete: "interrupted", failures: [] });
    expect(attributesOf(suite)).toMatchObject({ tests: "4", errors: "1" });
    expect(attributesOf(suite.children.at(-1)?.children[0])).toEqual({ message: "interrupted" });
  });
});

describe("the text", () => {
  const textOf = (changed: Partial<ConformanceReport> = {}, hasColours = false) =>
    writeText({ ...sampleConformance, ...changed }, { hasColours });

  it.each([
    [{ leftBehind: 0 }, 0],
    [{ leftBehind: 1 }, "Could not be removed: 1 list or item\n"],
    [{ leftBehind: 2 }, "Could not be removed: 2 lists or items\n"],
    [{ notProvoked: ["a", "b"] }, "Not reached with the recipe: a; b\n"],
    [{ unreadableSchemas: ["#/a: why"] }, "Not checked, because it cannot be compiled: #/a: why\n"],
    [{ requests: 1 }, "1 request in 12.3 s; "],
  ])("the text of %j has its remark", (changed, remark) => {
    if (remark === 0) expect(textOf(changed)).not.toContain("Could not be removed");
    else expect(textOf(changed)).toContain(remark);
  });

  it("each check has a line, and a run with failures has its verdict at both ends", () => {
    const lines = textOf().split("\n");
    expect(lines.slice(0, 6)).toEqual([
      "http://127.0.0.1:8080 against Contact Phone Numbers 1.1.0, seed 42",
      "does not conform: 1 failure",
      "",
      expect.stringMatching(/^✓ status-declared +2345$/),
      expect.stringMatching(/^✗ body-conforms +1 of 2345 failed$/),
      expect.stringMatching(/^- retry-after-kept +not decided: no response had/),
    ]);
    expect(lines.at(-2)).toBe("does not conform: 1 failure");
  });

  it("only a terminal gets colours", () => {
    expect(textOf()).not.toContain("\u001B");
    expect(textOf({}, true)).toContain("\u001B[32m✓\u001B[0m status-declared");
  });

  it("failures after the 25th are counted", () => {
    const [failure] = sampleConformance.failures;
    const failures = Array.from({ length: 26 }, () => failure).filter((each) => each !== undefined);
    expect(textOf({ failures })).toContain("1 more failure: see all with --json\n");
    expect(textOf({ failures: failures.slice(1) })).not.toContain("more failure");
  });

  it("a failure has its places and the command", () => {
    const [failure] = report.failures;
    const text = failure === undefined ? "" : describeFailure(failure);
    for (const part of ["one\n            two", "actual", "seed      42", "curl"]) expect(text).toContain(part);
  });
});

it.each([
  ["status-declared", undefined],
  ["body-conforms", expect.stringContaining("expected  an integer from 1 to 2147483647")],
  ["retry-after-kept", "not decided: no response had a Retry-After <in this run>"],
])("as a test, the check %s has the problem %s", (check, expected) => {
  expect(findProblem(sampleConformance, check)).toEqual(expected);
});
