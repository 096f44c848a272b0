// Our own server conforms, on both databases.
import { afterAll } from "vitest";
import { type PostgresServer, startPostgres } from "../../bench/postgres-server.ts";
import { describeConformance } from "../../conformance/vitest.ts";
import { openPostgresStore } from "../../server/storage/postgres/postgres-store.ts";
import { cases } from "../support/effort.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "../support/server.ts";
import { document, tokens } from "./run-against.ts";

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

async function target(options: TestServerOptions) {
  const server: TestServer = await startTestServer(options);
  closing.push(() => server.close());
  return { document, base: new URL(server.url), tokens };
}

/** A watchdog. */
const runTimeoutMs = 600_000;

describeConformance("our server on SQLite", () => target({}), { runTimeoutMs });

describeConformance(
  "our server on PostgreSQL",
  async () => {
    const postgres: PostgresServer = await startPostgres();
    closing.push(() => postgres.remove());
    const store = await openPostgresStore({ connectionString: await postgres.createDatabase() });
    closing.push(() => store.close());
    return { ...(await target({ store })), only: ["application/json"], maxRequests: cases(1_500, 3_000) };
  },
  { runTimeoutMs },
);
