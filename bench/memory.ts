// The benchmark of a long run: what the process holds in memory, minute after minute, under load that never pauses.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings, SuiteResult } from "./compare.ts";
import { load } from "./load.ts";
import { table, tableRow } from "./report.ts";
import { residentMB } from "./resident-memory.ts";
import { oursOnSqlite, start } from "./target.ts";

const secondsPerSample = 30;
/** Until the optimising compiler and the caches are through, memory only grows. */
const samplesOfWarmUp = 2;

interface Sample {
  readonly minute: number;
  readonly residentMB: number;
  readonly requestsPerSecond: number;
}

/** Resident memory of the server's process over `minutes` of load at saturation, on SQLite. Needs /proc. */
export async function memory({ minutes }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const server = await start(oursOnSqlite(join(folder, "memory.sqlite")));
  const samples: Sample[] = [];
  try {
    for (let sample = 1; sample <= (minutes * 60) / secondsPerSample; sample++) {
      const common = { mediaType: "application/json", connections: 50, items: 2, contacts: 100_000 } as const;
      const { requestsPerSecond } = await load(server, { ...common, seconds: secondsPerSample });
      samples.push({
        minute: (sample * secondsPerSample) / 60,
        residentMB: residentMB(server.pid),
        requestsPerSecond: Math.round(requestsPerSecond),
      });
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const lines = samples.map(({ minute, residentMB: mb, requestsPerSecond }) =>
    tableRow([minute, mb.toFixed(1), requestsPerSecond]),
  );
  const flat = `slope after the first minute: ${slope(samples.slice(samplesOfWarmUp)).toFixed(2)} MB a minute`;
  const heads = ["minute", "resident MB", "requests/s"];
  return { table: `${table("Memory of a long run, SQLite", heads, lines)}\n${flat}\n`, data: samples };
}

/** Least squares over the samples, in MB a minute. */
function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(({ residentMB: mb }) => mb))];
  const covariance = mean(samples.map(({ minute, residentMB: mb }) => (minute - x) * (mb - y)));
  return covariance / mean(samples.map(({ minute }) => (minute - x) ** 2));
}
