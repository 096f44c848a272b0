// A started server: its parts are connected, its notes name them, and its end leaves the process as it was.
import { rmSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import { start } from "../../../server/start.ts";
import { newFolder, valid } from "../config/run-server.ts";

async function startWith(...flags: readonly string[]) {
  const folder = newFolder();
  const database = ["--database", `${folder}/a.sqlite`, "--log-level", "silent"];
  const server = await start(readConfig(["--port", "0", "--operations-port", "0", ...database, ...flags], {}));
  onTestFinished(() => server.close());
  const operators = /health and metrics on (\S+)/.exec(server.notes.join("\n"))?.[1] ?? "";
  const send = (method: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${server.url}/v1/Contacts/C/PhoneNumbers`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: method === "POST" ? JSON.stringify(valid.body) : null,
    });
  const scrape = async () => (await (await fetch(`${operators}/metrics`)).text()).split("\n");
  return { ...server, folder, operators, send, scrape };
}

it("the notes name the database, the operators' address and the access control, in this order", async () => {
  const { notes, folder, operators } = await startWith("--auth", "tokens");
  expect(operators).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(notes).toEqual([
    `database: ${folder}/a.sqlite`,
    `health and metrics on ${operators}`,
    "callers need a bearer token, made by the token command",
  ]);
});

it("the operators' metrics count requests, commits and refusals of the running server", async () => {
  const { send, scrape, url } = await startWith("--caller-rate-limit", "1");
  expect((await send("POST")).status).toBe(200);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  for (let sent = 0; sent < 20; sent++) await send("GET");
  const lines = await scrape();
  for (const line of [
    'http_requests_total{operation="updatePhoneNumbers",status="200",media_type="application/json"} 1',
    "commit_group_size_count 1",
    "commit_group_size_sum 1",
    "commit_duration_seconds_count 1",
    "http_requests_waiting 0",
    "http_requests_in_flight 0",
    "store_pending_writes 0",
  ])
    expect(lines).toContain(line);
  const limited = /^rate_limited_requests_total\{by="caller"\} (\d+)$/m.exec(lines.join("\n"))?.[1];
  expect(Number(limited)).toBeGreaterThan(0);
});

it("neither listener is ready when the database is away", async () => {
  const { url, operators, folder } = await startWith();
  const both = () =>
    Promise.all([url, operators].map(async (address) => (await fetch(`${address}/health/ready`)).text()));
  expect(await both()).toEqual(["ready\n", "ready\n"]);
  rmSync(`${folder}/a.sqlite`);
  await expect.poll(both).toEqual(["database does not respond\n", "database does not respond\n"]);
});

it("a server that is closed listens neither for callers, nor for operators, nor for signals", async () => {
  const events = ["SIGTERM", "SIGINT", "uncaughtException", "unhandledRejection"] as const;
  const count = () => events.map((event) => process.listenerCount(event));
  const before = count();
  const { url, operators, close } = await startWith();
  expect(count()).not.toEqual(before);
  await close();
  expect(count()).toEqual(before);
  for (const address of [url, operators]) await expect(fetch(`${address}/health/live`)).rejects.toThrow("fetch failed");
});
