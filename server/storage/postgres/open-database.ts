// The connections to PostgreSQL: how long each may wait for what, and that losing one never ends the process.
import { Client, type ClientBase, type ClientConfig, Pool } from "pg";
import { createSession, type LentSession, prepareSession, setTimeouts } from "./session.ts";

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

export interface Database {
  readonly pool: Pool;
  /** Lends a connection, as soon as one is free. */
  connect(): Promise<LentSession>;
}

/** Makes the pool; it connects when it is first used, and again whenever a connection was lost. */
export function openDatabase(options: ConnectionOptions): Database {
  const { statementTimeoutMs = 10_000, lockTimeoutMs = 5_000, poolSize = 4 } = options;
  const preparing = new WeakSet<ClientBase>();
  const timeouts = {
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    // A process that stands still in the middle of a group must not keep its contacts locked.
    idle_in_transaction_session_timeout: statementTimeoutMs,
  };
  const transactionSettings = setTimeouts(timeouts);
  const settings = {
    ...common(options),
    // The types of the driver do not know these two.
    pipeline: true,
    onConnect: async (client: ClientBase) => {
      if (await prepareSession(client)) preparing.add(client);
    },
    max: poolSize,
    ...timeouts,
    query_timeout: statementTimeoutMs + graceMs,
  };
  const pool = new Pool(settings);
  // Without listeners a lost connection would be an uncaught error. Whoever uses it gets the error from their query.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    pool,
    async connect() {
      const client = await pool.connect();
      const isPrepared = preparing.has(client);
      return {
        ...createSession(client, isPrepared),
        transactionSettings: isPrepared ? undefined : transactionSettings,
        release: (broken) => client.release(broken),
      };
    },
  };
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
