// What keeps the program from starting is one clear line on standard error each, and an exit code that is not zero.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { startPostgres } from "../../../bench/postgres-server.ts";
import { readConfig } from "../../../server/config/config.ts";
import { start } from "../../../server/start.ts";
import { openConnection, readValue } from "../../../server/storage/sqlite/driver.ts";
import { countOpenConnections } from "../../support/open-connections.ts";
import { launch } from "../../support/program.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "start-up-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Its exit code and lines, without those of the log. */
async function failing(flags: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const database = join(folder, "a.sqlite");
  const all = ["serve", "--port", "0", "--database", database, ...flags];
  const program = launch(all, { cwd: folder, env });
  const code = await program.exited;
  const lines = program.output().trim().split("\n");
  return { code, lines };
}

async function listen(): Promise<{ readonly port: string; readonly server: Server }> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return { server, port: String((server.address() as AddressInfo).port) };
}

const takePort = async () => (await listen()).port;

async function findFreePort(): Promise<string> {
  const { server, port } = await listen();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it.each(["--port", "--operations-port"])("the port of %s is taken", async (flag) => {
  const port = await takePort();
  const { code, lines } = await failing([flag, port]);
  expect([code, lines]).toEqual([1, [`cannot start: listen EADDRINUSE: address already in use 127.0.0.1:${port}`]]);
});

it("a start that fails leaves nothing open", async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  const database = await postgres.createDatabase();
  // The pool's own timer would close what was forgotten.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const flags = [
    "--port",
    await takePort(),
    "--operations-port",
    await findFreePort(),
    "--auth",
    "tokens",
    "--log-level",
    "silent",
  ];
  await expect(start(readConfig([...flags, "--database", database], {}))).rejects.toThrow("EADDRINUSE");
  await expect(fetch(`http://127.0.0.1:${flags[3]}/health/live`)).rejects.toThrow("fetch failed");
  expect(await countOpenConnections(database)).toBe(0);
});

it("the database is of a newer program", async () => {
  const file = join(folder, "newer.sqlite");
  await failing(["--database", file, "--port", await takePort()]);
  const db = openConnection(file);
  db.exec(`PRAGMA user_version = ${Number(readValue(db, "PRAGMA user_version")) + 1}`);
  db.close();
  const { code, lines } = await failing(["--database", file]);
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toMatch(/^cannot start: the database .*newer\.sqlite cannot be used: .*newer/);
});

it("the database is not a database, or not ours", async () => {
  const text = join(folder, "text.sqlite");
  writeFileSync(text, "no database at all ".repeat(100));
  const others = join(folder, "others.sqlite");
  const db = openConnection(others);
  db.exec("CREATE TABLE theirs (x)");
  db.close();
  for (const file of [text, others]) {
    const { code, lines } = await failing(["--database", file]);
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/^cannot start: the database .* cannot be used: \S/);
  }
});

it("the database cannot be reached", async () => {
  const { code, lines } = await failing(["--database", "postgres://someone:pass-phrase@127.0.0.1:1/contacts"]);
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toMatch(
    /^cannot start: the database PostgreSQL contacts on 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED/,
  );
});

it("the database's folder cannot be made", async () => {
  writeFileSync(join(folder, "file"), "");
  mkdirSync(join(folder, "data"));
  const { code, lines } = await failing(["--database", join(folder, "file", "a.sqlite")]);
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toMatch(/^cannot start: /);
});

it("access control does not fit together: every part that is missing is named", async () => {
  const { code, lines } = await failing(["--auth", "jwt", "--host", "0.0.0.0"]);
  expect(code).toBe(2);
  expect(lines.map((line) => /^.*?(?= is required)/.exec(line)?.[0])).toEqual([
    "--jwks-url or JWKS_URL",
    "--jwt-issuer or JWT_ISSUER",
    "--jwt-audience or JWT_AUDIENCE",
  ]);
});

it("all wrong settings are named, one per line", async () => {
  const { code, lines } = await failing(
    ["--port", "none", "--operations-port", "70000", "--trusted-proxies", "here", "--drain-delay-ms", "soon"],
    { CALLER_RATE_LIMIT: "-1", OVERLOAD_QUEUE: "many" },
  );
  expect(code).toBe(2);
  const named = lines.map((line) => /^.*?(?= must be)/.exec(line)?.[0]);
  expect(named).toEqual([
    "--port or PORT",
    "--trusted-proxies or TRUSTED_PROXIES",
    "--caller-rate-limit or CALLER_RATE_LIMIT",
    "--overload-queue or OVERLOAD_QUEUE",
    "--operations-port or OPERATIONS_PORT",
    "--drain-delay-ms or DRAIN_DELAY_MS",
  ]);
  for (const line of lines) expect(line).toMatch(/ must be .*, such as \S/);
});
