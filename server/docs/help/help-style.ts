// The look of the help pages: that of the source system's pages, with room for a phone and for the dark.
import { createPage, type Page } from "../page.ts";
import { palette } from "../palette.ts";

export function helpStyle(): Promise<Page> {
  return createPage("text/css; charset=utf-8", palette + helpStyleSheet);
}

const helpStyleSheet = `
h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.125rem); font-weight: 400; margin: 2.5rem 0 0.75rem; overflow-wrap: anywhere; letter-spacing: -0.01em; }
h2 { font-size: 1.5rem; font-weight: 400; margin: 3rem 0 0.75rem; padding-bottom: 0.4rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 2rem 0 0.5rem; }
h4 { font: 600 0.875rem/1.4 var(--mono); margin: 0 0 0.5rem; }
p { margin: 0 0 0.75rem; max-width: 46rem; }
.summary { font-size: 1.125rem; }
.prose { overflow-wrap: break-word; }
.prose > p:last-child { margin-bottom: 0; }
.prose strong { font-weight: 600; }
.model { font-weight: 600; margin: 0.75rem 0 0.25rem; }
code { font: 0.875em var(--mono); color: var(--code); overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; border-top: 1px solid var(--line); margin: 0.5rem 0 1.25rem; font-size: 0.9375rem; line-height: 1.5; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 1rem 0.6rem 0; border-bottom: 1px dotted var(--line); }
thead th { font-size: 0.8125rem; font-weight: 600; color: var(--muted); border-bottom-style: solid; }
tbody th { font-weight: 600; }
.description tbody th { width: 12rem; overflow-wrap: anywhere; }
.description .type { width: 6rem; color: var(--muted); }
.description .more { width: 23rem; }
.statuses tbody th { width: 6rem; font-variant-numeric: tabular-nums; }
.operations tbody th { font-weight: 400; width: 62%; overflow-wrap: anywhere; }
td ul { margin: 0; padding: 0; list-style: none; }
details summary { cursor: pointer; color: var(--link); }
details code { display: block; margin-top: 0.35rem; }
.sample p { margin: 0 0 0.35rem; color: var(--muted); font-size: 0.875rem; }
.sample { margin: 0 0 1.5rem; }
pre { margin: 0; padding: 0.9rem 1.1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; overflow: auto; max-height: 32rem; font: 0.8125rem/1.55 var(--mono); }
pre code { font: inherit; color: inherit; overflow-wrap: normal; }
.models { margin: 0; padding: 0; list-style: none; columns: 18rem; }
.models li { padding: 0.2rem 0; }
@media (max-width: 44rem) {
  .description thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .description tr { display: grid; grid-template-columns: 1fr auto; gap: 0.15rem 1rem; padding: 0.75rem 0; border-bottom: 1px dotted var(--line); }
  .description tbody, .description { display: block; }
  .description th, .description td { padding: 0; border: 0; }
  .description tbody th, .description .type, .description .more { width: auto; }
  .description .type { grid-area: 1 / 2; }
  .description .prose, .description .more { grid-column: 1 / -1; }
  .description .prose:empty { display: none; }
  .description .more { color: var(--muted); font-size: 0.875rem; }
  .operations thead { position: absolute; clip-path: inset(50%); }
  .operations, .operations tbody, .operations tr, .operations th, .operations td { display: block; width: auto !important; }
  .operations tr { padding: 0.6rem 0; border-bottom: 1px dotted var(--line); }
  .operations th, .operations td { padding: 0; border: 0; }
  .statuses tbody th { width: 4rem; }
  .prose thead { position: absolute; clip-path: inset(50%); }
  .prose table, .prose tbody { display: block; }
  .prose tr { display: grid; grid-template-columns: 1fr auto; gap: 0.15rem 1rem; padding: 0.6rem 0; border-bottom: 1px dotted var(--line); }
  .prose tr td { padding: 0; border: 0; }
  .prose td:first-child { font-weight: 600; overflow-wrap: anywhere; }
  .prose td:nth-child(n + 3) { grid-column: 1 / -1; }
}
@media print {
  body > header nav, .skip { display: none; }
  pre { max-height: none; white-space: pre-wrap; }
}
`;
