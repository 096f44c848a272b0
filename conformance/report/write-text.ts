// Writes the report of a run and of a recording proxy for a terminal.
import type { CheckResult, ConformanceReport, Failure, ResponseCell } from "./conformance-report.ts";

const codes = { green: 32, red: 31, yellow: 33, bold: 1 } as const;
/** Further failures are only counted; the JSON report lists all. */
const maxFailures = 25;
const maxPlaces = 4;
const maxCommand = 6_000;

/** `hasColours`: whether the terminal supports escape sequences. */
export function writeText(report: ConformanceReport, { hasColours }: { readonly hasColours: boolean }): string {
  const paint = (name: keyof typeof codes, text: string): string =>
    hasColours ? `\u001B[${codes[name]}m${text}\u001B[0m` : text;
  const line = ({ check, passed, failed, notDecided }: CheckResult): string => {
    const name = check.padEnd(30);
    if (notDecided !== undefined) return `${paint("yellow", "-")} ${name} not decided: ${notDecided}`;
    return failed === 0
      ? `${paint("green", "✓")} ${name} ${passed}`
      : `${paint("red", "✗")} ${name} ${failed} of ${passed + failed} failed`;
  };
  const { failures } = report;
  const hidden = failures.length - maxFailures;
  const verdict = paint("bold", describeVerdict(report));
  return [
    `${report.target} against ${report.contract.title} ${report.contract.version}, seed ${report.seed}`,
    verdict,
    "",
    ...report.checks.map(line),
    "",
    ...failures.slice(0, maxFailures).flatMap((failure) => [paint("red", describeFailure(failure)), ""]),
    ...(hidden > 0 ? [`${formatCount(hidden, "more failure")}: see all with --json`, ""] : []),
    ...remarks(report),
    ...(failures.length > 0 ? [verdict] : []),
    "",
  ].join("\n");
}

function remarks(report: ConformanceReport): string[] {
  const { responses } = report.coverage;
  const { notProvoked, unreadableSchemas, leftBehind } = report;
  return [
    `${describeRequests(report)} in ${(report.durationMs / 1_000).toFixed(1)} s; ${countSeen(responses)} of ${responses.length} responses of the contract seen`,
    ...(notProvoked.length > 0 ? [`Not reached with the recipe: ${notProvoked.join("; ")}`] : []),
    ...unreadableSchemas.map((schema) => `Not checked, because it cannot be compiled: ${schema}`),
    ...(leftBehind > 0 ? [`Could not be removed: ${formatCount(leftBehind, "list or item", "lists or items")}`] : []),
  ];
}

/** Such as "does not conform: 2 failures". */
export function describeVerdict({ verdict, incomplete, failures }: ConformanceReport): string {
  if (verdict === "conforms") return verdict;
  if (verdict === "incomplete") return `incomplete: ${incomplete}`;
  return `${verdict}: ${formatCount(failures.length, "failure")}${incomplete === undefined ? "" : `; incomplete: ${incomplete}`}`;
}

/** Such as "120 requests, 24 of them repeated after 503 and 2 after 429". */
export function describeRequests({ requests, retries }: ConformanceReport): string {
  const [first, ...others] = Object.entries(retries).map(([status, count]) => ({ status, count }));
  const sent = formatCount(requests, "request");
  if (first === undefined) return sent;
  const further = others.map(({ status, count }) => ` and ${count} after ${status}`);
  return `${sent}, ${first.count} of them repeated after ${first.status}${further.join("")}`;
}

export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const countSeen = (responses: readonly ResponseCell[]): number => responses.filter(({ seen }) => seen > 0).length;

/** The expected and actual result, its place in the contract, and a command that reproduces it. */
export function describeFailure(failure: Failure): string {
  const { check, operationId, status, mediaType, pointer, expected, actual, curl, cases, places, seed } = failure;
  const where = `${operationId}${mediaType === undefined ? "" : ` in ${mediaType}`}${status === 0 ? "" : `, status ${status}`}`;
  const others = places.filter((place) => place !== pointer);
  const shown = others
    .slice(0, maxPlaces)
    .map((place, index) => `  ${index === 0 ? "also at  " : "         "} #${place}`);
  const command = curl.length > maxCommand ? `${curl.slice(0, maxCommand)}… (whole in --json)` : curl;
  return [
    `${check}: ${where}${cases === 1 ? "" : `, ${cases} cases`}`,
    `  expected  ${visible(expected)}`,
    `  got       ${visible(actual)}`,
    `  contract  #${pointer}`,
    ...shown,
    ...(others.length > maxPlaces ? [`            and ${formatCount(others.length - maxPlaces, "more place")}`] : []),
    `  seed      ${seed}`,
    ...command.split("\n").map((line, index) => `${index === 0 ? "  repeat    " : "            "}${line}`),
  ].join("\n");
}

/** Indents further lines. A target's own escape sequences must not reach the terminal. */
const visible = (text: string): string =>
  text
    .replace(/(?!\n)\p{Cc}/gu, (each) => `\\u{${each.charCodeAt(0).toString(16)}}`)
    .replaceAll("\n", "\n            ");

/** The results of a recording proxy that a terminal shows. */
export interface ProxySummary {
  readonly exchanges: number;
  readonly findings: readonly {
    readonly side: "client" | "server";
    readonly operationId: string;
    readonly status: number;
    readonly pointer: string;
    readonly expected: string;
    readonly actual: string;
    readonly times: number;
  }[];
  readonly responses: readonly ResponseCell[];
}

export function writeProxyText({ exchanges, findings, responses }: ProxySummary): string {
  return [
    ...findings.map(({ side, operationId, status, pointer, expected, actual, times }) =>
      [
        `the ${side}, ${operationId}, status ${status}${times === 1 ? "" : `, ${times} times`}`,
        `  expected  ${visible(expected)}`,
        `  got       ${visible(actual)}`,
        `  contract  #${pointer}`,
        "",
      ].join("\n"),
    ),
    `${exchanges} exchanges; ${countSeen(responses)} of ${responses.length} responses of the contract seen; ${formatCount(findings.length, "difference from the contract", "differences from the contract")}`,
    "",
  ].join("\n");
}
