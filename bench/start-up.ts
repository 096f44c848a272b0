// The benchmark of starting: from spawning the process to its first answer.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings, SuiteResult } from "./compare.ts";
import { median, table, tableRow } from "./report.ts";
import { start, type Target } from "./target.ts";

const fewestStarts = 10;
const startsPerRound = 3;

export async function startUp({ rounds }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const cli = join(import.meta.dirname, "../dist/server/cli.js");
  const targets: readonly Target[] = [
    {
      name: "raw node:http",
      remark: "no validation, routing or storage",
      command: [join(import.meta.dirname, "targets/plain-http.mjs")],
    },
    {
      name: "this server",
      remark: "everything, with SQLite; the first start makes the database",
      command: [cli, "serve", "--port", "0", "--log-level", "silent", "--database", join(folder, "start.sqlite")],
    },
  ];
  const times = targets.map(() => [] as number[]);
  try {
    for (let round = 0; round < Math.max(fewestStarts, rounds * startsPerRound); round++) {
      for (const [index, target] of targets.entries()) times[index]?.push(await startOnce(target));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const raw = times[0] ?? [];
  const lines = targets.map(({ name, remark }, index) => {
    const own = times[index] ?? [];
    const spread = `${Math.round(Math.min(...own))} to ${Math.round(Math.max(...own))}`;
    const ratio = median(own.map((ms, round) => ms / (raw[round] ?? Number.NaN)));
    return tableRow([name, ratio.toFixed(2), Math.round(median(own)), spread, own.length, remark]);
  });
  const heads = ["server", "ratio", "median ms", "spread", "starts", "what it does"];
  const data = targets.map(({ name }, index) => ({ name, ms: times[index] }));
  return { table: table("From start to the first answer", heads, lines), data };
}

async function startOnce(target: Target): Promise<number> {
  const started = performance.now();
  const server = await start(target);
  try {
    const answer = await fetch(`${server.url}/v1/Contacts/1/PhoneNumbers`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${target.name}: ${answer.status}`);
    return performance.now() - started;
  } finally {
    await server.stop();
  }
}
