// Opens a PostgreSQL store for one test.
import { onTestFinished } from "vitest";
import { openPostgresStore, type PostgresStoreOptions } from "../../../server/storage/postgres/postgres-store.ts";

/** The store is closed at the end of the test. */
export async function openStore(
  connectionString: string,
  options: Omit<PostgresStoreOptions, "connectionString"> = {},
) {
  const store = await openPostgresStore({ connectionString, ...options });
  onTestFinished(() => store.close());
  return store;
}
