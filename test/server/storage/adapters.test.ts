// What every adapter does for the program: it passes the store's options on, and names its database in errors.
import dns from "node:dns";
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { adapterFor, requireCurrentSchema } from "../../../server/storage/adapters.ts";
import { schemaVersion } from "../../../server/storage/postgres/migrations.ts";
import { countOpenConnections } from "../../support/open-connections.ts";
import { adding } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

const databases = {
  SQLite: async () => `sqlite:${temporaryFile()}`,
  PostgreSQL: () => server.createDatabase(),
} as const;

describe.each(Object.entries(databases))("the adapter of %s", (_name, createDatabase) => {
  it("reports each commit with its writes and seconds", async () => {
    const commits: (readonly [writes: number, seconds: number])[] = [];
    const adapter = await adapterFor(await createDatabase());
    const store = await adapter.openStore({ onCommit: (...commit) => commits.push(commit) });
    onTestFinished(() => store.close());
    for (let write = 0; write < 3; write++) {
      const start = performance.now();
      await store.write("C", adding);
      await expect.poll(() => commits.length).toBe(write + 1);
      const [writes, seconds] = commits[write] ?? [];
      expect(writes).toBe(1);
      expect(seconds).toBeLessThanOrEqual((performance.now() - start) / 1_000);
    }
  });

  it("reports every write of its commits", async () => {
    let reported = 0;
    const adapter = await adapterFor(await createDatabase());
    const store = await adapter.openStore({
      onCommit: (writes) => {
        reported += writes;
      },
    });
    onTestFinished(() => store.close());
    await Promise.all(["A", "B", "C", "C"].map((contactID) => store.write(contactID, adding)));
    await expect.poll(() => reported).toBe(4);
  });
});

it("stores the outcomes of keys on PostgreSQL for as long as the setting says", async () => {
  const url = await server.createDatabase();
  const store = await (await adapterFor(url)).openStore({ idempotencyTtlMs: 60_000 });
  onTestFinished(() => store.close());
  const before = Date.now();
  await store.write("C", adding, { scope: "s", key: "k", fingerprint: "f" });
  const [row] = await runStatement(url, "SELECT expires_at FROM idempotency");
  expect(Number(row?.["expires_at"])).toBeGreaterThanOrEqual(before + 60_000);
  expect(Number(row?.["expires_at"])).toBeLessThanOrEqual(Date.now() + 60_000);
});

it("leaves no connection to PostgreSQL open, whatever it did", async () => {
  const url = await server.createDatabase();
  const adapter = await adapterFor(url);
  await adapter.migrate();
  await adapter.readSchemaVersions();
  await expect(adapter.distribute?.(4)).rejects.toThrow("does not have the extension citus");
  await (await adapter.openStore()).close();
  const tokens = await adapter.openTokens();
  expect(await tokens.list()).toEqual([]);
  await tokens.close();
  await expect(tokens.list()).rejects.toThrow("after calling end");
  expect(await countOpenConnections(url)).toBe(0);
});

it("reports why each address of a host cannot be reached", async () => {
  const lookup = vi.spyOn(dns, "lookup");
  onTestFinished(() => lookup.mockRestore());
  const addresses = [
    { address: "::1", family: 6 },
    { address: "127.0.0.1", family: 4 },
  ];
  lookup.mockImplementation(((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(null, addresses)) as never);
  const adapter = await adapterFor("postgres://db.example.com:1/contacts");
  const reasons = /^the database PostgreSQL contacts on \S+ cannot be used: connect E.*, connect ECONNREFUSED 127/;
  await expect(adapter.migrate()).rejects.toThrow(reasons);
  await expect(adapter.readSchemaVersions()).rejects.toThrow(reasons);
});

it("names the database in every error, and gives the reason", async () => {
  // Nothing listens there.
  const { openStore, openTokens, readSchemaVersions, migrate, distribute } = await adapterFor(
    "postgres://app:secret@127.0.0.1:1/contacts",
  );
  for (const work of [openStore, openTokens, readSchemaVersions, migrate, () => distribute?.(4)]) {
    await expect(work()).rejects.toMatchObject({
      message: "the database PostgreSQL contacts on 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1",
      cause: { name: "StoreUnavailable" },
    });
  }
  const file = temporaryFile();
  writeFileSync(file, "no database");
  const sqlite = await adapterFor(`sqlite:${file}`);
  for (const work of [sqlite.openStore, sqlite.openTokens, sqlite.readSchemaVersions, sqlite.migrate]) {
    await expect(work()).rejects.toThrow(`the database ${sqlite.name} cannot be used: file is not a database`);
  }
  expect(sqlite.distribute).toBe(undefined);
});

it("requires the current schema of a database, and names what to run", async () => {
  const url = await server.createDatabase();
  const adapter = await adapterFor(url);
  const { name } = adapter;
  await expect(requireCurrentSchema(adapter)).rejects.toThrow(
    new Error(`Database not found: ${name}. Create it with migrate`),
  );
  await adapter.migrate();
  await requireCurrentSchema(adapter);
  await runStatement(url, "UPDATE phone_number_schema SET version = 1");
  await expect(requireCurrentSchema(adapter)).rejects.toThrow(
    new Error(`The schema of ${name} has version 1, not ${schemaVersion}: run migrate first`),
  );
});

it("names a PostgreSQL database by its name and host, without user and password", async () => {
  const adapter = await adapterFor("postgres://app:secret@db.example.com:5433/contacts?sslmode=require");
  expect(adapter.name).toBe("PostgreSQL contacts on db.example.com:5433");
});
