// Writes the report as one self-contained HTML page: verdicts, failures with their commands, coverage.

import { escapeXml } from "../formats/xml-writer.ts";
import { checks } from "./checks.ts";
import type { ConformanceReport, Failure, KeywordCell, ResponseCell } from "./conformance-report.ts";
import { style } from "./html-style.ts";
import { describeRequests, describeVerdict, formatCount } from "./write-text.ts";

export function writeHtml(report: ConformanceReport): string {
  const { target, contract, durationMs, seed, startedAt } = report;
  const verdict = describeVerdict(report);
  const tone = { conforms: "good", "does not conform": "bad", incomplete: "open" }[report.verdict];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(`${target}: ${verdict}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<p class="kicker">Conformance to ${escapeXml(contract.title)} ${escapeXml(contract.version)}</p>
<h1>${escapeXml(target)} <span class="${tone}">${escapeXml(verdict)}</span></h1>
<p>${describeRequests(report)} in ${(durationMs / 1_000).toFixed(1)} s, ${escapeXml(startedAt)}, seed <code>${seed}</code>.</p>
</header>
${checkTable(report)}
${failureList(report)}
${responseTable(report.coverage.responses)}
${keywordTable(report.coverage.keywords)}
</main>
</body>
</html>
`;
}

function checkTable({ checks: results }: ConformanceReport): string {
  const rows = results.map(({ check, passed, failed, notDecided }) => {
    const state =
      notDecided !== undefined ? ["open", "not decided"] : failed > 0 ? ["bad", "failed"] : ["good", "passed"];
    const promise = checks[check as keyof typeof checks] ?? "";
    return `<tr><th scope="row"><code>${check}</code><br><small>${escapeXml(notDecided ?? promise)}</small></th><td class="${state[0]}">${state[1]}</td><td class="number">${passed}</td><td class="number">${failed}</td></tr>`;
  });
  return section("Checks", table("checks", ["Check", "Verdict", "Passed", "Failed"], rows));
}

function failureList({ failures }: ConformanceReport): string {
  if (failures.length === 0) return "";
  const items = failures.map(
    (failure: Failure) => `<article>
<h3><code>${failure.check}</code> ${escapeXml(failure.operationId)}${failure.mediaType === undefined ? "" : ` in ${escapeXml(failure.mediaType)}`}</h3>
<dl><dt>Expected</dt><dd>${escapeXml(failure.expected)}</dd><dt>Got</dt><dd>${escapeXml(failure.actual)}</dd><dt>Contract</dt><dd><code>#${escapeXml(failure.pointer)}</code></dd><dt>Cases</dt><dd>${failure.cases} in ${formatCount(failure.places.length, "place")}, seed ${failure.seed}</dd></dl>
<pre tabindex="0">${escapeXml(failure.curl)}</pre>
</article>`,
  );
  return section("Failures", items.join("\n"));
}

/** Rows: operation and status; columns: media types. */
function responseTable(cells: readonly ResponseCell[]): string {
  const mediaTypes = [...new Set(cells.map(({ mediaType }) => mediaType))];
  const keys = [...new Set(cells.map(({ operationId, status }) => `${operationId} ${status}`))];
  const rows = keys.map((key) => {
    const row = mediaTypes.map((mediaType) => {
      const cell = cells.find((each) => `${each.operationId} ${each.status}` === key && each.mediaType === mediaType);
      if (cell === undefined) return `<td class="none">–</td>`;
      return `<td class="number ${cell.seen > 0 ? "good" : "open"}">${cell.seen > 0 ? cell.seen : "never"}</td>`;
    });
    return `<tr><th scope="row">${escapeXml(key)}</th>${row.join("")}</tr>`;
  });
  const seen = cells.filter((cell) => cell.seen > 0).length;
  return section(
    `Responses seen: ${seen} of ${cells.length}`,
    table("responses", ["Operation and status", ...mediaTypes], rows),
  );
}

/** Rows: keywords of the contract; columns: media types. Cells: values accepted and refused. */
function keywordTable(cells: readonly KeywordCell[]): string {
  const places = [...new Set(cells.map(({ mediaType }) => mediaType))];
  const keys = [...new Set(cells.map(({ pointer }) => pointer))].sort();
  const rows = keys.map((pointer) => {
    const row = places.map((place) => {
      const own = cells.filter((cell) => cell.pointer === pointer && cell.mediaType === place);
      if (own.length === 0) return `<td class="none">–</td>`;
      const sum = (side: "accepted" | "refused") => own.reduce((total, cell) => total + cell[side], 0);
      return `<td class="number good">${sum("accepted")} / ${sum("refused")}</td>`;
    });
    return `<tr><th scope="row"><code>${escapeXml(pointer.replace("/components/", ""))}</code></th>${row.join("")}</tr>`;
  });
  return section("Keywords tried: accepted / refused", table("keywords", ["Keyword", ...places], rows));
}

const section = (title: string, inside: string): string =>
  `<section><h2>${escapeXml(title)}</h2>\n${inside}\n</section>`;

const table = (id: string, heads: readonly string[], rows: readonly string[]): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${id}"><table id="${id}"><thead><tr>${heads.map((head) => `<th scope="col">${escapeXml(head)}</th>`).join("")}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
