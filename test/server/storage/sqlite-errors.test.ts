// What SQLite's errors mean for a write: by its result codes (https://sqlite.org/rescode.html), extended ones too.
import { expect, it } from "vitest";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { mapSqliteError, TransactionLost } from "../../../server/storage/sqlite/error-mapping.ts";

const withCode = (errcode: number) => Object.assign(new Error("of SQLite"), { errcode });

it.each([
  ["BUSY", 5],
  ["LOCKED", 6],
  ["NOMEM", 7],
  ["READONLY", 8],
  ["IOERR", 10],
  ["FULL", 13],
  ["CANTOPEN", 14],
  ["PROTOCOL", 15],
  ["BUSY_SNAPSHOT", 517],
  ["IOERR_FSYNC", 1034],
  ["READONLY_DBMOVED", 1032],
])("after %s the store cannot do its work now", (_name, code) => {
  for (const error of [withCode(code), new TransactionLost({ cause: withCode(code) })]) {
    const mapped = mapSqliteError(error);
    expect(mapped).toBeInstanceOf(StoreUnavailable);
    expect((mapped as Error).cause).toMatchObject({ errcode: code });
  }
});

it.each([
  ["ERROR", 1],
  ["CORRUPT", 11],
  ["CONSTRAINT_UNIQUE", 2067],
])("%s stays as it is", (_name, code) => {
  const error = withCode(code);
  expect(mapSqliteError(error)).toBe(error);
  expect(mapSqliteError(new TransactionLost({ cause: error }))).toBe(error);
});

it("an error of another origin stays as it is", () => {
  const error = new TypeError("a defect");
  expect(mapSqliteError(error)).toBe(error);
});
