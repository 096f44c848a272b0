// Reads how strong the tests are, where that has been measured: the table of kinds in docs/strength.md.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Strength } from "./review-report.ts";

const heading = ["kind", "mutants", "killed", "equivalent", "survived", "score", "measured"];

/** What strength.md in the folder says of each kind of planted defect; undefined where nothing was measured. */
export function readStrength(folder: string): Strength | undefined {
  const file = join(folder, "strength.md");
  if (!existsSync(file)) return undefined;
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const start = rows.findIndex((row) => row.join() === heading.join());
  const kinds = rows
    .slice(start < 0 ? rows.length : start + 2)
    .filter((row) => row.length === heading.length)
    .map(([kind = "", mutants, killed, , survived, score = "", measured = ""]) => ({
      kind,
      mutants: Number(mutants),
      killed: Number(killed),
      survived: Number(survived),
      score,
      measured,
    }));
  return kinds.length === 0 ? undefined : { kinds, source: "docs/strength.md" };
}

/** Killed to killed and survived, over all kinds, in percent with one digit. */
export function totalScore({ kinds }: Strength): string {
  const killed = kinds.reduce((sum, kind) => sum + kind.killed, 0);
  const counted = kinds.reduce((sum, kind) => sum + kind.killed + kind.survived, 0);
  // Rounded down: a hundred is said only of all.
  return counted === 0 ? "–" : `${Math.floor((killed / counted) * 1_000) / 10} %`;
}
