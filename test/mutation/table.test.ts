// The mutants stay current: each defect fits its file, and the tests that notice it exist.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { allMutants, mutantsByArea } from "./all-mutants.ts";
import { toKey } from "./mutant.ts";
import { readResults } from "./results.ts";
import { sampleOf, withDefect } from "./run-mutant.ts";
import { root } from "./scratch-tree.ts";
import { readPage, writeStrength } from "./strength-page.ts";
import { survivors } from "./survivors.ts";

const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("the mutants", () => {
  it("the mutants cover each area, and each has a unique name", () => {
    const names = allMutants.map(toKey);
    expect(new Set(names).size).toBe(names.length);
    for (const [area, mutants] of Object.entries(mutantsByArea))
      expect([area, mutants.length > 0]).toEqual([area, true]);
  });

  it("no two mutants are the same defect", () => {
    const byDefect = new Map<string, string>();
    const repeated = allMutants.flatMap((mutant) => {
      const defect = `${mutant.file} ${withDefect(read(mutant.file), mutant).replaceAll(/\s+/g, " ")}`;
      const first = byDefect.get(defect);
      byDefect.set(defect, toKey(mutant));
      return first === undefined ? [] : [[first, toKey(mutant)]];
    });
    expect(repeated).toEqual([]);
  });

  it.each(allMutants.map((mutant) => [mutant.file, mutant.name, mutant] as const))(
    "%s: %s fits",
    (_file, _name, mutant) => {
      const text = read(mutant.file);
      const changed = withDefect(text, mutant);
      expect(changed).not.toBe(text);
      // A text that is not a program fails every test, and says nothing of any.
      if (/\.[cm]?[jt]s$/.test(mutant.file)) expect(() => transformSync(changed, { loader: "ts" })).not.toThrow();
      expect(mutant.noticedBy.filter((test) => !existsSync(join(root, test)))).toEqual([]);
    },
  );

  it("the mutants are refused when their text is missing or not unique", () => {
    const mutant = { name: "a", file: "b", find: "x", replace: "y", noticedBy: [] };
    expect(withDefect("axb", mutant)).toBe("ayb");
    expect(() => withDefect("ab", mutant)).toThrow("occurs 0 times");
    expect(() => withDefect("xx", mutant)).toThrow("occurs 2 times");
  });
});

describe("the results", () => {
  it("the results are those of docs/strength.md (npm run mutate -- --page writes them)", () => {
    expect(readPage()).toBe(writeStrength(readPage(), readResults()));
  });

  it("the results have a reason for each missed mutant, and none for a noticed one", () => {
    const results = readResults();
    const keys = allMutants.map(toKey);
    expect(keys.filter((key) => results[key] === "" && survivors[key] === undefined)).toEqual([]);
    expect(Object.keys(survivors).filter((key) => !keys.includes(key) || results[key])).toEqual([]);
  });
});

describe("a sample", () => {
  it("a sample takes each item on some day, and never one twice a day", () => {
    const items = Array.from({ length: 10 }, (_, index) => index);
    const days = items.map((day) => sampleOf(items, 3, day));
    for (const day of days) expect(new Set(day).size).toBe(3);
    expect(new Set(days.flat()).size).toBe(10);
    expect(sampleOf(items, 99, 4).sort((a, b) => a - b)).toEqual(items);
  });
});
