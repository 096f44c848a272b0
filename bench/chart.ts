// Draws docs/performance.svg of the last results.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Results, readResults } from "./results.ts";
import { bars, lines, type Panel, picture } from "./svg.ts";

const file = join(import.meta.dirname, "../docs/performance.svg");

interface Measured {
  readonly name: string;
  readonly ratio: number;
  readonly ratioMin: number;
  readonly ratioMax: number;
}

interface AtRate {
  readonly name: string;
  readonly rate: number;
  readonly p99Ms: number;
}

interface WithProcesses {
  readonly count: number;
  readonly ratio: number;
}

const isOurs = (name: string) => name.startsWith("this server");

/** @throws Error when nothing of what it shows was measured yet. */
export function writeChart(): string {
  const results = readResults();
  const drawn = [ratioPanel(results), latencyPanel(results), processesPanel(results)].filter(
    (part) => part !== undefined,
  );
  if (drawn.length === 0) throw new Error("nothing to draw yet: npm run bench -- rivals latency processes");
  const description = drawn.map(({ words }) => words).join(" ");
  const title = "How fast this server is beside others";
  writeFileSync(
    file,
    picture(
      title,
      description,
      drawn.map(({ panel }) => panel),
    ),
  );
  return `docs/performance.svg: ${drawn.length} panels\n`;
}

interface Drawn {
  readonly panel: Panel;
  /** What it shows, for who cannot see it. */
  readonly words: string;
}

function ratioPanel(results: Results): Drawn | undefined {
  const rows = [...dataOf<Measured>(results, "rivals")].sort((a, b) => b.ratio - a.ratio);
  if (rows.length === 0) return undefined;
  const head = "Requests a second, ratio to raw node:http (whisker: spread of the rounds)";
  const words = rows.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(", ");
  const drawn = rows.map(({ name, ratio, ratioMin, ratioMax }) => {
    return { name, value: ratio, low: ratioMin, high: ratioMax, isOurs: isOurs(name) };
  });
  return { panel: bars(head, drawn), words: `Ratio to raw node:http: ${words}.` };
}

function latencyPanel(results: Results): Drawn | undefined {
  const rows = dataOf<AtRate>(results, "latency");
  if (rows.length === 0) return undefined;
  const names = [...new Set(rows.map(({ name }) => name))];
  const drawn = names.map((name) => ({
    name,
    isOurs: isOurs(name),
    points: rows.filter((row) => row.name === name).map(({ rate, p99Ms }) => ({ x: rate, y: p99Ms })),
  }));
  const words = drawn.map(
    ({ name, points }) => `${name} ${points.map(({ x, y }) => `${y.toFixed(1)} at ${x}`).join(", ")}`,
  );
  return {
    panel: lines("p99 in milliseconds at fixed rates", "requests/s offered", drawn),
    words: `p99 in milliseconds by requests offered a second: ${words.join("; ")}.`,
  };
}

function processesPanel(results: Results): Drawn | undefined {
  const rows = dataOf<WithProcesses>(results, "processes");
  if (rows.length === 0) return undefined;
  const points = rows.map(({ count, ratio }) => ({ x: count, y: ratio }));
  const ideal = rows.map(({ count }) => ({ x: count, y: count }));
  const drawn = [
    { name: "as many times one", isOurs: false, points: ideal },
    { name: "this server", isOurs: true, points },
  ];
  const words = points.map(({ x, y }) => `${x}: ${y.toFixed(2)}`).join(", ");
  return {
    panel: lines("Processes on one PostgreSQL, ratio to one process", "processes", drawn),
    words: `Ratio to one process by processes on one PostgreSQL: ${words}.`,
  };
}

function dataOf<Row>(results: Results, name: string): readonly Row[] {
  return (results[name]?.data ?? []) as readonly Row[];
}
