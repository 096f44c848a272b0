// Runs every example of docs/import.md: its files, its commands, and what they print.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createWorkplace } from "../server/commands/run-command.ts";
import { root } from "../support/contract.ts";

interface Block {
  readonly info: string;
  readonly text: string;
}

const sections = readFileSync(join(root, "docs/import.md"), "utf8")
  .split(/^##+ /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf("\n")),
    blocks: [...section.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)].map(
      ([, info = "", text = ""]): Block => ({ info, text }),
    ),
  }))
  .filter(({ blocks }) => blocks.length > 0);

it("docs/import.md has examples of every format, and of every option that reads CSV", () => {
  const commands = sections.flatMap(({ blocks }) => blocks.map(({ info, text }) => (info === "sh" ? text : "")));
  for (const part of ["csv", "ndjson", "json", "xml", "--map", "--booleans", "--safe-for-spreadsheets"]) {
    expect(commands.join("")).toContain(part);
  }
  expect(sections.length).toBeGreaterThan(5);
});

it.each(sections)("the examples of docs/import.md, $title, print the shown output", async ({ blocks }) => {
  const { run, write } = createWorkplace();
  let printed = "";
  for (const { info, text } of blocks) {
    const [kind, name] = info.split(" ");
    if (name !== undefined) write(name, text);
    else if (kind === "text") {
      expect(printed).toBe(text);
      printed = "";
    } else {
      expect(kind).toBe("sh");
      for (const line of text.trim().split("\n")) {
        expect(line).toMatch(/^node dist\/server\/cli\.js /);
        printed += (await run(line.split(" ").slice(2))).output.replaceAll("\r\n", "\n");
      }
    }
  }
  expect(printed).toBe("");
});
