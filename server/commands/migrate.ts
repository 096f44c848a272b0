// migrate: creates the database or brings its schema up to date, or only reports its version.
import { Command, InvalidArgumentError, Option } from "commander";
import { adapterFor } from "../storage/adapters.ts";
import { addDatabaseFlags, exitCodesHelp, type Options, readDatabaseSettings, unwritable } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

/** The most that Citus accepts is 64,000. */
const maxShards = 10_000;

export function createMigrateCommand(terminal: Terminal): Command {
  const codes = {
    0: "the schema is current",
    1: "with --check: the schema is not current; otherwise: it is newer than this program",
    2: "failed",
    ...unwritable,
  };
  const command = new Command("migrate")
    .description("Create the database or bring its schema up to date (serve does so when it starts)")
    .option("--check", "Report whether the schema is current, and change nothing")
    .addOption(
      new Option(
        "--distribute <shards>",
        "Also distribute the tables over the servers of a Citus cluster, in this many shards",
      )
        .argParser(toShards)
        .conflicts("check"),
    )
    .addHelpText("after", exitCodesHelp(codes))
    .action((options: Options) => attempt("migrate", () => migrate(options, terminal)));
  return addDatabaseFlags(command);
}

async function migrate(options: Options, { print, setExitCode }: Terminal): Promise<void> {
  const adapter = await adapterFor(readDatabaseSettings(options).databaseUrl);
  const { name, distribute } = adapter;
  const shards = options["distribute"];
  if (shards !== undefined && distribute === undefined)
    throw new CommandFailed("--distribute: the database must be PostgreSQL with Citus", exitCodes.failed);
  const { found, known } = await adapter.readSchemaVersions();
  if (found === known) print(`${name}: schema version ${known} is current\n`);
  else if (options["check"] !== true && found < known) {
    await adapter.migrate();
    print(`${name}: schema migrated from version ${found} to ${known}\n`);
  } else {
    const next = found < known ? "run migrate" : "use a newer program";
    print(`${name}: schema version ${found}, but this program needs ${known}: ${next}\n`);
    return setExitCode(exitCodes.incomplete);
  }
  if (shards === undefined || distribute === undefined) return;
  await distribute(Number(shards));
  print(`${name}: the tables are distributed\n`);
}

function toShards(text: string): number {
  const shards = Number(text);
  if (/^\d{1,5}$/.test(text) && shards > 0 && shards <= maxShards) return shards;
  throw new InvalidArgumentError(`It must be an integer from 1 to ${maxShards}.`);
}
