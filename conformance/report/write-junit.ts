// Writes the report as JUnit XML for CI servers: one test case per check.
import { escapeXml, isXmlText } from "../formats/xml-writer.ts";
import type { ConformanceReport, Failure } from "./conformance-report.ts";
import { describeFailure } from "./write-text.ts";

export function writeJunit(report: ConformanceReport): string {
  const { checks, failures, durationMs, startedAt, target } = report;
  const failed = checks.filter((check) => check.failed > 0).length;
  // An incomplete run is an error of the run, not a failure of the target.
  const errors = report.verdict === "incomplete" ? 1 : 0;
  const skipped = checks.filter((check) => check.notDecided !== undefined).length;
  const counts = `tests="${checks.length + errors}" failures="${failed}" errors="${errors}" skipped="${skipped}"`;
  const time = (durationMs / 1_000).toFixed(3);
  const cases = checks.map(({ check, notDecided }) => {
    const own = failures.filter((failure) => failure.check === check);
    const inside =
      notDecided === undefined
        ? own.map((failure) => failureElement(failure)).join("")
        : `<skipped message="${attribute(notDecided)}"/>`;
    return `    <testcase classname="conformance" name="${check}">${inside}</testcase>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites ${counts} time="${time}">\n`,
    `  <testsuite name="${attribute(`conformance of ${target}`)}" ${counts} time="${time}" timestamp="${startedAt}">\n`,
    ...cases,
    ...(errors === 0
      ? []
      : [
          `    <testcase classname="conformance" name="the run"><error message="${attribute(report.incomplete ?? "")}"/></testcase>\n`,
        ]),
    "  </testsuite>\n</testsuites>\n",
  ].join("");
}

function failureElement(failure: Failure): string {
  const message = attribute(`expected ${failure.expected}`);
  return `<failure message="${message}" type="${failure.check}">${carried(describeFailure(failure))}</failure>`;
}

/** Characters that XML cannot carry are written as their code points. */
const carried = (text: string): string =>
  escapeXml([...text].map((each) => (isXmlText(each) ? each : codePoint(each))).join(""));
const codePoint = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;
const attribute = (text: string): string => carried(text).replaceAll("\n", "&#10;");
