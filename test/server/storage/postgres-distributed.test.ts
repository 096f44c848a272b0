// Runs the conformance suite on the double of a Citus cluster, and checks what `migrate --distribute` calls in one.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { adapterFor } from "../../../server/storage/adapters.ts";
import { lockContacts } from "../../../server/storage/postgres/contact-rows.ts";
import { keepRecords } from "../../../server/storage/postgres/idempotency-rows.ts";
import { insertRows } from "../../../server/storage/postgres/insert-rows.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import type { Session } from "../../../server/storage/postgres/session.ts";
import { addCitusFunctions, createCitusDouble } from "./citus-double.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

storeConformance("PostgreSQL that is distributed", async (options) => {
  const connectionString = await createCitusDouble(server);
  return reopening(() => openPostgresStore({ connectionString, ...options }));
});

test("distributing spreads every table once, however often it runs, and removes the local rows", async () => {
  const connectionString = await server.createDatabase();
  const adapter = await adapterFor(connectionString);
  await adapter.migrate();
  await addCitusFunctions(connectionString);
  const distribute = async () => {
    await runStatement(connectionString, "DELETE FROM calls");
    await adapter.distribute?.(8);
    const rows = await runStatement(connectionString, "SELECT call FROM calls ORDER BY place");
    const calls = rows.map(({ call }) => String(call));
    const truncated = calls.filter((call) => call.endsWith(" truncated"));
    return { spread: calls.filter((call) => !truncated.includes(call)), truncated: truncated.toSorted() };
  };
  const tables = ["contacts", "idempotency", "phone_number_schema", "phone_numbers", "tokens"];
  const truncated = tables.map((table) => `${table} truncated`);
  const spread = [
    "contacts by contact_id with default in 8",
    "phone_numbers by contact_id with contacts in",
    "idempotency by key with none in 8",
    "tokens everywhere",
    "phone_number_schema everywhere",
  ];
  expect(await distribute()).toEqual({ spread, truncated });
  expect(await distribute()).toEqual({ spread: [], truncated });
});

test("rows are sent in statements with as many parameters as the protocol has, and all results return", async () => {
  const sent: number[] = [];
  const session = {
    async query(_statement: unknown, values: readonly unknown[] = []) {
      sent.push(values.length);
      return { rows: values.filter((_, index) => index % 3 === 0).map((value) => [value]) };
    },
  } as unknown as Session;
  const rows = Array.from({ length: 50_000 }, (_, index) => [index, 0, 0]);
  const types = ["int4", "int4", "int4"];
  expect(await insertRows(session, { into: "t (a, b, c)", types, rows, clauses: "" })).toEqual(
    rows.map(([index]) => [index]),
  );
  expect(Math.max(...sent)).toBeLessThanOrEqual(65_535);
});

test("contacts are created in the order of their ids, so that processes wait for each other in one direction", async () => {
  const created: unknown[] = [];
  const session = {
    async query({ text }: { readonly text: string }, values: readonly unknown[] = []) {
      if (text.startsWith("INSERT INTO contacts")) created.push(...values.filter((value) => typeof value === "string"));
      return { rows: [] };
    },
  } as unknown as Session;
  await lockContacts(session, ["b", "c", "a"], true);
  expect(created).toEqual(["a", "b", "c"]);
});

test("keys are stored in the order of their scopes, for the same reason", async () => {
  const stored: unknown[] = [];
  const session = {
    async query(_statement: unknown, values: readonly unknown[] = []) {
      for (let at = 0; at < values.length; at += 5) stored.push(values.slice(at, at + 5));
      return { rows: stored.map(() => ["key"]) };
    },
  } as unknown as Session;
  const record = (scope: string, key: string) => ({ scope, key, fingerprint: "f", outcome: "1" });
  const records = [record("b", "k"), record("a", "l"), record("a", "k"), record("B", "z")];
  expect(await keepRecords(session, records, 1_000, 60, true)).toBe(true);
  expect(stored).toEqual([
    ["B", "z", "f", "1", 1_060],
    ["a", "k", "f", "1", 1_060],
    ["a", "l", "f", "1", 1_060],
    ["b", "k", "f", "1", 1_060],
  ]);
});
