// What migrate and token print, word for word, and where they leave the database.
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { createMigrateCommand } from "../../../server/commands/migrate.ts";
import type { Terminal } from "../../../server/commands/terminal.ts";
import { createTokenCommand } from "../../../server/commands/token.ts";
import { schemaVersion } from "../../../server/storage/postgres/migrations.ts";
import { addCitusFunctions } from "../storage/citus-double.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** Runs a command in this process: what it prints, its exit code where it sets one, and its error. */
async function run(create: typeof createMigrateCommand, ...args: string[]) {
  let printed = "";
  let code: number | undefined;
  const print = (text: string) => {
    printed += text;
  };
  const setExitCode = (value: number) => {
    code = value;
  };
  const command = create({ print, setExitCode } as unknown as Terminal);
  const output = { writeOut: print, writeErr: print, getOutHelpWidth: () => 80, getOutHasColors: () => false };
  for (const each of [command, ...command.commands]) each.exitOverride().configureOutput(output);
  const error = await command.parseAsync(args, { from: "user" }).then(
    () => undefined,
    (reason: Error) => reason.message,
  );
  return { printed, code, error };
}

const migrate = (...args: string[]) => run(createMigrateCommand, ...args);
const token = (...args: string[]) => run(createTokenCommand, ...args);

it("the help of migrate and token names every option and exit code", async () => {
  const helps = [
    await migrate("--help"),
    await token("--help"),
    await token("create", "--help"),
    await token("list", "--help"),
    await token("revoke", "--help"),
  ];
  await expect(helps.map(({ printed }) => printed).join("\n")).toMatchFileSnapshot(
    "approved/help-database-commands.txt",
  );
});

describe("migrate", () => {
  let url: string;
  let name: string;
  beforeEach(async () => {
    url = await server.createDatabase();
    const { pathname, host } = new URL(url);
    name = `PostgreSQL ${pathname.slice(1)} on ${host}`;
  });
  const countTables = async () =>
    (await runStatement(url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'calls'")).length;

  it("--check changes nothing, and ends with 1 until the schema is current", async () => {
    const missing = `${name}: schema version 0, but this program needs ${schemaVersion}: run migrate\n`;
    expect(await migrate("--check", "--database-url", url)).toEqual({ printed: missing, code: 1, error: undefined });
    expect(await countTables()).toBe(0);
    const migrated = `${name}: schema migrated from version 0 to ${schemaVersion}\n`;
    expect(await migrate("--database-url", url)).toEqual({ printed: migrated, code: undefined, error: undefined });
    const current = `${name}: schema version ${schemaVersion} is current\n`;
    expect(await migrate("--check", "--database-url", url)).toMatchObject({ printed: current, code: undefined });
  });

  it("a schema of a newer program is neither changed nor distributed", async () => {
    await addCitusFunctions(url);
    await migrate("--database-url", url);
    await runStatement(url, "UPDATE phone_number_schema SET version = 99");
    const newer = `${name}: schema version 99, but this program needs ${schemaVersion}: use a newer program\n`;
    for (const args of [[], ["--check"], ["--distribute", "8"]]) {
      expect(await migrate("--database-url", url, ...args)).toEqual({ printed: newer, code: 1, error: undefined });
    }
    expect(await runStatement(url, "SELECT call FROM calls")).toEqual([]);
  });

  it.each([1, 10_000])(
    "--distribute %i migrates first, then spreads the tables, and can be repeated",
    async (shards) => {
      await addCitusFunctions(url);
      const distributed = `${name}: the tables are distributed\n`;
      expect(await migrate("--database-url", url, "--distribute", `${shards}`)).toEqual({
        printed: `${name}: schema migrated from version 0 to ${schemaVersion}\n${distributed}`,
        code: undefined,
        error: undefined,
      });
      const [first] = await runStatement(url, "SELECT call FROM calls ORDER BY place");
      expect(first).toEqual({ call: `contacts by contact_id with default in ${shards}` });
      expect(await migrate("--database-url", url, "--distribute", `${shards}`)).toMatchObject({
        printed: `${name}: schema version ${schemaVersion} is current\n${distributed}`,
      });
    },
  );

  it.each(["0", "10001", "-1", "1e3", " 8", "8 ", "0x8", "000008"])("--distribute '%s' is refused", async (shards) => {
    const { error } = await migrate("--database-url", url, `--distribute=${shards}`);
    expect(error).toContain("It must be an integer from 1 to 10000.");
    expect(await countTables()).toBe(0);
  });

  it("a database that cannot be distributed is named", async () => {
    const { error, printed } = await migrate("--database-url", url, "--distribute", "8");
    expect(error).toBe(
      `cannot migrate: the database ${name} cannot be used: The database does not have the extension citus: ` +
        "run CREATE EXTENSION citus and add the workers first",
    );
    expect(printed).toBe(`${name}: schema migrated from version 0 to ${schemaVersion}\n`);
    const onSqlite = await migrate("--database", temporaryFile(), "--distribute", "8");
    expect(onSqlite.error).toBe("--distribute: the database must be PostgreSQL with Citus");
  });
});

describe.each(["SQLite", "PostgreSQL"])("token on %s", (adapter) => {
  let flags: string[];
  beforeEach(async () => {
    flags = adapter === "SQLite" ? ["--database", temporaryFile()] : ["--database-url", await server.createDatabase()];
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2030, 0, 1) });
    onTestFinished(() => void vi.useRealTimers());
  });

  it("a token has the name, scopes, tenant and life that create was told, until revoke", async () => {
    await migrate(...flags);
    expect((await token("list", ...flags)).printed).toBe("There are no tokens.\n");
    const args = [
      "--name",
      "sync",
      "--scopes",
      "contacts:write,contacts:read",
      "--tenant",
      "acme",
      "--expires-in",
      "2h",
    ];
    const { printed } = await token("create", ...args, ...flags);
    expect(printed).toMatch(/^cpn_[\w-]{43}\nThis is the only time that it is shown\.\n$/);
    await token("create", "--name", "reader", "--scopes", "contacts:read", ...flags);
    const list = async () => JSON.parse((await token("list", "--json", ...flags)).printed) as unknown[];
    const reader = {
      name: "reader",
      state: "valid",
      scopes: "contacts:read",
      tenant: null,
      created: "2030-01-01T00:00:00.000Z",
      expires: null,
      revoked: null,
    };
    const sync = {
      ...reader,
      name: "sync",
      scopes: "contacts:write,contacts:read",
      tenant: "acme",
      expires: "2030-01-01T02:00:00.000Z",
    };
    expect(await list()).toEqual([reader, sync]);
    vi.setSystemTime(Date.UTC(2030, 0, 1, 2));
    expect((await token("revoke", "reader", ...flags)).printed).toBe(
      "reader is revoked; running servers refuse it within their --token-cache-ms\n",
    );
    expect(await list()).toEqual([
      { ...reader, state: "revoked", revoked: "2030-01-01T02:00:00.000Z" },
      { ...sync, state: "expired" },
    ]);
  });

  it("a mistake is one message, which says what cannot be done", async () => {
    const create = ["create", "--name", "a", "--scopes", "contacts:read"];
    const missing = /\. Create it with migrate$/;
    expect((await token(...create, ...flags)).error).toMatch(/^cannot create a token: Database not found: /);
    expect((await token("list", ...flags)).error).toMatch(/^cannot list tokens: Database not found: /);
    expect((await token("revoke", "a", ...flags)).error).toMatch(/^cannot revoke a token: Database not found: /);
    expect((await token("list", ...flags)).error).toMatch(missing);
    await migrate(...flags);
    await token(...create, ...flags);
    expect((await token(...create, ...flags)).error).toBe("cannot create a token: --name: the token a already exists");
    expect((await token("revoke", "b", ...flags)).error).toBe("cannot revoke a token: no active token is named b");
    expect((await token("create", "--scopes", "contacts:read", ...flags)).error).toContain("--name <name>");
    expect((await token("create", "--name", "c", ...flags)).error).toContain("--scopes <scopes>");
  });
});
