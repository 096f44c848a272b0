// migrate: creates the database or brings its schema up to date, or only reports its version.
import { Command } from "commander";
import { adapterFor } from "../storage/adapters.ts";
import { addDatabaseFlags, exitCodesHelp, type Options, readDatabaseSettings } from "./store-options.ts";
import { attempt, exitCodes, type Terminal } from "./terminal.ts";

export function createMigrateCommand(terminal: Terminal): Command {
  const codes = { 0: "the schema is current", 1: "the schema is not current (with --check, or too new)", 2: "failed" };
  const command = new Command("migrate")
    .description("Create the database or bring its schema up to date (serve does so when it starts)")
    .option("--check", "Report whether the schema is current, and change nothing")
    .addHelpText("after", exitCodesHelp(codes))
    .action((options: Options) => attempt("migrate", () => migrate(options, terminal)));
  return addDatabaseFlags(command);
}

async function migrate(options: Options, { print, setExitCode }: Terminal): Promise<void> {
  const adapter = await adapterFor(readDatabaseSettings(options).databaseUrl);
  const { name } = adapter;
  const { found, known } = await adapter.readSchemaVersions();
  if (found === known) print(`${name}: schema version ${known} is current\n`);
  else if (options["check"] !== true && found < known) {
    await adapter.migrate();
    print(`${name}: schema migrated from version ${found} to ${known}\n`);
  } else {
    const next = found < known ? "run migrate" : "use a newer program";
    print(`${name}: schema version ${found}, but this program needs ${known}: ${next}\n`);
    setExitCode(exitCodes.incomplete);
  }
}
