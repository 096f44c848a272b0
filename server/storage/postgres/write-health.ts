// Whether the database can be written to: asked of the server, and tried where the last write failed.
import type { Pool } from "pg";
import { StoreUnavailable } from "../phone-number-store.ts";

export interface WriteHealth {
  succeeded(): void;
  failed(): void;
  /** @throws StoreUnavailable, or the server's own error */
  check(): Promise<void>;
}

export function createWriteHealth(pool: Pool): WriteHealth {
  const key = crypto.randomUUID();
  let hasFailed = false;
  return {
    succeeded() {
      hasFailed = false;
    },
    failed() {
      hasFailed = true;
    },
    async check() {
      await refuseReadOnly(pool);
      if (!hasFailed) return;
      // Expired from the beginning, so that it is swept.
      await pool.query(
        `INSERT INTO idempotency VALUES ('readiness check', $1, '', 'null', 0)
         ON CONFLICT (scope, key) DO UPDATE SET expires_at = 0`,
        [key],
      );
      hasFailed = false;
    },
  };
}

/** A standby answers reads only, as does a server that was made read-only. */
async function refuseReadOnly(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ standby: boolean; readOnly: string }>(
    `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') AS "readOnly"`,
  );
  if (rows[0]?.standby !== false) throw new StoreUnavailable("The database is a standby");
  if (rows[0].readOnly !== "off") throw new StoreUnavailable("The database is read-only");
}
