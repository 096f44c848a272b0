// Migrates a database file in a separate process, for tests of two processes: prints "started", then "migrated".
import { migrateDatabase } from "../../../server/storage/sqlite/schema.ts";

process.stdout.write("started\n");
migrateDatabase(process.argv[2] ?? "");
process.stdout.write("migrated\n");
