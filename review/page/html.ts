// Builds HTML in which every text is escaped unless it is HTML itself.

/** A piece of HTML that needs no escaping. */
export interface Html {
  readonly html: string;
}

export type Content = Html | string | number | undefined | readonly Content[];

/** The template with its values: text is escaped, HTML and lists of it are taken as they are, undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.map((part, index) => part + toText(values[index])).join("") };
}

/** Text that is HTML already, such as a style sheet. */
export function trusted(text: string): Html {
  return { html: text };
}

function toText(value: Content): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  if ("html" in value) return value.html;
  return value.map(toText).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A name that may break after a slash, dot, colon, underscore or hyphen, and before a capital letter. */
export function breakable(name: string): Html {
  const parts = name.split(/(?<=[/.:_-])(?=[\w{])|(?<=[a-z])(?=[A-Z])/);
  return trusted(parts.map(escaped).join("<wbr>"));
}

/** Text in which `names` stand in backticks. */
export function ticked(text: string): Html {
  return html`${text.split("`").map((part, index): Content => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A table in a frame that scrolls by itself where the screen is narrow, by keyboard too. A matrix has columns of one width; a stack is one column on a phone. */
export function table(
  label: string,
  head: readonly Content[],
  rows: readonly Content[],
  kind: "" | "matrix" | "stack" = "",
): Html {
  return html`<div class="frame" tabindex="0" role="region" aria-label="${label}"><table class="${kind}">
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

export type Tone = "good" | "bad" | "warn" | "plain" | "info";

export function chip(tone: Tone, text: Content): Html {
  return html`<span class="chip ${tone}">${text}</span>`;
}

/** A number with its noun: "1 finding", "2 findings". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
