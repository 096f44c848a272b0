// Every rule of the wire has a test, and docs/wire.md names them all.
import { expect, it } from "vitest";
import { isCurrent, ruleNumbers, testsOfRules } from "./wire-table.ts";

it("has a test for every rule", () => {
  expect(ruleNumbers).toHaveLength(56);
  const tests = testsOfRules();
  expect(ruleNumbers.filter((rule) => (tests.get(rule) ?? []).length === 0)).toEqual([]);
});

it("docs/wire.md is current", () => {
  expect(isCurrent()).toBe(true);
});
