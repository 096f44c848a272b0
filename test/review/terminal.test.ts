// What the terminal says of a review, and what is read of the tests' strength.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readStrength } from "../../review/inputs.ts";
import { breakingCounts, isSound, type ReviewReport, totalScore } from "../../review/model/review-report.ts";
import { reviewContract } from "../../review/review.ts";
import { terminalSummary } from "../../review/terminal.ts";
import { testFolder } from "../generate/run-generator.ts";
import { broken, contractText, type Editable, member, post } from "./broken-contract.ts";
import { sampleConformance } from "./sample-conformance.ts";
import { smallReport } from "./small-report.ts";

const table = (rows: readonly string[]) =>
  [
    "# Strength",
    "",
    "| kind | mutants | killed | equivalent | survived | score | measured |",
    "|---|--:|--:|--:|--:|--:|---|",
    ...rows,
    "",
    "| file | mutants |",
    "|---|--:|",
    "| a.ts | 3 |",
  ].join("\n");
const measured = table([
  "| semantic: by hand | 40 | 39 | 1 | 0 | 100 % | 2026-01-30 |",
  "| server: by Stryker | 900 | 860 | 10 | 30 | 96.6 % | 2026-01-31 |",
]);

async function strengthOf(text: string) {
  const folder = await testFolder();
  await writeFile(join(folder, "strength.md"), text);
  return readStrength(folder);
}

describe("the strength of the tests", () => {
  it("the strength of the tests is read by kind and summed up", async () => {
    const strength = await strengthOf(measured);
    expect(
      strength?.kinds.map(({ kind, mutants, killed, survived, score }) => [kind, mutants, killed, survived, score]),
    ).toEqual([
      ["semantic: by hand", 40, 39, 0, "100 %"],
      ["server: by Stryker", 900, 860, 30, "96.6 %"],
    ]);
    expect(strength === undefined ? "" : totalScore(strength)).toBe("96.7 %");
  });

  it("the summary omits the strength when nothing was measured", async () => {
    expect(await strengthOf(table([]))).toBeUndefined();
    expect(await strengthOf("# Strength")).toBeUndefined();
    expect(readStrength(await testFolder())).toBeUndefined();
  });

  it("without a counted defect there is no share", async () => {
    const strength = await strengthOf(table(["| http | 2 | 0 | 2 | 0 | – | 2026-01-31 |"]));
    expect(strength === undefined ? "" : totalScore(strength)).toBe("–");
  });
});

it("a change that breaks both sides counts for both", () => {
  const change = (breaksClients: boolean, breaksServers: boolean) =>
    ({ kind: "k", pointer: "/", message: "m", breaksClients, breaksServers }) as const;
  expect(breakingCounts([])).toBe("0 break clients, 0 break servers");
  expect(breakingCounts([change(true, true)])).toBe("1 breaks clients, 1 breaks servers");
  expect(breakingCounts([change(true, true), change(true, false), change(false, false), change(false, true)])).toBe(
    "2 break clients, 2 break servers",
  );
});

it.each([
  [[], [], true],
  [[{ suppressed: "because" }], [], true],
  [[{}], [], false],
  [[], ["a change"], false],
  [[{}], ["a change"], false],
])("a review with the findings %j and the objections %j passes: %s", (findings, unapproved, expected) => {
  expect(isSound({ findings, unapproved } as unknown as ReviewReport)).toBe(expected);
});

describe("the terminal", () => {
  const base = { name: "main", text: contractText };

  it("the summary names each open finding with its line, and the results of the other parts", async () => {
    const contract = broken((d) => {
      delete member(d, "Notes")["maxLength"];
      (post(d)["parameters"] as Editable).shift();
    }).text;
    const strength = await strengthOf(measured);
    const report = await reviewContract({
      contract,
      base,
      changelog: "",
      conformance: sampleConformance,
      ...(strength !== undefined && { strength }),
    });
    const line = contract.split("\n").findIndex((text) => text.startsWith("        Notes:")) + 2;
    const summary = terminalSummary(report, "build/review.html");
    expect(summary).toContain(
      `  openapi.yaml:${line} string-bounded (project)\n    #/components/schemas/PhoneNumberDTO/properties/Notes\n    this string may be of any length`,
    );
    expect(summary).toContain(
      "npm run generate refuses this contract: #/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers/post: POST /v1/Contacts/{contactID}/PhoneNumbers: path parameter contactID is not declared; add it to parameters",
    );
    expect(summary).toContain("generated/ was made from another contract");
    expect(summary).toMatch(/^examples +none could be made: the finding/m);
    expect(summary).toMatch(/^changes +\d+, \d+ breaks? clients, \d+ breaks? servers, \d+ to approve$/m);
    expect(summary).toContain("Changes that are not approved:\n  ");
    expect(summary).toMatch(/^coverage +\d+ of 169 responses seen; 1 failure at the target$/m);
    expect(summary).toMatch(/^strength +96\.7 % of planted defects found$/m);
    expect(summary).toMatch(/\nThe review fails\.\n$/);
    const responses = report.operations.flatMap((operation) => operation.responses);
    expect(responses.find(({ status }) => status === "405")?.description).toMatch(
      /^No operation of this path has this method/,
    );
  });

  it("a finding whose line is not known is listed without one", () => {
    const finding = { rule: "r", by: "project", severity: "error", pointer: "#/", message: "m" } as const;
    expect(terminalSummary({ ...smallReport, findings: [finding] }, "p.html")).toContain(
      "\n  openapi.yaml r (project)\n    #/\n    m\n",
    );
  });

  it("the summary counts open and suppressed findings, and seen responses", () => {
    const finding = { rule: "r", by: "project", severity: "error", pointer: "#/", message: "m" } as const;
    const findings = [finding, { ...finding, suppressed: "because" }, { ...finding, suppressed: "because" }];
    const cell = { operationId: "add", status: "201", mediaType: "none", seen: 5 };
    const coverage = { ...sampleConformance.coverage, responses: [cell, { ...cell, seen: 0 }, { ...cell, seen: 1 }] };
    const conformance = { ...sampleConformance, coverage };
    expect(
      terminalSummary({ ...smallReport, findings, conformance }, "p.html")
        .split("\n")
        .slice(0, 7),
    ).toEqual([
      "contract  Notes 1.2.0 (0123456789ab)",
      "compared  with the last release, version 1.1.0",
      "lint      1 to fix, 2 suppressed",
      "changes   4, 2 break clients, 2 break servers, 1 to approve",
      "examples  6 messages, each written and read back",
      "coverage  2 of 3 responses seen; 1 failure at the target",
      "page      p.html",
    ]);
  });

  it.each([
    ["the last release", "## [Unreleased]\n", 0],
    ["the last release", "## [Unreleased]\n\n## [1.0.0] - 2026-01-31\n", 1],
    ["main", "## [Unreleased]\n", 1],
  ])("compared with %s, with the changelog %j, %i changes need approval", async (name, changelog, count) => {
    const [text, contract] = ["a", "b"].map(
      (id) => `openapi: 3.1.1\ninfo: { version: 1.0.0 }\npaths: { /a: { get: { operationId: ${id} } } }`,
    );
    const report = await reviewContract({ contract: contract ?? "", base: { name, text: text ?? "" }, changelog });
    expect(report.changes.map(({ kind }) => kind)).toEqual(["operation-id-changed"]);
    expect(report.unapproved.filter((line) => line.includes("say so under"))).toHaveLength(count);
  });

  it("the review refuses a contract that is not YAML", async () => {
    await expect(reviewContract({ contract: "a: [", base, changelog: "" })).rejects.toThrow(/not valid YAML/);
  });
});
