// Reads the conformance suite's JSON report, and refuses what is none.
import { readFileSync } from "node:fs";
import type { ConformanceReport } from "../conformance/report/conformance-report.ts";
import { asArray, asObject, type Json, type JsonObject } from "./contract.ts";
import { UsageError } from "./usage-error.ts";

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
  let read: Json;
  try {
    read = JSON.parse(readFileSync(file, "utf8")) as Json;
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error));
  }
  const report = asObject(read);
  const coverage = asObject(report["coverage"]);
  const wrong =
    misfit("the report", report, run) ??
    misfits("checks", report["checks"], check) ??
    misfits("coverage.responses", coverage["responses"], responseCell) ??
    misfits("coverage.keywords", coverage["keywords"], keywordCell) ??
    (Array.isArray(report["failures"]) ? undefined : "failures is no list");
  if (wrong !== undefined) throw problem(`this is no report of the conformance suite: ${wrong}`);
  return report as unknown as ConformanceReport;
}

function misfits(name: string, value: Json | undefined, members: Members): string | undefined {
  if (!Array.isArray(value)) return `${name} is no list`;
  return asArray(value)
    .map((entry, index) => misfit(`${name}[${index}]`, asObject(entry), members))
    .find((problem) => problem !== undefined);
}

function misfit(name: string, value: JsonObject, members: Members): string | undefined {
  const wrong = Object.entries(members).find(([member, type]) => typeof value[member] !== type);
  return wrong === undefined ? undefined : `${name} has no ${wrong[1]} ${wrong[0]}`;
}
