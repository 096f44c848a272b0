// The benchmark of what a user would pick instead: every rival does the same POST, beside raw node:http and this server.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compare, type Settings, type SuiteResult } from "./compare.ts";
import type { Figures } from "./load.ts";
import { median } from "./report.ts";
import { fastify, ourEdge, oursInMemory, raw, type Target } from "./target.ts";

const folder = join(import.meta.dirname, "rivals");
const timesExpress = 5;

interface MeasuredRow {
  readonly name: string;
  readonly rounds: readonly Figures[];
}

const rival = (file: string, name: string, remark: string): Target => ({
  name,
  remark,
  command: [join(folder, `${file}.mjs`)],
});

export const plainGlue = rival(
  "plain-glue",
  "fastify-openapi-glue",
  "token, validation; coerces types and drops unknown members; JSON alone, a refusal ends as 500; no rules, limits or log",
);
export const express = rival(
  "express-openapi-validator",
  "express-openapi-validator",
  "token, validation; JSON alone, another media type is let through unread; no rules, limits or log",
);

const rivals: readonly Target[] = [
  plainGlue,
  rival(
    "hono",
    "hono + zod-openapi",
    "token, validation by a schema written once more in zod; JSON alone; no rules, limits or log",
  ),
  rival(
    "nest",
    "NestJS on express",
    "token, validation by a class written once more for class-validator; JSON alone; no rules, limits or log",
  ),
  rival("openapi-backend", "openapi-backend", "token, validation; JSON alone; no negotiation, rules, limits or log"),
  express,
  rival(
    "prism",
    "Prism (mock)",
    "validation, answers held against the contract, any token will do; keeps nothing, answers an example; no rules, limits or log",
  ),
];

/** By its own lock file, once, and without running any package's script. @throws Error when npm cannot. */
export function installRivals(): void {
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return;
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", ["ci", "--prefix", folder, ...flags], { stdio: ["ignore", "inherit", "inherit"] });
}

export async function againstRivals(settings: Settings): Promise<SuiteResult> {
  installRivals();
  const contenders = [raw, fastify, ourEdge, oursInMemory, ...rivals].map((target) => ({ target }));
  const { table, data } = await compare("The same POST by what a user would pick instead", contenders, settings);
  const rows = data as readonly MeasuredRow[];
  const of = (target: Target) => rows.find(({ name }) => name === target.name)?.rounds ?? [];
  const times = of(oursInMemory).map((round, index) => {
    return round.requestsPerSecond / (of(express)[index]?.requestsPerSecond ?? Number.NaN);
  });
  const spread = [Math.min(...times), Math.max(...times)].map((ratio) => ratio.toFixed(1)).join(" to ");
  const verdict = median(times) >= timesExpress ? "met" : "missed";
  const line = `In memory this server does ${median(times).toFixed(1)} times (${spread}) what ${express.name} does; goal ${timesExpress}, ${verdict}.`;
  return { table: `${table}\n${line}\n`, data };
}
