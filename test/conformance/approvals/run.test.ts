// Whole runs with each option against a small server over HTTP: what was sent, and how the run ended. approved/run/ has the
// summaries; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type RunOptions, runConformance } from "../../../conformance/run/run.ts";
import { type SentRequest, type ServedWorkshop, serveWorkshop } from "./serve-workshop.ts";
import { shorten } from "./trace.ts";
import { response, tokens, workshop } from "./workshop.ts";

let server: ServedWorkshop;
beforeAll(async () => {
  server = await serveWorkshop();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

/** Such as POST /tools application/json x-mine. */
function describeRequest({ method, path, headers }: SentRequest): string {
  const type = headers["content-type"] === undefined ? "" : ` ${headers["content-type"]}`;
  const mark = headers["x-mine"] === undefined ? "" : " x-mine";
  return `${method} ${path.replace(/conformance-\w+-(?:contact-\d+)?/g, "<id>")}${type}${mark}`;
}

const runs: Record<string, Partial<RunOptions>> = {
  "one-check": { checks: ["unsupported_method"] },
  "headers-and-one-format": { checks: ["ignored_auth", "idempotency"], headers: { "x-mine": "1" }, only: ["xml"] },
  "read-only": { checks: ["unsupported_method", "use_after_free"], readOnly: true },
  items: { checks: ["ensure_resource_availability"] },
  "few-requests": { maxRequests: 1 },
  "no-random-requests": { checks: ["unsupported_method"], maxRequests: 110 },
  "no-token": { checks: ["ignored_auth"], tokens: {} },
  "a-recipe": { checks: [], recipe: [{ status: 413, times: 1, concurrent: 1 }] },
  interrupted: { signal: AbortSignal.abort() },
};

async function describeRun(options: Partial<RunOptions>): Promise<string> {
  const { base } = server;
  const tasks: string[] = [];
  const onProgress: RunOptions["onProgress"] = ({ checking }) => void tasks.push(checking);
  const report = await runConformance({ document: workshop, base, tokens, seed: 1, onProgress, ...options });
  const { verdict, incomplete, conforms, requests, retries, leftBehind, notProvoked, seed, contract } = report;
  const counts = new Map<string, number>();
  for (const each of server.sent().map(describeRequest)) counts.set(each, (counts.get(each) ?? 0) + 1);
  const checks = report.checks.map(
    ({ check, passed, failed, notDecided }) => `${check}: ${notDecided ?? `${passed} passed, ${failed} failed`}`,
  );
  const failures = report.failures.map(
    ({ check, operationId, status, expected, actual }) => `${check} ${operationId} ${status}: ${expected}; ${actual}`,
  );
  return [
    JSON.stringify({ verdict, incomplete, conforms, requests, retries, leftBehind, notProvoked, seed, contract }),
    ...checks,
    ...failures.map(shorten).sort(),
    "",
    ...tasks,
    "",
    ...[...counts].map(([each, count]) => `${count} x ${shorten(each)}`).sort(),
  ].join("\n");
}

it.each(Object.keys(runs))("a run with %s", async (name) => {
  await expect(await describeRun(runs[name] ?? {})).toMatchFileSnapshot(`approved/run/${name}.txt`);
});

it("a run of a server that refuses everything, and one that accepts every method", async () => {
  server.reset(() => response(403));
  await expect(await describeRun({ checks: ["unsupported_method"] })).toMatchFileSnapshot("approved/run/refused.txt");
  server.reset(() => response(200, { id: 1, kind: "saw" }, { "x-total": "1" }));
  await expect(await describeRun({ checks: ["unsupported_method"] })).toMatchFileSnapshot("approved/run/accepted.txt");
});
