// import: takes contacts with their numbers, or the ids of known contacts, from a file or standard input.
import { Command, Option } from "commander";
import { type FormatName, formatNames, formatOfName } from "../transfer/formats.ts";
import type { ImportTally } from "../transfer/import-contacts.ts";
import { openFile, openStream } from "../transfer/input.ts";
import { startReader } from "../transfer/read-in-thread.ts";
import { addStoreFlags, exitCodesHelp, readStoreSettings, tenantOption } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

interface Options extends Readonly<Record<string, unknown>> {
  readonly format?: FormatName;
  readonly dryRun?: boolean;
  readonly resume?: string;
  readonly rejects?: string;
  readonly knownContacts?: string;
  readonly tenant?: string;
}

const someRejected = exitCodes.incomplete;
const couldNotRun = exitCodes.failed;

export function createImportCommand(terminal: Terminal): Command {
  const command = new Command("import")
    .description("take contacts with their numbers from a file, by the rules of a POST")
    .argument("[file]", "file to read; standard input when it is - or left out")
    .addOption(new Option("--format <name>", "format of the file; by its name when left out").choices(formatNames))
    .option("--dry-run", "check everything and write nothing")
    .option("--rejects <file>", "write what is refused to this file, a JSON object a line: line and reason")
    .option("--resume <file>", "keep in this file how far the import has come, and go on from there")
    .option("--known-contacts <file>", "mark the contacts whose ids are in this file, one a line, as known")
    .addOption(tenantOption())
    .addHelpText(
      "after",
      exitCodesHelp({ 0: "everything was imported", 1: "some records were refused", 2: "could not run" }),
    )
    .action((file: string | undefined, options: Options) =>
      attempt("import", () =>
        options.knownContacts === undefined
          ? importFile(file, options, terminal)
          : importKnownContacts(options.knownContacts, file, options, terminal),
      ),
    );
  return addStoreFlags(command);
}

async function importFile(file: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const format = options.format ?? (file === undefined ? undefined : formatOfName(file));
  if (format === undefined)
    throw new CommandFailed(`--format: one of ${formatNames.join(", ")} is expected`, couldNotRun);
  const isDryRun = options.dryRun === true;
  if (isDryRun && options.resume !== undefined) {
    throw new CommandFailed("--resume: a dry run takes nothing that could be gone on from", couldNotRun);
  }
  const settings = readStoreSettings(options);
  const { resume, rejects, tenant } = options;
  const reader = startReader();
  try {
    // Loaded while the reader starts.
    const { runImport } = await import("./run-import.ts");
    const { input, signal } = await openInput(file, terminal);
    const run = { input, signal, settings, tenant, format, reader, isDryRun, resume, rejects };
    report(await runImport(run, terminal), isDryRun, terminal);
  } finally {
    await reader.end();
  }
}

function report(tally: ImportTally, isDryRun: boolean, terminal: Terminal): void {
  terminal.print(`${isDryRun ? "dry run: " : ""}${textOf(tally)}\n`);
  if (tally.rejected > 0) terminal.setExitCode(someRejected);
}

async function importKnownContacts(
  knownContacts: string,
  file: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  if (file !== undefined || options.dryRun || options.resume !== undefined) {
    throw new CommandFailed("--known-contacts: no other file, --dry-run or --resume goes with it", couldNotRun);
  }
  const settings = readStoreSettings(options);
  const input = await openInput(knownContacts, terminal);
  const { runKnownContacts } = await import("./run-import.ts");
  const tally = await runKnownContacts(
    { ...input, settings, tenant: options.tenant, rejects: options.rejects },
    terminal,
  );
  const { contacts, added, rejected } = tally;
  terminal.print(`${contacts} contacts are known, ${added} of them new; ${rejected} rejected\n`);
  if (rejected > 0) terminal.setExitCode(someRejected);
}

async function openInput(file: string | undefined, { input, isKeyboard, interruption }: Terminal) {
  const signal = interruption();
  if (file !== undefined && file !== "-") return { signal, input: await openFile(file, signal) };
  if (isKeyboard) throw new CommandFailed("a file is expected, or one piped into this command", couldNotRun);
  return { signal, input: await openStream(input, signal) };
}

function textOf({ records, added, updated, unchanged, rejected }: ImportTally): string {
  return `${records} contacts, ${added} numbers added, ${updated} updated, ${unchanged} unchanged; ${rejected} rejected`;
}
