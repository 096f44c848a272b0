// Says a review in a few lines of plain text: the verdict first, then whatever stands in the way.
import { breakingCounts, isOpen, isSound, type ReviewReport, totalScore } from "./model/review-report.ts";
import { count } from "./page/html.ts";

/** The summary, without colours, ending with a line break. `page` is where the whole of it was written. */
export function terminalSummary(report: ReviewReport, page: string): string {
  const { contract, base, findings, changes, unapproved, conformance } = report;
  const open = findings.filter(isOpen);
  const rows = [
    ["contract", `${contract.title} ${contract.version} (${contract.fingerprint.slice(0, 12)})`],
    ["compared", `with ${base.name}, version ${base.version}`],
    ["lint", `${open.length} to fix, ${findings.length - open.length} suppressed`],
    [
      "changes",
      `${changes.length}, ${breakingCounts(changes)}, ${unapproved.length === 0 ? "all approved" : `${unapproved.length} to approve`}`,
    ],
    ["examples", examplesLine(report)],
    ...(conformance === undefined ? [] : [["coverage", coverageLine(report)]]),
    ...(report.strength === undefined ? [] : [["strength", `${totalScore(report.strength)} of planted defects found`]]),
    ["page", page],
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return [
    ...rows.map(([name = "", value = ""]) => `${name.padEnd(width)}  ${value}`),
    ...listed(
      "To fix, or to suppress in review/lint/suppressions.ts:",
      open.map(
        ({ rule, by, line, pointer, message }) =>
          `openapi.yaml${line === undefined ? "" : `:${line}`} ${rule} (${by})\n    ${pointer}\n    ${message}`,
      ),
    ),
    ...listed("Changes that are not approved:", unapproved),
    "",
    isSound(report) ? "The contract is sound, and every breaking change is approved." : "The review fails.",
    "",
  ].join("\n");
}

function listed(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : ["", title, ...entries.map((entry) => `  ${entry}`)];
}

function examplesLine({ examples }: ReviewReport): string {
  return examples.length === 0
    ? "none could be made: the finding wire-examples or generated-current says why"
    : `${count(examples.length, "message")}, each written and read back`;
}

function coverageLine({ conformance }: ReviewReport): string {
  const cells = conformance?.coverage.responses ?? [];
  const seen = cells.filter((cell) => cell.seen > 0).length;
  return `${seen} of ${cells.length} responses seen; ${conformance?.conforms === true ? "the target conforms" : `${count(conformance?.failures.length ?? 0, "failure")} at the target`}`;
}
