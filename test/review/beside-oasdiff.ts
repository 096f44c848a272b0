// Compares the review's verdicts for clients with those of oasdiff, edit by edit, and writes the table of docs/changes.md.
// It needs Go: npx tsx test/review/beside-oasdiff.ts [--write]
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "../../generate/spec.ts";
import { compareContracts } from "../../review/changes/compare-contracts.ts";
import { readArguments } from "../support/read-arguments.ts";
import { type ChangeCase, edited } from "./change-cases/change-case.ts";
import { constraintCases } from "./change-cases/constraints.ts";
import { equalMeaningCases } from "./change-cases/equal-meaning.ts";
import { memberCases } from "./change-cases/members.ts";
import { messageCases } from "./change-cases/messages.ts";
import { operationCases } from "./change-cases/operations.ts";
import { rewrittenCases } from "./change-cases/rewritten.ts";
import { explain, type Row, withOasdiffTable } from "./oasdiff-table.ts";

const usage = `npx tsx test/review/beside-oasdiff.ts [--write]

Compare the review's verdicts with those of oasdiff. Needs Go.

  --write  write the table into docs/changes.md
  --help   print this text

Exit codes: 0 every difference is explained, 1 one is not, 2 wrong usage
`;
const { values: flags } = readArguments(usage, { write: { type: "boolean", default: false } });
const version = "v1.37.0";
const root = join(import.meta.dirname, "../..");
const tools = join(root, "build/oasdiff");
const program = join(tools, "oasdiff");
const work = mkdtempSync(join(tmpdir(), "oasdiff-"));

if (!existsSync(program)) {
  const env = { ...process.env, GOBIN: tools, PATH: `${process.env["PATH"]}:/usr/local/go/bin` };
  execFileSync("go", ["install", `github.com/oasdiff/oasdiff@${version}`], { env, stdio: "inherit" });
}

/** Whether oasdiff reports an error or a warning, which is its verdict "breaking". */
function oasdiffBreaks(base: JsonObject, revised: JsonObject): boolean {
  const [before, after] = [join(work, "base.json"), join(work, "revised.json")];
  writeFileSync(before, JSON.stringify(base));
  writeFileSync(after, JSON.stringify(revised));
  const found = execFileSync(program, ["breaking", before, after, "--format", "json"], { encoding: "utf8" });
  return found.trim() !== "" && (JSON.parse(found) as object[]).length > 0;
}

function rowsOf({ name, first, edit, there, back }: ChangeCase): Row[] {
  const [base, revised] = [edited(first), edited(first, edit)];
  const row = (from: JsonObject, to: JsonObject, kinds: readonly string[], suffix: string): Row => ({
    edit: `${name}${suffix}`,
    kinds: [...new Set(kinds)],
    ours: compareContracts(from, to).some(({ breaksClients }) => breaksClients),
    oasdiff: oasdiffBreaks(from, to),
  });
  return [row(base, revised, there, ""), row(revised, base, back, " (reversed)")];
}

const cases = [operationCases, messageCases, memberCases, constraintCases, equalMeaningCases, rewrittenCases].flat();
try {
  const rows = cases.flatMap(rowsOf);
  const unexplained = rows.filter((row) => row.ours !== row.oasdiff && explain(row) === undefined);
  for (const { edit, kinds, ours } of unexplained)
    process.stdout.write(`unexplained: ${edit} [${kinds.join(", ")}]: the review says ${ours ? "breaks" : "fine"}\n`);
  const file = join(root, "docs/changes.md");
  const text = withOasdiffTable(readFileSync(file, "utf8"), rows, version);
  if (flags.write) writeFileSync(file, text);
  process.stdout.write(`${rows.length} edits, ${rows.filter(({ ours, oasdiff }) => ours === oasdiff).length} alike\n`);
  process.exitCode = unexplained.length > 0 ? 1 : 0;
} finally {
  rmSync(work, { recursive: true });
}
