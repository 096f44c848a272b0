// Every message to the byte, its media types side by side.
import type { OperationSummary, ReviewReport, WireExample } from "../model/review-report.ts";
import { writeRoute } from "./access.ts";
import { breakable, chip, count, type Html, html, type Tone } from "./html.ts";

export function messagesSection({ operations, examples }: ReviewReport): Html {
  return html`<section id="messages" aria-labelledby="messages-title">
<h2 id="messages-title">Messages</h2>
<p class="lead">The generated writers make each message from the contract's examples. The generated validators accept it, and the readers return the same value. <code>$TOKEN</code> and <code>&lt;token&gt;</code> stand for a bearer token.</p>
${
  examples.length === 0
    ? html`<p class="empty">${chip("bad", "none")} See the findings for the reason.</p>`
    : operations.map((operation) => operationMessages(operation, examples))
}
</section>`;
}

function operationMessages(operation: OperationSummary, all: readonly WireExample[]): Html {
  const examples = all.filter(({ operationId }) => operationId === operation.operationId);
  const of = (part: string) => examples.filter((example) => example.part === part);
  return html`<h3>${operation.operationId}</h3><p>${writeRoute(operation)} ${operation.summary}</p>
${message(chip("plain", "request"), "The request of a caller", of("request"))}
${operation.responses.map(({ status, description }) => message(chip(getTone(status), status), description, of(status)))}`;
}

function getTone(status: string): Tone {
  if (status.startsWith("2")) return "good";
  if (status.startsWith("3")) return "info";
  return status.startsWith("4") ? "warn" : "bad";
}

function message(label: Html, description: string, examples: readonly WireExample[]): Html {
  const types = examples[0]?.mediaType === "none" ? "no body" : count(examples.length, "media type");
  const [sentence = ""] = /^[^.]*\.?/.exec(description.replaceAll("\n", " ")) ?? [];
  return html`<details><summary><span class="status">${label}</span><span>${sentence}</span> <span class="muted count">${types}</span></summary>
<div class="columns">${sideBySide(examples).map(column)}</div></details>`;
}

/** JSON next to XML; their text/ variants are below. */
function sideBySide(examples: readonly WireExample[]): WireExample[] {
  const rank = ({ mediaType }: WireExample) =>
    mediaType.endsWith("urlencoded") ? 2 : mediaType.startsWith("text/") ? 1 : 0;
  return [...examples].sort((a, b) => rank(a) - rank(b));
}

function column({ operationId, part, mediaType, raw, curl, client }: WireExample): Html {
  const title = mediaType === "none" ? "no body" : mediaType;
  const label = `${operationId}, ${part}, ${title}`;
  return html`<div class="column" role="group" aria-label="${label}"><p class="type">${breakable(title)}</p>
${code("HTTP", rawHtml(raw))}
<details class="inner"><summary><span>curl</span></summary>${code("curl", html`${curl}`)}</details>
<details class="inner"><summary><span>Client</span></summary>${code("client", html`${client}`)}</details></div>`;
}

export function code(kind: string, content: Html): Html {
  return html`<pre><button type="button" class="copy" hidden>Copy<span class="sr"> ${kind}</span></button><code>${content}</code></pre>`;
}

/** The start line and the names of the header fields stand out from the body. */
function rawHtml(raw: string): Html {
  const end = raw.indexOf("\n\n");
  const [start = "", ...fields] = raw.slice(0, end).split("\n");
  const named = fields.map((field) => {
    const colon = field.indexOf(":") + 1;
    return html`<span class="field">${field.slice(0, colon)}</span>${field.slice(colon)}\n`;
  });
  return html`<b>${start}</b>\n${named}\n${raw.slice(end + 2)}`;
}
