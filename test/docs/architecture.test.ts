// The request lifecycle of docs/architecture.md against one JSON POST: the list names exactly the files that run.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../server/config/config.ts";
import { start } from "../../server/start.ts";
import { root } from "../support/contract.ts";

const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
const lifecycle = page.split("## Request lifecycle\n")[1]?.split("\n## ")[0] ?? "";
const steps = lifecycle.match(/^\d+\. .*(?:\n {3}.*)*/gm) ?? [];
const listed = steps.flatMap((step) =>
  [...step.matchAll(/\]\(\.\.\/(server\/[^)#]+)\)/g)].map(([, file]) => file ?? ""),
);

/** Files of server/ in which a function runs between the start of one POST and a moment after its response. */
async function traceFiles(post: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  onTestFinished(() => session.disconnect());
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  await session.post("Profiler.takePreciseCoverage");
  await post();
  // What runs after the response: the hooks that count it, and the end of the event loop's turn.
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const folder = `${pathToFileURL(root).href}/`;
  return result
    .filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0))
    .map(({ url }) => url.replace(folder, "").replace(`${root}/`, ""))
    .filter((file) => file.startsWith("server/"));
}

it("the request lifecycle visits at most 20 files, none of them twice", () => {
  expect(steps.length).toBeGreaterThan(10);
  expect(listed.length).toBeLessThanOrEqual(20);
  expect(listed.filter((file, index) => listed.indexOf(file) !== index)).toEqual([]);
});

it("the request lifecycle names exactly the files of the server that a JSON POST runs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lifecycle-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const environment = { PORT: "0", DATABASE_URL: `sqlite:${join(folder, "a.sqlite")}`, LOG_LEVEL: "warn" };
  const server = await start(readConfig([], environment));
  onTestFinished(() => server.close());
  const post = async (body: string) => {
    const headers = { "content-type": "application/json", connection: "close" };
    const response = await fetch(`${server.url}/v1/Contacts/1/PhoneNumbers`, { method: "POST", headers, body });
    expect(await response.json()).toMatchObject({ IsSuccess: true });
  };
  await post('[{"PhoneNumber":"+44 20 7946 0000"}]');
  // The first commit starts the thread that checkpoints the log, by a timer that ends before this one.
  await delay(100);
  const traces: string[][] = [];
  for (const digit of [1, 2, 3, 4, 5])
    traces.push(await traceFiles(() => post(`[{"PhoneNumber":"+44 20 7946 000${digit}"}]`)));
  // Background timers, also of other tests' servers, may run during one of these requests, but not during all five.
  const files = traces.reduce((common, trace) => common.filter((file) => trace.includes(file)));
  expect(files.toSorted()).toEqual(listed.toSorted());
});

it("every link of the architecture page leads to a file", () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link ?? "");
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !existsSync(join(root, "docs", link)))).toEqual([]);
});
