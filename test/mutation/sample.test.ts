// Two mutants of the day, tried for real: the tests notice them. npm run mutate tries them all.
import { afterAll, expect, it } from "vitest";
import { allMutants } from "./all-mutants.ts";
import { isNoticed, sampleOf } from "./run-mutant.ts";
import { createScratchTree } from "./scratch-tree.ts";

/** Their tests take several seconds, or hang with such a defect; the whole run has them. */
const slow =
  /^test\/(?:client|end-to-end|review|conformance|packaging|generate|server\/(?:storage|commands|transfer|ops)|contract\/(?:retry|wire-rules\/hostile))/;

const quick = allMutants.filter(({ noticedBy }) => !noticedBy.some((test) => slow.test(test)));
const tree = createScratchTree();
afterAll(tree.remove);

it.each(sampleOf(quick, 2).map((mutant) => [mutant.name, mutant] as const))("notices: %s", async (_name, mutant) => {
  expect(await isNoticed(tree, mutant)).toBe(true);
});
