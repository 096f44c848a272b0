// The versions of a release: how large a step the contract's changes and CHANGELOG.md ask for, and what refuses it.
import { describe, expect, it } from "vitest";
import { planRelease } from "../../review/release/plan.ts";

const contract = (version: string, maxLength = 10) => `openapi: 3.1.1
info: { title: Notes, version: ${version} }
paths:
  /notes:
    post:
      operationId: addNote
      requestBody: { content: { application/json: { schema: { type: string, maxLength: ${maxLength} } } } }
      responses: { '204': { description: Added. } }
`;
const changelog = (...parts: readonly string[]) =>
  `# Changelog\n\n## [Unreleased]\n\n${parts.map((part) => `### ${part}\n\n- Something.\n`).join("\n")}\n## [1.2.3] - 2026-01-01\n\n### Removed\n\n- Old.\n`;
const texts = {
  contract: contract("1.0.0"),
  releasedContract: contract("1.0.0"),
  changelog: changelog("Fixed"),
  manifest: '{"version":"1.2.3"}',
};

describe("the packages", () => {
  it.each([
    ["Fixed", "1.2.4"],
    ["Changed", "1.2.4"],
    ["Added", "1.3.0"],
    ["Removed", "2.0.0"],
  ])("the packages get their own version step if CHANGELOG.md has %s: %s", (part, version) => {
    const { plan, refusals } = planRelease({ ...texts, changelog: changelog("Fixed", part) });
    expect([plan.packages, plan.tag, refusals]).toEqual([{ from: "1.2.3", to: version }, `v${version}`, []]);
  });

  it("the packages follow a change of the contract that breaks clients", () => {
    const { plan, refusals } = planRelease({ ...texts, contract: contract("1.0.0", 9) });
    expect([plan.packages.to, plan.contract]).toEqual(["2.0.0", { from: "1.0.0", to: "2.0.0" }]);
    expect(refusals).toHaveLength(2);
  });

  it("a requested version may be higher than required, but not lower", () => {
    expect(planRelease(texts, "3.0.0")).toMatchObject({ plan: { packages: { to: "3.0.0" } }, refusals: [] });
    expect(planRelease(texts, "1.2.4").refusals).toEqual([]);
    expect(planRelease(texts, "1.2.3").refusals).toEqual([
      "version 1.2.3 is too low: what has changed since the last release asks for 1.2.4 or more",
    ]);
  });
});

it("the contract's version is raised where it must be, and kept where it is high enough", () => {
  const step = (revised: string) => planRelease({ ...texts, contract: revised }).plan.contract;
  expect(step(contract("1.0.0"))).toEqual({ from: "1.0.0", to: "1.0.0" });
  expect(step(contract("1.0.0", 11))).toEqual({ from: "1.0.0", to: "1.1.0" });
  expect(step(contract("1.5.0", 11))).toEqual({ from: "1.5.0", to: "1.5.0" });
});

it("the first release takes every version from the contract, whatever has changed", () => {
  const first = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Everything.\n";
  const { plan, refusals } = planRelease({ ...texts, contract: contract("1.4.2", 9), changelog: first });
  expect([plan.contract, plan.packages, plan.tag, refusals]).toEqual([
    { from: "1.4.2", to: "1.4.2" },
    { from: "1.2.3", to: "1.4.2" },
    "v1.4.2",
    [],
  ]);
});

it("a release needs something under [Unreleased]", () => {
  expect(planRelease({ ...texts, changelog: changelog() }).refusals).toEqual([
    "CHANGELOG.md says nothing under [Unreleased]: nothing to release",
  ]);
});
