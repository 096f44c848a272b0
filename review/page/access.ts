// Who may call what, when a call may be repeated, and which members are about a person.
import type { OperationSummary, PersonalMember, ReviewReport } from "../model/review-report.ts";
import { breakable, chip, type Html, html } from "./html.ts";

export function accessSection({ operations, personalData }: ReviewReport): Html {
  return html`<section id="access" aria-labelledby="access-title">
<h2 id="access-title">Access and personal data</h2>
<h3>Permissions</h3>
<p class="lead">The scope that each operation requires, and when a client may retry it.</p>
<ul class="tiles">${operations.map(accessTile)}</ul>
<h3>Personal data</h3>
<p class="lead">Marked <code>x-personal-data: true</code> in the contract. <code>test/server/ops/privacy.test.ts</code> reads these marks, and checks that no log line or metric of the server contains such a value.</p>
<ul class="tiles">${personalData.map(personalTile)}</ul>
</section>`;
}

function personalTile({ name, owner, description, pointer }: PersonalMember): Html {
  return html`<li class="tile"><p><strong>${name}</strong> <span class="muted">${owner}</span></p><p>${description}</p><p><code class="muted">${breakable(pointer)}</code></p></li>`;
}

function accessTile(operation: OperationSummary): Html {
  const { operationId, extension, retry, scopes, summary } = operation;
  return html`<li class="tile"><p><strong>${operationId}</strong>${extension ? html` ${chip("plain", "extension")}` : ""}</p>
<p>${writeRoute(operation)}</p><p>${summary}</p>
<dl><dt>Scope</dt><dd>${scopes.map((scope) => chip("info", scope))}</dd><dt>Retries</dt><dd>${retry}</dd></dl></li>`;
}

export function writeRoute({ method, path }: OperationSummary): Html {
  return html`<span class="route"><span class="method ${method.toLowerCase()}">${method}</span> <code>${breakable(path)}</code></span>`;
}
