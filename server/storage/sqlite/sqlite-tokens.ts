// The token store on SQLite, on its own connection.
import type { StoredToken, TokenStore } from "../token-store.ts";
import { closeConnection, type Value } from "./driver.ts";
import { mapSqliteError } from "./error-mapping.ts";
import { type DatabaseOptions, openDatabase } from "./open-database.ts";

interface Row {
  readonly name: string;
  readonly digest: string;
  readonly scopes: string;
  readonly tenant: string | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly revoked_at: number | null;
}

/** Opens the tokens of a database file. @throws Error as openDatabase does. */
export function openSqliteTokens(options: DatabaseOptions): TokenStore {
  const db = openDatabase(options);
  const columns = "name, digest, scopes, tenant, created_at, expires_at, revoked_at";
  const insert = db.prepare<Value[]>(
    `INSERT INTO tokens (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const find = db.prepare<[string], Row>(`SELECT ${columns} FROM tokens WHERE digest = ?`);
  const list = db.prepare<[], Row>(`SELECT ${columns} FROM tokens ORDER BY name`);
  const revoke = db.prepare<[number, string]>("UPDATE tokens SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL");
  const attempt = async <Result>(work: () => Result): Promise<Result> => {
    try {
      return work();
    } catch (error) {
      throw mapSqliteError(error);
    }
  };
  return {
    add: ({ name, digest, scopes, tenant, createdAt, expiresAt, revokedAt }) =>
      attempt(() => {
        const values = [tenant ?? null, createdAt, expiresAt ?? null, revokedAt ?? null];
        return insert.run(name, digest, scopes.join(" "), ...values).changes === 1;
      }),
    find: (digest) => attempt(() => find.all(digest).map(toToken)[0]),
    list: () => attempt(() => list.all().map(toToken)),
    revoke: (name, revokedAt) => attempt(() => revoke.run(revokedAt, name).changes === 1),
    close: async () => {
      closeConnection(db);
    },
  };
}

function toToken(row: Row): StoredToken {
  return {
    name: row.name,
    digest: row.digest,
    scopes: row.scopes.split(" ").filter((scope) => scope !== ""),
    tenant: row.tenant ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  };
}
