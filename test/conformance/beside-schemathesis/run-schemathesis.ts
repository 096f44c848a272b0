// Runs Schemathesis (PyPI) once against a server.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "./targets.ts";

const limitMs = 600_000;
const limits = ["--max-examples", "20", "--max-failures", "1", "--no-shrink", "--seed", "1"];
const phases = ["--phases", "examples,coverage,fuzzing,stateful"];

/** Its defaults, with 412 and 422: a valid request may name an old ETag or break a rule. */
const settings = `[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "429", "5xx"]
`;

interface Report {
  readonly complete: boolean;
  readonly failures: readonly { readonly title: string }[];
}

export interface SchemathesisResult {
  readonly found: readonly string[];
  readonly isComplete: boolean;
}

/** `folder` is for its files; `program` is the path of its command. */
export async function runSchemathesis(
  { program, folder }: { readonly program: string; readonly folder: string },
  { contract, header }: Target,
  url: string,
): Promise<SchemathesisResult> {
  const [contractFile, settingsFile, report] = ["openapi.json", "schemathesis.toml", "report.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(contractFile, JSON.stringify(contract));
  writeFileSync(settingsFile, settings);
  rmSync(report, { force: true });
  const target = ["run", contractFile, "--url", url, "--header", header];
  const reports = ["--report", "json", "--report-json-path", report];
  await runProgram(program, ["--config-file", settingsFile, ...target, ...limits, ...phases, ...reports], folder);
  const { failures, complete } = readReport(report);
  return { found: failures.map(({ title }) => title), isComplete: complete || failures.length > 0 };
}

function readReport(file: string): Report {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  // Empty if the time limit ended it.
  return text === "" ? { complete: false, failures: [] } : (JSON.parse(text) as Report);
}

function runProgram(program: string, args: readonly string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "ignore", timeout: limitMs, cwd: folder });
    child.on("error", reject).on("close", () => resolve());
  });
}
