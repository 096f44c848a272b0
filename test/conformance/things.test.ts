// A run over things with ids: its tasks, its limit, what it removes at the end, and what a recipe reaches.
import { expect, it } from "vitest";
import { createDocument } from "../../conformance/index.ts";
import { document, runOverThings } from "./things.ts";

it.each(["ensure_resource_availability", "use_after_free"] as const)("a run of only %s decides it", async (check) => {
  const { checks, leftBehind } = await runOverThings({ checks: [check] });
  expect(checks.find((each) => each.check === check)).toMatchObject({ passed: expect.any(Number), failed: 0 });
  expect(checks.find((each) => each.check === check)?.notDecided).toBeUndefined();
  expect(leftBehind).toBe(0);
});

it("a stored item that is reported as gone is missing", async () => {
  const options = { checks: ["ensure_resource_availability"] as const };
  const { failures } = await runOverThings(options, ({ method }, response) => {
    if (method === "GET") response.writeHead(410).end();
    return method === "GET";
  });
  expect(failures.map(({ check, actual }) => [check, actual])).toContainEqual([
    "ensure_resource_availability",
    "status 410",
  ]);
});

it("requests vary in method, media type and Accept", async () => {
  const seen = new Set<string>();
  const checks = ["unsupported_method", "positive_data_acceptance", "negative_data_rejection"] as const;
  const report = await runOverThings({ checks }, ({ method, url, headers }) => {
    const { accept, "content-type": type } = headers;
    seen
      .add(`${method} ${url === "/things" ? "all" : "one"}`)
      .add(`${method} Accept ${accept}`)
      .add(`Content-Type ${type}`);
    return false;
  });
  const methods = ["GET", "HEAD", "PUT", "PATCH", "DELETE"].map((method) => `${method} all`);
  for (const each of [...methods, "POST one", "PUT one", "PATCH one"]) expect([...seen]).toContain(each);
  expect(seen).not.toContain("HEAD one");
  for (const each of ["undefined", "application/json, */*;q=0.1"]) expect([...seen]).toContain(`POST Accept ${each}`);
  for (const type of ["APPLICATION/JSON", "application/json; charset=utf-8"])
    expect([...seen]).toContain(`Content-Type ${type}`);
  expect(report.checks.find(({ check }) => check === "positive_data_acceptance")?.passed).toBeGreaterThan(100);
});

it("the limit of a run counts what was sent before random cases", async () => {
  const abort = new AbortController();
  let before = 0;
  const onProgress = ({ checking, requests }: { checking: string; requests: number }) => {
    if (!/random/.test(checking)) return;
    before ||= requests;
    abort.abort();
  };
  await runOverThings({ signal: abort.signal, onProgress });
  const { incomplete, requests } = await runOverThings({ maxRequests: before });
  expect([incomplete, requests]).toEqual(["no requests were left for random cases", before]);
});

it("a run removes what it stored, even after its last allowed request", async () => {
  const removed: string[] = [];
  const { incomplete, leftBehind } = await runOverThings({ maxRequests: 20 }, ({ method = "", url = "" }) => {
    if (method === "DELETE") removed.push(url);
    return false;
  });
  expect([incomplete, leftBehind]).toEqual(["20 requests were not enough", 0]);
  expect(removed.length).toBeGreaterThan(0);
});

it.each([
  [404, 0],
  [410, 0],
  [204, 0],
  [503, 1],
])("a thing whose removal gets %i is left behind: %i", async (status, expected) => {
  const options = { checks: ["positive_data_acceptance"] as const, maxRequests: 20 };
  const { leftBehind } = await runOverThings(options, ({ method }, response) => {
    if (method === "DELETE") response.writeHead(status).end();
    return method === "DELETE";
  });
  expect(Math.min(1, leftBehind)).toBe(expected);
});

it("a run goes on when single requests get no response", async () => {
  let count = 0;
  const report = await runOverThings({ checks: ["positive_data_acceptance"] }, (_request, response) => {
    const isLost = ++count % 9 === 0;
    // Not closed: a request on an idle connection that is closed is repeated.
    if (isLost) response.socket?.end("no HTTP\r\n\r\n");
    return isLost;
  });
  expect(count).toBeGreaterThan(90);
  expect([report.verdict, report.incomplete]).toEqual(["does not conform", undefined]);
});

it("a recipe repeats a request until its status comes, and at once where it says so", async () => {
  let provoked = 0;
  let open = 0;
  const recipe = [
    { status: 503, operations: ["read"], headers: { "x-provoke": "third" }, times: 3, concurrent: 1 },
    { status: 429, operations: ["read"], headers: { "x-provoke": "together" }, times: 2, concurrent: 2 },
  ];
  const { notProvoked } = await runOverThings({ checks: [], recipe }, ({ headers }, response) => {
    const provoke = headers["x-provoke"];
    if (provoke === "third") response.writeHead(++provoked === 3 ? 503 : 404, { "retry-after": "0" }).end();
    if (provoke !== "together") return provoke !== undefined;
    // Responds to both when both are there.
    open++;
    waiting.push(() => response.writeHead(429, { "retry-after": "0" }).end());
    if (open === 2) for (const respond of waiting) respond();
    return true;
  });
  expect([notProvoked, provoked, open]).toEqual([[], 3, 2]);
});

const waiting: (() => void)[] = [];

it("a write that ends in a server error may have stored something", async () => {
  const options = { checks: ["positive_data_acceptance"] as const, maxRequests: 20 };
  const { leftBehind } = await runOverThings(options, ({ method, url }, response) => {
    const isWrite = method === "POST" && url === "/things";
    if (isWrite) response.writeHead(500).end();
    return isWrite;
  });
  expect(leftBehind).toBeGreaterThan(0);
});

it("a run that changes nothing says of a check why its requests did not decide it", async () => {
  const { checks } = await runOverThings({ readOnly: true });
  const notDecided = (name: string) => checks.find(({ check }) => check === name)?.notDecided;
  expect(notDecided("negotiation")).toMatch(/^the contract does not claim that Accept decides/);
  expect(notDecided("use_after_free")).toBe("only requests that change nothing were sent (--read-only)");
});

it("a run goes on where the path of the contract's servers gives no response", async () => {
  const there = createDocument({ ...document.root, servers: [{ url: "/api" }] });
  const { requests } = await runOverThings({ document: there, readOnly: true }, ({ url = "" }, response) => {
    const isBelow = url.startsWith("/api/");
    if (isBelow) response.destroy();
    return isBelow;
  });
  expect(requests).toBeGreaterThan(2);
});
