// The contract's descriptions, which are CommonMark, as HTML.
import { Marked } from "marked";
import { escapeHtml, type Html } from "../html.ts";

const marked = new Marked({
  renderer: {
    // A tag in a description is meant to be read.
    html: ({ text }) => escapeHtml(text),
    table({ header, rows }) {
      const cells = (name: string, row: typeof header) =>
        row.map(({ tokens }) => `<${name}>${this.parser.parseInline(tokens)}</${name}>`).join("");
      const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n");
      return `<table>\n<thead><tr>${cells("th", header)}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>\n`;
    },
  },
});

/** Paragraphs, lists and tables. */
export function blocks(text = ""): Html {
  return { markup: marked.parse(text, { async: false }) };
}

/** One line of text: for a cell of a table. */
export function inline(text = ""): Html {
  return { markup: marked.parseInline(text.trim().replaceAll(/\s*\n\s*/g, " "), { async: false }) };
}
