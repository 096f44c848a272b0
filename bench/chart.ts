// Draws docs/performance.svg from the last results.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Results, readResults } from "./results.ts";

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
  if (drawn.length === 0) throw new Error("nothing to draw yet: run npm run bench -- rivals latency processes");
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

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The spread, as a whisker. */
  readonly low: number;
  readonly high: number;
  /** Drawn in the colour that stands out. */
  readonly isOurs: boolean;
}

export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly isOurs: boolean;
}

/** A part of the picture, and how high it is. */
export interface Panel {
  readonly svg: string;
  readonly height: number;
}

export const width = 860;
const labelWidth = 230;
const valueWidth = 60;
const rowHeight = 26;
const headHeight = 44;

const style = `
  svg { background: #ffffff; font: 14px system-ui, sans-serif; }
  text { fill: #1f2328; }
  .head { font-weight: 600; font-size: 16px; }
  .soft { fill: #59636e; font-size: 12px; }
  .other { fill: #8c959f; stroke: #8c959f; }
  .ours { fill: #0969da; stroke: #0969da; }
  .line { fill: none; stroke-width: 2.5; }
  .axis { stroke: #d1d9e0; }
  .whisker { stroke: #1f2328; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; }
    text { fill: #f0f6fc; }
    .soft { fill: #9198a1; }
    .other { fill: #656c76; stroke: #656c76; }
    .ours { fill: #4493f8; stroke: #4493f8; }
    .axis { stroke: #3d444d; }
    .whisker { stroke: #f0f6fc; }
  }
`;

/** The panels below each other. `description` says in words what the picture shows. */
export function picture(title: string, description: string, panels: readonly Panel[]): string {
  let top = 10;
  const parts = panels.map(({ svg, height }) => {
    const part = `<g transform="translate(0 ${top})">\n${svg}\n</g>`;
    top += height;
    return part;
  });
  const attributes = `viewBox="0 0 ${width} ${top + 10}" role="img" aria-labelledby="title desc"`;
  const head = `<title id="title">${escaped(title)}</title>\n<desc id="desc">${escaped(description)}</desc>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>\n${head}\n<style>${style}</style>\n${parts.join("\n")}\n</svg>\n`;
}

/** Bars from zero, the longest as long as there is room. */
export function bars(head: string, rows: readonly Bar[]): Panel {
  const room = width - labelWidth - valueWidth - 20;
  const most = Math.max(...rows.map(({ high, value }) => Math.max(high, value)));
  const at = (value: number) => round(labelWidth + (value / most) * room);
  const drawn = rows.flatMap(({ name, value, low, high, isOurs }, index) => {
    const y = headHeight + index * rowHeight;
    const middle = y + 9;
    return [
      text(labelWidth - 10, middle + 5, name, { anchor: "end" }),
      `<rect class="${isOurs ? "ours" : "other"}" x="${labelWidth}" y="${y}" width="${round(at(value) - labelWidth)}" height="18"/>`,
      `<line class="whisker" x1="${at(low)}" x2="${at(high)}" y1="${middle}" y2="${middle}"/>`,
      text(at(Math.max(high, value)) + 8, middle + 5, value.toFixed(2)),
    ];
  });
  return { svg: [heading(head), ...drawn].join("\n"), height: headHeight + rows.length * rowHeight + 20 };
}

/** Lines over evenly spaced places of x; y is logarithmic where its figures are of several powers of ten. */
export function lines(head: string, unit: string, rows: readonly Line[]): Panel {
  const [top, bottom, left, right] = [headHeight + 10, headHeight + 210, 70, width - 230];
  const xs = [...new Set(rows.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const ys = rows.flatMap(({ points }) => points.map(({ y }) => y));
  const isLog = Math.max(...ys) / Math.min(...ys) > 20;
  const scale = isLog ? Math.log : (value: number) => value;
  const [low, high] = [isLog ? scale(Math.min(...ys)) : 0, scale(Math.max(...ys))];
  const atX = (x: number) => round(left + (xs.indexOf(x) / Math.max(1, xs.length - 1)) * (right - left));
  const atY = (y: number) => round(bottom - ((scale(y) - low) / (high - low || 1)) * (bottom - top));
  const axes = [
    ...xs.map((x) => text(atX(x), bottom + 18, x.toLocaleString("en"), { anchor: "middle", soft: true })),
    // Under the axis, where no label of a line comes.
    text((left + right) / 2, bottom + 36, unit, { anchor: "middle", soft: true }),
    ...[isLog ? Math.min(...ys) : 0, Math.max(...ys)].map((y) =>
      text(left - 12, atY(y) + 5, y.toFixed(y > 0 && y < 10 ? 1 : 0), { anchor: "end", soft: true }),
    ),
    `<line class="axis" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>`,
  ];
  const labels = spreadOut(
    rows.map(({ points }) => atY(points.at(-1)?.y ?? 0) + 5),
    bottom,
  );
  const drawn = rows.flatMap(({ name, points, isOurs }, index) => {
    const path = points.map(({ x, y }) => `${atX(x)},${atY(y)}`).join(" ");
    const last = points.at(-1)?.y ?? 0;
    return [
      `<polyline class="line ${isOurs ? "ours" : "other"}" style="fill: none" points="${path}"/>`,
      text(right + 10, labels[index] ?? 0, `${name} ${last < 10 ? last.toFixed(1) : last.toFixed(0)}`, {
        soft: !isOurs,
      }),
    ];
  });
  return { svg: [heading(isLog ? `${head} (logarithmic)` : head), ...axes, ...drawn].join("\n"), height: bottom + 64 };
}

const labelHeight = 16;

/** Separates overlapping labels, and moves them up if the last would be below `lowest`. */
function spreadOut(places: readonly number[], lowest: number): number[] {
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  order.forEach((index, rank) => {
    const above = order[rank - 1];
    if (above !== undefined) moved[index] = Math.max(moved[index] ?? 0, (moved[above] ?? 0) + labelHeight);
  });
  order.reverse().forEach((index, rank) => {
    moved[index] = Math.min(moved[index] ?? 0, lowest - rank * labelHeight);
  });
  return moved;
}

const heading = (head: string) => `<text class="head" x="20" y="20">${escaped(head)}</text>`;
const round = (value: number) => Math.round(value * 10) / 10;

function text(x: number, y: number, content: string, { anchor = "start", soft = false } = {}): string {
  return `<text${soft ? ' class="soft"' : ""} x="${x}" y="${round(y)}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
