// The findings: what is to fix first, then what is suppressed, by rule with the reason.
import { type Finding, isOpen, type ReviewReport } from "../model/review-report.ts";
import { breakable, chip, count, type Html, html, ticked } from "./html.ts";

const linters: Readonly<Record<Finding["by"], string>> = {
  project: "this project",
  redocly: "Redocly",
  spectral: "Spectral",
};

export function findingsSection({ findings, rules }: ReviewReport): Html {
  const open = findings.filter(isOpen);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<p class="lead">Every rule of Redocly, of Spectral's OpenAPI and OWASP rulesets, and the ${count(rules.length, "rule")} of this project are enabled. Accepted violations are suppressed, each with its reason, in <code>review/lint/suppressions.ts</code>.</p>
<h3>To fix</h3>
${
  open.length === 0
    ? html`<p class="empty">${chip("good", "none")} Every finding is fixed or suppressed.</p>`
    : html`<ul class="cards">${open.map(openCard)}</ul>`
}
<h3>Suppressed</h3>
${suppressionGroups(findings).map(suppressionGroup)}
<h3>Rules of this project</h3>
<details><summary><span>${count(rules.length, "rule")}, and what goes wrong without each</span></summary>
<dl class="rules">${rules.map(({ name, why }) => html`<div><dt>${breakable(name)}</dt><dd>${why}</dd></div>`)}</dl></details>
</section>`;
}

function openCard({ rule, by, severity, pointer, line, message }: Finding): Html {
  const place = line === undefined ? "" : html` · line ${line}`;
  return html`<li class="card bad"><p><strong>${ticked(message)}</strong></p>
<p class="muted">${chip(severity === "error" ? "bad" : "warn", severity)} ${rule} (${linters[by]})${place}<br><code>${breakable(pointer)}</code></p></li>`;
}

interface Group {
  readonly first: Finding;
  readonly all: readonly Finding[];
}

/** One group for each suppression that is used. */
function suppressionGroups(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings.filter((finding) => !isOpen(finding))) {
    const key = `${finding.by} ${finding.rule} ${finding.suppressed}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((all) => (all[0] === undefined ? [] : [{ first: all[0], all }]));
}

function suppressionGroup({ first, all }: Group): Html {
  return html`<details><summary><span><strong>${breakable(first.rule)}</strong> <span class="muted">${linters[first.by]}</span></span> <span class="muted count">${count(all.length, "place")}</span>
<span class="reason">${first.suppressed}</span></summary>
<ul class="places">${all.map(suppressedPlace)}</ul></details>`;
}

function suppressedPlace({ pointer, line, message }: Finding): Html {
  const at = line === undefined ? "" : html` <span class="muted">line ${line}</span>`;
  return html`<li><code>${breakable(pointer)}</code>${at}<br>${ticked(message)}</li>`;
}
