// npm run test:store: tests every guarantee of the storage port on a PostgreSQL-compatible database.
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { TestCase } from "vitest/node";
import { startVitest } from "vitest/node";
import { runStatement } from "../../../bench/postgres-server.ts";

const usage = `Usage: npm run test:store -- --database-url postgres://user@host:port/database [--distribute SHARDS]

Test whether a PostgreSQL-compatible database keeps every guarantee of the store.

  --database-url URL   database in which schemas are created, and dropped at the end
  --distribute SHARDS  distribute the tables first, as migrate --distribute does
  --help               print this text

Exit codes:
  0  all guarantees are kept
  1  some are not kept
  2  the database cannot be reached, or wrong usage
`;

function readArguments() {
  const text = { type: "string" } as const;
  const options = { "database-url": text, distribute: text, help: { type: "boolean", default: false } } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      process.stdout.write(usage);
      process.exit();
    }
    const found = { databaseUrl: values["database-url"] ?? "", shards: Number(values.distribute ?? 0) };
    if (/^postgres(?:ql)?:\/\//.test(found.databaseUrl) && Number.isInteger(found.shards)) return found;
    process.stderr.write(usage);
  } catch (error) {
    process.stderr.write(`test:store: ${(error as Error).message}\n`);
  }
  return process.exit(2);
}

const { databaseUrl, shards } = readArguments();
try {
  await runStatement(databaseUrl, "SELECT 1");
} catch (error) {
  process.stderr.write(`cannot reach the database: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}

let kept = 0;
const broken: TestCase[] = [];
const report = {
  onTestCaseResult(test: TestCase): void {
    const isKept = test.result().state === "passed";
    if (isKept) kept++;
    else broken.push(test);
    process.stdout.write(`${isKept ? "kept  " : "BROKEN"}  ${test.fullName.replaceAll(" > ", ": ")}\n`);
  },
};
const vitest = await startVitest("test", [], {
  config: false,
  root: join(import.meta.dirname, "../../.."),
  include: ["test/server/storage/any-database.suite.ts"],
  provide: { databaseUrl, shards },
  reporters: [report],
  watch: false,
  testTimeout: 600_000,
  hookTimeout: 600_000,
});
const unrun = vitest.state.getUnhandledErrors();
await vitest.close();
for (const test of broken) {
  const [error] = test.result().errors ?? [];
  process.stdout.write(`\n${test.fullName}\n  ${error?.message ?? "no reason"}\n`);
}
for (const error of unrun) process.stdout.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
process.stdout.write(`\n${kept} of ${kept + broken.length} guarantees are kept\n`);
process.exit(broken.length > 0 || unrun.length > 0 || kept === 0 ? 1 : 0);
