// Every suite of the port against the database that DATABASE_URL names; test-store.ts runs it.
import { expect, inject, test } from "vitest";
import { runStatement } from "../../../bench/postgres-server.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { openPostgresTokens } from "../../../server/storage/postgres/postgres-tokens.ts";
import { distributeDatabase, migrateDatabase } from "../../../server/storage/postgres/schema.ts";
import type { TokenStore } from "../../../server/storage/token-store.ts";
import { adding } from "./decisions.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";
import { tokenConformance } from "./token-conformance.ts";
import { twoStoresConformance } from "./two-stores-conformance.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    /** Of a Citus cluster's tables; 0 where the database is not distributed. */
    shards: number;
  }
}

const databaseUrl = inject("databaseUrl");
const shards = inject("shards");
let schemas = 0;

/** Creates an empty schema of the test's own. */
async function createSchema() {
  const schema = `phone_numbers_suite_${process.pid}_${schemas++}`;
  await runStatement(databaseUrl, `CREATE SCHEMA ${schema}`);
  const url = new URL(databaseUrl);
  const options = url.searchParams.get("options") ?? "";
  url.searchParams.set("options", `${options} -csearch_path=${schema}`.trim());
  // As pg reads it: a plus sign is not a space.
  const connectionString = url.href.replaceAll("+", "%20");
  if (shards > 0) {
    await migrateDatabase({ connectionString });
    await distributeDatabase({ connectionString }, shards);
  }
  return {
    connectionString,
    drop: async () => void (await runStatement(databaseUrl, `DROP SCHEMA ${schema} CASCADE`)),
  };
}

storeConformance("The database", async (options) => {
  const { connectionString, drop } = await createSchema();
  return reopening(() => openPostgresStore({ connectionString, ...options }), drop);
});

tokenConformance("The database", async () => {
  const { connectionString, drop } = await createSchema();
  const opened: TokenStore[] = [];
  const open = async () => {
    const tokens = await openPostgresTokens({ connectionString });
    opened.push(tokens);
    return tokens;
  };
  return {
    tokens: await open(),
    reopen: open,
    async cleanUp() {
      for (const tokens of opened) await tokens.close();
      await drop();
    },
  };
});

twoStoresConformance("The database", async (options) => {
  const { connectionString, drop } = await createSchema();
  const open = () => openPostgresStore({ connectionString, ...options });
  const stores = [await open(), await open()] as const;
  return {
    stores,
    async cleanUp() {
      for (const store of stores) await store.close();
      await drop();
    },
  };
});

test("The database makes the schema once when four processes start at the same time", async () => {
  const { connectionString, drop } = await createSchema();
  const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore({ connectionString, poolSize: 1 })));
  await Promise.all(stores.map((store) => store.write("C", adding)));
  expect((await stores[0]?.read("C"))?.version).toBe(4);
  for (const store of stores) await store.close();
  await drop();
});
