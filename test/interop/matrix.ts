// The table of docs/interoperability.md: a row for each tool, a column for each thing that its client must do.

export const columns = ["generates", "compiles", "POST", "GET", "304", "422", "DELETE"] as const;
export type Cells = Readonly<Partial<Record<(typeof columns)[number], string>>>;

export interface Result {
  readonly name: string;
  readonly version: string;
  readonly document: string;
  /** "yes", or what went wrong. */
  readonly cells: Cells;
}

const titles: Readonly<Record<string, string>> = { GET: "GET with nulls and emoji" };

export function table(results: readonly Result[], date: string): string {
  const head = ["tool", "document", ...columns.map((column) => titles[column] ?? column)];
  const rows = results.map(({ name, version, document, cells }) => [
    `${name} ${version}`,
    `\`${document}\``,
    ...columns.map((column) => (cells[column] ?? "no").replaceAll("|", "\\|")),
  ]);
  const lines = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
  return [`Measured on ${date} by \`npm run interop\`:`, "", ...lines].join("\n");
}

/** Puts the table between its marks. @throws Error for a page without them. */
export function withTable(page: string, text: string): string {
  const marks = /(<!-- interop -->\n)[\s\S]*?(<!-- \/interop -->)/;
  if (!marks.test(page)) throw new Error("docs/interoperability.md has no <!-- interop --> marks");
  return page.replace(marks, (_, start: string, end: string) => `${start}${text}\n${end}`);
}
