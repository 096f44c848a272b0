// The connections to PostgreSQL: how long each may wait for what, and that losing one never ends the process.
import { Client, type ClientConfig, Pool } from "pg";

export interface ConnectionOptions {
  /** postgres://user:password@host:port/database; whatever pg understands, TLS included. */
  readonly connectionString: string;
  /** The most connections of this process. One is left to reads, the others each commit a group. Default 4. */
  readonly poolSize?: number | undefined;
  /** Milliseconds after which the server gives up a statement. Default 10 s. */
  readonly statementTimeoutMs?: number | undefined;
  /** Milliseconds that a statement waits for another process's lock. Default 5 s. */
  readonly lockTimeoutMs?: number | undefined;
  /** Milliseconds that a new connection, or waiting for a free one, may take. Default 5 s. */
  readonly connectTimeoutMs?: number | undefined;
}

/** Milliseconds that another process's migration may take before this one gives up waiting for it. */
const migrationLockTimeoutMs = 60_000;
/** Milliseconds by which the driver outlives the server's own timeout: then the server is not there any more. */
const graceMs = 2_000;

/** Makes the pool; it connects when it is first used, and again whenever a connection was lost. */
export function openPool(options: ConnectionOptions): Pool {
  const { statementTimeoutMs = 10_000, lockTimeoutMs = 5_000, poolSize = 4 } = options;
  const pool = new Pool({
    ...common(options),
    max: poolSize,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    // A process that stands still in the middle of a group must not keep its contacts locked.
    idle_in_transaction_session_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + graceMs,
  });
  // Without listeners a lost connection would be an uncaught error. Whoever uses it gets the error from their query.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Makes a connection outside the pool for what may take as long as it needs: a migration, an export. */
export function createLoneClient(options: ConnectionOptions): Client {
  const client = new Client({ ...common(options), statement_timeout: 0, lock_timeout: migrationLockTimeoutMs });
  client.on("error", () => undefined);
  return client;
}

function common({ connectionString, connectTimeoutMs = 5_000 }: ConnectionOptions): ClientConfig {
  return {
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: "contact-phone-numbers",
  };
}
