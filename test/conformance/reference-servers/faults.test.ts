// Each fault changes a response and is documented.
import { describe, expect, it } from "vitest";
import { checks } from "../../../conformance/report/checks.ts";
import { type FaultyServerName, faults, faultyServers } from "./faults.ts";
import { isCurrent } from "./reference-table.ts";
import { lastAnswer } from "./show.ts";

describe.each(Object.keys(faultyServers) as FaultyServerName[])("the reference servers of %s", (name) => {
  it.each(faults.filter(({ server }) => server === name).map((fault) => [fault.name, fault] as const))(
    "the fault %s changes the last response of its sequence",
    async (_name, fault) => {
      const [right, again, wrong] = [
        await lastAnswer(fault, false),
        await lastAnswer(fault, false),
        await lastAnswer(fault, true),
      ];
      expect(again).toEqual(right);
      expect(wrong).not.toEqual(right);
    },
  );
});

describe("the table", () => {
  it("the table names every fault once, in words", () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    for (const { name, what, breaks } of faults) {
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(what).toMatch(/^\S.*\.$/);
      expect(breaks).toMatch(/\.$/);
    }
  });

  it("docs/reference-servers.md has the current table", () => {
    expect(isCurrent()).toBe(true);
  });

  it("the table has at least one fault for every check", () => {
    const expected = new Set(faults.map(({ expectedCheck }) => expectedCheck));
    expect((Object.keys(checks) as (keyof typeof checks)[]).filter((name) => !expected.has(name))).toEqual([]);
  });
});
