// The summary of a run: verdict, leftover data, reasons to stop, and counts of failures.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import {
  createDocument,
  describeFailure,
  runConformance,
  writeHtml,
  writeJunit,
  writeText,
} from "../../conformance/index.ts";
import { isOfResponses } from "../../conformance/report/checks.ts";
import { specification } from "../../generated/specification.ts";
import { faults } from "./reference-servers/faults.ts";
import { startReferenceServer } from "./reference-servers/start-reference-server.ts";
import { document, runAgainst, tokens } from "./run-against.ts";

/** Responds with 200 in plain text so many times, and from then on as `otherwise` does: by hanging up, as a rule. */
async function startDying(
  lives: number,
  otherwise: (response: ServerResponse) => unknown = (response) => response.destroy(),
) {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on("end", () => (++count > lives ? otherwise(response) : response.end("text")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise<unknown>((resolve) => server.close(resolve).closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

const fault = (name: string) => faults.filter((each) => each.name === name).map(({ change }) => change);

describe("a run", () => {
  it("a run that is out of requests is incomplete", async () => {
    const report = await runAgainst({}, { maxRequests: 40 });
    expect([report.verdict, report.conforms, report.requests]).toEqual(["incomplete", false, 40]);
    expect(writeText(report, { hasColours: false })).toContain("incomplete: 40 requests were not enough");
    expect(writeJunit(report)).toContain('errors="1"');
  });

  it("an interrupted run is incomplete", async () => {
    const report = await runAgainst({}, { signal: AbortSignal.abort() });
    expect([report.verdict, report.incomplete]).toEqual(["incomplete", "the run was interrupted"]);
  });

  it("a run whose target stops responding keeps its findings, and is incomplete", async () => {
    const { url, close } = await startDying(60);
    const report = await runConformance({ document, base: new URL(url), tokens, seed: 1 });
    await close();
    expect(report.incomplete).toMatch(/^the target stopped responding: /);
    expect(report.requests).toBeGreaterThanOrEqual(60);
    expect(report.failures.map(({ check }) => check)).toContain("content_type_conformance");
    expect(report.leftBehind).toBeGreaterThan(0);
  });

  it("a run whose target only asks to wait is incomplete, and judges nothing else", async () => {
    const { url, close } = await startDying(0, (response) => response.writeHead(429, { "retry-after": "0" }).end());
    const report = await runConformance({ document, base: new URL(url), tokens, checks: ["ignored_auth"] });
    await close();
    // 429 is declared, so its own form is judged.
    expect(report.failures.filter(({ check }) => !isOfResponses(check))).toEqual([]);
    expect(report.incomplete).toContain("asked to wait");
    const repeated = report.retries[429] ?? 0;
    expect(repeated).toBeGreaterThan(2);
    expect(writeText(report, { hasColours: false })).toContain(
      `${report.requests} requests, ${repeated} of them repeated after 429 in`,
    );
    const busy = { ...report, requests: 9, retries: { 429: 2, 503: 3 } };
    expect(writeHtml(busy)).toContain("9 requests, 2 of them repeated after 429 and 3 after 503 in");
  });

  it("a run is refused where the URL lacks the path of the contract's servers", async () => {
    const { url, close } = await startReferenceServer();
    const below = createDocument({
      ...specification,
      servers: [{ url: "/v1" }],
      paths: { "/Contacts/a/PhoneNumbers": { get: {} } },
    });
    await expect(runConformance({ document: below, base: new URL(url) })).rejects.toThrow(`are at ${url}/v1, not at`);
    await close();
  });

  it("a run whose requests are all refused is incomplete", async () => {
    const report = await runAgainst({}, { tokens: { all: undefined }, checks: [] });
    expect([report.verdict, report.incomplete]).toEqual(["incomplete", expect.stringContaining("--token")]);
  });

  it("a run counts the lists that it could not empty", async () => {
    const report = await runAgainst({ faults: fault("removal-keeps-the-number") }, { checks: ["one_primary"] });
    expect(report.leftBehind).toBeGreaterThan(0);
  });

  it("a run stops at the first failure where it is asked to", async () => {
    const faulty = { faults: fault("no-vary") };
    const all = await runAgainst(faulty, { checks: ["unsupported_method"] });
    const first = await runAgainst(faulty, { checks: ["unsupported_method"], failFast: true });
    expect(first.verdict).toBe("does not conform");
    expect(first.requests).toBeLessThan(all.requests);
  });

  it("a run reports one cause once for each operation and status, with its cases", async () => {
    const report = await runAgainst({ faults: fault("no-vary") }, { checks: ["ignored_auth"], seed: 1 });
    const ofVary = report.failures.filter(({ expected }) => expected === "the header Vary");
    const keys = ofVary.map(({ operationId, status }) => `${operationId} ${status}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Math.max(...report.failures.map(({ cases }) => cases))).toBeGreaterThan(3);
    expect(writeJunit(report)).toMatch(/failures="[1-9]/);
    for (const failure of report.failures) expect(describeFailure(failure)).not.toContain("token-of-all");
  });
});
