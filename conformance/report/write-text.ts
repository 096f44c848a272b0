// The report for a terminal.

import type { CheckResult, ConformanceReport } from "./conformance-report.ts";
import { countFailures, describeFailure } from "./describe-failure.ts";

const codes = { green: 32, red: 31, yellow: 33, bold: 1 } as const;

/** `colours`: whether escape sequences are understood. */
export function writeText(report: ConformanceReport, { colours }: { readonly colours: boolean }): string {
  const paint = (name: keyof typeof codes, text: string): string =>
    colours ? `\u001B[${codes[name]}m${text}\u001B[0m` : text;
  const line = ({ check, passed, failed, notDecided }: CheckResult): string => {
    const name = check.padEnd(30);
    if (notDecided !== undefined) return `${paint("yellow", "-")} ${name} not decided: ${notDecided}`;
    return failed === 0
      ? `${paint("green", "✓")} ${name} ${passed}`
      : `${paint("red", "✗")} ${name} ${failed} of ${passed + failed} failed`;
  };
  const { responses } = report.coverage;
  const seen = responses.filter(({ seen: times }) => times > 0).length;
  return [
    ...report.failures.flatMap((failure) => [paint("red", describeFailure(failure, report)), ""]),
    ...report.checks.map(line),
    "",
    `${report.target} against ${report.contract.title} ${report.contract.version}, seed ${report.seed}`,
    `${report.requests} requests in ${(report.durationMs / 1_000).toFixed(1)} s; ${seen} of ${responses.length} responses of the contract seen`,
    ...(report.stoppedEarly ? ["The run was stopped before everything was tried."] : []),
    ...(report.leftBehind > 0
      ? [`What the run stored is left in ${report.leftBehind} contacts, whose ids begin with conformance-.`]
      : []),
    paint("bold", report.conforms ? "conforms" : `does not conform: ${countFailures(report.failures.length)}`),
    "",
  ].join("\n");
}
