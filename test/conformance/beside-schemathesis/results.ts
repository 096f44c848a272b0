// The results of both suites, one line of JSON for each server, and their table in docs/conformance.md.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Target, targets } from "./targets.ts";

export interface Result extends Pick<Target, "check" | "fault"> {
  /** The checks that failed in this suite's run; empty for a correct server, where it is not run. */
  readonly suite: readonly string[];
  /** The titles of the failures that Schemathesis reported. */
  readonly schemathesis: readonly string[];
  /** Whether the run of Schemathesis ended by itself. */
  readonly isComplete: boolean;
}

export function readResults(file: string): readonly Result[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Result);
}

export function addResult(file: string, result: Result): void {
  appendFileSync(file, `${JSON.stringify(result)}\n`);
}

const page = join(import.meta.dirname, "../../../docs/conformance.md");
const [start, end] = ["<!-- schemathesis -->", "<!-- end of schemathesis -->"];

export function updatePage(results: readonly Result[]): void {
  const [before = "", rest = ""] = readFileSync(page, "utf8").split(start);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error("docs/conformance.md has no place for the results");
  writeFileSync(page, `${before}${start}\n\n${toTable(results)}\n\n${toAlarms(results)}\n\n${end}${after}`);
}

/** A row for each check: how many of its faults each suite found, and which Schemathesis found. */
export function toTable(results: readonly Result[]): string {
  const tried = results.filter(({ check }) => check !== "none");
  const checks = [...new Set(tried.map(({ check }) => check))].toSorted();
  const rows = checks.map((check) =>
    toRow(
      `\`${check}\``,
      tried.filter((each) => each.check === check),
    ),
  );
  const planted = targets.filter(({ check }) => check !== "none").length;
  return [
    "| faults for the check | tried | this suite | Schemathesis | found by Schemathesis |",
    "|---|---|---|---|---|",
    ...rows,
    `| all (${tried.length} of ${planted} were tried) | ${tried.length} | ${count(tried, "suite")} | ${count(tried, "schemathesis")} | |`,
    "",
    onlyOther(tried),
  ].join("\n");
}

type Suite = "suite" | "schemathesis";
const count = (results: readonly Result[], suite: Suite) => results.filter((each) => each[suite].length > 0).length;
const names = (results: readonly Result[]) => results.map(({ fault }) => `\`${fault}\``).join(", ");

function toRow(head: string, results: readonly Result[]): string {
  const found = results.filter(({ schemathesis }) => schemathesis.length > 0);
  const cells = [head, results.length, count(results, "suite"), found.length, names(found)];
  return `| ${cells.join(" | ")} |`;
}

function onlyOther(results: readonly Result[]): string {
  const missed = results.filter(({ suite, schemathesis }) => suite.length === 0 && schemathesis.length > 0);
  return missed.length === 0
    ? "Schemathesis found no fault that this suite missed."
    : `Only Schemathesis found ${names(missed)}.`;
}

/** The reports of Schemathesis about correct servers; other tests show that this suite reports nothing. */
function toAlarms(results: readonly Result[]): string {
  return [
    "| correct server of | false alarms of Schemathesis |",
    "|---|---|",
    ...results
      .filter(({ check }) => check === "none")
      .map(({ fault, schemathesis }) => `| \`${fault}\` | ${schemathesis.join(", ") || "none"} |`),
  ].join("\n");
}
