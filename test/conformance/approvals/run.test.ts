// Whole runs with each option against a small server over HTTP: what was sent, and how the run ended. approved/run/ has the
// summaries; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type RunOptions, runConformance } from "../../../conformance/run/run.ts";
import { shorten } from "./trace.ts";
import { createWorkshop, type Respond, response, tokens, workshop } from "./workshop.ts";

let respond: Respond;
let sent: string[] = [];
beforeEach(() => {
  respond = createWorkshop(workshop);
  sent = [];
});

const server = createServer(async (request: IncomingMessage, out) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = "", url = "", headers } = request;
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const body = chunks.length === 0 ? undefined : Buffer.concat(chunks);
  const type = headers["content-type"] === undefined ? "" : ` ${headers["content-type"]}`;
  const mark = headers["x-mine"] === undefined ? "" : " x-mine";
  sent.push(`${method} ${url.replace(/conformance-\w+-(?:contact-\d+)?/g, "<id>")}${type}${mark}`);
  const back = respond({ operationId: "", method, path: url, headers: flat, body, stores: false });
  out.writeHead(back.status, { ...back.headers }).end(back.body);
});
server.listen(0, "127.0.0.1");
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

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
  if (!server.listening) await once(server, "listening");
  const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const tasks: string[] = [];
  const onProgress: RunOptions["onProgress"] = ({ checking }) => void tasks.push(checking);
  const report = await runConformance({ document: workshop, base, tokens, seed: 1, onProgress, ...options });
  const { verdict, incomplete, conforms, requests, retries, leftBehind, notProvoked, seed, contract } = report;
  const counts = new Map<string, number>();
  for (const each of sent) counts.set(each, (counts.get(each) ?? 0) + 1);
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
  respond = () => response(403);
  await expect(await describeRun({ checks: ["unsupported_method"] })).toMatchFileSnapshot("approved/run/refused.txt");
  sent = [];
  respond = () => response(200, { id: 1, kind: "saw" }, { "x-total": "1" });
  await expect(await describeRun({ checks: ["unsupported_method"] })).toMatchFileSnapshot("approved/run/accepted.txt");
});
