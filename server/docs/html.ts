// Writes HTML as template literals in which every value is escaped, and what every page of this server has around it.
import { createPage, type Page } from "./page.ts";

/** Markup that needs no escaping any more. */
export interface Html {
  readonly markup: string;
}

export type HtmlValue = string | number | undefined | Html | readonly HtmlValue[];

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Lists are joined, undefined is nothing, and text is escaped for content and for attributes in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: strings.map((text, index) => text + toMarkup(values[index])).join("") };
}

function toMarkup(value: HtmlValue): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(toMarkup).join("");
}

export interface Document {
  readonly title: string;
  readonly styleSheets: readonly string[];
  readonly policy: string;
  readonly scripts?: readonly string[];
  readonly body: Html;
}

/** A page that no other site can frame, and that loads what its policy names. */
export function createDocument({ title, styleSheets, policy, scripts = [], body }: Document): Promise<Page> {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${icon}">
${styleSheets.map((path) => html`<link rel="stylesheet" href="${path}">\n`)}${scripts.map((path) => html`<script defer src="${path}"></script>\n`)}</head>
${body}
</html>
`;
  return createPage("text/html; charset=utf-8", markup, {
    "content-security-policy": policy,
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
}

/** A telephone's keys. In the page itself, since a browser asks for /favicon.ico otherwise. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#1a66b8"/><g fill="#fff">' +
    [4.5, 8, 11.5].flatMap((y) => [4.5, 8, 11.5].map((x) => `<circle cx="${x}" cy="${y}" r="1.1"/>`)).join("") +
    "</g></svg>",
)}`;
