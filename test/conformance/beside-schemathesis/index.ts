// Runs this suite and Schemathesis (PyPI) against every faulty server, and writes what they find into docs/conformance.md:
// npx tsx test/conformance/beside-schemathesis/index.ts SCHEMATHESIS RESULTS, where RESULTS is a file of lines. Servers
// that are in it are not tried again, so an interrupted run can be continued. Not in CI: it takes about an hour of CPU.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runConformance } from "../../../conformance/index.ts";
import { addResult, type Result, readResults, updatePage } from "./results.ts";
import { runSchemathesis } from "./run-schemathesis.ts";
import { type Target, targets } from "./targets.ts";

const [program = "schemathesis", file = "beside-schemathesis.jsonl", only = ""] = process.argv.slice(2);

async function runSuite({ start, suite }: Target): Promise<readonly string[]> {
  const server = await start();
  try {
    const { failures } = await runConformance({ ...suite, base: new URL(server.url), seed: 1 });
    return [...new Set(failures.map(({ check }) => check))];
  } finally {
    await server.close();
  }
}

/** Each suite gets a new server. */
async function tryTarget(target: Target, folder: string): Promise<Result> {
  const suite = target.check === "none" ? [] : await runSuite(target);
  const server = await target.start();
  try {
    const { found, isComplete } = await runSchemathesis({ program, folder }, target, server.url);
    return { check: target.check, fault: target.fault, suite, schemathesis: found, isComplete };
  } finally {
    await server.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "schemathesis-"));
for (const target of only === "--page" ? [] : targets) {
  if (readResults(file).some(({ check, fault }) => check === target.check && fault === target.fault)) continue;
  const result = await tryTarget(target, folder);
  addResult(file, result);
  console.error(JSON.stringify(result));
}
rmSync(folder, { recursive: true });
updatePage(readResults(file));
