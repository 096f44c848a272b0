// A failure in words: what was expected, what came, where the contract says so, and how to see it again.
import type { ConformanceReport, Failure } from "./conformance-report.ts";

/** How many ways of failing there are, in words. */
export const countFailures = (count: number): string => (count === 1 ? "1 failure" : `${count} failures`);

export function describeFailure(failure: Failure, { seed }: Pick<ConformanceReport, "seed">): string {
  const { check, operationId, mediaType, pointer, expected, actual, curl, cases } = failure;
  const times = cases === 1 ? "" : `, ${cases} cases`;
  return [
    `${check}: ${operationId}${mediaType === undefined ? "" : ` in ${mediaType}`}${times}`,
    `  expected  ${expected}`,
    `  got       ${actual}`,
    `  contract  openapi.yaml#${pointer}`,
    `  seed      ${seed}`,
    ...curl.split("\n").map((line, index) => `${index === 0 ? "  again     " : "            "}${line}`),
  ].join("\n");
}
