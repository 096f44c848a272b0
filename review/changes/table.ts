// The table of kinds as docs/changes.md has it.
import { kindGroups } from "./kinds.ts";
import type { Breaks } from "./schema-kinds.ts";

const sides: Readonly<Record<Breaks, string>> = {
  clients: "**breaks** | fine",
  servers: "fine | **breaks**",
  both: "**breaks** | **breaks**",
  nobody: "fine | fine",
};

/** Markdown, with a heading for each group. */
export function kindsAsMarkdown(): string {
  return kindGroups
    .map(([title, kinds]) => {
      const rows = Object.entries(kinds).map(
        ([kind, { what, breaks, why }]) =>
          `| \`${kind}\` | ${why === undefined ? what : `${what} ${why}`} | ${sides[breaks]} |`,
      );
      return `### ${title}\n\n| kind | what | clients | servers |\n|---|---|---|---|\n${rows.join("\n")}\n`;
    })
    .join("\n");
}

/** The document with a new table after the heading. @throws Error without this heading. */
export function withTable(document: string): string {
  const heading = "\n## Every kind of change\n";
  const start = document.indexOf(heading);
  if (start === -1) throw new Error(`docs/changes.md has no heading${heading}`);
  return `${document.slice(0, start)}${heading}\n${kindsAsMarkdown()}`;
}
