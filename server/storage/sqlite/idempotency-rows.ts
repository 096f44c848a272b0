// The statements on the outcomes stored under idempotency keys.
import type { Database } from "./driver.ts";

export interface IdempotencyRecord {
  readonly fingerprint: string;
  /** JSON */
  readonly outcome: string;
}

export interface IdempotencyRows {
  find(scope: string, key: string, now: number): IdempotencyRecord | undefined;
  keep(scope: string, key: string, record: IdempotencyRecord, expiresAt: number): void;
  /** Removes up to `limit` expired records. Returns how many. */
  sweep(now: number, limit: number): number;
  /** Writes a record that needs new pages, and removes it again: fails where the disk or the database is full. */
  probe(): void;
}

/** Prepares the statements. Every call belongs inside the caller's transaction. */
export function createIdempotencyRows(db: Database): IdempotencyRows {
  const select = db.prepare<[string, string, number], IdempotencyRecord>(
    "SELECT fingerprint, outcome FROM idempotency WHERE scope = ? AND key = ? AND expires_at > ?",
  );
  const replace = db.prepare<[string, string, string, string, number]>(
    "REPLACE INTO idempotency (scope, key, fingerprint, outcome, expires_at) VALUES (?, ?, ?, ?, ?)",
  );
  const remove = db.prepare<[string, string]>("DELETE FROM idempotency WHERE scope = ? AND key = ?");
  const removeExpired = db.prepare<[number, number]>(
    `DELETE FROM idempotency WHERE (scope, key) IN
       (SELECT scope, key FROM idempotency WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)`,
  );
  return {
    find: (scope, key, now) => select.get(scope, key, now),
    keep(scope, key, { fingerprint, outcome }, expiresAt) {
      replace.run(scope, key, fingerprint, outcome, expiresAt);
    },
    probe() {
      const [scope, key] = ["readiness check", "probe"];
      replace.run(scope, key, "", "x".repeat(64 * 1024), 0);
      remove.run(scope, key);
    },
    sweep: (now, limit) => removeExpired.run(now, limit).changes,
  };
}
