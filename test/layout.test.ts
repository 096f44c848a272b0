// The shape of the tree: no import cycle between files or folders, and nothing left over at the root.
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/contract.ts";
import { folders, imports, isOurs } from "./support/source-imports.ts";

/** Nodes that reach each other, by Tarjan's algorithm. */
function findCycles(edges: readonly (readonly [from: string, to: string])[]): string[][] {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges) if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  const [index, low, stack, cycles] = [
    new Map<string, number>(),
    new Map<string, number>(),
    [] as string[],
    [] as string[][],
  ];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== index.get(node)) return;
    const members = stack.splice(stack.indexOf(node));
    if (members.length > 1) cycles.push(members.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return cycles;
}

/** The two folders next to each other that an import connects; none where one of the files is in a parent folder of the other. */
function siblingFolders(file: string, to: string): [string, string] | undefined {
  const [from, target] = [dirname(file).split("/"), dirname(to).split("/")];
  const shared = from.findIndex((part, index) => part !== target[index]);
  if (shared < 0 || shared >= target.length) return undefined;
  return [from.slice(0, shared + 1).join("/"), target.slice(0, shared + 1).join("/")];
}

describe("cycles", () => {
  const ours = imports.filter(({ to }) => isOurs(to));

  it("cycles are found where there are some", () => {
    const edges = [
      ["a", "b"],
      ["b", "c"],
      ["c", "b"],
      ["c", "d"],
      ["d", "a"],
      ["d", "e"],
    ] as const;
    expect(findCycles(edges)).toEqual([["a", "b", "c", "d"]]);
    expect(siblingFolders("server/http/a.ts", "server/ops/b/c.ts")).toEqual(["server/http", "server/ops"]);
    expect(siblingFolders("server/http/a.ts", "server/errors.ts")).toBeUndefined();
  });

  it("exist between no files", () => {
    expect(findCycles(ours.map(({ file, to }) => [file, to]))).toEqual([]);
  });

  it("exist between no folders next to each other", () => {
    // The tests of an area may use what the area next to it has for its own tests.
    const edges = ours
      .filter(({ file }) => !file.startsWith("test/"))
      .flatMap(({ file, to }) => [siblingFolders(file, to) ?? []]);
    expect(findCycles(edges.filter((edge): edge is [string, string] => edge.length === 2))).toEqual([]);
  });
});

describe("the root", () => {
  it("the root holds nothing that was left over", () => {
    const known =
      /^(?:\.ci|\.editorconfig|\.git|\.github|\.gitignore|\.npmrc|\.nvmrc|CHANGELOG\.md|CONTRIBUTING\.md|LICENSE|README\.md|SECURITY\.md|biome\.json|openapi\.yaml|package(?:-lock)?\.json|tsconfig\.json|vitest\.config\.ts|docs|seed|node_modules|dist|data|build|coverage)$/;
    const entries = readdirSync(root).filter((name) => !known.test(name) && !folders.includes(name));
    expect(entries).toEqual([]);
  });
});
