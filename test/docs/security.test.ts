// SECURITY.md names a test for each threat: each exists and is part of the suite.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../support/contract.ts";

const rows = readFileSync(join(root, "SECURITY.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| Asset"));

it("SECURITY.md names an existing test for each threat", () => {
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const named = [...row.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1] ?? "");
    expect(named).not.toEqual([]);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(named.filter((file) => !/\.test\.ts$|conformance\.ts$/.test(file))).toEqual([]);
  }
});
