// Chooses the adapter by the database URL. Only the chosen one is loaded, and its driver with it.
import type { StorageAdapter } from "./adapter.ts";

const sqlite = "sqlite:";

/** The adapter for `sqlite:PATH` or a `postgres://` URL, as the setting databaseUrl has them. */
export async function adapterFor(databaseUrl: string): Promise<StorageAdapter> {
  return nameDatabaseInErrors(await loadAdapter(databaseUrl));
}

/** The path of an SQLite database; undefined for PostgreSQL. */
export function toSqliteFile(databaseUrl: string): string | undefined {
  return databaseUrl.startsWith(sqlite) ? databaseUrl.slice(sqlite.length) : undefined;
}

async function loadAdapter(databaseUrl: string): Promise<StorageAdapter> {
  const file = toSqliteFile(databaseUrl);
  if (file !== undefined) {
    const { createSqliteAdapter } = await import("./sqlite/sqlite-adapter.ts");
    return createSqliteAdapter(file);
  }
  const { createPostgresAdapter } = await import("./postgres/postgres-adapter.ts");
  return createPostgresAdapter(databaseUrl);
}

/** Opens nothing by a mistyped path: the database must exist, and its schema be current. @throws Error */
export async function requireCurrentSchema({ name, readSchemaVersions }: StorageAdapter): Promise<void> {
  const { found, known } = await readSchemaVersions();
  if (found === 0) throw new Error(`Database not found: ${name}. Create it with migrate`);
  if (found < known) throw new Error(`The schema of ${name} has version ${found}, not ${known}: run migrate first`);
}

function nameDatabaseInErrors(adapter: StorageAdapter): StorageAdapter {
  const named = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new Error(`the database ${adapter.name} cannot be used: ${toText(reason)}`, { cause: error });
    }
  };
  return {
    ...adapter,
    openStore: (options) => named(() => adapter.openStore(options)),
    openTokens: () => named(adapter.openTokens),
    readSchemaVersions: () => named(adapter.readSchemaVersions),
    migrate: () => named(adapter.migrate),
    ...(adapter.distribute && { distribute: (shards) => named(async () => adapter.distribute?.(shards)) }),
  };
}

/** For a host with several addresses Node throws an AggregateError, whose own message is empty. */
function toText(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(toText).join(", ");
  return error instanceof Error ? error.message : String(error);
}
