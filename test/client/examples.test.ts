// The example programs, run as they are: what they store, what they print, and how they end.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { root } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../support/server.ts";

const folder = mkdtempSync(join(tmpdir(), "examples-"));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await build({
    entryPoints: ["one-off-update", "nightly-sync"].map((name) => join(root, `client/examples/${name}.ts`)),
    alias: { "@contact-phone-numbers/client": join(root, "client/index.ts") },
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: folder,
  });
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

function runExample(name: string, args: readonly string[], BASE_URL = server.url, TOKEN: string = tokens.all) {
  return new Promise<Ended>((resolve) => {
    const options = { cwd: folder, env: { ...process.env, BASE_URL, TOKEN } };
    execFile(process.execPath, [join(folder, `${name}.mjs`), ...args], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}

it("the one-off update adds a number once, and prints what the server did", async () => {
  const { contactID } = freshContact();
  const add = () => runExample("one-off-update", [contactID, "555-0199"]);
  expect(await add()).toEqual({ code: 0, stdout: "1 added, 0 updated, 0 unchanged\n", stderr: "" });
  expect(await add()).toEqual({ code: 0, stdout: "0 added, 0 updated, 1 unchanged\n", stderr: "" });
  expect(await server.stored(contactID)).toMatchObject([{ PhoneNumber: "555-0199" }]);
});

it("the one-off update prints why it failed, and ends with 1", async () => {
  const { contactID } = freshContact();
  const refused = await runExample("one-off-update", [contactID, " "]);
  expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/^PhoneNumberMissing: .+\n$/) });
  const stranger = await runExample("one-off-update", [contactID, "555-0199"], server.url, "another-token");
  expect(stranger).toMatchObject({ code: 1, stderr: expect.stringMatching(/^InvalidCredentials: .+\n$/) });
  const invalid = await runExample("one-off-update", ["", "555-0199"]);
  expect(invalid).toEqual({ code: 1, stdout: "", stderr: "updatePhoneNumbers: contactID: must not be empty\n" });
});

it("the nightly sync stores the rows of each contact, and changes nothing the second time", async () => {
  const [a, b] = [freshContact().contactID, freshContact().contactID];
  const rows = [`${a},555-0100,"front, ""desk"""`, `${b},"555-0101",`, "", `${a},555-0102,`];
  writeFileSync(join(folder, "numbers.csv"), ["contactID,PhoneNumber,Notes", ...rows, ""].join("\r\n"));
  const sync = () => runExample("nightly-sync", ["numbers.csv"]);
  expect(await sync()).toEqual({ code: 0, stdout: "2 of 2 contacts are up to date\n", stderr: "" });
  const stored = await Promise.all([a, b].map((contactID) => server.stored(contactID)));
  expect(stored).toMatchObject([
    [
      { PhoneNumber: "555-0100", Notes: 'front, "desk"' },
      { PhoneNumber: "555-0102", Notes: null },
    ],
    [{ PhoneNumber: "555-0101", Notes: null }],
  ]);
  expect(await sync()).toEqual({ code: 0, stdout: "2 of 2 contacts are up to date\n", stderr: "" });
  expect(await Promise.all([a, b].map((contactID) => server.stored(contactID)))).toEqual(stored);
});

it("the nightly sync reports each contact that failed, without its numbers, and ends with 1", async () => {
  const [good, bad, long] = [freshContact().contactID, freshContact().contactID, "x".repeat(300)];
  writeFileSync(
    join(folder, "bad.csv"),
    `contactID,PhoneNumber,Notes\n${good},555-0100,\n${bad},,\n${long},555-0101,\n`,
  );
  const { code, stdout, stderr } = await runExample("nightly-sync", ["bad.csv"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "1 of 3 contacts are up to date\n" });
  expect(stderr.split("\n").sort()).toEqual(
    [
      "",
      `${bad}: PhoneNumberMissing`,
      `${long}: updatePhoneNumbers: contactID: must have at most 128 characters`,
    ].sort(),
  );
});

it("the nightly sync reports each wait for a server that restarts, with the result before it", async () => {
  const bodies: string[] = [];
  const flaky = createServer(async (request, response) => {
    bodies.push(Buffer.concat(await request.toArray()).toString());
    if (bodies.length === 1) return void request.socket.destroy();
    const isReady = bodies.length > 2;
    const result = { IsSuccess: isReady, ErrorCode: null, ErrorMessage: null, InfoMessage: null };
    response.writeHead(isReady ? 200 : 503, { "Content-Type": "application/json" }).end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => flaky.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void flaky.close());
  writeFileSync(join(folder, "one.csv"), "contactID,PhoneNumber,Notes\nC-1,555-0100,\n");
  const url = `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`;
  const { code, stdout, stderr } = await runExample("nightly-sync", ["one.csv"], url);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "1 of 1 contacts are up to date\n" });
  expect(stderr).toMatch(/^try 2 in \d+ ms, after network-failure\ntry 3 in \d+ ms, after 503\n$/);
  expect(bodies).toEqual(Array(3).fill('[{"PhoneNumber":"555-0100","Notes":null}]'));
});
