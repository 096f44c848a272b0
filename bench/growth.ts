// The suites about size: how costs grow with the list, the contact, the body and the connections.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bodies, createSending, type Load, load, type MediaType, type Sending, sendFor } from "./load.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { median, table, tableRow } from "./results.ts";
import { authorization, oursInMemory, oursOnSqlite, type Running, raw, start } from "./target.ts";
import { json } from "./throughput.ts";

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

/** What a request costs the server's process, when so many callers wait for their responses. */
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
  return { name: "connections, each waiting for its response", unit: "server CPU µs a request", points };
}

/** All writers on one contact, compared with as many on separate contacts. */
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
  const line = `Fifty writers on one contact reach ${median(ratios).toFixed(2)} (${low} to ${high}) times their throughput on a thousand contacts.`;
  return { line, data: { ratio: median(ratios), rounds } };
}

const secondsOf = ({ seconds }: Settings) => Math.max(1, Math.round(seconds / shareOfRound));

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Growth {
  /** Least squares of log y over log x: 0 is flat, 1 linear, 2 quadratic. */
  readonly exponent: number;
  /** The exponent of the last two points, where the fixed cost of a request matters least. */
  readonly atTheEnd: number;
  readonly verdict: "flat" | "flatter than linear" | "linear" | "steeper than linear";
}

/** What noise may add to an exponent. */
const tolerance = 0.15;

/** @throws Error on fewer than two points, or on a point that is not above zero. */
export function growthOf(points: readonly Point[]): Growth {
  const exponent = slopeOf(points);
  const atTheEnd = slopeOf(points.slice(-2));
  const worst = Math.max(exponent, atTheEnd);
  const verdict =
    worst > 1 + tolerance
      ? "steeper than linear"
      : worst > 1 - tolerance
        ? "linear"
        : worst > tolerance
          ? "flatter than linear"
          : "flat";
  return { exponent, atTheEnd, verdict };
}

function slopeOf(points: readonly Point[]): number {
  if (points.length < 2 || points.some(({ x, y }) => !(x > 0 && y > 0))) {
    throw new Error("growth needs at least two points, all above zero");
  }
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(logs.map((log) => log.x)), mean(logs.map((log) => log.y))];
  const covariance = mean(logs.map((log) => (log.x - x) * (log.y - y)));
  return covariance / mean(logs.map((log) => (log.x - x) ** 2));
}

/** Within a list of 1,000 numbers, the maximum. */
const sizesKB = [10, 50, 150];
const formats: readonly MediaType[] = ["application/json", "application/xml", "application/x-www-form-urlencoded"];
const requestsPerRound = 8;
const warmUpMs = 1_500;

/** One request at a time; the time is the caller's, from the first byte sent to the last received. */
export async function body({ rounds }: Settings): Promise<SuiteResult> {
  const [limit, server] = [await start(raw), await start(oursInMemory)];
  const data: Awaited<ReturnType<typeof timeBodies>>[] = [];
  try {
    for (const size of sizesKB) data.push(await timeBodies(limit, "raw node:http, JSON", json, size, rounds));
    for (const format of formats) {
      for (const size of sizesKB) data.push(await timeBodies(server, format, format, size, rounds));
    }
  } finally {
    await Promise.all([limit.stop(), server.stop()]);
  }
  const lines = data.map(({ name, kB, times }, index) => {
    const ms = median(times);
    const spread = `${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)}`;
    const least = median(data[index % sizesKB.length]?.times ?? []);
    const usPerKB = ((ms / kB) * 1_000).toFixed(1);
    return tableRow([name, `${kB.toFixed(0)} kB`, ms.toFixed(2), spread, usPerKB, (least / ms).toFixed(2)]);
  });
  const heads = ["format", "body", "median ms", "spread", "µs per kB", "ratio to raw"];
  return { table: table("Size of the body, in memory, one request at a time", heads, lines), data };
}

async function timeBodies(server: Running, name: string, mediaType: MediaType, size: number, rounds: number) {
  const prepared = bodiesOf(mediaType, size);
  const send = createSender(server, mediaType, prepared);
  for (const end = performance.now() + warmUpMs; performance.now() < end; ) await send();
  const times: number[] = [];
  for (let request = 0; request < rounds * requestsPerRound; request++) times.push(await send());
  return { name, kB: Buffer.byteLength(prepared[0] ?? "") / 1_000, times };
}

/** Eight bodies of about the size, each of which changes what the one before it stored. */
function bodiesOf(mediaType: MediaType, kB: number): string[] {
  const sizeOf = (items: number) => Buffer.byteLength(bodies(mediaType, items, 1)[0] ?? "");
  const each = (sizeOf(101) - sizeOf(1)) / 100;
  return bodies(mediaType, Math.max(1, Math.round((kB * 1_000) / each)), requestsPerRound);
}

/** Sends one body after another, and gives the milliseconds that each took. */
function createSender({ url }: Running, mediaType: MediaType, prepared: readonly string[]): () => Promise<number> {
  let sent = 0;
  return async () => {
    const sentText = prepared[sent++ % prepared.length] ?? "";
    const started = performance.now();
    const response = await fetch(`${url}/v1/Contacts/size-${prepared[0]?.length}/PhoneNumbers`, {
      method: "POST",
      headers: { "content-type": mediaType, authorization },
      body: sentText,
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${mediaType}: ${response.status} ${text}`);
    return performance.now() - started;
  };
}
