// Runs Schemathesis (PyPI) against every faulty server, and prints what it finds as a table for docs/conformance.md:
// npx tsx test/conformance/beside-schemathesis.ts SCHEMATHESIS RESULTS, where RESULTS is a file of lines; servers that
// are in it are not tried again.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { specification } from "../../generated/specification.ts";
import { readArguments } from "../support/read-arguments.ts";
import { defects } from "./other-contracts/defects.ts";
import { contractFile, type SmallServer, serve } from "./other-contracts/serve.ts";
import { events, files, library } from "./other-contracts/servers.ts";
import { faults, type ServedFault } from "./reference-servers/faults.ts";
import { startReferenceServer } from "./reference-servers/start-reference-server.ts";

interface Target {
  readonly group: string;
  /** Of the group of correct servers, the contract. */
  readonly fault: string;
  readonly contract: string;
  readonly header: string;
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
}
interface Result {
  readonly group: string;
  readonly fault: string;
  readonly found: readonly string[];
  readonly isComplete: boolean;
}

const usage = `npx tsx test/conformance/beside-schemathesis.ts [SCHEMATHESIS] [RESULTS]

Run Schemathesis against every faulty server, and print a table of what it finds.

  SCHEMATHESIS  the program [schemathesis]
  RESULTS       a file of results; its servers are not tried again [beside-schemathesis.jsonl]
  --help        print this text
`;
const { positionals } = readArguments(usage, {}, 2);
const [program = "schemathesis", resultsFile = "beside-schemathesis.jsonl"] = positionals;
const limitMs = 600_000;
const folder = mkdtempSync(join(tmpdir(), "schemathesis-"));
const ownContract = join(folder, "openapi.json");
const settings = join(folder, "schemathesis.toml");

/** Our contract without what Schemathesis sends in another form than it says: forms as JSON, and ETags without quotes. */
function adapted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((each) => !/parameters\/If(?:None)?Match"/.test(JSON.stringify(each))).map(adapted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== "application/x-www-form-urlencoded");
  return Object.fromEntries(members.map(([name, each]) => [name, adapted(each)]));
}
writeFileSync(ownContract, JSON.stringify(adapted(specification)));
// Its defaults, and 412 and 422: a valid request may name an old ETag or break a rule.
writeFileSync(
  settings,
  `[checks.positive_data_acceptance]\nexpected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "429", "5xx"]\n`,
);

const ofOwn = (group: string, fault: string, faulty?: ServedFault): Target => ({
  group,
  fault,
  contract: ownContract,
  header: "Authorization: Bearer token-of-all",
  start: () => startReferenceServer(faulty === undefined ? {} : { ...faulty.options, faults: [faulty.change] }),
});
const ofOther = (group: string, fault: string, server: SmallServer, switchedOn: readonly string[] = []): Target => ({
  group,
  fault,
  contract: contractFile(server.file),
  header: server === library ? "X-Api-Key: secret" : "Authorization: Bearer secret",
  start: () => serve(server, switchedOn),
});
const targets: readonly Target[] = [
  ofOwn("correct", "openapi.yaml"),
  ...[library, events, files].map((server) => ofOther("correct", `${server.file}.yaml`, server)),
  ...faults.map((fault) => ofOwn(fault.server, fault.name, fault)),
  ...defects.map(([server, defect]) => ofOther(`${server.file}.yaml`, defect, server, [defect])),
];

async function tryTarget({ group, fault, contract, header, start }: Target): Promise<Result> {
  const server = await start();
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const limits = ["--max-examples", "20", "--max-failures", "1", "--no-shrink", "--seed", "1"];
  const phases = ["--phases", "examples,coverage,fuzzing,stateful"];
  const reports = ["--report", "json", "--report-json-path", report];
  try {
    const args = ["run", contract, "--url", server.url, "--header", header, ...limits, ...phases, ...reports];
    await run(["--config-file", settings, ...args]);
    const { failures, complete } = readReport(report);
    return { group, fault, found: failures.map(({ title }) => title), isComplete: complete || failures.length > 0 };
  } finally {
    await server.close();
  }
}

interface Report {
  readonly complete: boolean;
  readonly failures: readonly { readonly title: string }[];
}

function readReport(file: string): Report {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  // Empty where the time was over.
  return text === "" ? { complete: false, failures: [] } : (JSON.parse(text) as Report);
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "ignore", timeout: limitMs, cwd: folder });
    child.on("error", reject).on("close", () => resolve());
  });
}

const readResults = (): readonly Result[] =>
  existsSync(resultsFile)
    ? readFileSync(resultsFile, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Result)
    : [];

/** A row for each group of servers: what was found in it, and what was not. */
function toTable(results: readonly Result[]): string {
  const quoted = (list: readonly Result[]) => list.map(({ fault }) => `\`${fault}\``).join(", ");
  const rows = [...new Set(results.map(({ group }) => group))].map((group) => {
    const all = results.filter((each) => each.group === group);
    const [found, missed] = [true, false].map((wanted) => all.filter((each) => each.found.length > 0 === wanted));
    return `| ${group} | ${all.length} | ${found?.length} | ${quoted(found ?? [])} | ${quoted(missed ?? [])} |`;
  });
  return ["| servers | tried | found | found | not found |", "|---|---|---|---|---|", ...rows, ""].join("\n");
}

for (const target of targets) {
  if (readResults().some(({ group, fault }) => group === target.group && fault === target.fault)) continue;
  const result = await tryTarget(target);
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
  process.stderr.write(`${JSON.stringify(result)}\n`);
}
rmSync(folder, { recursive: true });
process.stdout.write(toTable(readResults()));
