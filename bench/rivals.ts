// The benchmark of what a user would pick instead: every rival does the same POST, beside raw node:http and this server.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compare, type Settings, type SuiteResult } from "./compare.ts";
import { median, type Row, ratios } from "./report.ts";
import { fastify, ourEdge, oursBare, oursInMemory, raw, type Target } from "./target.ts";

const folder = join(import.meta.dirname, "rivals");

const rival = (file: string, name: string, remark: string): Target => ({
  name,
  remark,
  command: [join(folder, `${file}.mjs`)],
});

export const plainGlue = rival(
  "plain-glue",
  "fastify-openapi-glue",
  "token, validation; coerces types and drops unknown members; only JSON; refusals are 500; no rules, limits or log",
);
export const express = rival(
  "express-openapi-validator",
  "express-openapi-validator",
  "token, validation; only JSON, other media types are not validated; no rules, limits or log",
);

const hono = rival(
  "hono",
  "hono + zod-openapi",
  "token, validation by a second schema in zod; only JSON; no rules, limits or log",
);

const rivals: readonly Target[] = [
  plainGlue,
  hono,
  rival(
    "nest",
    "NestJS on express",
    "token, validation by a second schema for class-validator; only JSON; no rules, limits or log",
  ),
  rival("openapi-backend", "openapi-backend", "token, validation; only JSON; no negotiation, rules, limits or log"),
  express,
  rival(
    "prism",
    "Prism (mock)",
    "validation of requests and responses; accepts any token; stores nothing, responds with an example; no rules, limits or log",
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
  const again = { ...raw, name: "raw node:http, repeated", remark: "the noise of the machine" };
  const contenders = [raw, again, fastify, oursBare, ourEdge, oursInMemory, ...rivals].map((target) => ({ target }));
  const { table, data } = await compare("The same POST by what a user would pick instead", contenders, settings);
  const rows = data as readonly Row[];
  const compared = (one: Target, other: Target, goal: number): string => {
    const [row, reference] = [one, other].map((target) => rows.find(({ name }) => name === target.name));
    const times = row && reference ? ratios(row, reference) : [];
    const spread = [Math.min(...times), Math.max(...times)].map((ratio) => ratio.toFixed(2)).join(" to ");
    const verdict = median(times) >= goal ? "met" : "missed";
    return `- ${one.name} / ${other.name}: ${median(times).toFixed(2)} (${spread}); goal ${goal}, ${verdict}`;
  };
  const lines = [
    compared(oursBare, plainGlue, 1),
    compared(oursInMemory, express, 5),
    compared(oursInMemory, hono, 1.2),
  ];
  return { table: `${table}\n${lines.join("\n")}\n`, data };
}
