// The changes since the base: what each means to clients and to servers, side by side.
import type { Change, ReviewReport } from "../model/review-report.ts";
import { breakable, chip, type Html, html, table, ticked } from "./html.ts";

export function changesSection({ base, contract, changes, unapproved }: ReviewReport): Html {
  const weight = ({ breaksClients, breaksServers }: Change) => (breaksClients ? 2 : 0) + (breaksServers ? 1 : 0);
  const sorted = [...changes].sort((a, b) => weight(b) - weight(a));
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changes</h2>
<p class="lead">From ${base.name} (${base.version}) to this contract (${contract.version}). A change breaks clients if a client built from the base fails against a server of this contract. It breaks servers if a server built from the base fails with clients of this contract, or no longer conforms to it.</p>
${
  unapproved.length === 0
    ? ""
    : html`<h3>Not approved</h3><ul class="cards">${unapproved.map((line) => html`<li class="card bad">${ticked(line)}</li>`)}</ul><h3>All</h3>`
}
${
  changes.length === 0
    ? html`<p class="empty">${chip("good", "none")} The contract is identical to the base.</p>`
    : table("Changes since the base", ["Change", "Clients", "Servers"], sorted.map(changeRow), "stack")
}
</section>`;
}

function changeRow({ kind, pointer, message, breaksClients, breaksServers }: Change): Html {
  return html`<tr><th scope="row"><span class="what">${message}</span> <span class="muted small">${breakable(kind)} · <code>${breakable(pointer)}</code></span></th>
<td data-label="Clients">${verdict(breaksClients)}</td><td data-label="Servers">${verdict(breaksServers)}</td></tr>`;
}

const verdict = (breaks: boolean) => (breaks ? chip("bad", "breaks") : html`<span class="muted">safe</span>`);
