// import: takes contacts with their numbers, or the ids of known contacts, from a file or standard input.
import { Command, Option } from "commander";
import { toSqliteFile } from "../storage/adapters.ts";
import { plural } from "../transfer/count.ts";
import { type NamedFiles, requireDistinctFiles } from "../transfer/distinct-files.ts";
import { delimiterNames } from "../transfer/formats/csv-header.ts";
import { readMapping } from "../transfer/formats/csv-mapping.ts";
import type { ReadOptions } from "../transfer/formats/file-format.ts";
import { type FormatName, formatNames, formatOfName } from "../transfer/formats/index.ts";
import type { ImportTally } from "../transfer/import.ts";
import { describeImpossible } from "../transfer/impossible-number.ts";
import { type Input, openFile, openStream } from "../transfer/input.ts";
import { startReader } from "../transfer/reader.ts";
import { addStoreFlags, exitCodesHelp, readStoreSettings, type StoreSettings, tenantOption } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

interface Options extends Readonly<Record<string, unknown>> {
  readonly format?: FormatName;
  readonly dryRun?: boolean;
  readonly resume?: string;
  readonly rejects?: string;
  readonly report?: string;
  readonly knownContacts?: string;
  readonly tenant?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly booleans?: readonly [string, string];
  readonly map?: string;
}

const codes = {
  0: "everything was imported",
  1: "some records were refused, everything else was imported",
  2: "could not run: nothing was imported",
  3: "stopped midway: imported contacts are kept, and a second run is safe",
};

export function createImportCommand(terminal: Terminal): Command {
  const command = new Command("import")
    .description("Import contacts with their numbers from a file, by the rules of a POST")
    .argument("[file]", "File to read; - or nothing for standard input")
    .addOption(new Option("--format <name>", "Format of the file [by its name]").choices(formatNames))
    .option("--dry-run", "Check everything and write nothing")
    .option("--rejects <file>", "Write the refused records to this file: a JSON object per line, with line and reason")
    .option("--report <file>", "Write to this file the imported numbers that are not possible phone numbers")
    .option("--resume <file>", "Keep the progress in this file, and continue from it")
    .option(
      "--known-contacts <file>",
      "Mark as known the contacts that this file lists, one id per line; import nothing else",
    )
    .addOption(
      new Option("--delimiter <name>", "Separator of a CSV file [detected]").choices(Object.keys(delimiterNames)),
    )
    .addOption(
      new Option(
        "--encoding <name>",
        "Encoding of the file, such as windows-1252 [utf-8 or utf-16, detected]",
      ).argParser(toEncoding),
    )
    .addOption(
      new Option("--booleans <words>", "Additional words for true and false, such as WAHR/FALSCH").argParser(toPair),
    )
    .option(
      "--map <file>",
      "JSON file that maps the columns of another program's CSV file, such as Google's or Outlook's, to members",
    )
    .addOption(tenantOption())
    .addHelpText("after", `${exitCodesHelp(codes)}\n\nFile formats, with examples: docs/import.md`)
    .action((file: string | undefined, options: Options) =>
      attempt("import", () =>
        options.knownContacts === undefined
          ? importFile(file, options, terminal)
          : importKnownContacts(options.knownContacts, file, options, terminal),
      ),
    );
  return addStoreFlags(command);
}

function toEncoding(text: string): string {
  try {
    return new TextDecoder(text).encoding;
  } catch {
    throw new CommandFailed(`--encoding: ${text} is not a known encoding`, exitCodes.failed);
  }
}

function toPair(text: string): readonly [string, string] {
  const [yes = "", no = "", ...others] = text.split("/");
  if (yes !== "" && no !== "" && others.length === 0) return [yes, no];
  throw new CommandFailed("--booleans must be two words, such as WAHR/FALSCH or yes/no", exitCodes.failed);
}

function readingOptions({ delimiter = "", encoding, booleans, map }: Options, format: FormatName): ReadOptions {
  if (format !== "csv" && (delimiter !== "" || booleans !== undefined || map !== undefined)) {
    throw new CommandFailed("--delimiter, --booleans and --map are for CSV files only", exitCodes.failed);
  }
  const mapping = map === undefined ? undefined : readMapping(map);
  return { delimiter: delimiterNames[delimiter], encoding, booleans, mapping };
}

async function importFile(file: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const format = options.format ?? (file === undefined ? undefined : formatOfName(file));
  if (format === undefined)
    throw new CommandFailed(`--format must be one of ${formatNames.join(", ")}`, exitCodes.failed);
  const isDryRun = options.dryRun === true;
  if (isDryRun && options.resume !== undefined) {
    throw new CommandFailed("--resume does not go with --dry-run, which imports nothing", exitCodes.failed);
  }
  const settings = readStoreSettings(options);
  const { resume, rejects, report, tenant } = options;
  requireOtherFiles({ "--rejects": rejects, "--report": report, "--resume": resume }, settings, {
    "the imported file": file,
    "--map": options.map,
  });
  const reading = readingOptions(options, format);
  const reader = startReader();
  // Loaded while the reader starts.
  const { ImportStopped, runImport } = await import("./run-import.ts");
  try {
    const { input, signal } = openInput(file, terminal);
    const run = {
      input,
      signal,
      settings,
      tenant,
      format,
      options: reading,
      reader,
      isDryRun,
      resume,
      rejects,
      report,
    };
    printTally(await runImport(run, terminal), isDryRun, terminal);
  } catch (error) {
    if (!(error instanceof ImportStopped)) throw error;
    printTally(error.tally, isDryRun, terminal);
    const after = `import stopped after ${plural(error.tally.records, "contact")}: ${error.message}`;
    throw new CommandFailed(`${after}; imported contacts are kept, and a second run is safe`, exitCodes.midway);
  } finally {
    await reader.end();
  }
}

/** Writing rejects or a report starts by emptying the file. */
function requireOtherFiles(written: NamedFiles, { databaseUrl }: StoreSettings, read: NamedFiles): void {
  try {
    requireDistinctFiles(written, { ...read, "the database": toSqliteFile(databaseUrl) });
  } catch (error) {
    throw new CommandFailed((error as Error).message, exitCodes.failed);
  }
}

function printTally(tally: ImportTally, isDryRun: boolean, { print, setExitCode }: Terminal): void {
  const { records, added, updated, unchanged, rejected, impossible } = tally;
  const numbers = `${plural(added, "number")} added, ${updated} updated, ${unchanged} unchanged`;
  print(`${isDryRun ? "dry run: " : ""}${plural(records, "contact")}, ${numbers}; ${rejected} rejected\n`);
  const warning = describeImpossible(impossible);
  if (warning !== "") print(`${warning}\n`);
  if (rejected > 0) setExitCode(exitCodes.incomplete);
}

async function importKnownContacts(
  knownContacts: string,
  file: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  if (file !== undefined || options.dryRun || options.resume !== undefined) {
    throw new CommandFailed(
      "--known-contacts cannot be combined with another file, --dry-run or --resume",
      exitCodes.failed,
    );
  }
  const settings = readStoreSettings(options);
  requireOtherFiles({ "--rejects": options.rejects }, settings, { "--known-contacts": knownContacts });
  const input = openInput(knownContacts, terminal);
  const { runKnownContacts } = await import("./run-import.ts");
  const { contacts, added, rejected } = await runKnownContacts(
    { ...input, settings, tenant: options.tenant, rejects: options.rejects },
    terminal,
  );
  terminal.print(`${plural(contacts, "known contact")}, ${added} of them new; ${rejected} rejected\n`);
  if (rejected > 0) terminal.setExitCode(exitCodes.incomplete);
}

function openInput(file: string | undefined, { input, isKeyboard, interruption }: Terminal) {
  const signal = interruption();
  const opened = (source: Input) => ({ signal, input: source });
  if (file !== undefined && file !== "-") return opened(openFile(file, signal));
  if (isKeyboard) throw new CommandFailed("a file is required: name it or pipe it into this command", exitCodes.failed);
  return opened(openStream(input, signal));
}
