// Types and literals in PostgreSQL's SQL.
import type { SqlTypes } from "../number-columns.ts";

export const sqlTypes: SqlTypes = {
  integer: "INTEGER",
  bigint: "BIGINT",
  number: "DOUBLE PRECISION",
  boolean: "BOOLEAN",
  string: "TEXT",
  true: "TRUE",
  false: "FALSE",
};
