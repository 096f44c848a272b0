// The benchmarks: each starts its servers, measures them in interleaved rounds and gives a table.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bodies, type Load, load } from "./load.ts";
import { median, type Row, throughputTable } from "./report.ts";
import { fastify, ourEdge, oursInMemory, oursOnSqlite, type Running, raw, start, type Target } from "./target.ts";

export interface Settings {
  readonly rounds: number;
  readonly seconds: number;
}

export interface SuiteResult {
  readonly table: string;
  readonly data: unknown;
}

interface Contender {
  readonly target: Target;
  readonly name?: string;
  readonly load?: Partial<Load>;
}

const connections = 50;

/** Every contender in every round, one after another, so that what the machine does besides touches all alike. */
async function compare(
  title: string,
  contenders: readonly Contender[],
  { rounds, seconds }: Settings,
): Promise<SuiteResult> {
  const running: Running[] = [];
  try {
    for (const { target } of contenders) running.push(await start(target));
    const common: Load = { mediaType: "application/json", seconds, connections, items: 2 };
    const measured = contenders.map(() => [] as Row["rounds"][number][]);
    for (let round = -1; round < rounds; round++) {
      for (const [index, contender] of contenders.entries()) {
        // Round -1 warms up.
        const figures = await load(running[index]?.url ?? "", {
          ...common,
          ...contender.load,
          ...(round < 0 && { seconds: 1 }),
        });
        if (round >= 0) measured[index]?.push(figures);
      }
    }
    const rows = contenders.map(({ target, name }, index) => ({
      name: name ?? target.name,
      remark: target.remark,
      rounds: measured[index] ?? [],
    }));
    return { table: throughputTable(title, rows), data: rows };
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
}

export async function post(settings: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const contenders = [raw, fastify, ourEdge, oursInMemory, oursOnSqlite(join(folder, "bench.sqlite"))].map(
      (target) => ({
        target,
      }),
    );
    return await compare("One POST of two numbers, JSON", contenders, settings);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function formats(settings: Settings): Promise<SuiteResult> {
  const formatsOf = (target: Target, part: string) =>
    (["application/json", "application/xml", "application/x-www-form-urlencoded"] as const).map((mediaType) => ({
      target,
      name: `${part}, ${mediaType}`,
      load: { mediaType },
    }));
  const contenders = [
    { target: raw, name: "raw node:http, JSON" },
    ...formatsOf(ourEdge, "edge alone"),
    ...formatsOf(oursInMemory, "in memory"),
  ];
  return compare("The same POST by format (a form is answered in JSON)", contenders, settings);
}

/** Time for one request after another, by the size of its body: linear means the same time for each kB. */
export async function body({ rounds }: Settings): Promise<SuiteResult> {
  const server = await start(oursInMemory);
  const lines: string[] = [];
  const data: object[] = [];
  try {
    for (const mediaType of ["application/json", "application/xml", "application/x-www-form-urlencoded"] as const) {
      const bytesOfOne = bodies(mediaType, 1)[0]?.length ?? 1;
      for (const kB of [10, 100, 1_000]) {
        const prepared = bodies(mediaType, Math.round((kB * 1_000) / bytesOfOne)).slice(0, 8);
        const times: number[] = [];
        for (let request = 0; request < rounds * 8; request++) {
          const text = prepared[request % prepared.length] ?? "";
          const started = performance.now();
          const answer = await fetch(`${server.url}/v1/Contacts/body-${kB}/PhoneNumbers`, {
            method: "POST",
            headers: { "content-type": mediaType },
            body: text,
          });
          await answer.text();
          if (answer.status !== 200) throw new Error(`${mediaType}: ${answer.status}`);
          times.push(performance.now() - started);
        }
        const ms = median(times.slice(rounds));
        lines.push(`| ${mediaType} | ${kB} kB | ${ms.toFixed(2)} | ${((ms / kB) * 1_000).toFixed(1)} |`);
        data.push({ mediaType, kB, ms });
      }
    }
  } finally {
    await server.stop();
  }
  const table = [
    "### Size of the body, in memory, one request at a time",
    "",
    "| format | body | ms | µs per kB |",
    "|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
  return { table, data };
}

/** From spawn to the first answer. */
export async function startUp({ rounds }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const plain = join(import.meta.dirname, "targets/plain-http.mjs");
  const cli = join(import.meta.dirname, "../dist/server/cli.js");
  const targets: readonly Target[] = [
    { name: "raw node:http", remark: "", command: [plain] },
    {
      name: "this server",
      remark: "",
      command: [cli, "serve", "--port", "0", "--log-level", "silent", "--database", join(folder, "start.sqlite")],
    },
  ];
  const times = targets.map(() => [] as number[]);
  try {
    for (let round = 0; round < rounds * 3; round++) {
      for (const [index, target] of targets.entries()) {
        const started = performance.now();
        const server = await start(target);
        await (await fetch(`${server.url}/v1/Contacts/1/PhoneNumbers`)).text();
        times[index]?.push(performance.now() - started);
        await server.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const medians = times.map(median);
  const lines = targets.map(
    ({ name }, index) =>
      `| ${name} | ${((medians[index] ?? 0) / (medians[0] ?? 1)).toFixed(2)} | ${Math.round(medians[index] ?? 0)} |`,
  );
  return {
    table: ["### From start to the first answer", "", "| server | ratio | ms |", "|---|---|---|", ...lines, ""].join(
      "\n",
    ),
    data: times,
  };
}
