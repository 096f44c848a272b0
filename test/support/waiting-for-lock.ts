// Waits until a statement on a PostgreSQL server waits for a lock.
import { expect } from "vitest";
import { runStatement } from "../../bench/postgres-server.ts";

export async function someoneWaits(connectionString: string): Promise<void> {
  await expect.poll(() => runStatement(connectionString, "SELECT 1 FROM pg_locks WHERE NOT granted")).not.toEqual([]);
}
