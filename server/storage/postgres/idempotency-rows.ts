// The statements on the outcomes stored under idempotency keys, each for all keys of a batch.
import type { Pool } from "pg";
import type { Idempotency } from "../phone-number-store.ts";
import { textArray } from "./array-literals.ts";
import { insertRows } from "./insert-rows.ts";
import type { Session, Statement } from "./session.ts";

export interface IdempotencyRecord extends Idempotency {
  /** JSON */
  readonly outcome: string;
}

type ScopedKey = Pick<Idempotency, "scope" | "key">;

const find: Statement = {
  name: "find records",
  text: `SELECT scope, key, fingerprint, outcome FROM idempotency
    WHERE (scope, key) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND key = ANY ($2::text[])
      AND expires_at > $3::bigint`,
};

/** Finds the unexpired records under these keys. */
export async function findRecords(
  session: Session,
  keys: readonly ScopedKey[],
  now: number,
): Promise<IdempotencyRecord[]> {
  if (keys.length === 0) return [];
  const { rows } = await session.query<[scope: string, key: string, fingerprint: string, outcome: string]>(find, [
    textArray(keys.map(({ scope }) => scope)),
    textArray(keys.map(({ key }) => key)),
    now,
  ]);
  return rows.map(([scope, key, fingerprint, outcome]) => ({ scope, key, fingerprint, outcome }));
}

/**
 * In the same order in every process, because a statement waits for each key that another transaction is inserting. The
 * condition has no parameter and the rows are returned to be counted, because a distributed engine (Citus) refuses the one
 * and counts the rows sent.
 */
const storeOver = (ttlMs: number): string => `ON CONFLICT (scope, key) DO UPDATE
    SET fingerprint = excluded.fingerprint, outcome = excluded.outcome, expires_at = excluded.expires_at
    WHERE idempotency.expires_at <= excluded.expires_at - ${ttlMs}
    RETURNING key`;

const columns = "scope, key, fingerprint, outcome, expires_at";

const keep = (ttlMs: number): Statement => ({
  name: `keep records ${ttlMs}`,
  text: `INSERT INTO idempotency (${columns})
    SELECT scope, key, fingerprint, outcome, $5::bigint
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS sent (scope, key, fingerprint, outcome)
    ORDER BY scope, key ${storeOver(ttlMs)}`,
});

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** Stores the records over expired ones. False: another process has stored one of these keys meanwhile. */
export async function keepRecords(
  session: Session,
  records: readonly IdempotencyRecord[],
  now: number,
  ttlMs: number,
  isDistributed: boolean,
): Promise<boolean> {
  if (records.length === 0) return true;
  if (isDistributed) {
    const inOrder = [...records].sort((one, other) => compare(one.scope, other.scope) || compare(one.key, other.key));
    const inserted = await insertRows(session, {
      into: `idempotency (${columns})`,
      types: ["text", "text", "text", "text", "bigint"],
      rows: inOrder.map(({ scope, key, fingerprint, outcome }) => [scope, key, fingerprint, outcome, now + ttlMs]),
      clauses: storeOver(ttlMs),
    });
    return inserted.length === records.length;
  }
  const { rows } = await session.query(keep(ttlMs), [
    textArray(records.map(({ scope }) => scope)),
    textArray(records.map(({ key }) => key)),
    textArray(records.map(({ fingerprint }) => fingerprint)),
    textArray(records.map(({ outcome }) => outcome)),
    now + ttlMs,
  ]);
  return rows.length === records.length;
}

/**
 * Removes up to `limit` expired records. Returns how many it found. In two statements, because a distributed engine has no
 * DELETE with a subquery that locks. Another process may sweep the same ones.
 */
export async function sweepRecords(pool: Pool, now: number, limit: number): Promise<number> {
  const { rows } = await pool.query<{ scope: string; key: string }>(
    "SELECT scope, key FROM idempotency WHERE expires_at <= $1 ORDER BY scope, key LIMIT $2",
    [now, limit],
  );
  if (rows.length === 0) return 0;
  await pool.query(
    `DELETE FROM idempotency WHERE (scope, key) IN (SELECT * FROM unnest($1::text[], $2::text[]))
       AND key = ANY ($2::text[]) AND expires_at <= $3`,
    [textArray(rows.map(({ scope }) => scope)), textArray(rows.map(({ key }) => key)), now],
  );
  return rows.length;
}
