// backup: copies an SQLite database while it is in use.
import { Command } from "commander";
import { attempt, CommandFailed, type Terminal } from "./terminal.ts";

export function createBackupCommand({ print }: Terminal): Command {
  return new Command("backup")
    .description("copy an SQLite database to a new file while it is in use; for PostgreSQL use pg_dump")
    .argument("<database>", "SQLite file")
    .argument("<target>", "file that is not there yet")
    .action(async (database: string, target: string) => {
      if (/^postgres(?:ql)?:/.test(database)) {
        throw new CommandFailed("cannot back up PostgreSQL: use pg_dump, see docs/operations.md", 2);
      }
      const { backup } = await import("../storage/sqlite/backup.ts");
      const { pages } = await attempt("back up", 1, () => backup(database, target));
      print(`${target}: ${pages} pages\n`);
    });
}
