// The token store on PostgreSQL, on its own connection.
import type { StoredToken, TokenStore } from "../token-store.ts";
import { type ConnectionOptions, openDatabase } from "./open-database.ts";
import { migrateDatabase } from "./schema.ts";
import { tryAgain } from "./transaction.ts";

/** What is BIGINT in a table comes as text. */
interface Row {
  readonly name: string;
  readonly digest: string;
  readonly scopes: string[];
  readonly tenant: string | null;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}

const columns = "name, digest, scopes, tenant, created_at, expires_at, revoked_at";

/** Connects, migrates and opens the tokens. @throws Error when the database cannot be had, or is of a newer program. */
export async function openPostgresTokens(options: ConnectionOptions): Promise<TokenStore> {
  await migrateDatabase(options);
  const { pool } = openDatabase({ ...options, poolSize: 1 });
  const ask = (text: string, values: readonly unknown[] = []) => tryAgain(() => pool.query<Row>(text, [...values]));
  return {
    async add({ name, digest, scopes, tenant, createdAt, expiresAt, revokedAt }) {
      const { rowCount } = await ask(
        `INSERT INTO tokens (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [name, digest, scopes, tenant, createdAt, expiresAt, revokedAt],
      );
      return rowCount === 1;
    },
    async find(digest) {
      const { rows } = await ask(`SELECT ${columns} FROM tokens WHERE digest = $1`, [digest]);
      return rows.map(toToken)[0];
    },
    async list() {
      const { rows } = await ask(`SELECT ${columns} FROM tokens ORDER BY name COLLATE "C"`);
      return rows.map(toToken);
    },
    async revoke(name, revokedAt) {
      const { rowCount } = await ask("UPDATE tokens SET revoked_at = $1 WHERE name = $2 AND revoked_at IS NULL", [
        revokedAt,
        name,
      ]);
      return rowCount === 1;
    },
    close: () => pool.end(),
  };
}

function toToken(row: Row): StoredToken {
  return {
    name: row.name,
    digest: row.digest,
    scopes: row.scopes,
    tenant: row.tenant ?? undefined,
    createdAt: Number(row.created_at),
    expiresAt: row.expires_at === null ? undefined : Number(row.expires_at),
    revokedAt: row.revoked_at === null ? undefined : Number(row.revoked_at),
  };
}
