// The whole page: one self-contained file that loads nothing else.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReviewReport } from "../model/review-report.ts";
import { accessSection } from "./access.ts";
import { changesSection } from "./changes.ts";
import { coverageSection } from "./coverage.ts";
import { findingsSection } from "./findings.ts";
import { html, trusted } from "./html.ts";
import { messagesSection } from "./messages.ts";
import { summary } from "./summary.ts";

const sections = [
  ["findings", "Findings"],
  ["changes", "Changes"],
  ["access", "Access"],
  ["messages", "Messages"],
  ["coverage", "Coverage"],
] as const;

const beside = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");
const toHashSource = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The review as HTML. The same report always gives the same bytes. */
export function reviewPage(report: ReviewReport): string {
  const { contract } = report;
  const [style, script] = [beside("page.css"), beside("page.js")];
  // Whatever a contract's text holds, the page loads nothing and runs nothing but its own few lines.
  const policy = `default-src 'none'; style-src ${toHashSource(style)}; script-src ${toHashSource(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${contract.title} ${contract.version}: contract review</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the review</a>
<nav aria-label="Parts of the review"><p class="brand">${contract.title}</p><ul>${sections.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">
${summary(report)}
${findingsSection(report)}
${changesSection(report)}
${accessSection(report)}
${messagesSection(report)}
${coverageSection(report)}
</main>
<script>${trusted(script)}</script>
</body>
</html>
`.html;
}
