// The mutants cannot rot: each defect still fits its file, each test is there, and what is published is what was measured.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { explanations } from "./explanations.ts";
import { guardedFiles } from "./guarded-files.ts";
import { kinds } from "./kinds.ts";
import { sampleOf, withDefect } from "./run-semantic.ts";
import { root } from "./scratch-tree.ts";
import { semanticMutants } from "./semantic-mutants.ts";
import { describeStrength, explanationOf, readPage, readResults, withStrength } from "./strength.ts";

const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("the hand-written mutants", () => {
  it("are many, and each has a name of its own", () => {
    const names = semanticMutants.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(100);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(semanticMutants.map((mutant) => [mutant.name, mutant] as const))("%s", (_name, mutant) => {
    const text = read(mutant.file);
    const changed = withDefect(text, mutant);
    expect(changed).not.toBe(text);
    // A text that is no program fails every test, and says nothing of any.
    expect(() => transformSync(changed, { loader: "ts" })).not.toThrow();
    expect(mutant.caughtBy.filter((test) => !existsSync(join(root, test)))).toEqual([]);
  });

  it("that fit no more, or in two places, are an error", () => {
    const mutant = { name: "a", kind: "server", file: "b", find: "x", replace: "y", caughtBy: [] } as const;
    expect(withDefect("axb", mutant)).toBe("ayb");
    expect(() => withDefect("ab", mutant)).toThrow("stands 0 times");
    expect(() => withDefect("xx", mutant)).toThrow("stands 2 times");
  });
});

describe("the files that Stryker changes", () => {
  it("and the tests that guard them are there, and no file is measured twice", () => {
    const named = guardedFiles.flatMap(({ files, tests }) => [...files, ...tests]);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const files = guardedFiles.flatMap((run) => run.files);
    expect(new Set(files).size).toBe(files.length);
  });
});

describe("a sample", () => {
  it("takes each item in its turn, and never one twice a day", () => {
    const items = Array.from({ length: 10 }, (_, index) => index);
    const days = items.map((day) => sampleOf(items, 3, day));
    for (const day of days) expect(new Set(day).size).toBe(3);
    expect(new Set(days.flat()).size).toBe(10);
    expect(sampleOf(items, 99, 4).sort((a, b) => a - b)).toEqual(items);
  });
});

describe("docs/strength.md", () => {
  it("says what was measured", () => {
    expect(readPage()).toBe(withStrength(readPage(), describeStrength(readResults(), kinds)));
  });

  it("explains survivors that there are, and no others", () => {
    const survivors = Object.values(readResults()).flatMap(({ units }) =>
      Object.values(units).flatMap((unit) => unit.survivors),
    );
    const used = new Set(survivors.map(explanationOf));
    expect(explanations.filter((explanation) => !used.has(explanation))).toEqual([]);
  });
});
