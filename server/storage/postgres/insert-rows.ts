// INSERT with a row of parameters for each row, for distributed engines.
// Citus sends such rows to their shard. A SELECT from unnest() it gathers and hands to every server: one dead server stops all.
import type { Session } from "./session.ts";

export interface RowsToInsert {
  /** "table (column, column)" */
  readonly into: string;
  /** SQL types of the columns. */
  readonly types: readonly string[];
  /** In the order in which they are to be inserted. */
  readonly rows: readonly (readonly unknown[])[];
  /** ON CONFLICT and RETURNING. */
  readonly clauses: string;
}

/** The protocol has 65,535 parameters a statement. */
const maxParameters = 30_000;

/** Sends the rows, in as few statements as their parameters allow. Returns what RETURNING has returned. */
export async function insertRows<Row extends unknown[]>(
  session: Session,
  { into, types, rows, clauses }: RowsToInsert,
): Promise<Row[]> {
  const rowsPerStatement = Math.floor(maxParameters / types.length);
  const sent: Promise<{ readonly rows: Row[] }>[] = [];
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement);
    const tuples = part.map(
      (_, row) => `(${types.map((type, column) => `$${row * types.length + column + 1}::${type}`).join(", ")})`,
    );
    const text = `INSERT INTO ${into} VALUES ${tuples.join(", ")} ${clauses}`;
    sent.push(session.query<Row>({ text }, part.flat()));
  }
  return (await Promise.all(sent)).flatMap((answer) => answer.rows);
}
