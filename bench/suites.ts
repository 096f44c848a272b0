// The throughput benchmarks: what this server costs part by part, on disk, and by format.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contender, compare, json, type Settings, type SuiteResult } from "./compare.ts";
import { startPostgres } from "./postgres-server.ts";
import {
  fastify,
  oneCommitEach,
  oneTransactionEach,
  ourEdge,
  oursInMemory,
  oursOnPostgres,
  oursOnSqlite,
  raw,
  type Target,
} from "./target.ts";

export async function post(settings: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const contenders = [
      { target: raw },
      { target: fastify },
      { target: ourEdge },
      { target: oursInMemory, goal: 0.75 },
      { target: oursOnSqlite(join(folder, "bench.sqlite")), goal: 0.5 },
    ];
    return await compare("One POST of two numbers, JSON", contenders, settings);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What sharing a commit is worth, on both databases. */
export async function durable(settings: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const postgres = await startPostgres();
  try {
    const contenders = [
      { target: raw },
      { target: oursOnSqlite(join(folder, "groups.sqlite")), goal: 0.5 },
      { target: oneCommitEach(join(folder, "single.sqlite")) },
      { target: oursOnPostgres(await postgres.createDatabase()), goal: 0.45 },
      { target: oneTransactionEach(await postgres.createDatabase()) },
    ];
    return await compare("One POST of two numbers, acknowledged when it is on disk", contenders, settings);
  } finally {
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function formats(settings: Settings): Promise<SuiteResult> {
  const formatsOf = (target: Target, part: string): Contender[] => [
    { target, name: `${part}, JSON`, mediaType: json },
    { target, name: `${part}, XML in and out`, mediaType: "application/xml", goal: 0.6 },
    { target, name: `${part}, form in, JSON out`, mediaType: "application/x-www-form-urlencoded", goal: 0.65 },
  ];
  const contenders = [
    { target: raw, name: "raw node:http, JSON" },
    ...formatsOf(ourEdge, "HTTP only"),
    ...formatsOf(oursInMemory, "in memory"),
  ];
  return compare("The same POST by format", contenders, settings);
}
