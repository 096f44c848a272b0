// The suites about scale: a growing database, and several processes on one PostgreSQL.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, inImmediateTransaction } from "../server/storage/sqlite/driver.ts";
import { openDatabase } from "../server/storage/sqlite/open-database.ts";
import { load } from "./load.ts";
import { type Arrivals, openLoop } from "./open-loop.ts";
import { startPostgres } from "./postgres-server.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { median, table, tableRow } from "./results.ts";
import { oursOnSqlite, type Running, start, unlimitedOnPostgres } from "./target.ts";
import { json } from "./throughput.ts";

const numbersPerContact = 10;
const contactsPerCommit = 5_000;
const small = 10_000;
/** Well below what the server can do, so that the latency is its own and not that of a queue. */
const perSecond = 1_000;

/** A fixed rate to each of the two, alternating. */
export async function scale({ rounds, seconds, numbers }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const databases = [small, numbers].map((stored) => ({
    stored,
    file: join(folder, `${stored}.sqlite`),
    measured: [] as Arrivals[],
  }));
  try {
    for (const { file, stored } of databases) fill(file, stored);
    const running = [];
    for (const database of databases) running.push({ ...database, server: await start(oursOnSqlite(database.file)) });
    try {
      for (let round = -1; round < rounds; round++) {
        for (const { server, stored, measured } of running) {
          const figures = await openLoop(server, {
            rate: perSecond,
            seconds,
            connections: 300,
            items: 2,
            contacts: stored / numbersPerContact,
          });
          if (figures.accepted === 0 || figures.refused + figures.unsent + figures.failed > 0) {
            throw new Error(`${stored} numbers: not every response was 200: ${JSON.stringify(figures)}`);
          }
          // Round -1 warms up.
          if (round >= 0) measured.push(figures);
        }
      }
    } finally {
      for (const { server } of running) await server.stop();
    }
    return report(databases);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(
  databases: readonly { readonly stored: number; readonly file: string; readonly measured: readonly Arrivals[] }[],
): SuiteResult {
  const p99 = (measured: readonly Arrivals[]) => median(measured.map(({ p99Ms }) => p99Ms));
  const first = databases[0]?.measured ?? [];
  const lines = databases.map(({ stored, file, measured }) =>
    tableRow([
      stored.toLocaleString("en"),
      `${Math.round(statSync(file).size / 1e6)} MB`,
      median(measured.map(({ p50Ms }) => p50Ms)).toFixed(2),
      p99(measured).toFixed(2),
      (p99(measured) / p99(first)).toFixed(2),
      median(measured.map(({ maxMs }) => maxMs)).toFixed(1),
    ]),
  );
  const heads = ["numbers stored", "database", "p50 ms", "p99 ms", "p99 ratio (goal 1.30)", "maximum ms"];
  const title = `Latency as the database grows, SQLite, contacts at random, ${perSecond} requests/s offered`;
  return { table: table(title, heads, lines), data: databases };
}

/** Fills the tables by plain prepared statements: the fastest way, and the same rows that a request would write. */
function fill(file: string, numbers: number): void {
  const db = openDatabase({ file });
  const insert = createInsert(db);
  for (let contact = 0; contact < numbers / numbersPerContact; contact += contactsPerCommit) {
    inImmediateTransaction(db, () => {
      const end = Math.min(contact + contactsPerCommit, numbers / numbersPerContact);
      for (let each = contact; each < end; each++) insert(String(each));
    });
  }
  db.close();
}

function createInsert(db: Database): (contactID: string) => void {
  const contact = db.prepare<[string, number]>(
    "INSERT INTO contacts (contact_id, next_phone_number_id, version) VALUES (?, ?, 1)",
  );
  const number = db.prepare<[string, number, string, number]>(
    "INSERT INTO phone_numbers VALUES (?, ?, 2, 3, ?, ?, 1, 'Work', 'Business', 'front desk')",
  );
  return (contactID) => {
    contact.run(contactID, numbersPerContact + 1);
    for (let id = 1; id <= numbersPerContact; id++) {
      number.run(contactID, id, `+44 20 ${contactID} ${1000 + id}`, id === 1 ? 1 : 0);
    }
  };
}

const mostProcesses = 4;
/** Of all processes together, so that only their number changes. */
const connections = 96;
const warmUpSeconds = 2;
/** The callers of each process use separate contacts: what it costs to share one is the growth benchmark's. */
const contactsApart = 10_000;

interface Round {
  readonly requestsPerSecond: number;
  /** CPU time of all server processes for each request, in microseconds. */
  readonly serverCpuUs: number;
  /** Cores that server, database and load generator kept busy together. */
  readonly coresBusy: number;
}

export async function processes({ rounds, seconds }: Settings): Promise<SuiteResult> {
  const postgres = await startPostgres();
  const servers: Running[] = [];
  const rows = Array.from({ length: mostProcesses }, (_, index) => ({ count: index + 1, rounds: [] as Round[] }));
  try {
    // Where all cores are busy the limits would refuse a part of the requests, and hide what the rest costs.
    const target = unlimitedOnPostgres(await postgres.createDatabase());
    for (let count = 0; count < mostProcesses; count++) servers.push(await start(target));
    await measure(servers, warmUpSeconds);
    for (let round = 0; round < rounds; round++) {
      for (const row of rows) row.rounds.push(await measure(servers.slice(0, row.count), seconds));
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.remove();
  }
  const one = rows[0]?.rounds ?? [];
  const summaries = rows.map(({ count, rounds: own }) => {
    const ratios = own.map((round, index) => round.requestsPerSecond / (one[index]?.requestsPerSecond ?? Number.NaN));
    const middle = (figure: (round: Round) => number) => median(own.map(figure));
    return {
      count,
      ratio: median(ratios),
      ratioMin: Math.min(...ratios),
      ratioMax: Math.max(...ratios),
      requestsPerSecond: middle(({ requestsPerSecond }) => requestsPerSecond),
      serverCpuUs: middle(({ serverCpuUs }) => serverCpuUs),
      coresBusy: middle(({ coresBusy }) => coresBusy),
      rounds: own,
    };
  });
  const lines = summaries.map(({ count, ratio, ratioMin, ratioMax, requestsPerSecond, serverCpuUs, coresBusy }) =>
    tableRow([
      count,
      ratio.toFixed(2),
      `${ratioMin.toFixed(2)} to ${ratioMax.toFixed(2)}`,
      Math.round(requestsPerSecond),
      serverCpuUs.toFixed(0),
      `${coresBusy.toFixed(1)} of ${cpus().length}`,
    ]),
  );
  const heads = ["processes", "ratio to one", "spread", "requests/s", "their CPU µs a request", "cores busy"];
  return { table: table("Several processes on one PostgreSQL of the same machine", heads, lines), data: summaries };
}

/** The callers are shared out among the servers. */
async function measure(servers: readonly Running[], seconds: number): Promise<Round> {
  const before = coreTimes();
  const figures = await Promise.all(
    servers.map((server, index) =>
      load(server, {
        mediaType: json,
        seconds,
        connections: Math.floor(connections / servers.length),
        items: 2,
        firstContact: index * contactsApart,
      }),
    ),
  );
  const after = coreTimes();
  const requestsPerSecond = figures.reduce((sum, each) => sum + each.requestsPerSecond, 0);
  const cpuPerSecond = figures.reduce(
    (sum, each) => sum + (each.serverCpuUs ?? Number.NaN) * each.requestsPerSecond,
    0,
  );
  return {
    requestsPerSecond,
    serverCpuUs: cpuPerSecond / requestsPerSecond,
    coresBusy: ((after.busy - before.busy) / (after.all - before.all)) * cpus().length,
  };
}

function coreTimes(): { busy: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { all, busy: all - times.reduce((sum, { idle }) => sum + idle, 0) };
}
