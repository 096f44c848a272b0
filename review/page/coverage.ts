// What of the contract a run of the conformance suite has seen: responses by status and media type, keywords, checks.
import type {
  CheckResult,
  ConformanceReport,
  Failure,
  KeywordCell,
  ResponseCell,
} from "../../conformance/report/conformance-report.ts";
import type { OperationSummary, ReviewReport, Strength } from "../model/review-report.ts";
import { breakable, type Content, chip, count, type Html, html, table } from "./html.ts";
import { code } from "./messages.ts";

export function coverageSection({ operations, conformance, strength }: ReviewReport): Html {
  const cells = conformance?.coverage.responses;
  const legend =
    cells === undefined
      ? html`<span class="muted">yes</span> declared in the contract`
      : html`<span class="seen">5×</span> number of times seen · ${chip("warn", "never")} declared, but not seen in this run`;
  return html`<section id="coverage" aria-labelledby="coverage-title">
<h2 id="coverage-title">Coverage</h2>
${conformance === undefined ? noRun : writeRun(conformance)}
<h3>Responses by operation, status and media type</h3>
<p class="legend">${legend} · <span class="muted">–</span> not declared</p>
${operations.map((operation) => responseTable(operation, cells))}
${conformance === undefined ? "" : html`<h3>Keywords of the schemas</h3>${keywordTables(conformance.coverage.keywords)}<h3>Checks</h3>${checkTable(conformance.checks)}`}
${strength === undefined ? "" : strengthTable(strength)}
</section>`;
}

const noRun = html`<p class="empty">${chip("warn", "no run")} Without a conformance report, this section shows only what the contract declares. Add a report with <code>npm run review -- --conformance report.json</code>.</p>`;

function writeRun({ target, startedAt, durationMs, seed, requests, conforms, failures }: ConformanceReport): Html {
  const verdict = conforms ? chip("good", "conforms") : chip("bad", count(failures.length, "failure"));
  return html`<p class="lead">${verdict} <code>${target}</code>, ${startedAt.slice(0, 16).replace("T", " ")} UTC: ${count(requests, "request")} in ${Math.round(durationMs / 100) / 10} s, seed ${seed}.</p>
${failures.length === 0 ? "" : html`<ul class="cards">${failures.map(failureCard)}</ul>`}`;
}

function failureCard({ check, operationId, mediaType, pointer, expected, actual, curl }: Failure): Html {
  return html`<li class="card bad"><p><strong>${check}</strong> ${operationId}${mediaType === undefined ? "" : ` in ${mediaType}`} · <code>${breakable(pointer)}</code></p>
<p>Expected: ${expected}<br>Actual: ${actual}</p>${code("curl", html`${curl}`)}</li>`;
}

function responseTable({ operationId, responses }: OperationSummary, cells: readonly ResponseCell[] | undefined): Html {
  const types = [...new Set(responses.flatMap(({ mediaTypes }) => mediaTypes))];
  const own = cells?.filter((cell) => cell.operationId === operationId);
  const seen = (status: string, type: string) =>
    own?.find((cell) => cell.status === status && cell.mediaType === type)?.seen ?? 0;
  const cell = (status: string, declared: readonly string[], type: string): Html => {
    if (!declared.includes(type)) return html`<td><span class="muted">–</span></td>`;
    return html`<td>${own === undefined ? html`<span class="muted">yes</span>` : tried(seen(status, type))}</td>`;
  };
  return html`<h4>${operationId}</h4>${table(
    `Responses of ${operationId}`,
    [
      "Status",
      ...types.map((type): Content => html`<span class="turned">${type === "none" ? "no body" : type}</span>`),
    ],
    responses.map(
      ({ status, mediaTypes }) =>
        html`<tr><th scope="row"><strong>${status}</strong></th>${types.map((type) => cell(status, mediaTypes, type))}</tr>`,
    ),
    "matrix",
  )}`;
}

const tried = (times: number) => (times > 0 ? html`<span class="seen">${times}×</span>` : chip("warn", "never"));

function keywordTables(keywords: readonly KeywordCell[]): Html {
  const operations = [...new Set(keywords.map(({ operationId }) => operationId))];
  return html`${operations.map((operationId) => {
    const own = keywords.filter((cell) => cell.operationId === operationId);
    const both = own.filter(({ accepted, refused }) => accepted > 0 && refused > 0).length;
    return html`<details><summary><span><strong>${operationId}</strong></span> <span class="muted count">${both} of ${own.length} satisfied and violated</span></summary>
${table(`Keywords of ${operationId}`, ["Keyword", "In", "Satisfied", "Violated"], own.map(keywordRow), "stack")}</details>`;
  })}`;
}

function keywordRow({ mediaType, pointer, keyword, accepted, refused }: KeywordCell): Html {
  return html`<tr><th scope="row"><span class="what">${keyword}</span> <code class="muted">${breakable(pointer)}</code></th><td data-label="In">${breakable(mediaType)}</td><td data-label="Satisfied">${tried(accepted)}</td><td data-label="Violated">${tried(refused)}</td></tr>`;
}

function checkTable(checks: readonly CheckResult[]): Html {
  return table("Checks of the suite", ["Check", "Passed", "Failed"], checks.map(checkRow), "stack");
}

function checkRow({ check, passed, failed, notDecided }: CheckResult): Html {
  const why = notDecided === undefined ? "" : html`<br><span class="muted">${notDecided}</span>`;
  const failures = failed > 0 ? chip("bad", `${failed}×`) : html`<span class="muted">0</span>`;
  return html`<tr><th scope="row">${check}${why}</th><td data-label="Passed">${passed > 0 ? html`<span class="seen">${passed}×</span>` : chip("warn", "not decided")}</td><td data-label="Failed">${failures}</td></tr>`;
}

function strengthTable({ kinds, source }: Strength): Html {
  const row = ({ kind, mutants, killed, survived, score, measured }: Strength["kinds"][number]) =>
    html`<tr><th scope="row">${kind}</th><td data-label="Planted">${mutants}</td><td data-label="Found">${killed}</td><td data-label="Survived">${survived}</td><td data-label="Score"><strong>${score}</strong></td><td data-label="Measured">${measured}</td></tr>`;
  const head = ["Defects", "Planted", "Found", "Survived", "Score", "Measured"];
  return html`<h3>Strength of the tests</h3><p class="lead">How many planted defects the tests find: <code>${source}</code>.</p>${table("Strength of the tests", head, kinds.map(row), "stack")}`;
}
