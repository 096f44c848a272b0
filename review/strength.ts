// Reads how strong the tests of the contract are, where that has been measured.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Strength } from "./review-report.ts";

/** The first sentence of strength.md in the folder that has a percentage in it; undefined without such a file. */
export function readStrength(folder: string): Strength | undefined {
  const file = join(folder, "strength.md");
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8").replaceAll(/[*_`]/g, "");
  const sentences = text.split(/\n\s*\n|(?<=\.)\s+/).map((sentence) => sentence.replaceAll(/\s+/g, " ").trim());
  const score = sentences.find((sentence) => /\d ?%/.test(sentence) && !sentence.startsWith("|"));
  return score === undefined ? undefined : { score, source: "docs/strength.md" };
}
