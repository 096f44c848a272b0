// Every command in README and docs is one that the program has, with options that its help names.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createWorkplace } from "../server/commands/run-command.ts";
import { root } from "../support/contract.ts";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
];
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object }).scripts,
);
const groups: Readonly<Record<string, readonly string[]>> = {
  token: ["create", "list", "revoke"],
  conform: ["proxy"],
};

interface Command {
  readonly page: string;
  readonly line: string;
}

/** The commands of sh blocks and of inline code, with lines that end in a backslash joined. */
const texts = pages
  .filter((page) => page.endsWith(".md"))
  .flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8").replaceAll("\\\n", " ");
    const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, block = ""]) => block.split("\n"));
    const inline = [...text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "").matchAll(/`([^`]+)`/g)].map(
      ([, code = ""]) => code,
    );
    return [...blocks, ...inline].map((line): Command => ({ page, line: line.trim() }));
  });

/** Our program in it: its command and the flags, up to a pipe or the like. */
function ourCommand({ page, line }: Command) {
  const [, rest] = /(?:node dist\/server\/cli\.js|npx contact-phone-numbers) ([^|>&#]*)/.exec(line) ?? [];
  const [name = "", second = ""] = (rest ?? "").split(" ");
  if (!/^[a-z]+$/.test(name)) return [];
  const path = groups[name]?.includes(second) ? [name, second] : [name];
  return [{ page, path, flags: [...(rest ?? "").matchAll(/(?<= )--[a-z-]+/g)].map(([flag]) => flag) }];
}

const commands = texts.flatMap(ourCommand);

it("finds the commands of the pages", () => {
  expect(commands.length).toBeGreaterThan(15);
  expect(new Set(commands.map(({ path }) => path[0])).size).toBeGreaterThan(5);
});

it("every command of README and docs has the options that its help names", async () => {
  const { run } = createWorkplace();
  const helps = new Map<string, string>();
  const wrong: string[] = [];
  for (const { page, path, flags } of commands) {
    const name = path.join(" ");
    if (!helps.has(name)) {
      const { code, output } = await run([...path, "--help"]);
      helps.set(name, code === 0 && output.includes(`contact-phone-numbers ${name} `) ? output : "");
    }
    const help = helps.get(name) ?? "";
    if (help === "") wrong.push(`${page}: ${name} is not a command`);
    for (const flag of flags) {
      if (!new RegExp(`^ +(?:-\\w, )?${flag}(?: |$)`, "m").test(help)) wrong.push(`${page}: ${name} ${flag}`);
    }
  }
  expect(wrong).toEqual([]);
});

it("every npm script of README and docs is in package.json", () => {
  const named = texts.flatMap(({ page, line }) =>
    [...line.matchAll(/\bnpm run (?:--silent )?([a-z:-]+)/g)].map(([, script = ""]) => ({ page, script })),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ script }) => !scripts.includes(script))).toEqual([]);
});
