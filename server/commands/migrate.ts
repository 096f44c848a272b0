// migrate: brings the database's schema up to date, or only says how far it has come.
import { Command } from "commander";
import { migrateStore, nameOf, readSchemaVersions } from "../open-store.ts";
import { addStoreFlags, readStoreSettings } from "./settings-flags.ts";
import { attempt, type Terminal } from "./terminal.ts";

export function createMigrateCommand({ print, setExitCode }: Terminal): Command {
  const command = new Command("migrate")
    .description("bring the database's schema up to date (serve does it too when it starts)")
    .option("--check", "change nothing, and end with 1 unless the schema is that of this program")
    .action(async (options: Readonly<Record<string, unknown>>) => {
      const settings = readStoreSettings(options);
      const isCheck = options["check"] === true;
      const { found, known } = await attempt("migrate", 1, () => readSchemaVersions(settings));
      const name = nameOf(settings);
      if (found === known) print(`${name}: the schema is of version ${known}, as it should be\n`);
      else if (!isCheck && found < known) {
        await attempt("migrate", 1, () => migrateStore(settings));
        print(`${name}: the schema was of version ${found}, and is of version ${known} now\n`);
      } else {
        const next = found < known ? "run migrate" : "use a newer program";
        print(`${name}: the schema is of version ${found}, and this program's is ${known}: ${next}\n`);
        setExitCode(1);
      }
    });
  return addStoreFlags(command);
}
