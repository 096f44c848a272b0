// What each error of PostgreSQL and its driver means: tried again, a 503, or the fault of one write.
import { DatabaseError } from "pg";
import { describe, expect, it } from "vitest";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import {
  classify,
  hasRolledBack,
  isLockTimeout,
  isUsableAfter,
  mapPostgresError,
} from "../../../server/storage/postgres/error-mapping.ts";

const databaseError = (code: string) => Object.assign(new DatabaseError("message", 1, "error"), { code });
const systemError = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

/** SQLSTATE, its meaning, whether the connection goes on, and whether a COMMIT that met it was rolled back for certain. */
const states = [
  ["40001", "serialisation failure", "again", true, true],
  ["40P01", "deadlock", "again", true, true],
  ["40003", "no knowledge of the outcome", "refused", true, false],
  ["08006", "connection failure", "again", false, false],
  ["57P01", "shut down by its administrator", "again", false, false],
  ["57P02", "crashed", "again", false, false],
  ["57P03", "starting", "again", false, false],
  ["57P04", "database dropped", "again", false, false],
  ["55P03", "lock time-out", "unavailable", true, false],
  ["57014", "statement time-out", "unavailable", true, false],
  ["53100", "disk full", "unavailable", true, false],
  ["53300", "too many connections", "unavailable", true, false],
  ["25006", "read only", "unavailable", true, false],
  ["25P03", "idle in a transaction", "unavailable", false, false],
  ["58030", "disk broken", "unavailable", true, false],
  ["28P01", "wrong password", "unavailable", true, false],
  ["3D000", "no such database", "unavailable", true, false],
  ["XX001", "corrupt data", "unavailable", true, false],
  ["F0000", "mistake in the server's configuration", "unavailable", true, false],
  // Codes that contain those of other classes.
  ["22008", "a time out of range", "refused", true, false],
  ["22023", "an invalid parameter", "refused", true, false],
  ["22025", "an invalid escape", "refused", true, false],
  ["22021", "a value that cannot be stored", "refused", true, false],
  ["23505", "a value that is there already", "refused", true, true],
  ["23514", "a value that a rule refuses", "refused", true, true],
  ["42601", "a mistake in a statement", "refused", true, false],
] as const;

describe("a SQLSTATE", () => {
  it.each(states)("%s (%s) means: %s", (code, _name, meaning, isUsable, isRolledBack) => {
    const error = databaseError(code);
    expect([classify(error), isUsableAfter(error), hasRolledBack(error)]).toEqual([meaning, isUsable, isRolledBack]);
    const mapped = mapPostgresError(error);
    expect([isLockTimeout(error), isLockTimeout(mapped)]).toEqual([code === "55P03", code === "55P03"]);
    if (meaning === "refused") expect(mapped).toBe(error);
    else
      expect(mapped).toMatchObject({
        name: "StoreUnavailable",
        message: "The database is unavailable",
        cause: error,
      });
  });
});

describe("an error without one", () => {
  it.each([
    ["a lost connection", new Error("Connection terminated unexpectedly"), "again"],
    ["a closed client", new Error("Client was closed and is not queryable"), "again"],
    ["a broken client", new Error("Client has encountered a connection error and is not queryable"), "again"],
    ["a defect that quotes one", new Error("Unexpected: Connection terminated"), "refused"],
    ["a refused connection", systemError("ECONNREFUSED"), "again"],
    ["a reset connection", systemError("ECONNRESET"), "again"],
    ["a name server that does not respond", systemError("EAI_AGAIN"), "again"],
    ["an error of Node itself", systemError("ERR_INVALID_ARG_TYPE"), "refused"],
    ["no free connection in time", new Error("timeout exceeded when trying to connect"), "unavailable"],
    ["a query without a response", new Error("Query read timeout"), "unavailable"],
    ["no connection in time", new Error("Connection terminated due to connection timeout"), "unavailable"],
    ["a store that cannot work", new StoreUnavailable("closed"), "unavailable"],
    ["a defect", new TypeError("x is not a function"), "refused"],
    ["something else", "text", "refused"],
  ])("%s means: %s", (_name, error, meaning) => {
    expect(classify(error)).toBe(meaning);
    expect([isUsableAfter(error), hasRolledBack(error)]).toEqual([false, false]);
    if (error instanceof StoreUnavailable || meaning === "refused") expect(mapPostgresError(error)).toBe(error);
    else expect(mapPostgresError(error)).toBeInstanceOf(StoreUnavailable);
  });
});
