// Whether the database can be written to: asked of the server, and tried where the last write failed.
import type { Pool } from "pg";
import { StoreUnavailable } from "../phone-number-store.ts";

export interface WriteHealth {
  succeeded(): void;
  failed(): void;
  /** @throws StoreUnavailable, or the server's own error */
  check(): Promise<void>;
}

/** Keys to try in a distributed database: very likely one is on a server that is there, and its contacts can be written. */
const keysToTry = 8;

export function createWriteHealth(pool: Pool, isDistributed: boolean): WriteHealth {
  const keys = Array.from({ length: isDistributed ? keysToTry : 1 }, () => crypto.randomUUID());
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
      await writeOne(pool, keys);
      hasFailed = false;
    },
  };
}

/** A standby serves only reads, and so does a read-only server. */
async function refuseReadOnly(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ standby: boolean; readOnly: string }>(
    `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') AS "readOnly"`,
  );
  if (rows[0]?.standby !== false) throw new StoreUnavailable("The database is a standby");
  if (rows[0].readOnly !== "off") throw new StoreUnavailable("The database is read-only");
}

/** Writes under the first key that can be written. @throws the last one's error */
async function writeOne(pool: Pool, [key, ...others]: readonly string[]): Promise<void> {
  try {
    // Expired from the beginning, so that it is swept.
    await pool.query(
      `INSERT INTO idempotency VALUES ('readiness check', $1, '', 'null', 0)
       ON CONFLICT (scope, key) DO UPDATE SET expires_at = 0`,
      [key],
    );
  } catch (error) {
    if (others.length === 0) throw error;
    await writeOne(pool, others);
  }
}
