// backup: copies an SQLite database while it is in use.
import { Command } from "commander";
import { adapterFor, requireCurrentSchema } from "../storage/adapters.ts";
import { addDatabaseFlags, exitCodesHelp, type Options, readDatabaseSettings, unwritable } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

export function createBackupCommand({ print }: Terminal): Command {
  const command = new Command("backup")
    .description("Copy an SQLite database to a new file while it is in use; for PostgreSQL use pg_dump")
    .argument("<target>", "New file to write")
    .addHelpText("after", exitCodesHelp({ 0: "the copy is complete", 2: "failed", ...unwritable }))
    .action((target: string, options: Options) => attempt("back up", () => backUp(target, options, print)));
  return addDatabaseFlags(command);
}

async function backUp(target: string, options: Options, print: Terminal["print"]): Promise<void> {
  const adapter = await adapterFor(readDatabaseSettings(options).databaseUrl);
  if (adapter.backup === undefined) {
    throw new CommandFailed("use pg_dump to back up PostgreSQL, see docs/operations.md", exitCodes.failed);
  }
  await requireCurrentSchema(adapter);
  const { pages } = await adapter.backup(target);
  print(`${target}: ${pages} pages\n`);
}
