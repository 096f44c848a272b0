// What the page says of a report: who may call what, the order of changes and messages, and the figures of a run.
import { describe, expect, it } from "vitest";
import type { ReviewReport } from "../../review/model/review-report.ts";
import { reviewPage } from "../../review/page/page.ts";
import { sampleConformance } from "./sample-conformance.ts";
import { smallReport as report } from "./small-report.ts";

/** The page's text, one line for each element with text. */
const lines = (changed: Partial<ReviewReport> = {}) =>
  reviewPage({ ...report, ...changed })
    .replace(/<style>.*<\/style>|<script>.*<\/script>/gs, "")
    .replaceAll("<wbr>", "")
    .split(/<[^>]*>|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
const indexes = (all: readonly string[], wanted: readonly string[]) => wanted.map((each) => all.indexOf(each));
const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe("access", () => {
  it.each(["notes:write", "notes:admin", "after 503: the same Idempotency-Key is sent", "extension", "Who wrote it"])(
    "the page says %s",
    (text) => {
      expect(lines()).toContain(text);
    },
  );
});

it("only an operation that the source does not have is an extension", () => {
  const all = lines();
  expect(all.slice(all.indexOf("add"), all.indexOf("read"))).toContain("extension");
  expect(all.filter((line) => line === "extension")).toHaveLength(1);
});

describe("changes", () => {
  it("what breaks both sides comes first, then what breaks clients", () => {
    const places = indexes(lines(), ["for both", "for clients", "for servers", "for nobody"]);
    expect(places).toEqual(ascending(places));
    expect(lines().filter((line) => line === "breaks" || line === "safe")).toEqual([
      "breaks",
      "breaks",
      "breaks",
      "safe",
      "safe",
      "breaks",
      "safe",
      "safe",
    ]);
  });

  it.each([
    [["not approved"], "bad"],
    [[], "good"],
  ])("with %j to approve, the figure of the changes is %s", (unapproved, tone) => {
    expect(reviewPage({ ...report, unapproved })).toContain(`<a class="figure ${tone}" href="#changes">`);
  });
});

describe("messages", () => {
  it("JSON stands next to XML, then their text types, and a form is last", () => {
    const labels = [...reviewPage(report).matchAll(/aria-label="add, request, ([^"]*)"/g)].map(([, type]) => type);
    expect(labels).toEqual([
      "application/xml",
      "application/json",
      "text/xml",
      "text/json",
      "application/x-www-form-urlencoded",
    ]);
  });

  it("a response is introduced by its status and the first sentence of its description", () => {
    const all = lines();
    expect(all).toContain("Result 503.");
  });
});

it.each([
  ["201", "good"],
  ["304", "info"],
  ["404", "warn"],
  ["500", "bad"],
])("a response %s is shown as %s, and without a body as such", (status, tone) => {
  const [operation] = report.operations;
  const responses = [{ status, description: "Done.", mediaTypes: ["none"] }];
  const example = { operationId: "add", part: status, mediaType: "none", body: "", raw: "", curl: "", client: "" };
  const changed = { operations: operation === undefined ? [] : [{ ...operation, responses }], examples: [example] };
  const page = reviewPage({ ...report, ...changed });
  expect(page).toContain(`<span class="chip ${tone}">${status}</span>`);
  expect(page).toContain(`aria-label="add, ${status}, no body"`);
  expect(lines(changed)).toContain("no body");
  expect(lines(changed)).not.toContain("1 media type");
});

describe("coverage", () => {
  const { coverage } = sampleConformance;
  const onlyAdd = { ...report, operations: report.operations.slice(0, 1) };
  const cell = { operationId: "add", status: "201", mediaType: "application/json", seen: 5 };
  const conformance = {
    ...sampleConformance,
    coverage: { ...coverage, responses: [cell, { ...cell, status: "503", mediaType: "none", seen: 0 }] },
  };

  it("a run has its target, day, length in seconds and seed", () => {
    expect(lines({ conformance }).join(" ")).toContain(
      "http://127.0.0.1:8080 , 2026-01-31 10:20 UTC: 2345 requests in 12.3 s, seed 42.",
    );
  });

  it("each declared response says how often it was seen", () => {
    const all = lines({ ...onlyAdd, conformance });
    const [start, end] = [all.indexOf("Status"), all.indexOf("Keywords of the schemas")];
    expect(all.slice(start, end)).toEqual([
      "Status",
      "application/json",
      "no body",
      "201",
      "5×",
      "–",
      "503",
      "–",
      "never",
    ]);
    expect(all).toContain("1/2");
  });

  it("a response that was seen once in one of its media types is seen in that one only", () => {
    const operations = report.operations.map((operation) => ({
      ...operation,
      responses: [{ status: "201", description: "Done.", mediaTypes: ["text/xml", "application/json"] }],
    }));
    const other = { ...cell, operationId: "remove", seen: 15 };
    const responses = [other, cell, { ...cell, mediaType: "text/xml", seen: 0 }].map((one) => ({
      ...one,
      seen: one.seen / 5,
    }));
    const all = lines({ operations, conformance: { ...conformance, coverage: { ...coverage, responses } } });
    expect(all.slice(all.indexOf("201", all.indexOf("Status"))).slice(0, 3)).toEqual(["201", "never", "1×"]);
    expect(all).toContain("2/3");
  });

  it("a keyword counts when values have satisfied and violated it", () => {
    expect(lines({ conformance })).toContain("4 of 6 satisfied and violated");
  });

  it("a failure has its media type where there is one", () => {
    const failures = conformance.failures.flatMap((failure) => {
      const { mediaType: _type, ...without } = failure;
      return [failure, without];
    });
    const text = lines({ conformance: { ...conformance, failures } }).join(" ");
    expect(text.match(/listPhoneNumbers(?: in \S+)? ·/g)).toEqual([
      "listPhoneNumbers in application/json ·",
      "listPhoneNumbers ·",
    ]);
  });

  it("a check that nothing decided is not passed", () => {
    expect(lines({ conformance }).filter((line) => line === "not decided")).toHaveLength(1);
  });
});
