// Writes the tables of the last results into docs/performance.md, between its markers; what is around them stays.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readResults, type TakenSuite } from "./results.ts";

const page = join(import.meta.dirname, "../docs/performance.md");

/** @throws Error when the page has no place for a suite that was measured. */
export function writeTables(): string {
  const results = Object.entries(readResults());
  if (results.length === 0) throw new Error("nothing was measured yet: npm run bench -- all");
  const text = results.reduce(
    (page, [name, taken]) => withTable(page, name, blockOf(taken)),
    readFileSync(page, "utf8"),
  );
  writeFileSync(page, text);
  return `docs/performance.md: ${results.map(([name]) => name).join(", ")}\n`;
}

/** The page with the block between the markers of the name. @throws Error when it has no such markers. */
export function withTable(page: string, name: string, block: string): string {
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`docs/performance.md has no markers ${start} and ${end}`);
  return `${page.slice(0, from + start.length)}\n${block}\n${page.slice(to)}`;
}

function blockOf({ table, date, machine, settings }: TakenSuite): string {
  const { rounds, seconds } = settings;
  const where = `${machine.cores} x ${machine.cpu}, Node ${machine.node.slice(1)}`;
  const taken = `Taken on ${date.slice(0, 10)}: ${where}, \`--rounds ${rounds} --seconds ${seconds}\`.`;
  return `${table.replaceAll(/^### /gm, "## ").trim()}\n\n${taken}`;
}
