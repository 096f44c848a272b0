// Reads the inputs of a review in addition to openapi.yaml: the base, a conformance report and the measured test strength.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConformanceReport } from "../conformance/report/conformance-report.ts";
import { asArray, asObject, type Json, type JsonObject } from "./model/contract.ts";
import type { Strength } from "./model/review-report.ts";

/** A flag or file that the command cannot use; the message says which, and why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a report calls the stored contract. */
export const lastRelease = "the last release";

/** Below the repository: the contract as it was last released. */
export const released = "review/released/openapi.yaml";

/**
 * The last release, a file, or openapi.yaml at a commit, branch or tag of the repository.
 * @throws UsageError if it is neither.
 */
export function readBase(repository: string, base: string | undefined): { name: string; text: string } {
  if (base === undefined) return { name: lastRelease, text: readFileSync(join(repository, released), "utf8") };
  if (existsSync(base)) return { name: base, text: readFileSync(base, "utf8") };
  const unknown = new UsageError(`--base ${base}: no such file, and no commit, branch or tag with an openapi.yaml`);
  // To git, no name at all is what is staged.
  if (base === "") throw unknown;
  try {
    const show = ["show", "--end-of-options", `${base}:openapi.yaml`];
    return { name: base, text: execFileSync("git", show, { cwd: repository, encoding: "utf8", stdio: "pipe" }) };
  } catch {
    throw unknown;
  }
}

type Members = Readonly<Record<string, "string" | "number" | "boolean">>;

const responseCell: Members = { operationId: "string", status: "string", mediaType: "string", seen: "number" };
const keywordCell: Members = {
  operationId: "string",
  mediaType: "string",
  pointer: "string",
  keyword: "string",
  accepted: "number",
  refused: "number",
};
const check: Members = { check: "string", passed: "number", failed: "number" };
const run: Members = { target: "string", startedAt: "string", requests: "number", seed: "number", conforms: "boolean" };

/** @throws UsageError when the file is not there, or not such a report. */
export function readConformance(file: string): ConformanceReport {
  const problem = (text: string) => new UsageError(`--conformance ${file}: ${text}`);
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error));
  }
  const report = asObject(read as Json);
  const coverage = asObject(report["coverage"]);
  const wrong =
    misfit("the report", report, run) ??
    misfits("checks", report["checks"], check) ??
    misfits("coverage.responses", coverage["responses"], responseCell) ??
    misfits("coverage.keywords", coverage["keywords"], keywordCell) ??
    (Array.isArray(report["failures"]) ? undefined : "failures is not a list");
  if (wrong !== undefined) throw problem(`this is not a report of the conformance suite: ${wrong}`);
  return read as ConformanceReport;
}

function misfits(name: string, value: Json | undefined, members: Members): string | undefined {
  if (!Array.isArray(value)) return `${name} is not a list`;
  return asArray(value)
    .map((entry, index) => misfit(`${name}[${index}]`, asObject(entry), members))
    .find((problem) => problem !== undefined);
}

function misfit(name: string, value: JsonObject, members: Members): string | undefined {
  const wrong = Object.entries(members).find(([member, type]) => typeof value[member] !== type);
  return wrong === undefined ? undefined : `${name} has no ${wrong[1]} ${wrong[0]}`;
}

const heading = ["kind", "mutants", "killed", "equivalent", "survived", "score", "measured"];

/** What strength.md in the folder says of each kind of planted defect; undefined where nothing was measured. */
export function readStrength(folder: string): Strength | undefined {
  const file = join(folder, "strength.md");
  if (!existsSync(file)) return undefined;
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const start = rows.findIndex((row) => row.join() === heading.join());
  const kinds = rows
    .slice(start < 0 ? rows.length : start + 2)
    .filter((row) => row.length === heading.length)
    .map(([kind = "", mutants, killed, , survived, score = "", measured = ""]) => ({
      kind,
      mutants: Number(mutants),
      killed: Number(killed),
      survived: Number(survived),
      score,
      measured,
    }));
  return kinds.length === 0 ? undefined : { kinds, source: "docs/strength.md" };
}
