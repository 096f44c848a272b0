// The head of the page: the verdict, and the figures that it rests on.
import { breakingCounts, isOpen, isSound, type ReviewReport, totalScore } from "../model/review-report.ts";
import { count, type Html, html, type Tone } from "./html.ts";

interface Figure {
  /** Section that says more. */
  readonly to: string;
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  readonly tone: Tone;
}

export function summary(report: ReviewReport): Html {
  const { contract, base } = report;
  return html`<header class="top">
<p class="kicker">Contract review</p>
<h1>${contract.title} <span class="version">${contract.version}</span></h1>
<p class="muted">Compared with ${base.name}, version ${base.version} · fingerprint <code>${contract.fingerprint.slice(0, 12)}</code></p>
${verdict(report)}
<ul class="figures">${figures(report).map(
    ({ to, value, label, detail, tone }) =>
      html`<li><a class="figure ${tone}" href="#${to}"><span class="value">${value}</span> <span class="label">${label}</span> <span class="detail">${detail}</span></a></li>`,
  )}</ul>
</header>`;
}

function verdict(report: ReviewReport): Html {
  const open = report.findings.filter(isOpen).length;
  if (isSound(report))
    return html`<p class="verdict good"><strong>The review passes.</strong> Every finding is fixed or suppressed, and every breaking change is approved.</p>`;
  return html`<p class="verdict bad"><strong>The review fails:</strong> ${count(open, "finding")} to fix, ${count(report.unapproved.length, "objection")} to the changes.</p>`;
}

function figures(report: ReviewReport): Figure[] {
  const { findings, changes, unapproved, examples, operations, personalData } = report;
  const open = findings.filter(isOpen).length;
  return [
    {
      to: "findings",
      value: String(open),
      label: "to fix",
      detail: `${findings.length - open} suppressed with a reason`,
      tone: open === 0 ? "good" : "bad",
    },
    {
      to: "changes",
      value: String(changes.length),
      label: changes.length === 1 ? "change" : "changes",
      detail: `${breakingCounts(changes)}, ${unapproved.length === 0 ? "all approved" : `${unapproved.length} to approve`}`,
      tone: unapproved.length === 0 ? "good" : "bad",
    },
    {
      to: "access",
      value: String(personalData.length),
      label: "about a person",
      detail: "members and parameters, marked",
      tone: "plain",
    },
    {
      to: "messages",
      value: String(examples.length),
      label: "messages",
      detail: `of ${count(operations.length, "operation")}, to the byte`,
      tone: examples.length === 0 ? "bad" : "plain",
    },
    coverageFigure(report),
    ...strengthFigure(report),
  ];
}

function coverageFigure({ conformance }: ReviewReport): Figure {
  if (conformance === undefined)
    return { to: "coverage", value: "–", label: "coverage", detail: "no conformance report given", tone: "warn" };
  const { responses } = conformance.coverage;
  const seen = responses.filter((cell) => cell.seen > 0).length;
  return {
    to: "coverage",
    value: `${seen}/${responses.length}`,
    label: "responses seen",
    detail: conformance.conforms
      ? "the target conforms"
      : `${count(conformance.failures.length, "failure")} at the target`,
    tone: conformance.conforms ? "good" : "bad",
  };
}

function strengthFigure({ strength }: ReviewReport): Figure[] {
  if (strength === undefined) return [];
  const detail = "of planted defects found by the tests";
  return [{ to: "coverage", value: totalScore(strength), label: "strength", detail, tone: "plain" }];
}
