// Makes docs/wire.md of the names of the wire-rule tests: npx tsx test/contract/wire-rules/wire-table.ts [--check].
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const range = (letter: string, last: number) => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** Every rule, by its number. */
export const ruleNumbers = [
  ...range("J", 11),
  ...range("X", 15),
  ...range("F", 8),
  ...range("T", 3),
  ...range("C", 8),
  ...range("N", 9),
  ...range("P", 2),
];

const target = join(import.meta.dirname, "../../../docs/wire.md");
const groups: Readonly<Record<string, string>> = {
  J: "Reading JSON",
  X: "Reading XML",
  F: "Reading a form",
  T: "Characters of a text",
  C: "Charsets and media types",
  N: "Responses",
  P: "Paths and methods",
};

/** Rule number -> the tests that hold it, as `name (file)`. */
export function testsOfRules(): Map<string, string[]> {
  const found = new Map(ruleNumbers.map((rule) => [rule, [] as string[]]));
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"))) {
    const source = readFileSync(join(import.meta.dirname, file), "utf8");
    const pattern =
      /rule: "([A-Z]\d+)",\s*name:\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`)|\[\s*"([A-Z]\d+)",\s*"([^"]*)"|["`]([A-Z]\d+): ([^"`]*)["`]/g;
    for (const match of source.matchAll(pattern)) {
      const rule = match[1] ?? match[5] ?? match[7] ?? "";
      const name = (match[2] ?? match[3] ?? match[4] ?? match[6] ?? match[8] ?? "")
        .replace(/ \(%[sj]\)$/, "")
        .replaceAll(/\$\{[^}]*\}+/g, "…");
      found.get(rule)?.push(`${name} (${file})`);
    }
  }
  return found;
}

export function wireTable(): string {
  const tests = testsOfRules();
  const sections = Object.entries(groups).flatMap(([letter, title]) => [
    `## ${title}`,
    "",
    "| rule | tests in test/contract/wire-rules |",
    "|---|---|",
    ...ruleNumbers
      .filter((rule) => rule.startsWith(letter))
      .map(
        (rule) =>
          `| ${rule} | ${[...new Set(tests.get(rule))].map((test) => test.replaceAll("|", "\\|")).join("<br>")} |`,
      ),
    "",
  ]);
  return [
    "# Wire rules and their tests",
    "",
    "For reviewers: which tests hold each rule of the wire. `npx tsx test/contract/wire-rules/wire-table.ts` writes this page",
    "from the test names, and a test fails when it is stale. Each test sends real HTTP requests in every media type that its",
    "rule applies to. Hostile requests are in `hostile.test.ts`; `equivalence.property.test.ts` shows that a value has the same",
    "effect in every format.",
    "",
    ...sections,
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

export function isCurrent(): boolean {
  return readFileSync(target, "utf8") === wireTable();
}

if (process.argv[1] === import.meta.filename) {
  if (!process.argv.includes("--check")) writeFileSync(target, wireTable());
  else if (!isCurrent()) {
    process.stderr.write("docs/wire.md is stale: run npx tsx test/contract/wire-rules/wire-table.ts\n");
    process.exitCode = 1;
  }
}
