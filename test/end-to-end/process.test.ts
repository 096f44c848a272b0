// The program as an operator has it: started from dist/, asked with the README's own curl, stopped and started again.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { launch as launchProgram, serve as serveProgram } from "../support/program.ts";

const run = promisify(execFile);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "process-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const serve = (...flags: string[]) => serveProgram(["--database", join(folder, "a.sqlite"), ...flags], { cwd: folder });
const launch = (...flags: string[]) =>
  launchProgram(["serve", "--port", "0", "--database", join(folder, "a.sqlite"), ...flags], { cwd: folder });

/** The first curl of the README, at another address. */
function readmeCurl(url: string): string {
  const block = /```sh\n(curl [\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
  expect(block).toContain("http://127.0.0.1:8080/");
  return block.replaceAll("http://127.0.0.1:8080", url);
}

it("the program handles the README's curl twice, and keeps the numbers over a restart", async () => {
  const first = await serve();
  const curl = (url: string) => run("sh", ["-c", readmeCurl(url)]).then(({ stdout }) => stdout);
  expect(await curl(first.url)).toContain('"InfoMessage":"1 added, 0 updated, 0 unchanged"');
  expect(await curl(first.url)).toContain('"InfoMessage":"0 added, 0 updated, 1 unchanged"');
  first.child.kill("SIGTERM");
  expect(await first.exited).toBe(0);
  const second = await serve();
  const list = await fetch(`${second.url}/v1/Contacts/C-1024/PhoneNumbers`);
  expect(await list.json()).toMatchObject([{ PhoneNumberID: 1, PhoneNumber: "+44 20 7946 0958", IsPrimary: true }]);
});

it("the program prints its address, documentation, database and mode of access control", async () => {
  const printed = async (...flags: string[]) => {
    const { url, output } = await serve("--log-level", "silent", ...flags);
    return { url, lines: output().trim().split("\n") };
  };
  const { url, lines } = await printed();
  expect(lines).toEqual([
    `listening on ${url}`,
    `documentation: ${url}/docs`,
    `database: ${join(folder, "a.sqlite")}`,
    expect.stringContaining("access control is off"),
  ]);
  expect((await printed("--docs", "off")).lines.join()).not.toContain("/docs");
});

it("logs requests by route, without contact, number or token", async () => {
  const { url, output, child, exited } = await serve("--validate-responses", "on");
  const headers = { "content-type": "application/json", authorization: "Bearer a-secret-token" };
  const send = (body: string) =>
    fetch(`${url}/v1/Contacts/secret-contact/PhoneNumbers?q=secret-query`, { method: "POST", headers, body });
  expect((await send('[{"PhoneNumber":"555-0100-4711","Notes":"secret note"}]')).status).toBe(200);
  expect((await send('[{"PhoneNumber":"555-0100-4711","Notes":5}]')).status).toBe(400);
  child.kill("SIGTERM");
  await exited;
  expect(output()).toContain('"route":"/v1/Contacts/:contactID/PhoneNumbers"');
  expect(output()).not.toMatch(/555-0100|secret/);
});

it("the program prints one clear line and exits with an error code when it cannot start", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as { port: number };
  const program = launch("--port", String(port));
  expect(await program.exited).toBe(1);
  expect(program.output()).toMatch(/^cannot start: listen EADDRINUSE/m);
  taken.close();
  const wrong = launch("--port", "none", "--host", "0.0.0.0");
  expect(await wrong.exited).toBe(2);
  expect(wrong.output()).toContain("--port or PORT");
  expect(wrong.output()).toContain("--auth tokens");
});
