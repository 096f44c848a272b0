// The throughput benchmarks: each starts its servers, measures them in interleaved rounds and gives a table.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../test/storage/postgres-server.ts";
import { bodies, type Figures, type Load, load, type MediaType } from "./load.ts";
import { throughput } from "./report.ts";
import {
  fastify,
  oneCommitEach,
  oneTransactionEach,
  ourEdge,
  oursInMemory,
  oursOnPostgres,
  oursOnSqlite,
  type Running,
  raw,
  start,
  type Target,
} from "./target.ts";

export interface Settings {
  readonly rounds: number;
  readonly seconds: number;
  /** Numbers that the larger database of `scale` holds. */
  readonly numbers: number;
  /** How long `memory` runs. */
  readonly minutes: number;
}

export interface SuiteResult {
  readonly table: string;
  readonly data: unknown;
}

interface Contender {
  readonly target: Target;
  readonly name?: string;
  readonly mediaType?: MediaType;
  readonly goal?: number;
}

const connections = 50;
const warmUpSeconds = 2;
const json = "application/json";

/** Every contender in every round, one after another, so that what the machine does besides touches all alike. */
async function compare(
  title: string,
  contenders: readonly Contender[],
  { rounds, seconds }: Settings,
): Promise<SuiteResult> {
  const running: { readonly contender: Contender; readonly server: Running; readonly measured: Figures[] }[] = [];
  try {
    for (const contender of contenders) {
      running.push({ contender, server: await start(contender.target), measured: [] });
    }
    const common: Omit<Load, "mediaType"> = { seconds, connections, items: 2 };
    for (const { contender, server } of running) {
      const mediaType = contender.mediaType ?? json;
      await probe(server, mediaType);
      await load(server, { ...common, mediaType, seconds: warmUpSeconds });
    }
    for (let round = 0; round < rounds; round++) {
      // Another one begins each round: none is always measured behind the same one.
      const order = running.map((_, index) => running[(index + round) % running.length]);
      for (const one of order) {
        one?.measured.push(await load(one.server, { ...common, mediaType: one.contender.mediaType ?? json }));
      }
    }
    const rows = running.map(({ contender: { target, name, goal }, measured }) => {
      return { name: name ?? target.name, remark: target.remark, goal, rounds: measured };
    });
    return throughput(title, rows);
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
}

/** One request by hand: the load generator counts answers and does not read them. */
async function probe({ url }: Running, mediaType: MediaType): Promise<void> {
  const answer = await fetch(`${url}/v1/Contacts/probe/PhoneNumbers`, {
    method: "POST",
    headers: { "content-type": mediaType },
    body: bodies(mediaType, 2, 1)[0] ?? "",
  });
  const text = await answer.text();
  const expected = mediaType.endsWith("/xml") ? "<IsSuccess>true</IsSuccess>" : '"IsSuccess":true';
  if (answer.status !== 200 || !text.includes(expected)) throw new Error(`${url}: ${answer.status} ${text}`);
}

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
    ...formatsOf(ourEdge, "edge alone"),
    ...formatsOf(oursInMemory, "in memory"),
  ];
  return compare("The same POST by format", contenders, settings);
}
