// npm run review: reviews openapi.yaml, prints a summary, writes the page, and fails when something stands in the way.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { SpecError } from "../generate/spec.ts";
import { readBase, readConformance, readStrength, released, UsageError } from "./inputs.ts";
import { isSound } from "./model/review-report.ts";
import { reviewPage } from "./page/page.ts";
import { terminalSummary } from "./terminal.ts";

const root = resolve(import.meta.dirname, "..");

const usage = `Usage: npm run review -- [options]

Lint openapi.yaml, compare it with a base, and write every message to one page.

  --base <git ref or file>     contract to compare with [the last release, ${released}]
  --conformance <report.json>  report of a conformance run, for the coverage on the page
  --out <file.html>            page to write [build/review.html]
  --help                       print this text

Exit codes:
  0  no open finding, and every change is approved
  1  a finding is not suppressed, or a change is not approved
  2  the review could not run
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      base: { type: "string" },
      conformance: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const strength = readStrength(join(root, "docs"));
  const input = {
    contract: await readFile(join(root, "openapi.yaml"), "utf8"),
    base: readBase(root, values.base),
    changelog: await readFile(join(root, "CHANGELOG.md"), "utf8"),
    ...(values.conformance !== undefined && { conformance: readConformance(resolve(values.conformance)) }),
    ...(strength !== undefined && { strength }),
  };
  // The linters take a second to load: a wrong flag is reported first.
  const { reviewContract } = await import("./review.ts");
  const report = await reviewContract(input);
  const out = resolve(values.out ?? join(root, "build/review.html"));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, reviewPage(report));
  process.stdout.write(terminalSummary(report, relative(process.cwd(), out) || out));
  return isSound(report) ? 0 : 1;
}

/** What a user can do something about; anything else is a defect, and keeps its stack. */
function isForUser(error: unknown): error is Error {
  const isOfParseArgs =
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return error instanceof UsageError || error instanceof SpecError || isOfParseArgs;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!isForUser(error)) throw error;
  process.stderr.write(`review: ${error.message}\n`);
  return 2;
});
