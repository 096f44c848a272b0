// Makes docs/wire.md of the names of the wire-rule tests: npx tsx test/contract/wire-rules/wire-table.ts [--check].
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const range = (letter: string, last: number) => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** Every rule, by its number. */
export const ruleNumbers = [
  ...range("J", 11),
  ...range("X", 13),
  ...range("F", 6),
  ...range("T", 3),
  ...range("C", 4),
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
  N: "Answering",
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
      const name = (match[2] ?? match[3] ?? match[4] ?? match[6] ?? match[8] ?? "").replace(/ \(%[sj]\)$/, "");
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
    "| rule | tests in test/wire-rules |",
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
    "# The rules of the wire and their tests",
    "",
    "Made of the test names by `npx tsx test/contract/wire-rules/wire-table.ts`; a test fails when it is not current. Each test runs",
    "through real HTTP in every media type that its rule applies to. Hostile requests are in `hostile.test.ts`, and",
    "`equivalence.property.test.ts` shows that a value has the same effect in every format.",
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
