// Each flag of conform has its effect: on what the target receives, on when the run ends, and on what is printed.
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import type { ConformanceReport } from "../../conformance/index.ts";
import { createConformCommand } from "../../server/commands/conform.ts";
import type { Terminal } from "../../server/commands/terminal.ts";

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "conform-flags-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** A target that remembers what it receives, and gives every request this status; undefined: no response at all. */
async function startTarget(status: number | undefined, host = "127.0.0.1") {
  const received: { readonly method: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    received.push({ method: request.method, headers: request.headers });
    if (status !== undefined) response.writeHead(status, { "content-type": "text/plain" }).end("no");
  }).listen(0, host);
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, received };
}

/** Runs conform in this process. */
function start(args: readonly string[], isScreen = false) {
  const ended = { printed: "", reported: "", code: 0 };
  const interrupt = new AbortController();
  const terminal = {
    print: (text: string) => (ended.printed += text),
    report: (text: string) => (ended.reported += text),
    isScreen,
    setExitCode(code: number) {
      ended.code = code;
    },
    interruption: () => interrupt.signal,
  };
  const running = createConformCommand(terminal as unknown as Terminal).parseAsync(args, { from: "user" });
  return { ended, interrupt, running: running.then(() => ended) };
}

const run = (...args: readonly string[]) => start(args).running;
const few = ["--check", "ignored_auth", "--seed", "1", "--max-requests", "40"];

it("headers and all three tokens are sent, from the command line or from a file", async () => {
  const { url, received } = await startTarget(404);
  const tokens = folder();
  writeFileSync(join(tokens, "read"), "  token-of-reader\n");
  const flags = ["--token", "token-of-all", "--read-token", `@${join(tokens, "read")}`, "--write-token", "of-writer"];
  await run(url, ...flags, ...few, "--header", "X-Tenant: north: 1 ", "x-other:2");
  const seen = new Set(received.map(({ headers }) => headers.authorization));
  for (const token of ["token-of-all", "token-of-reader", "of-writer"]) expect(seen).toContain(`Bearer ${token}`);
  for (const { headers } of received) expect(headers).toMatchObject({ "x-tenant": "north: 1", "x-other": "2" });
});

it("a run that may only read sends no other method, and needs no permission on another host", async () => {
  const { received, port } = await startTarget(404, "0.0.0.0");
  const url = `http://0.0.0.0:${port}`;
  await run(url, "--read-only", "--check", "positive_data_acceptance", "--max-requests", "40");
  expect(new Set(received.map(({ method }) => method))).toEqual(new Set(["GET"]));
  await expect(run(url, ...few)).rejects.toThrow("allow that with --allow-writes");
  await run(url, "--allow-writes", ...few);
  expect(received.some(({ method }) => method === "POST")).toBe(true);
});

it("a run waits for a response as long as it is told to", async () => {
  const { url } = await startTarget(undefined);
  await expect(run(url, "--timeout-ms", "50", ...few)).rejects.toThrow(/cannot conform: .*\b50 ms/);
});

it("a run sends as many requests per second as it may", async () => {
  const { url, received } = await startTarget(404);
  const { running, interrupt, ended } = start([url, "--rate", "1", ...few]);
  await expect.poll(() => received.length).toBe(1);
  await delay(200);
  expect(received.length).toBeLessThanOrEqual(2);
  interrupt.abort();
  await running;
  expect([ended.code, ended.printed]).toEqual([1, expect.stringContaining("incomplete: the run was interrupted")]);
});

it("a run that fails fast sends fewer requests, and ends like another one with failures", async () => {
  const { url, received } = await startTarget(500);
  const flags = ["--check", "not_a_server_error", "--seed", "1", "--max-requests", "200"];
  expect((await run(url, ...flags)).code).toBe(1);
  const all = received.splice(0).length;
  expect((await run(url, ...flags, "--fail-fast")).code).toBe(1);
  expect(received.length).toBeLessThan(all / 2);
});

it("a recipe adds the requests that it describes", async () => {
  const { url, received } = await startTarget(404);
  const recipe = join(folder(), "recipe.yaml");
  writeFileSync(
    recipe,
    "responses:\n  - { status: 503, operations: [listPhoneNumbers], headers: { x-provoke: now } }\n",
  );
  const json = join(folder(), "report.json");
  await run(url, ...few, "--read-only", "--max-requests", "100", "--provoke", recipe, "--json", json);
  expect(received.some(({ headers }) => headers["x-provoke"] === "now")).toBe(true);
  const { notProvoked } = JSON.parse(readFileSync(json, "utf8")) as ConformanceReport;
  expect(notProvoked.join()).toContain("503");
});

it("a screen shows the requests so far and the present check in one line, which the report replaces, in colours", async () => {
  const { url } = await startTarget(404);
  const { reported, printed } = await start([url, ...few], true).running;
  const lines = reported.replace(/^.*leave it behind\.\n/, "").split("\r\u001B[K");
  expect(lines.slice(1, -1).every((line) => /^\d+ requests, \S/.test(line))).toBe(true);
  expect([lines.length > 2, lines.at(-1)]).toEqual([true, ""]);
  expect(printed).toContain("\u001B[");
  const plain = await run(url, ...few);
  expect([plain.reported, plain.printed.includes("\u001B")]).toEqual(["", false]);
});

it("the proxy listens on the requested address and port, and its report is a file and an exit code", async () => {
  const { url } = await startTarget(404, "127.0.0.1");
  const unused = createServer().listen(0, "127.0.0.2");
  await once(unused, "listening");
  const { port } = unused.address() as AddressInfo;
  await new Promise((resolve) => unused.close(resolve));
  const json = join(folder(), "report.json");
  const flags = ["proxy", "--upstream", url, "--host", "127.0.0.2", "--port", String(port), "--json", json];
  const { ended, interrupt, running } = start(flags);
  await expect
    .poll(() => ended.reported)
    .toBe(`http://127.0.0.2:${port} forwards to ${url}; interrupt it for the report\n`);
  interrupt.abort();
  await running;
  expect([ended.code, ended.printed, JSON.parse(readFileSync(json, "utf8"))]).toEqual([
    0,
    expect.stringContaining("0 exchanges"),
    expect.objectContaining({ exchanges: 0, findings: [] }),
  ]);
  await expect(fetch(`http://127.0.0.2:${port}`)).rejects.toThrow("fetch failed");
});
