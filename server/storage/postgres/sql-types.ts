// Types and literals in PostgreSQL's SQL.
import type { SqlTypes } from "../number-columns.ts";

export const sqlTypes: SqlTypes = {
  // INTEGER has 8 bytes in CockroachDB, and arrives as text.
  integer: "INT4",
  bigint: "INT8",
  number: "DOUBLE PRECISION",
  boolean: "BOOLEAN",
  string: "TEXT",
  true: "TRUE",
  false: "FALSE",
  addColumn: "ADD COLUMN IF NOT EXISTS",
};
