// The other commands as an operator runs them: help, config, migrate and backup.
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { createImportCommand } from "../../../server/commands/import.ts";
import type { Terminal } from "../../../server/commands/terminal.ts";
import { createTokenCommand } from "../../../server/commands/token.ts";
import { adapterFor } from "../../../server/storage/adapters.ts";
import { schemaVersion } from "../../../server/storage/postgres/migrations.ts";
import { openConnection } from "../../../server/storage/sqlite/driver.ts";
import { countOpenConnections } from "../../support/open-connections.ts";
import { createWorkplace } from "./run-command.ts";

const names = ["serve", "config", "import", "export", "migrate", "backup", "token", "conform"];

describe("the program", () => {
  it("the program names its commands in its help, and each explains itself", async () => {
    const { run } = createWorkplace();
    const { code, output } = await run(["--help"]);
    expect(code).toBe(0);
    for (const name of names) {
      expect(output).toMatch(new RegExp(`^  ${name} `, "m"));
      expect(await run([name, "--help"])).toMatchObject({ code: 0, output: expect.stringContaining("Usage: ") });
    }
    expect((await run(["serve", "--help"])).output).toMatch(/--database-url +DATABASE_URL/);
  });

  it.each([
    ["serve"],
    ["config"],
    ["import"],
    ["export"],
    ["migrate"],
    ["backup"],
    ["token", "create"],
    ["token", "list"],
    ["token", "revoke"],
    ["conform"],
    ["conform", "proxy"],
  ])("the program lists the exit codes of %s %s", async (...args) => {
    const { output } = await createWorkplace().run([...args.filter((arg) => typeof arg === "string"), "--help"]);
    expect(output).toMatch(/\nExit codes:\n {2}0 {2}\w/);
  });

  it.each([
    ["token", "list"],
    ["token", "revoke", "a"],
    ["token", "create", "--name", "a", "--scopes", "contacts:read"],
    ["export", "--format", "csv"],
    ["backup", "copy.sqlite"],
    ["migrate", "--check"],
    ["import", "a.csv", "--dry-run"],
  ])("creates no database at a mistyped path: %s %s", async (...args) => {
    const { run, path, write } = createWorkplace();
    write("a.csv", "contactID,PhoneNumber\nA,1\n");
    const { code, output } = await run([
      ...args.filter((arg) => typeof arg === "string"),
      "--database",
      "typo/a.sqlite",
    ]);
    expect(existsSync(path("typo"))).toBe(false);
    if (args[0] === "import" || args[0] === "migrate") return;
    expect([code, output]).toEqual([2, expect.stringContaining("Database not found: typo/a.sqlite")]);
  });

  it.each([
    ["import", ["DATABASE_URL", "DATABASE_POOL_SIZE", "DEFAULT_REGION", "MAX_NUMBERS_PER_CONTACT"]],
    ["export", ["DATABASE_URL", "DATABASE_POOL_SIZE", "DEFAULT_REGION", "MAX_NUMBERS_PER_CONTACT"]],
    ["migrate", ["DATABASE_URL"]],
    ["backup", ["DATABASE_URL"]],
    ["token list", ["DATABASE_URL"]],
  ])("%s has the settings of the store as flags, and names their variables", async (command, variables) => {
    const { output } = await createWorkplace().run([...command.split(" "), "--help"]);
    const shown = output.replaceAll(/\s+/g, " ").match(/--\S+ <value> (?:(?!--).)*\([A-Z_]+\)/g) ?? [];
    const expected = variables.map((name) => [`--${name.toLowerCase().replaceAll("_", "-")}`, name]);
    expect(shown.map((flag) => [flag.split(" ")[0], /\(([A-Z_]+)\)$/.exec(flag)?.[1]])).toEqual(expected);
  });

  it("an invalid setting is reported in one line before any work starts", async () => {
    for (const command of ["import", "export"]) {
      const args = [command, "a.csv", "--default-region", "XX"];
      const line = "--default-region or DEFAULT_REGION must be a country code, such as US\n";
      expect(await createWorkplace().run(args)).toEqual({ code: 2, output: line });
    }
  });

  it("an import without a file does not wait for the keyboard", async () => {
    const terminal = { isKeyboard: true, interruption: () => new AbortController().signal } as unknown as Terminal;
    const importing = createImportCommand(terminal).parseAsync(["--format", "csv"], { from: "user" });
    await expect(importing).rejects.toThrow("a file is required: name it or pipe it into this command");
  });

  it.each([
    [[]],
    [["nonsense"]],
    [["--nonsense"]],
    [["backup"]],
    [["token", "list", "--nonsense"]],
    [["conform", "proxy"]],
  ])("the program ends with 2 for %j", async (args) => {
    expect((await createWorkplace().run(args)).code).toBe(2);
  });
});

describe("config", () => {
  it("config shows each setting with its source, and no password", async () => {
    const env = { DATABASE_URL: "postgres://app:s3cret@db/contacts?password=s3cret", LOG_LEVEL: "warn" };
    const { code, output } = await createWorkplace().run(["config", "--port", "9000"], { env });
    expect(code).toBe(0);
    expect(output).toMatch(/^PORT +9000 +flag --port$/m);
    expect(output).toMatch(/^LOG_LEVEL +warn +environment LOG_LEVEL$/m);
    expect(output).toMatch(/^HOST +127.0.0.1 +default$/m);
    expect(output).toMatch(/^CORS_ORIGINS +\(none\) +default$/m);
    expect(
      new Set(
        output
          .trim()
          .split("\n")
          .map((line) => line.search(/(?:default|flag|environment)\b.*$/)),
      ).size,
    ).toBe(1);
    expect(output).toMatch(/^DATABASE_URL +postgres:\/\/app:\*\*\*@db\/contacts/m);
    expect(output).not.toContain("s3cret");
  });

  it("config reports every mistake, and no password", async () => {
    const env = { DATABASE_URL: "postgres//app:s3cret@db", AUTH: "maybe" };
    const { code, output } = await createWorkplace().run(["config", "--port", "x", "--prot", "1"], { env });
    expect(code).toBe(2);
    for (const part of ["--port or PORT", "Unknown flag --prot", "AUTH", "DATABASE_URL"])
      expect(output).toContain(part);
    expect(output).not.toContain("s3cret");
  });
});

describe("migrate", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it("migrate prints both versions, on SQLite", async () => {
    const { run, path } = createWorkplace();
    const flags = ["--database", "a.sqlite"];
    expect(await run(["migrate", "--check", ...flags])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/schema version 0, but.*run migrate/),
    });
    expect(await run(["migrate", ...flags])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/schema migrated from version 0 to \d+/),
    });
    for (const check of [["--check"], []]) {
      expect(await run(["migrate", ...check, ...flags])).toMatchObject({
        code: 0,
        output: expect.stringMatching(/schema version \d+ is current/),
      });
    }
    const db = openConnection(path("a.sqlite"));
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(await run(["migrate", ...flags])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/version 99.*use a newer program/),
    });
  });

  it.each(["0", "10001", "4.5", "many"])("migrate refuses to distribute the tables in %s shards", async (shards) => {
    const { code, output } = await createWorkplace().run(["migrate", "--distribute", shards]);
    expect([code, output]).toEqual([2, expect.stringContaining("must be an integer from 1 to 10000")]);
  });

  it("migrate changes nothing where it cannot distribute the tables", async () => {
    const { run, path } = createWorkplace();
    const checked = await run(["migrate", "--check", "--distribute", "4"]);
    expect([checked.code, checked.output]).toEqual([2, expect.stringContaining("cannot be used with")]);
    const onSqlite = await run(["migrate", "--database", "a.sqlite", "--distribute", "10000"]);
    expect([onSqlite.code, onSqlite.output]).toEqual([2, expect.stringContaining("must be PostgreSQL with Citus")]);
    expect(existsSync(path("a.sqlite"))).toBe(false);
  });

  it("migrate does not change another program's file", async () => {
    const { run, path } = createWorkplace();
    const db = openConnection(path("a.sqlite"));
    db.exec("CREATE TABLE theirs (id INTEGER)");
    db.close();
    for (const check of [["--check"], []]) {
      const { code, output } = await run(["migrate", ...check, "--database", "a.sqlite"]);
      expect([code, output]).toEqual([2, expect.stringContaining("another program")]);
    }
  });

  it("migrate prints both versions, on PostgreSQL", async () => {
    const url = await server.createDatabase();
    const { run } = createWorkplace();
    const env = { DATABASE_URL: url };
    expect(await run(["migrate", "--check"], { env })).toMatchObject({
      code: 1,
      output: expect.stringMatching(/schema version 0, but/),
    });
    expect(await run(["migrate"], { env })).toMatchObject({
      code: 0,
      output: expect.stringMatching(/schema migrated from version 0 to \d+/),
    });
    expect((await run(["migrate", "--check"], { env })).code).toBe(0);
    await runStatement(url, `UPDATE phone_number_schema SET version = ${schemaVersion + 1}`);
    expect(await run(["migrate"], { env })).toMatchObject({
      code: 1,
      output: expect.stringMatching(/use a newer program/),
    });
  });
});

it("token closes its connection to PostgreSQL", async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const url = await server.createDatabase();
  await (await adapterFor(url)).migrate();
  // The pool's own timer would close what was forgotten.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const terminal = { print: () => undefined } as unknown as Terminal;
  await createTokenCommand(terminal).parseAsync(["list", "--database", url], { from: "user" });
  expect(await countOpenConnections(url)).toBe(0);
});

describe("backup", () => {
  it("backup makes a copy with the same data, and refers users of PostgreSQL to pg_dump", async () => {
    const { run } = createWorkplace();
    const input = '{"contactID":"C","PhoneNumbers":[{"PhoneNumber":"555-0100"}]}\n';
    await run(["import", "--format", "ndjson", "--database", "a.sqlite"], { input });
    expect(await run(["backup", "copy.sqlite", "--database", "a.sqlite"])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/copy\.sqlite: \d+ pages/),
    });
    const exported = (database: string) => run(["export", "--format", "ndjson", "--database", database]);
    expect(await exported("copy.sqlite")).toEqual(await exported("a.sqlite"));
    expect(await run(["backup", "copy.sqlite", "--database", "a.sqlite"])).toMatchObject({
      code: 2,
      output: expect.stringMatching(/already exists/),
    });
    expect(await run(["backup", "b", "--database-url", "postgres://x/y"])).toMatchObject({
      code: 2,
      output: expect.stringMatching(/pg_dump/),
    });
  });
});
