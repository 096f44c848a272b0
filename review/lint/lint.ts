// Lints a contract with everything there is, and excuses what stands among the exceptions.
import type { Spec } from "../contract.ts";
import type { Finding } from "../review-report.ts";
import { type Exception, exceptions } from "./exceptions.ts";
import { ownRules } from "./own-rules.ts";
import { lintWithRedocly } from "./redocly.ts";
import { checkRules } from "./rule.ts";
import { lintWithSpectral } from "./spectral.ts";

/** Findings of all linters, each once. One without `excused` is to be fixed, or excused with a reason. */
export async function lint(contract: Spec, excuses: readonly Exception[] = exceptions): Promise<Finding[]> {
  const [redocly, spectral] = await Promise.all([lintWithRedocly(contract), lintWithSpectral(contract)]);
  return excuse(distinct([...checkRules(ownRules, contract), ...redocly, ...spectral]), excuses);
}

export function distinct(findings: readonly Finding[]): Finding[] {
  return [
    ...new Map(findings.map((one) => [JSON.stringify([one.by, one.rule, one.pointer, one.message]), one])).values(),
  ];
}

/** An exception that excuses nothing any more is a finding itself: a stale excuse hides the next mistake. */
export function excuse(findings: readonly Finding[], excuses: readonly Exception[]): Finding[] {
  const used = new Set<Exception>();
  const judged = findings.map((finding): Finding => {
    const exception = excuses.find(
      ({ by, rule, at }) =>
        by === finding.by &&
        rule === finding.rule &&
        (at === undefined || at.some((place) => within(finding.pointer, place))),
    );
    if (exception === undefined) return finding;
    used.add(exception);
    return { ...finding, excused: exception.reason };
  });
  const stale = excuses
    .filter((exception) => !used.has(exception))
    .map(
      (exception): Finding => ({
        rule: "exception-used",
        by: "own",
        severity: "error",
        pointer: "#/",
        message: `review/lint/exceptions.ts excuses ${exception.rule} (${exception.by})${exception.at === undefined ? "" : ` at ${exception.at.join(", ")}`}, and nothing needs that any more: remove it`,
      }),
    );
  return [...judged, ...stale];
}

const within = (pointer: string, place: string) => pointer === place || pointer.startsWith(`${place}/`);

/** Whether a finding fails the review. */
export function stands({ excused }: Finding): boolean {
  return excused === undefined;
}
