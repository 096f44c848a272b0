// What one run has to do with others: its own ids and seed, and nothing left open or listening at its end.
import { getEventListeners } from "node:events";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { tryValues } from "../../conformance/checks/random.ts";
import type { Probe } from "../../conformance/http/message.ts";
import { OutOfRequests } from "../../conformance/http/send.ts";
import type { Progress, RunOptions } from "../../conformance/index.ts";
import { createDocument, runConformance } from "../../conformance/index.ts";
import { checkModel } from "../../conformance/phone-numbers/model.ts";
import { findPhoneNumbers } from "../../conformance/phone-numbers/service.ts";
import { refuseWrongBase } from "../../conformance/run/base-path.ts";
import { type ServedWorkshop, serveWorkshop } from "./approvals/serve-workshop.ts";
import { createTrace } from "./approvals/trace.ts";
import { response, workshop } from "./approvals/workshop.ts";
import { document as ours } from "./run-against.ts";
import { runOverThings } from "./things.ts";

let server: ServedWorkshop;
beforeAll(async () => {
  server = await serveWorkshop();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const run = (options: Partial<RunOptions> = {}) =>
  runConformance({ document: workshop, base: server.base, checks: ["unsupported_method"], ...options });

it("runs have seeds and ids of their own", async () => {
  const ids = () => new Set(server.sent().flatMap(({ path }) => path.match(/conformance-[0-9a-f]{8}-/g) ?? []));
  const options = { checks: ["status_code_conformance"], maxRequests: 50 } as const;
  const seeds = [(await run(options)).seed, (await run(options)).seed];
  expect(new Set(seeds).size).toBe(2);
  expect(ids().size).toBe(2);
  expect((await run({ seed: -7 })).seed).toBe(-7);
});

it("a run closes its connections, and does not listen to the signal any more", async () => {
  const { signal } = new AbortController();
  await run({ signal });
  expect(server.sent().length).toBeGreaterThan(10);
  expect(getEventListeners(signal, "abort")).toEqual([]);
  await expect.poll(() => server.connections()).toBe(0);
});

it("the cleanup gives up on a target that no longer responds", async () => {
  let removals = 0;
  const options = { checks: ["positive_data_acceptance"], maxRequests: 300 } as const;
  const { leftBehind } = await runOverThings(options, ({ method }, response) => {
    if (method !== "DELETE") return false;
    removals++;
    // Not closed: a request on an idle connection that is closed is repeated.
    response.socket?.end("no HTTP\r\n\r\n");
    return true;
  });
  expect(leftBehind).toBeGreaterThan(30);
  expect(removals).toBeLessThan(leftBehind / 2);
});

it("the progress has the task, and the numbers of requests and failures", async () => {
  server.reset(() => response(200, { id: 1, kind: "saw" }, { "x-total": "1" }));
  const seen: Progress[] = [];
  const { failures, requests } = await run({ onProgress: (progress) => void seen.push(progress) });
  expect(seen[0]).toEqual({ checking: "listTools: methods", requests: 2, failures: expect.any(Number) });
  expect(seen.at(-1)?.failures).toBeGreaterThan(0);
  expect(seen.at(-1)?.failures).toBeLessThanOrEqual(failures.length);
  expect(seen.at(-1)?.requests).toBeLessThanOrEqual(requests);
});

it("a failure's command has variables instead of the tester's secret headers", async () => {
  server.reset(() => response(500));
  const { failures } = await run({ headers: { "x-api-key": "s3cret", "x-tenant": "north" } });
  expect(failures.length).toBeGreaterThan(0);
  for (const { curl } of failures) {
    expect(curl).toContain('-H "x-api-key: ${X_API_KEY}"');
    expect(curl).toContain("-H 'x-tenant: north'");
    expect(curl).not.toContain("s3cret");
  }
});

it("a failure's place is that of the contract as it was written", async () => {
  const schema = { nullable: true, allOf: [{ type: "string" }] };
  const content = { "application/json": { schema } };
  const document = createDocument({
    openapi: "3.0.3",
    paths: { "/a": { get: { operationId: "readA", responses: { 200: { description: "", content } } } } },
  });
  server.reset(() => response(200, 5));
  const checks = ["positive_data_acceptance"] as const;
  const { failures } = await run({ document, checks, maxRequests: 30 });
  const place = "/paths/~1a/get/responses/200/content/application~1json/schema/allOf/0/type";
  expect(failures.map(({ pointer, places }) => [pointer, places])).toEqual([[place, [place]]]);
});

it("random values that need more requests than are left end the run", async () => {
  const { session } = createTrace({ document: workshop, respond: () => response(404) });
  const [operation] = session.operations;
  if (operation === undefined) throw new Error("no operation");
  let tried = 0;
  const judge = () => Promise.reject(new OutOfRequests(`the run may send ${++tried} requests`));
  await expect(tryValues(session, operation, fc.nat(), 3, judge)).rejects.toThrow(OutOfRequests);
  expect(tried).toBe(1);
});

it("random sequences that need more requests than are left end the run", async () => {
  let sent = 0;
  const respond = () => {
    sent++;
    throw new OutOfRequests("the run may send 5 requests");
  };
  const { session } = createTrace({ document: ours, respond });
  const service = findPhoneNumbers(session);
  if (service === undefined) throw new Error("no service");
  await expect(checkModel(session, service, 3)).rejects.toThrow(OutOfRequests);
  expect(sent).toBe(1);
});

it("--only asks for responses in these formats where an operation has them", async () => {
  await run({ checks: ["positive_data_acceptance"], only: ["xml"], readOnly: true, maxRequests: 60 });
  const accepts = (path: RegExp) =>
    new Set(server.sent().flatMap((sent) => (path.test(sent.path) ? [sent.headers["accept"]] : [])));
  expect(accepts(/^\/tools(\?|$)/)).toEqual(new Set(["application/xml, */*;q=0.1"]));
  expect(accepts(/^\/owners/)).toEqual(new Set(["application/json, */*;q=0.1"]));
});

it("a wrong base is detected by a GET even if the contract has none", async () => {
  const post = { responses: { 204: { description: "" } } };
  const document = createDocument({ openapi: "3.1.0", servers: [{ url: "/v2" }], paths: { "/a": { post } } });
  const methods: string[] = [];
  const respond = ({ method, base }: Probe) => {
    methods.push(method);
    return response(base?.pathname === "/v2" ? 405 : 404);
  };
  const { session } = createTrace({ document, respond });
  await expect(refuseWrongBase(session)).rejects.toThrow("are at http://127.0.0.1:3000/v2, not at");
  expect(methods).toEqual(["GET", "GET"]);
});

it("--only leaves out an optional body, but not its operation", async () => {
  const requestBody = { content: { "application/json": { schema: {} } } };
  const operation = { operationId: "addTool", requestBody, responses: { 200: { description: "" } } };
  const document = createDocument({ openapi: "3.1.0", paths: { "/tools": { post: operation } } });
  await run({ document, checks: ["positive_data_acceptance"], only: ["xml"], maxRequests: 30 });
  const posted = server.sent().filter(({ method, path }) => method === "POST" && path === "/tools");
  expect(posted.length).toBeGreaterThan(0);
  expect(new Set(posted.map(({ headers }) => headers["content-type"]))).toEqual(new Set([undefined]));
});
