// Runs all linters over a contract and applies the suppressions.
import type { Spec } from "../model/contract.ts";
import type { Finding } from "../model/review-report.ts";
import { projectRules } from "./project-rules.ts";
import { lintWithRedocly } from "./redocly.ts";
import { checkRules } from "./rules/rule.ts";
import { lintWithSpectral } from "./spectral.ts";
import { type Suppression, suppressions } from "./suppressions.ts";

/** The findings of all linters without duplicates. One without `suppressed` must be fixed, or suppressed with a reason. */
export async function lint(contract: Spec, allowed: readonly Suppression[] = suppressions): Promise<Finding[]> {
  const [redocly, spectral] = await Promise.all([lintWithRedocly(contract), lintWithSpectral(contract)]);
  return suppress(distinct([...checkRules(projectRules, contract), ...redocly, ...spectral]), allowed);
}

export function distinct(findings: readonly Finding[]): Finding[] {
  return [
    ...new Map(findings.map((one) => [JSON.stringify([one.by, one.rule, one.pointer, one.message]), one])).values(),
  ];
}

/** A suppression without a match is a finding itself: a stale one hides the next mistake. */
export function suppress(findings: readonly Finding[], allowed: readonly Suppression[]): Finding[] {
  const used = new Set<Suppression>();
  const judged = findings.map((finding): Finding => {
    const suppression = allowed.find(
      ({ by, rule, at }) =>
        by === finding.by &&
        rule === finding.rule &&
        (at === undefined || at.some((place) => within(finding.pointer, place))),
    );
    if (suppression === undefined) return finding;
    used.add(suppression);
    return { ...finding, suppressed: suppression.reason };
  });
  const stale = allowed
    .filter((suppression) => !used.has(suppression))
    .map(
      (suppression): Finding => ({
        rule: "suppression-used",
        by: "project",
        severity: "error",
        pointer: "#/",
        message: `review/lint/suppressions.ts suppresses ${suppression.rule} (${suppression.by})${suppression.at === undefined ? "" : ` at ${suppression.at.join(", ")}`}, and no finding matches it: remove it`,
      }),
    );
  return [...judged, ...stale];
}

function within(pointer: string, place: string): boolean {
  const pattern = place.split("*").map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${pattern.join("[^/]*")}(?:/|$)`).test(pointer);
}
