// Runs this suite and Schemathesis (PyPI) against every faulty server, and writes what they find into docs/conformance.md.
// Not in CI: it takes about an hour of CPU.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runConformance } from "../../../conformance/index.ts";
import { readArguments } from "../../support/read-arguments.ts";
import { addResult, type Result, readResults, updatePage } from "./results.ts";
import { runSchemathesis } from "./run-schemathesis.ts";
import { type Target, targets } from "./targets.ts";

const usage = `npx tsx test/conformance/beside-schemathesis/index.ts [SCHEMATHESIS] [RESULTS]

Run this suite and Schemathesis against every faulty server, and write what they find into docs/conformance.md.

  SCHEMATHESIS  the program [schemathesis]
  RESULTS       a file of results; its servers are not tried again [beside-schemathesis.jsonl]
  --page        only write the page from the results
  --help        print this text
`;
const { values, positionals } = readArguments(usage, { page: { type: "boolean", default: false } }, 2);
const [program = "schemathesis", file = "beside-schemathesis.jsonl"] = positionals;

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
for (const target of values.page ? [] : targets) {
  if (readResults(file).some(({ check, fault }) => check === target.check && fault === target.fault)) continue;
  const result = await tryTarget(target, folder);
  addResult(file, result);
  console.error(JSON.stringify(result));
}
rmSync(folder, { recursive: true });
updatePage(readResults(file));
