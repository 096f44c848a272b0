// The contract is sound; broken in one place, the right rule says so in words; and every excuse is needed.
import { describe, expect, it } from "vitest";
import { contractOf, readContract, type Spec } from "../../review/contract.ts";
import { type Exception, exceptions } from "../../review/lint/exceptions.ts";
import { excuse, lint, stands } from "../../review/lint/lint.ts";
import { ownRules } from "../../review/lint/own-rules.ts";
import { lintWithRedocly } from "../../review/lint/redocly.ts";
import { checkRules } from "../../review/lint/rule.ts";
import { lintWithSpectral } from "../../review/lint/spectral.ts";
import type { Finding } from "../../review/review-report.ts";
import { broken, contractText } from "./broken-contract.ts";
import { brokenContracts } from "./broken-contracts.ts";

const linters: Readonly<Record<Finding["by"], (contract: Spec) => Finding[] | Promise<Finding[]>>> = {
  own: (contract) => checkRules(ownRules, contract),
  redocly: lintWithRedocly,
  spectral: lintWithSpectral,
};

describe("the contract", () => {
  it("has no finding that is not excused, and no excuse that is not needed", async () => {
    const findings = await lint(readContract(contractText));
    expect(findings.filter(stands)).toEqual([]);
    expect(findings.length).toBeGreaterThan(exceptions.length);
  });

  it("breaks no rule of this project, not even with an excuse", () => {
    expect(checkRules(ownRules, readContract(contractText))).toEqual([]);
    expect(exceptions.filter(({ by }) => by === "own")).toEqual([]);
  });
});

describe("a broken contract", () => {
  it.each(brokenContracts)("$by $rule: $title", async ({ by, rule, pointer, says, edit }) => {
    const findings = await linters[by](broken(edit));
    const found = findings.filter((finding) => finding.rule === rule && finding.pointer === pointer);
    expect(found.length, JSON.stringify(findings.slice(0, 5), null, 1)).toBeGreaterThan(0);
    expect(found.map(({ message }) => message).join("\n")).toContain(says);
    expect(excuse(found, exceptions).filter(stands).length).toBeGreaterThan(0);
  });

  it("is in the table for every rule of this project", () => {
    const tried = new Set(brokenContracts.map(({ rule }) => rule));
    expect(ownRules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
    expect(brokenContracts.length).toBeGreaterThanOrEqual(30);
  });

  it("that is empty is judged without a crash", () => {
    expect(checkRules(ownRules, contractOf({})).map(({ rule }) => rule)).toEqual(["error-code-enumerated"]);
    expect(
      checkRules(ownRules, contractOf({ paths: { "/a": { get: { responses: { "200": null } } } } })).length,
    ).toBeGreaterThan(3);
  });
});

describe("an exception", () => {
  const finding: Finding = { rule: "r", by: "redocly", severity: "error", pointer: "#/info/license", message: "m" };
  const exception = (more: Partial<Exception>): Exception => ({ by: "redocly", rule: "r", reason: "because", ...more });

  it("excuses its rule where it says, and below", () => {
    for (const at of [undefined, ["#/info"], ["#/info/license"]]) {
      expect(excuse([finding], [exception(at === undefined ? {} : { at })])).toEqual([
        { ...finding, excused: "because" },
      ]);
    }
  });

  it.each([
    ["another place", exception({ at: ["#/info/lic"] })],
    ["another linter", exception({ by: "spectral" })],
    ["another rule", exception({ rule: "other" })],
  ])("of %s excuses nothing, and is a finding itself", (_title, other) => {
    const findings = excuse([finding], [other]);
    expect(findings.filter(stands).map(({ rule }) => rule)).toEqual(["r", "exception-used"]);
    expect(findings[1]?.message).toContain("remove it");
  });

  it("has a reason of a whole sentence", () => {
    for (const { reason } of exceptions) expect(reason).toMatch(/^[A-Z].{30,}\.$/s);
  });
});
