// The meaning of SQLite's errors for the writes that met them.
import { StoreUnavailable } from "../phone-number-store.ts";
import { resultCode } from "./driver.ts";

/** BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL: https://sqlite.org/rescode.html */
const temporary = new Set([5, 6, 7, 8, 10, 13, 14, 15]);

/** The whole group is lost, not one write of it. */
export class TransactionLost extends Error {
  override readonly name = "TransactionLost";
  constructor(options: ErrorOptions) {
    super("SQLite ended the transaction", options);
  }
}

/** An error that says that SQLite cannot work now becomes StoreUnavailable; any other stays as it is. */
export function mapSqliteError(error: unknown): unknown {
  const cause = error instanceof TransactionLost ? error.cause : error;
  if (!temporary.has(resultCode(cause) ?? 0)) return cause;
  return new StoreUnavailable("The database is unavailable", { cause });
}
