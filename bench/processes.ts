// The benchmark of several server processes on one PostgreSQL: how far they help, and what is used up where they do not.
import { cpus } from "node:os";
import { json, type Settings, type SuiteResult } from "./compare.ts";
import { load } from "./load.ts";
import { startPostgres } from "./postgres-server.ts";
import { median, table, tableRow } from "./report.ts";
import { type Running, start, unlimitedOnPostgres } from "./target.ts";

const mostProcesses = 4;
/** Of all processes together, so that only their number changes. */
const connections = 96;
const warmUpSeconds = 2;
/** Each process has callers with contacts of their own: what it costs to share one is the growth benchmark's. */
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
