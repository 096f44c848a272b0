// The contract is sound; broken in one place, the right rule says so in words; and every suppression is needed.
// approved/findings-*.txt list every finding. After an intended change: npx vitest run test/review/lint.test.ts -u, and read the diff.
import { describe, expect, it } from "vitest";
import { lint, suppress } from "../../review/lint/lint.ts";
import { projectRules } from "../../review/lint/project-rules.ts";
import { lintWithRedocly } from "../../review/lint/redocly.ts";
import { checkRules } from "../../review/lint/rules/rule.ts";
import { lintWithSpectral } from "../../review/lint/spectral.ts";
import { type Suppression, suppressions } from "../../review/lint/suppressions.ts";
import { createContract, readContract, type Spec } from "../../review/model/contract.ts";
import type { Finding } from "../../review/model/review-report.ts";
import { isOpen } from "../../review/model/review-report.ts";
import { broken, contractText } from "./broken-contract.ts";
import { brokenContracts, findByProjectRules, listFindings, projectTables } from "./broken-contracts.ts";
import { carelessContract } from "./careless-contract.ts";

const linters: Readonly<Record<Finding["by"], (contract: Spec) => Finding[] | Promise<Finding[]>>> = {
  project: (contract) => checkRules(projectRules, contract),
  redocly: lintWithRedocly,
  spectral: lintWithSpectral,
};

describe("the contract", () => {
  it("the contract has no open finding, and no suppression without a match", async () => {
    const findings = await lint(readContract(contractText));
    expect(findings.filter(isOpen)).toEqual([]);
    expect(findings.length).toBeGreaterThan(suppressions.length);
  });

  it("the contract breaks no project rule, not even with a suppression", () => {
    expect(checkRules(projectRules, readContract(contractText))).toEqual([]);
    expect(suppressions.filter(({ by }) => by === "project")).toEqual([]);
  });
});

describe("a broken contract", () => {
  it.each(brokenContracts)("$by finds $rule in $title", async ({ by, rule, pointer, says, edit }) => {
    const findings = by === "project" ? findByProjectRules(edit) : await linters[by](broken(edit));
    const found = findings.filter((finding) => finding.rule === rule && finding.pointer === pointer);
    expect(found.length, JSON.stringify(findings.slice(0, 5), null, 1)).toBeGreaterThan(0);
    expect(found.map(({ message }) => message).join("\n")).toContain(says);
    expect(suppress(found, suppressions).filter(isOpen).length).toBeGreaterThan(0);
  });

  it.each(["redocly", "spectral"] as const)("%s says how severe a finding is", async (by) => {
    const text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /a: { get: { respones: {} } }\n";
    const findings = await linters[by](readContract(text));
    const severity = (rule: string) => findings.find((finding) => finding.rule === rule)?.severity;
    expect([
      severity("struct") ?? severity("oas3-schema"),
      severity("info-license") ?? severity("license-url"),
    ]).toEqual(["error", by === "redocly" ? "error" : "warning"]);
  });

  it("every project rule has a broken contract", () => {
    const tried = new Set(brokenContracts.map(({ rule }) => rule));
    expect(projectRules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
    expect(brokenContracts.length).toBeGreaterThanOrEqual(30);
  });

  it("an empty contract is judged without a crash", () => {
    expect(checkRules(projectRules, createContract({})).map(({ rule }) => rule)).toEqual(["error-code-enumerated"]);
    expect(
      checkRules(projectRules, createContract({ paths: { "/a": { get: { responses: { "200": null } } } } })).length,
    ).toBeGreaterThan(3);
  });
});

describe("the approved findings", () => {
  it.each(Object.entries(projectTables))("are those of the project's rules in broken %s", async (group, rows) => {
    const lines = rows.flatMap(([, title, edit]) => [title, ...listFindings(findByProjectRules(edit))]);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`approved/findings-${group}.txt`);
  });

  it("are those of all linters in a careless contract", async () => {
    const findings = await lint(readContract(carelessContract));
    for (const by of ["project", "redocly", "spectral"]) {
      const lines = listFindings(findings.filter((finding) => finding.by === by));
      await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`approved/findings-careless-${by}.txt`);
    }
  });
});

it("the rules and their reasons are the approved ones", async () => {
  const text = projectRules.map(({ name, why }) => `${name}\n  ${why}\n`).join("");
  await expect(text).toMatchFileSnapshot("approved/rules.txt");
});

describe("a suppression", () => {
  const finding: Finding = { rule: "r", by: "redocly", severity: "error", pointer: "#/info/license", message: "m" };
  const suppression = (more: Partial<Suppression>): Suppression => ({
    by: "redocly",
    rule: "r",
    reason: "because",
    ...more,
  });

  it("a suppression covers its rule at its place and below", () => {
    for (const at of [undefined, ["#/info"], ["#/info/license"]]) {
      expect(suppress([finding], [suppression(at === undefined ? {} : { at })])).toEqual([
        { ...finding, suppressed: "because" },
      ]);
    }
  });

  it.each([
    ["another place", suppression({ at: ["#/info/lic"] })],
    ["another linter", suppression({ by: "spectral" })],
    ["another rule", suppression({ rule: "other" })],
  ])("a suppression of %s suppresses nothing, and is a finding itself", (_title, other) => {
    const findings = suppress([finding], [other]);
    expect(findings.filter(isOpen).map(({ rule }) => rule)).toEqual(["r", "suppression-used"]);
    expect(findings[1]?.message).toContain("remove it");
  });

  it("the reason of every suppression is a complete sentence", () => {
    for (const { reason } of suppressions) expect(reason).toMatch(/^[A-Z].{30,}\.$/s);
  });
});
