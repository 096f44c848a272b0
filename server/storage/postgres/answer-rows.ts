// The statements for the answers that are kept under idempotency keys, each for all the keys of a group at once.
import type { Pool } from "pg";
import type { Idempotency } from "../phone-number-store.ts";
import { textArray } from "./array-literals.ts";
import type { Session, Statement } from "./session.ts";

export interface Answer extends Idempotency {
  /** JSON */
  readonly outcome: string;
}

type Place = Pick<Idempotency, "scope" | "key">;

const find: Statement = {
  name: "find answers",
  text: `SELECT scope, key, fingerprint, outcome FROM idempotency
    WHERE (scope, key) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND expires_at > $3::bigint`,
};

/** Finds the answers under these keys that have not expired. */
export async function findAnswers(session: Session, places: readonly Place[], now: number): Promise<Answer[]> {
  if (places.length === 0) return [];
  const { rows } = await session.query<[scope: string, key: string, fingerprint: string, outcome: string]>(find, [
    textArray(places.map(({ scope }) => scope)),
    textArray(places.map(({ key }) => key)),
    now,
  ]);
  return rows.map(([scope, key, fingerprint, outcome]) => ({ scope, key, fingerprint, outcome }));
}

/** In one order in every process, because each key that another is just keeping has to be waited for. */
const keep: Statement = {
  name: "keep answers",
  text: `INSERT INTO idempotency (scope, key, fingerprint, outcome, expires_at)
    SELECT scope, key, fingerprint, outcome, $5::bigint
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS sent (scope, key, fingerprint, outcome)
    ORDER BY scope, key
    ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, outcome = excluded.outcome,
      expires_at = excluded.expires_at
    WHERE idempotency.expires_at <= $6::bigint`,
};

/** Keeps the answers, in the place of expired ones. False: another process has kept one of these keys meanwhile. */
export async function keepAnswers(
  session: Session,
  answers: readonly Answer[],
  now: number,
  expiresAt: number,
): Promise<boolean> {
  if (answers.length === 0) return true;
  const { rowCount } = await session.query(keep, [
    textArray(answers.map(({ scope }) => scope)),
    textArray(answers.map(({ key }) => key)),
    textArray(answers.map(({ fingerprint }) => fingerprint)),
    textArray(answers.map(({ outcome }) => outcome)),
    expiresAt,
    now,
  ]);
  return rowCount === answers.length;
}

/** Removes up to `limit` answers that have expired, and answers how many. */
export async function sweepAnswers(pool: Pool, now: number, limit: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM idempotency WHERE expires_at <= $1 AND (scope, key) IN
       (SELECT scope, key FROM idempotency WHERE expires_at <= $1 ORDER BY scope, key LIMIT $2 FOR UPDATE)`,
    [now, limit],
  );
  return rowCount ?? 0;
}
