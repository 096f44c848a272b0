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
   * Sends the statement at once, behind those that have no answer yet; they are carried out in this order, and answered in
   * it. When one fails in a transaction, all behind it fail.
   */
  query<Row extends unknown[]>(statement: Statement, values?: readonly unknown[]): Promise<Answer<Row>>;
}

/** A session of the pool, until it is released. */
export interface LentSession extends Session {
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
const byKeysAlone = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"];

/**
 * Answers whether the connection keeps what is prepared on it, and if so, has it plan by keys alone. A pooler such as
 * PgBouncer puts each transaction on another connection of its own: that shows by the number of the server's process.
 */
export async function prepareSession(client: ClientBase): Promise<boolean> {
  const settings = byKeysAlone.map((name) => `set_config('${name}', 'off', false)`).join(", ");
  const { processID } = client as ClientBase & { readonly processID: number };
  const { rowCount } = await client.query(`SELECT ${settings} WHERE pg_backend_pid() = $1`, [processID]);
  return rowCount === 1;
}
