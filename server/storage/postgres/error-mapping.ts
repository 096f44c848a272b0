// What an error of PostgreSQL or its driver means for the writes that met it.
import { DatabaseError } from "pg";
import { StoreUnavailable } from "../phone-number-store.ts";

/**
 * - again: nothing was committed, and an immediate retry may succeed
 * - unavailable: the store cannot do its work now
 * - refused: the server will not store this, now or later; in a group it is the fault of one write
 */
export type Failure = "again" | "unavailable" | "refused";

/** Serialisation failure and deadlock; the server going away, shutting down, crashing or starting. */
const again = /^(?:40001|40P01|08|57P0)/;
/** Lock and statement timeouts, no resources, read only, broken disk, no access any more. */
const unavailable = /^(?:55P03|57|53|25|58|28|3D|XX|F0)/;
/** After these the server has certainly rolled back; of any other error at COMMIT it is not known, and 40003 says so. */
const rolledBack = /^(?:40(?!003)|23)/;
/** What the driver and its pool say of a connection that is lost, or that could not be had. They have no codes. */
const lostConnection = /^(?:Connection terminated|Client (?:has encountered a connection error|was closed))/;
const driverTimeout = /^(?:timeout e|Query read timeout|Connection terminated due to connection timeout)/;
/** ECONNREFUSED and its like, and EAI_AGAIN of a name server. */
const systemError = /^E(?:AI_)?[A-Z]+$/;

/** Classifies what a query or the pool has thrown. */
export function classify(error: unknown): Failure {
  if (error instanceof StoreUnavailable) return "unavailable";
  if (error instanceof DatabaseError && error.code !== undefined) {
    if (again.test(error.code)) return "again";
    return unavailable.test(error.code) ? "unavailable" : "refused";
  }
  if (!(error instanceof Error)) return "refused";
  if (driverTimeout.test(error.message)) return "unavailable";
  const isSystemError = "code" in error && typeof error.code === "string" && systemError.test(error.code);
  return isSystemError || lostConnection.test(error.message) ? "again" : "refused";
}

/** Whether the connection can go on after the error, once its transaction is rolled back. */
export function isUsableAfter(error: unknown): boolean {
  return error instanceof DatabaseError && error.code !== undefined && !/^(?:08|57P|25P03)/.test(error.code);
}

/** Whether an error that COMMIT has met says that nothing was committed. */
export function hasRolledBack(error: unknown): boolean {
  return error instanceof DatabaseError && error.code !== undefined && rolledBack.test(error.code);
}

/** The error for the caller of the store. */
export function mapPostgresError(error: unknown): unknown {
  if (error instanceof StoreUnavailable || classify(error) === "refused") return error;
  return new StoreUnavailable("The database is unavailable", { cause: error });
}

/** Whether another transaction held a lock for too long, while the server itself is well. */
export function isLockTimeout(error: unknown): boolean {
  const cause = error instanceof StoreUnavailable ? error.cause : error;
  return cause instanceof DatabaseError && cause.code === "55P03";
}
