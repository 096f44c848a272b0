// Counts the connections that a program has left open to a PostgreSQL database.
import { runStatement } from "../../bench/postgres-server.ts";

const others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
/** The server takes a moment to end a closed connection. Polling would advance a test's clock. */
const tries = 100;

/** 0 as soon as all are closed. */
export async function countOpenConnections(connectionString: string): Promise<number> {
  let open = await runStatement(connectionString, others);
  for (let left = tries; left > 0 && open.length > 0; left--) open = await runStatement(connectionString, others);
  return open.length;
}
