// Every command that the README and the docs show exists, with the flags that they give it.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/contract.ts";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));
/** The lines of shell in code blocks, with their continuations, and what the text names in backticks. */
const commands = pages.flatMap((page) => {
  const text = readFileSync(join(root, page), "utf8");
  const blocks = [...text.matchAll(/^ *```(?:sh|bash)\n([\s\S]*?)^ *```/gm)].map(([, block = ""]) =>
    block.replaceAll("\\\n", " "),
  );
  const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, "");
  const inline = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return [...blocks.flatMap((block) => block.split("\n")), ...inline].map((line) => [page, line.trim()] as const);
});

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
const helps = new Map<string, string>();
/** The help of a command; that of its parent where a word is an argument. */
function getHelp(words: readonly string[]): string {
  const name = words.join(" ");
  const known = helps.get(name);
  if (known !== undefined) return known;
  const help = execFileSync(process.execPath, [join(root, "dist/server/cli.js"), ...words, "--help"], {
    encoding: "utf8",
  });
  helps.set(name, help);
  return help;
}

const programs = commands.flatMap(([page, line]) => {
  const given = /(?:node dist\/server\/cli\.js|(?:^|\s)contact-phone-numbers)(?= [a-z-])(.*)$/.exec(line)?.[1];
  return given === undefined ? [] : [[page, given.trim().replace(/\s*(?:[|#>&].*)?$/, "")] as const];
});

describe("the commands of the docs", () => {
  it("the docs have many commands", () => {
    expect(programs.length).toBeGreaterThan(10);
  });

  it.each(programs)("the command in %s exists, with its flags: %s", (_page, given) => {
    const words = given.split(/\s+/);
    const [command = ""] = words;
    expect(getHelp([])).toMatch(new RegExp(`^ +${command}\\b`, "m"));
    const sub =
      /^[a-z]/.test(words[1] ?? "") &&
      new RegExp(`^ +${(words[1] ?? "").replace(/\W/g, ".")}\\b`, "m").test(getHelp([command]));
    const help = getHelp(sub ? [command, words[1] ?? ""] : [command]);
    const flags = words.filter((word) => /^--[a-z]/.test(word)).map((word) => word.replace(/=.*$/, ""));
    expect(flags.filter((flag) => !new RegExp(`${flag}(?![\\w-])`).test(help))).toEqual([]);
  });

  it("the docs call only scripts that package.json has", () => {
    const called = commands.flatMap(([page, line]) =>
      [...line.matchAll(/npm run (?:--silent |-s )?([\w:-]+)/g)].map(([, script = ""]) => [page, script]),
    );
    expect(called.length).toBeGreaterThan(10);
    expect(called.filter(([, script = ""]) => scripts[script] === undefined)).toEqual([]);
  });
});
