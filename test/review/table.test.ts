// docs/changes.md has the current table of kinds, and its example of a note approves the change.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { unapproved } from "../../review/changes/approve.ts";
import { compareContracts } from "../../review/changes/compare-contracts.ts";
import { kinds } from "../../review/changes/kinds.ts";
import { withTable } from "../../review/changes/table.ts";
import { edited, member } from "./change-cases/change-case.ts";

const document = readFileSync(join(import.meta.dirname, "../../docs/changes.md"), "utf8");

it("the table in docs/changes.md is that of kinds.ts (npx tsx review/changes/write-table.ts writes it)", () => {
  expect(document).toBe(withTable(document));
  for (const kind of Object.keys(kinds)) expect(document).toContain(`\n| \`${kind}\` | `);
});

it("the example note in docs/changes.md approves its change", () => {
  const note = /```md\n(### Contract\n[\s\S]*?)```/.exec(document)?.[1] ?? "";
  const released = "## [1.0.0] - 2026-01-31\n";
  const changes = compareContracts(
    edited(),
    edited((contract) => contract.set(`${member("Notes")}/maxLength`, 3000)),
  );
  expect(unapproved(changes, `## [Unreleased]\n\n${note}\n${released}`, "1.0.0", "2.0.0")).toEqual([]);
  expect(unapproved(changes, `## [Unreleased]\n\n${released}`, "1.0.0", "2.0.0")).toHaveLength(1);
});

it("the sample of the summary in docs/review.md has the lines that the review prints", () => {
  const sample = readFileSync(join(import.meta.dirname, "../../docs/review.md"), "utf8");
  const source = readFileSync(join(import.meta.dirname, "../../review/terminal.ts"), "utf8");
  const labels = [...source.matchAll(/^ +\[\s*"(\w+)",/gm)].map((match) => match[1]);
  expect(labels).toEqual(["contract", "compared", "lint", "changes", "examples", "page"]);
  for (const label of labels) expect(sample).toMatch(new RegExp(`^${label} +\\S`, "m"));
});
