// Who may call what, when a call may be repeated, and which members are about a person.
import type { OperationSummary, PersonalMember, ReviewReport } from "../review-report.ts";
import { breakable, type Content, chip, type Html, html, table } from "./html.ts";

export function accessSection({ operations, personalData }: ReviewReport): Html {
  const scopes = [...new Set(operations.flatMap((operation) => operation.scopes))].sort();
  return html`<section id="access" aria-labelledby="access-title">
<h2 id="access-title">Access and personal data</h2>
<h3>Who is allowed what</h3>
${table(
  "Scopes by operation",
  ["Operation", ...scopes.map((scope): Content => html`<code>${scope}</code>`), "May be sent again"],
  operations.map((operation) => accessRow(operation, scopes)),
)}
<h3>What is about a person</h3>
<p class="lead">Marked <code>x-personal-data: true</code> in the contract. <code>test/operations/privacy.test.ts</code> takes its list from these marks and holds every log and metric of the server to it.</p>
${table("Personal data", ["Name", "Of", "Meaning"], personalData.map(personalRow))}
</section>`;
}

function personalRow({ name, owner, description, pointer }: PersonalMember): Html {
  return html`<tr><th scope="row"><span class="what">${name}</span></th><td>${breakable(owner)}</td><td>${description}<br><code class="muted">${breakable(pointer)}</code></td></tr>`;
}

function accessRow(operation: OperationSummary, scopes: readonly string[]): Html {
  const { operationId, extension, retry } = operation;
  const mark = extension ? html` ${chip("plain", "extension")}` : "";
  const needed = (scope: string) =>
    operation.scopes.includes(scope) ? chip("info", "needed") : html`<span class="muted">not needed</span>`;
  return html`<tr><th scope="row"><span class="what">${operationId}${mark}</span> ${routeOf(operation)}</th>
${scopes.map((scope) => html`<td>${needed(scope)}</td>`)}<td>${retry}</td></tr>`;
}

export function routeOf({ method, path }: OperationSummary): Html {
  return html`<span class="route"><span class="method ${method.toLowerCase()}">${method}</span> <code>${breakable(path)}</code></span>`;
}
