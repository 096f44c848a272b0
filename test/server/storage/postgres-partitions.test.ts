// Runs the conformance suite on tables that are partitioned as docs/scaling.md says, by the statements printed there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { root } from "../../support/contract.ts";
import { adding } from "./decisions.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";

const partitioning = /```sql\n([\s\S]*?)```/.exec(readFileSync(join(root, "docs/scaling.md"), "utf8"))?.[1] ?? "";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

storeConformance("PostgreSQL with partitions", async (options) => {
  const connectionString = await server.createDatabase();
  await (await openPostgresStore({ connectionString })).close();
  await runStatement(connectionString, partitioning);
  return reopening(() => openPostgresStore({ connectionString, ...options }));
});

test("partitioning keeps the stored data, and spreads it", async () => {
  const connectionString = await server.createDatabase();
  const before = await openPostgresStore({ connectionString });
  const contactIDs = Array.from({ length: 200 }, (_, index) => `contact ${index}`);
  await Promise.all(contactIDs.map((contactID) => before.write(contactID, adding)));
  await before.addKnownContacts(["contact 7"]);
  const states = await Promise.all(contactIDs.map((contactID) => before.read(contactID)));
  await before.close();
  await runStatement(connectionString, partitioning);
  const after = await openPostgresStore({ connectionString });
  expect(await Promise.all(contactIDs.map((contactID) => after.read(contactID)))).toEqual(states);
  expect((await after.write("contact 7", adding)).kind).toBe("decided");
  await after.close();
  const parts = await runStatement(connectionString, "SELECT DISTINCT tableoid FROM phone_numbers");
  expect(parts).toHaveLength(16);
});
