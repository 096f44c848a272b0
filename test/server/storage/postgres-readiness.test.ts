// The store reports that it cannot write: readiness must match the experience of callers.
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { adding } from "./decisions.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

async function openStore() {
  const connectionString = await server.createDatabase();
  const store = await openPostgresStore({ connectionString });
  onTestFinished(() => store.close());
  await store.write("C", adding);
  await store.check();
  return { store, connectionString };
}

test("a database that was made read-only makes the store not ready, before any write has failed", async () => {
  const { store, connectionString } = await openStore();
  const name = new URL(connectionString).pathname.slice(1);
  const admin = connectionString.replace(name, "postgres");
  const setReadOnly = async (value: string) => {
    await runStatement(admin, `ALTER DATABASE ${name} SET default_transaction_read_only = ${value}`);
    await runStatement(admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  };
  await setReadOnly("on");
  await expect(store.check()).rejects.toThrow("read-only");
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  await expect(store.check()).rejects.toThrow(StoreUnavailable);
  expect((await store.read("C")).version).toBe(1);
  await setReadOnly("off");
  await store.check();
  expect((await store.write("C", adding)).kind).toBe("decided");
});

test("a full disk makes the store not ready from the first failed write until a write succeeds", async () => {
  const { store, connectionString } = await openStore();
  const tables = ["contacts", "idempotency"];
  await runStatement(
    connectionString,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
     ${tables.map((table) => `CREATE TRIGGER is_full BEFORE INSERT OR UPDATE ON ${table} EXECUTE FUNCTION refuse();`).join("\n")}`,
  );
  await store.check();
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  for (let time = 0; time < 2; time++) await expect(store.check()).rejects.toThrow(StoreUnavailable);
  await runStatement(connectionString, "DROP TRIGGER is_full ON idempotency");
  await store.check();
  const tried = await runStatement(
    connectionString,
    "SELECT expires_at FROM idempotency WHERE scope LIKE 'readiness%'",
  );
  expect(tried).toEqual([{ expires_at: "0" }]);
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  // The key of the first check is stored: the next one must write too.
  const refuseUpdate = "CREATE TRIGGER is_full BEFORE UPDATE ON idempotency EXECUTE FUNCTION refuse()";
  await runStatement(connectionString, refuseUpdate);
  await expect(store.check()).rejects.toThrow(StoreUnavailable);
  await runStatement(connectionString, "DROP TRIGGER is_full ON contacts");
  expect((await store.write("C", adding)).kind).toBe("decided");
  // After a write that succeeded none is tried: it would still fail.
  await store.check();
});

test("a stopped server makes the store not ready until it is back", async () => {
  const { store } = await openStore();
  await server.stop();
  await expect(store.check()).rejects.toThrow(StoreUnavailable);
  await server.start();
  await store.check();
});
