// A few hand-written mutants of the day for real: the tests find them. npm run mutate tries them all.
import { afterAll, expect, it } from "vitest";
import { isKilled, sampleOf } from "./run-semantic.ts";
import { createScratchTree } from "./scratch-tree.ts";
import { semanticMutants } from "./semantic-mutants.ts";

/** Their tests take several seconds, or never end with such a defect; the whole run has them. */
const slow = /^test\/(?:client|storage|wire-rules\/hostile|contract\/retry|generate\/codecs)/;

const quick = semanticMutants.filter(({ caughtBy }) => !caughtBy.some((test) => slow.test(test)));
const tree = createScratchTree();
afterAll(tree.remove);

it.each(sampleOf(quick, 2).map((mutant) => [mutant.name, mutant] as const))(
  "%s",
  async (_name, mutant) => {
    expect(await isKilled(tree, mutant)).toBe(true);
  },
  60_000,
);
