// The statements of one connection: sent without waiting for each other, and prepared where the connection keeps them.
import type { ClientBase } from "pg";

export interface Statement {
  /** Of its own among all statements. Without one it is parsed and planned each time. */
  readonly name?: string;
  readonly text: string;
}

export interface Answer<Row> {
  readonly rows: Row[];
  /** What was carried out, as COMMIT or ROLLBACK. */
  readonly command: string;
  readonly rowCount: number | null;
}

export interface Session {
  /**
   * Sends the statement immediately, after those without a result yet; they are executed in this order, and return in
   * it. When one fails in a transaction, all later ones fail.
   */
  query<Row extends unknown[]>(statement: Statement, values?: readonly unknown[]): Promise<Answer<Row>>;
}

/** A session of the pool, until it is released. */
export interface LentSession extends Session {
  /** Settings that each transaction has to make for itself, because a pooler may put it on any connection. */
  readonly transactionSettings?: Statement | undefined;
  /** Gives the connection back, or ends it when it is broken. */
  release(broken: boolean): void;
}

export function createSession(client: ClientBase, prepares: boolean): Session {
  return {
    query({ name, text }, values = []) {
      const named = prepares && name !== undefined ? { name } : {};
      return client.query({ ...named, text, values: [...values], rowMode: "array" });
    },
  };
}

/**
 * A plan is kept for as long as the connection, whatever becomes of the tables: one that was made for a small table must not
 * read it from end to end once it has grown. Each statement here finds its rows by a key.
 */
const plannerSettings = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"];

/**
 * Returns whether the connection keeps prepared statements; if so, makes its planner find rows by keys only, with those
 * settings that the engine has. A pooler such as PgBouncer may put each transaction on another of its connections, which
 * shows in the id of the server's process.
 */
export async function prepareSession(client: ClientBase): Promise<boolean> {
  const { processID } = client as ClientBase & { readonly processID: number };
  const { rows } = await client.query<{ prepares: boolean }>(
    `SELECT pg_backend_pid() = $1 AS prepares, (SELECT count(set_config(name, 'off', false)) FROM pg_settings
       WHERE name = ANY ($2) AND pg_backend_pid() = $1)`,
    [processID, plannerSettings],
  );
  return rows[0]?.prepares === true;
}

/** The statement that sets the timeouts until the transaction ends, in milliseconds. */
export function setTimeouts(timeouts: Readonly<Record<string, number>>): Statement {
  const settings = Object.entries(timeouts).map(([name, ms]) => `set_config('${name}', '${ms}', true)`);
  return { text: `SELECT ${settings.join(", ")}` };
}
