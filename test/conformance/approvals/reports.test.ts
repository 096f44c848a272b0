// The reports of a conforming, a failing and an incomplete run in every format, as people see them. approved/reports/ has
// the whole texts; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { describe, it } from "vitest";
import type { ConformanceReport, Failure } from "../../../conformance/report/conformance-report.ts";
import { writeHtml } from "../../../conformance/report/write-html.ts";
import { writeJunit } from "../../../conformance/report/write-junit.ts";
import { writeProxyText, writeText } from "../../../conformance/report/write-text.ts";
import { findProblem } from "../../../conformance/vitest.ts";
import { createApprove } from "./approve.ts";

const approve = createApprove("reports");

const failure = (changed: Partial<Failure> = {}): Failure => ({
  check: "response_schema_conformance",
  operationId: "listTools",
  status: 200,
  pointer: "/components/schemas/Tool/required",
  expected: "/0 must have required property 'kind'",
  actual: "/0 violates required",
  curl: "curl -sS -i --path-as-is -X GET 'http://127.0.0.1:3000/tools'",
  seed: -7,
  cases: 1,
  places: ["/components/schemas/Tool/required"],
  ...changed,
});

const conforming: ConformanceReport = {
  target: "http://127.0.0.1:3000/",
  contract: { title: "Workshop <& \"friends'>", version: "1.2.0" },
  startedAt: "2026-01-31T10:20:30.000Z",
  durationMs: 1_950,
  seed: -7,
  requests: 1,
  retries: {},
  leftBehind: 0,
  verdict: "conforms",
  conforms: true,
  notProvoked: [],
  unreadableSchemas: [],
  checks: [
    { check: "status_code_conformance", passed: 12, failed: 0 },
    { check: "ignored_auth", passed: 0, failed: 0, notDecided: "no operation <requires> credentials" },
  ],
  failures: [],
  coverage: {
    responses: [
      { operationId: "listTools", status: "200", mediaType: "application/json", seen: 12 },
      { operationId: "listTools", status: "200", mediaType: "application/xml", seen: 0 },
      { operationId: "removeTool", status: "204", mediaType: "none", seen: 1 },
    ],
    keywords: [
      ["addTool", "text/xml", "/components/schemas/Tool/properties/count/maximum", 2, 1] as const,
      ["addTool", "application/json", "/components/schemas/Tool/properties/count/maximum", 4, 3] as const,
      ["replaceTool", "application/json", "/components/schemas/Tool/properties/count/maximum", 10, 20] as const,
      ["addTool", "application/json", "/components/schemas/Tool/additionalProperties", 0, 5] as const,
    ].map(([operationId, mediaType, pointer, accepted, refused]) => {
      return { operationId, mediaType, pointer, keyword: pointer.replace(/.*\//, ""), accepted, refused };
    }),
  },
};

const failing: ConformanceReport = {
  ...conforming,
  requests: 120,
  retries: { 429: 2, 503: 24 },
  leftBehind: 2,
  verdict: "does not conform",
  conforms: false,
  incomplete: "the run stopped at a failure",
  notProvoked: ["listTools 429", "addTool 503 in text/xml"],
  unreadableSchemas: ["#/components/schemas/Odd: why"],
  checks: [
    { check: "response_schema_conformance", passed: 5, failed: 9 },
    { check: "unknown_check", passed: 1, failed: 1 },
    ...conforming.checks,
  ],
  failures: [
    failure(),
    failure({
      check: "unknown_check",
      operationId: "addTool <b>",
      status: 0,
      mediaType: "text/xml",
      expected: 'a\nresponse & "more" \u0001',
      actual: "<none> 😀",
      curl: "curl 'a' <x>\ncurl 'b' && c",
      cases: 8,
      places: ["/a", "/b", "/c~1<d>", "/components/schemas/Tool/required", "/e", "/f", "/g"],
    }),
  ],
};

const incomplete: ConformanceReport = {
  ...conforming,
  requests: 40,
  retries: { 503: 1 },
  leftBehind: 1,
  verdict: "incomplete",
  conforms: false,
  incomplete: '40 requests were "not" enough',
};

describe.each([
  ["conforming", conforming],
  ["failing", failing],
  ["incomplete", incomplete],
])("the report of a run that is %s", (name, report) => {
  it("is a text for a terminal", async () => {
    await approve(writeText(report, { hasColours: false }), `${name}-text`);
    const coloured = writeText(report, { hasColours: true });
    await approve(coloured.replaceAll("\u001B", "ESC"), `${name}-text-in-colours`);
  });

  it("is JUnit XML", () => approve(writeJunit(report), `${name}-junit`));

  it("is an HTML page, here with one element per line and without its style", async () => {
    const page = writeHtml(report).replace(/(<style>).*?(<\/style>)/s, "$1...$2");
    await approve(page.replace(/></g, ">\n<"), `${name}-html`);
  });

  it("is what a test of a check says", async () => {
    const all = [...report.checks.map(({ check }) => check), "no_such_check"];
    await approve(all.map((check) => `${check}: ${findProblem(report, check)}`).join("\n\n"), `${name}-problems`);
  });
});

it("a text has at most 25 failures, four further places of each, and 6,000 characters of a command", async () => {
  const places = ["/a", "/b", "/c", "/d", "/e"];
  const many = [5, 6].map((count) =>
    failure({ places: ["/z", ...places].slice(0, count), pointer: "/a", cases: count }),
  );
  const long = [6_000, 6_001].map((length) => failure({ curl: "x".repeat(length) }));
  for (const count of [25, 26, 27]) {
    const rest = Array.from({ length: count - 4 }, (_, index) => failure({ operationId: `operation${index}` }));
    const text = writeText({ ...failing, failures: [...many, ...long, ...rest] }, { hasColours: false });
    const short = text.replace(/x{6000}x?/g, (each) => `${each.length} times x`);
    const lines = short.split("\n").filter((line) => !/^ {2}(?:expected|got|contract|seed)/.test(line));
    await approve(lines.join("\n"), `${count}-failures`);
  }
});

it("a recording proxy's report is a text", async () => {
  const finding = { side: "client", operationId: "addTool", status: 400, pointer: "/a/b" } as const;
  const findings = [
    { ...finding, expected: "a body", actual: "no body", times: 1 },
    { ...finding, side: "server", expected: "one of 200", actual: "status 500", times: 3 } as const,
  ];
  const { responses } = conforming.coverage;
  const texts = [0, 1, 2].map((count) =>
    writeProxyText({ exchanges: 9, findings: findings.slice(0, count), responses }),
  );
  await approve(texts.join("---\n"), "proxy");
});
