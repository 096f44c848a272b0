// Two mutants of the day, tried for real with the test that noticed them when all were measured. npm run mutate tries them all.
import { afterAll, expect, it } from "vitest";
import { allMutants } from "./all-mutants.ts";
import { readResults, withKnownTest } from "./results.ts";
import { findNoticing, sampleOf } from "./run-mutant.ts";
import { createScratchTree } from "./scratch-tree.ts";

/** Their tests take several seconds, or hang with such a defect; the whole run has them. */
const slow =
  /^test\/(?:client|end-to-end|review|conformance|docs|packaging|generate|server\/(?:storage|commands|config|transfer|ops)|contract\/(?:retry|wire-rules\/hostile))/;

const results = readResults();
const measured = allMutants.flatMap((mutant) => withKnownTest(mutant, results) ?? []);
const quick = measured.filter(({ noticedBy }) => !noticedBy.some((test) => slow.test(test)));
const tree = createScratchTree();
afterAll(tree.remove);

it("the sample consists of measured mutants with quick tests", () => {
  expect(quick.length).toBeGreaterThan(0);
});

it.each(sampleOf(quick, 2).map((mutant) => [mutant.name, mutant] as const))(
  "the known test notices this mutant: %s",
  async (_name, mutant) => {
    expect(await findNoticing(tree, mutant)).toMatchObject({ test: mutant.noticedBy[0] });
  },
);
