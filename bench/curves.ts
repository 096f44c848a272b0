// The benchmark of how costs grow: with the list, with what a contact has, with the body's bytes, with connections.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json, type Settings, type SuiteResult } from "./compare.ts";
import { growthOf, type Point } from "./exponent.ts";
import { bodies, type Load, load } from "./load.ts";
import { createSending, type Sending, sendFor } from "./one-at-a-time.ts";
import { median, table, tableRow } from "./report.ts";
import { oursOnSqlite, type Running, start } from "./target.ts";

/** Rule 12 allows no longer list, and no more numbers of a contact. */
const powers = [1, 10, 100, 1_000];
const connectionCounts = [1, 10, 100, 1_000];
const notesLengths = [0, 40, 400, 4_000];
const itemsWithNotes = 100;
/** A part of the time that a round of the other suites takes: there are many points. */
const shareOfRound = 3;

interface Curve {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly Point[];
}

export async function growth(settings: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const server = await start(oursOnSqlite(join(folder, "growth.sqlite")));
  try {
    const curves = [...(await requestCurves(server, settings)), await connectionCurve(server, settings)];
    const hot = await hotContact(server, settings);
    const judged = curves.map((curve) => ({ ...curve, ...growthOf(curve.points) }));
    const lines = judged.map(({ name, unit, points, exponent, atTheEnd, verdict }) => {
      const figures = points.map(({ x, y }) => `${x.toLocaleString("en")}: ${y < 10 ? y.toFixed(2) : y.toFixed(0)}`);
      return tableRow([name, unit, figures.join("; "), exponent.toFixed(2), atTheEnd.toFixed(2), verdict]);
    });
    const heads = ["what grows", "measured", "figures", "exponent", "at the end", "verdict"];
    return {
      table: `${table("How costs grow, SQLite", heads, lines)}\n${hot.line}\n`,
      data: { curves: judged, hot: hot.data },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One request at a time. Every point in every round, so that what else the machine does touches all alike. */
async function requestCurves(server: Running, { rounds, seconds }: Settings): Promise<Curve[]> {
  for (const stored of powers) await createSending(server, { contactID: `has-${stored}`, bodies: lists(stored) })();
  const curves: { name: string; unit: string; at: readonly { x: number; sending: Sending }[] }[] = [
    {
      name: "numbers in the list of a POST",
      unit: "ms a request",
      at: powers.map((items) => ({ x: items, sending: { contactID: `list-${items}`, bodies: lists(items) } })),
    },
    {
      name: "bytes of the body, a hundred numbers",
      unit: "ms a request",
      at: notesLengths.map((length) => {
        const texts = lists(itemsWithNotes, length);
        return { x: Buffer.byteLength(texts[0] ?? ""), sending: { contactID: `bytes-${length}`, bodies: texts } };
      }),
    },
    {
      name: "numbers that the contact has, POST of two",
      unit: "ms a request",
      at: powers.map((stored) => ({ x: stored, sending: { contactID: `has-${stored}`, bodies: lists(2) } })),
    },
    {
      name: "numbers that the contact has, GET of all",
      unit: "ms a request",
      at: powers.map((stored) => ({ x: stored, sending: { contactID: `has-${stored}`, bodies: [] } })),
    },
  ];
  const measured = curves.map(({ name, unit, at }) => {
    return {
      name,
      unit,
      at: at.map(({ x, sending }) => ({ x, send: createSending(server, sending), times: [] as number[] })),
    };
  });
  // Round -1 warms up.
  for (let round = -1; round < rounds; round++) {
    for (const { send, times } of measured.flatMap(({ at }) => at)) {
      const took = await sendFor(send, (seconds * 1_000) / shareOfRound);
      if (round >= 0) times.push(median(took));
    }
  }
  return measured.map(({ name, unit, at }) => ({
    name,
    unit,
    points: at.map(({ x, times }) => ({ x, y: median(times) })),
  }));
}

/** Bodies that differ in every number, each number with so much text. */
function lists(items: number, notesLength = 0): string[] {
  const plain = bodies(json, items, 4);
  if (notesLength === 0) return plain;
  const notes = "n".repeat(notesLength - "version 0".length);
  return plain.map((text) => text.replaceAll(/"Notes":"version /g, `"Notes":"${notes}version `));
}

/** What a request costs the server's process, when so many callers wait for their answers at once. */
async function connectionCurve(server: Running, settings: Settings): Promise<Curve> {
  const costs = connectionCounts.map((connections) => ({ connections, cpuUs: [] as number[] }));
  const common = { mediaType: json, items: 2, seconds: secondsOf(settings) } as const;
  for (let round = 0; round < settings.rounds; round++) {
    for (const { connections, cpuUs } of costs) {
      const figures = await load(server, { ...common, connections });
      cpuUs.push(figures.serverCpuUs ?? 1e6 / figures.requestsPerSecond);
    }
  }
  const points = costs.map(({ connections, cpuUs }) => ({ x: connections, y: median(cpuUs) }));
  return { name: "connections, each waiting for its answer", unit: "server CPU µs a request", points };
}

/** All writers on one contact, beside as many on contacts of their own. */
async function hotContact(server: Running, settings: Settings) {
  const common: Omit<Load, "contacts"> = { mediaType: json, items: 2, seconds: secondsOf(settings), connections: 50 };
  const rounds: { hot: number; spread: number }[] = [];
  for (let round = 0; round < settings.rounds; round++) {
    const spread = await load(server, common);
    const hot = await load(server, { ...common, contacts: 1 });
    rounds.push({ hot: hot.requestsPerSecond, spread: spread.requestsPerSecond });
  }
  const ratios = rounds.map(({ hot, spread }) => hot / spread);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  const line = `Fifty writers on one contact do ${median(ratios).toFixed(2)} (${low} to ${high}) of what they do on a thousand.`;
  return { line, data: { ratio: median(ratios), rounds } };
}

const secondsOf = ({ seconds }: Settings) => Math.max(1, Math.round(seconds / shareOfRound));
