// What people read of a review: the page section by section, the terminal's summary, and messages as they go over the wire.
// After an intended change of the files in approved/: npx vitest run test/review/approved-review.test.ts -u, and read the diff.
import { describe, expect, it } from "vitest";
import type { ConformanceReport } from "../../conformance/report/conformance-report.ts";
import { readContract } from "../../review/model/contract.ts";
import type { Finding, ReviewReport } from "../../review/model/review-report.ts";
import { reviewPage } from "../../review/page/page.ts";
import { reviewContract } from "../../review/review.ts";
import { terminalSummary } from "../../review/terminal.ts";
import { wireExamples } from "../../review/wire-examples.ts";
import { clientCall, curlCommand, rawRequest } from "../../review/wire-snippets.ts";
import { contractText } from "./broken-contract.ts";
import { carelessContract } from "./careless-contract.ts";
import { sampleConformance } from "./sample-conformance.ts";
import { smallReport } from "./small-report.ts";
import { contract as notes } from "./small-repository.ts";

/** Each element on a line of its own, without the style sheet and the script. */
const toLines = (page: string) =>
  page
    .replace(/<style>.*<\/style>/s, "<style></style>")
    .replace(/<script>.*<\/script>/s, "<script></script>")
    .replaceAll(/'sha256-[^']+'/g, "'sha256-...'")
    .replaceAll("><", ">\n<")
    .replaceAll(/\n{2,}/g, "\n");

const finding: Finding = {
  rule: "string-bounded",
  by: "project",
  severity: "error",
  pointer: "#/components/schemas/Note",
  message: "this `Note` may be <long>",
  line: 12,
};
const findings: readonly Finding[] = [
  finding,
  { ...finding, by: "spectral", rule: "owasp:api4", severity: "warning", pointer: "#/info", message: 'a "warning"' },
  ...["#/a", "#/b"].map((pointer): Finding => ({ ...finding, by: "redocly", pointer, suppressed: "It's known." })),
  { ...finding, by: "redocly", rule: "info-contact", pointer: "#/c", suppressed: "Another reason." },
];
const cell = { operationId: "add", status: "201", mediaType: "application/json", seen: 7 };
const keyword = { operationId: "add", mediaType: "text/xml", pointer: "#/n/maxLength", keyword: "maxLength" };
const conformance: ConformanceReport = {
  ...sampleConformance,
  requests: 1,
  durationMs: 1_260,
  coverage: {
    responses: [cell, { ...cell, status: "503", mediaType: "none", seen: 0 }, { ...cell, operationId: "other" }],
    keywords: [
      { ...keyword, accepted: 3, refused: 1 },
      { ...keyword, keyword: "type", accepted: 2, refused: 0 },
      { ...keyword, keyword: "pattern", accepted: 0, refused: 4 },
    ],
  },
};
const kinds = [
  { kind: "http", mutants: 40, killed: 37, survived: 3, score: "92.5 %", measured: "40 of 40" },
  { kind: "auth", mutants: 5, killed: 5, survived: 0, score: "100 %", measured: "5 of 5" },
];
const reports: Readonly<Record<string, ReviewReport>> = {
  failing: { ...smallReport, findings, conformance, strength: { kinds, source: "docs/strength.md" } },
  passing: {
    ...smallReport,
    findings: findings.slice(2),
    changes: smallReport.changes.slice(0, 1),
    unapproved: [],
    conformance: { ...conformance, conforms: true, failures: [], requests: 2_000 },
  },
  empty: { ...smallReport, rules: [], changes: [], unapproved: [], examples: [], operations: [], personalData: [] },
};

describe.each(Object.entries(reports))("a %s review", (name, report) => {
  const page = toLines(reviewPage(report));
  const sections = page.split(/(?=<(?:header|section|\/main)\b)/);

  it("has the approved page", async () => {
    expect(sections).toHaveLength(8);
    const names = ["head", "summary", "findings", "changes", "access", "messages", "coverage", "end"];
    const shown = name === "failing" ? names : name === "passing" ? ["summary", "findings", "coverage"] : [];
    for (const section of shown)
      await expect(`${sections[names.indexOf(section)]?.trim()}\n`).toMatchFileSnapshot(
        `approved/page-${name}-${section}.txt`,
      );
    if (name === "empty") await expect(page).toMatchFileSnapshot("approved/page-empty.txt");
  });

  it("has the approved summary in the terminal", async () => {
    await expect(terminalSummary(report, "build/review.html")).toMatchFileSnapshot(`approved/terminal-${name}.txt`);
  });
});

describe("a review of another contract", () => {
  const changelog = "# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n\n- The first.\n";
  const withoutFindings = ({ findings, rules, ...report }: ReviewReport) => ({
    ...report,
    rules: rules.length,
    findings: findings.filter(({ by, rule }) => by === "project" && /^(?:gen|wire|retry|operation)/.test(rule)),
  });

  it.each([
    ["reworded", notes.replace("Adds a note", "Adds one note")],
    ["narrowed", notes.replace("maxLength: 4000", "maxLength: 3000")],
    ["careless", carelessContract.replace("version: '1'", "version: 1.0.1")],
  ])("has the approved report of the %s one", async (name, contract) => {
    const report = await reviewContract({ contract, base: { name: "main", text: notes }, changelog });
    const text = JSON.stringify(withoutFindings(report), null, 2).replaceAll(/[0-9a-f]{64}/g, "...");
    await expect(`${text}\n`).toMatchFileSnapshot(`approved/report-${name}.txt`);
  });
});

describe("a review of a narrowed contract", () => {
  const contract = notes.replace("maxLength: 4000", "maxLength: 3000");
  const unreleased = "# Changelog\n\n## [Unreleased]\n\n- The first.\n";
  it.each([
    ["nothing before the first release", "the last release", unreleased, 0],
    ["note and version after it", "the last release", `${unreleased}\n## [1.0.0] - 2026-01-01\n`, 2],
    ["note and version, compared with a branch", "main", unreleased, 2],
  ])("requires %s", async (_what, name, changelog, count) => {
    const { unapproved } = await reviewContract({ contract, base: { name, text: notes }, changelog });
    expect(unapproved).toHaveLength(count);
  });
});

it.each([
  ["one reason", notes.replace("openapi: 3.1.1", "openapi: 2.0.0"), 1],
  ["two reasons", notes.replace("version: 1.0.0", "version: 1").replace("operationId: addNote", "operationId: 5"), 2],
])("a contract that the generator refuses for %s has a finding for each", async (_what, contract, count) => {
  const { findings } = await reviewContract({ contract, base: { name: "main", text: notes }, changelog: "" });
  const refusals = findings.filter(({ rule }) => rule === "generator-accepts").map(({ message }) => message);
  expect(refusals.map((message) => message.split(": ")[0])).toEqual(
    Array(count).fill("npm run generate refuses this contract"),
  );
  expect(refusals.join()).not.toContain("\n");
  const unread = findings.filter(({ rule, by }) => rule === "readable" && by === "redocly");
  expect(unread.map(({ message }) => message)).toEqual(
    contract.includes("2.0.0") ? ["Redocly cannot read this contract: Unsupported OpenAPI version: 2.0.0"] : [],
  );
});

it("a request with quotes is approved as a message, a curl command and a call", async () => {
  const value = [{ "a-b": "it's", ok: 'a "quoted" text' }];
  const text = JSON.stringify(value);
  const request = {
    operationId: "updatePhoneNumbers",
    method: "POST",
    path: "/a%20b",
    pathParameters: { contactID: "a b", other: 5 },
    headerParameters: { "If-Match": "'one'", "X-Other": "not an argument" },
    body: { mediaType: "text/json", value, text },
    accept: "text/xml",
  };
  const shown = [rawRequest(request), curlCommand(request), clientCall(request, ["react();"])];
  await expect(`${shown.join("\n---\n")}\n`).toMatchFileSnapshot("approved/wire-quotes.txt");
});

describe("the messages of the contract", () => {
  const examples = wireExamples(readContract(contractText));
  const shown = (wanted: RegExp) =>
    examples.filter(({ operationId, part, mediaType }) => wanted.test(`${operationId} ${part} ${mediaType}`));

  it("the requests are the approved ones", async () => {
    const requests = shown(/^\w+ request (?:application\/(?!json)|none)/);
    const text = requests.map(({ operationId, mediaType, raw, curl, client }) =>
      [`=== ${operationId} ${mediaType}`, raw, "---", curl, "---", client, ""].join("\n"),
    );
    await expect(text.join("\n")).toMatchFileSnapshot("approved/wire-requests.txt");
  });

  it("the responses are the approved ones", async () => {
    const responses = shown(/^\w+ (?:200|304|412) (?:application\/json|text\/xml|none)/);
    const text = responses.map(({ operationId, mediaType, raw, curl, client }) => {
      const fields = curl.split(" \\\n").filter((line) => line.startsWith("  -H"));
      return [`=== ${operationId} ${mediaType}`, raw, "--- after", ...fields, client.split("\n").at(-1), ""].join("\n");
    });
    await expect(text.join("\n")).toMatchFileSnapshot("approved/wire-responses.txt");
  });
});
