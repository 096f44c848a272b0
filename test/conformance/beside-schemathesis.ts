// Runs Schemathesis (PyPI) against the reference servers, and prints which faults it finds. To run it:
// npx tsx test/conformance/beside-schemathesis.ts SCHEMATHESIS [STEP], where STEP 4 tries every fourth fault.
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faults, type ServedFault } from "./reference-servers/faults.ts";
import { startReferenceServer } from "./reference-servers/start-reference-server.ts";

const [program = "schemathesis", step = "1"] = process.argv.slice(2);
const contract = join(import.meta.dirname, "../../openapi.yaml");
const limitMs = 120_000;

/** The checks that failed. */
async function failedChecks(fault: ServedFault | undefined): Promise<readonly string[]> {
  const server = await startReferenceServer(fault === undefined ? {} : { ...fault.options, faults: [fault.change] });
  const options = ["--url", server.url, "--max-examples", "20", "--seed", "1", "--no-color", "--continue-on-failure"];
  const phases = ["--phases", "examples,coverage,fuzzing,stateful"];
  const headers = ["--header", "Authorization: Bearer token-of-all"];
  try {
    const output = await run(["run", contract, ...options, ...phases, ...headers]);
    return [...new Set([...output.matchAll(/^- (.+)$/gm)].map((match) => match[1]?.trim() ?? ""))].sort();
  } finally {
    await server.close();
  }
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"], timeout: limitMs, cwd: tmpdir() });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject).on("close", () => resolve(Buffer.concat(chunks).toString()));
  });
}

const usual = await failedChecks(undefined);
process.stdout.write(
  `reported of the correct server: ${usual.join("; ") || "nothing"}\n\n| fault | Schemathesis |\n|---|---|\n`,
);
let found = 0;
const chosen = faults.filter((_, index) => index % Number(step) === 0);
for (const fault of chosen) {
  const own = (await failedChecks(fault)).filter((check) => !usual.includes(check));
  if (own.length > 0) found++;
  process.stdout.write(`| \`${fault.name}\` | ${own.length === 0 ? "not found" : own.join("; ")} |\n`);
}
process.stdout.write(`\n${found} of ${chosen.length} found\n`);
