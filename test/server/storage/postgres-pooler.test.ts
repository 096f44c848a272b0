// Runs the port's suites through PgBouncer with transaction pooling: each transaction is on any connection of the server.
// Without PgBouncer (Debian's package pgbouncer) the suites are reported as skipped, with the reason.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { holdTransaction, type PostgresServer, startPostgres } from "../../../bench/postgres-server.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { openPostgresTokens } from "../../../server/storage/postgres/postgres-tokens.ts";
import type { TokenStore } from "../../../server/storage/token-store.ts";
import { adding } from "./decisions.ts";
import { hasPgBouncer, type PgBouncer, startPgBouncer } from "./pgbouncer.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";
import { tokenConformance } from "./token-conformance.ts";
import { twoStoresConformance } from "./two-stores-conformance.ts";

const name = "PostgreSQL through PgBouncer";
const reason = "PgBouncer is not installed: apt-get install pgbouncer, or name it with PGBOUNCER";
if (!hasPgBouncer) process.stderr.write(`NOT RUN: ${name}. ${reason}\n`);

describe.skipIf(!hasPgBouncer)(hasPgBouncer ? "with transaction pooling" : reason, () => {
  let server: PostgresServer;
  let pooler: PgBouncer;
  beforeAll(async () => {
    // The pooler keeps connections to the database of every test.
    server = await startPostgres({ settings: ["max_connections=300"] });
    pooler = await startPgBouncer(await server.createDatabase());
  });
  afterAll(async () => {
    await pooler.remove();
    await server.remove();
  });
  const createDatabase = async () => pooler.through(await server.createDatabase());

  storeConformance(name, async (options) => {
    const connectionString = await createDatabase();
    return reopening(() => openPostgresStore({ connectionString, ...options }));
  });

  tokenConformance(name, async () => {
    const connectionString = await createDatabase();
    const opened: TokenStore[] = [];
    const open = async () => {
      const tokens = await openPostgresTokens({ connectionString });
      opened.push(tokens);
      return tokens;
    };
    const cleanUp = async () => void (await Promise.all(opened.map((tokens) => tokens.close())));
    return { tokens: await open(), reopen: open, cleanUp };
  });

  twoStoresConformance(name, async (options) => {
    const connectionString = await createDatabase();
    const open = () => openPostgresStore({ connectionString, ...options });
    const stores = [await open(), await open()] as const;
    return { stores, cleanUp: async () => void (await Promise.all(stores.map((store) => store.close()))) };
  });

  test("timeouts hold in every transaction, although the pooler drops those of the connection", async () => {
    const direct = await server.createDatabase();
    const store = await openPostgresStore({ connectionString: pooler.through(direct), lockTimeoutMs: 100 });
    onTestFinished(() => store.close());
    await store.write("C", adding);
    const release = await holdTransaction(direct, "SELECT 1 FROM contacts FOR UPDATE");
    onTestFinished(release);
    await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
    await expect(store.write("D", adding)).resolves.toMatchObject({ kind: "decided" });
  });
});
