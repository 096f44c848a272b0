// The list of operations, as the source system's help page lists them.
import { type OperationId, operations } from "../../../generated/operations.ts";
import { modelPath, operationPath } from "../help-paths.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../page.ts";
import { contract, getOperation, getTitle } from "./contract-document.ts";
import { helpDocument } from "./help-document.ts";
import { blocks, inline } from "./markdown.ts";

const operationIds = Object.keys(operations) as OperationId[];

export function indexPage(): Promise<Page> {
  const { info, tags = [], components } = contract;
  return helpDocument({
    title: `${info.title} Help Page`,
    isIndex: true,
    content: html`<h1>${info.title} Help Page</h1>
${tags.map(({ name, description }) => operationTable(name, description))}<h2 id="introduction">Introduction</h2>
<div class="prose">${blocks(info.description)}</div>
<h2 id="models">Resource descriptions</h2>
<ul class="models">${Object.keys(components.schemas).map((name) => html`<li><a href="${modelPath(name)}">${name}</a></li>`)}</ul>
`,
  });
}

function operationTable(tag: string, description: string | undefined): Html {
  const ids = operationIds.filter((id) => getOperation(id).tags?.includes(tag));
  return html`<h2 id="${tag}">${tag}</h2>
<div class="prose">${blocks(description)}</div>
<table class="operations">
<caption>Operations of ${tag}</caption>
<thead><tr><th scope="col">API</th><th scope="col">Description</th></tr></thead>
<tbody>
${ids.map((id) => html`<tr><th scope="row"><a href="${operationPath(id)}">${getTitle(id)}</a></th><td>${inline(getOperation(id).summary)}</td></tr>\n`)}</tbody>
</table>
`;
}
