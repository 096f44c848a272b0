// export: writes all contacts with their numbers to a file or standard output, in the form that import reads.
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { storeOfTenant } from "../phone-numbers/tenant-store.ts";
import type { PhoneNumberStore } from "../storage/phone-number-store.ts";
import { plural } from "../transfer/count.ts";
import { exportText } from "../transfer/export.ts";
import { csvForSpreadsheets } from "../transfer/formats/csv.ts";
import type { FileFormat } from "../transfer/formats/file-format.ts";
import { type FormatName, formatNames, formatOfName, formats } from "../transfer/formats/index.ts";
import { isTaken, openUnfinished } from "../transfer/private-file.ts";
import { createProgress } from "../transfer/progress.ts";
import { openCurrentStore } from "./run-import.ts";
import { addStoreFlags, exitCodesHelp, readStoreSettings, tenantOption } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

interface Options extends Readonly<Record<string, unknown>> {
  readonly format?: FormatName;
  readonly tenant?: string;
  readonly bom?: boolean;
  readonly safeForSpreadsheets?: boolean;
}

export function createExportCommand(terminal: Terminal): Command {
  const command = new Command("export")
    .description("Export a snapshot of all contacts with their numbers, in a format that import reads")
    .argument("[file]", "New file to write; - or nothing for standard output")
    .addOption(new Option("--format <name>", "Format to write [by the file's name]").choices(formatNames))
    .option("--bom", "Start with a byte order mark, so that Excel recognizes UTF-8")
    .option("--safe-for-spreadsheets", "Put ' before CSV fields that a spreadsheet would run as a formula")
    .addOption(tenantOption())
    .addHelpText("after", exitCodesHelp({ 0: "everything was written", 2: "failed, or stopped before the end" }))
    .addHelpText("after", "\nFile formats, with examples: docs/import.md")
    .action((file: string | undefined, options: Options) =>
      attempt("export", () => exportAll(file === "-" ? undefined : file, options, terminal)),
    );
  return addStoreFlags(command);
}

async function exportAll(file: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const name = options.format ?? (file === undefined ? undefined : formatOfName(file));
  if (name === undefined)
    throw new CommandFailed(`--format must be one of ${formatNames.join(", ")}`, exitCodes.failed);
  if (options.safeForSpreadsheets && name !== "csv") {
    throw new CommandFailed("--safe-for-spreadsheets is for CSV only", exitCodes.failed);
  }
  if (file !== undefined && isTaken(file)) throw new Error(`${file} already exists`);
  const format = options.safeForSpreadsheets ? csvForSpreadsheets : formats[name];
  const { frame } = format;
  const written = options.bom ? { ...format, frame: { ...frame, start: `\uFEFF${frame.start}` } } : format;
  const store = storeOfTenant(await openCurrentStore(readStoreSettings(options)), options.tenant);
  try {
    if (file === undefined) await writeAll(store, written, terminal, terminal.output);
    else await writeFile(file, store, written, terminal);
  } finally {
    await store.close();
  }
}

/** The file appears only once it is complete. */
async function writeFile(file: string, store: PhoneNumberStore, format: FileFormat, terminal: Terminal): Promise<void> {
  const { path, descriptor } = openUnfinished(file);
  try {
    const target = createWriteStream(path, { fd: descriptor, flush: true });
    const contacts = await writeAll(store, format, terminal, target);
    renameSync(path, file);
    terminal.print(`${file}: ${plural(contacts, "contact")}\n`);
  } finally {
    rmSync(path, { force: true });
  }
}

async function writeAll(
  store: PhoneNumberStore,
  format: FileFormat,
  { report, isScreen, interruption }: Terminal,
  target: NodeJS.WritableStream,
): Promise<number> {
  const progress = createProgress({ report, isScreen, clock: () => performance.now() });
  let contacts = 0;
  const text = exportText(store.contacts(), format, () => {
    contacts++;
    progress.update({ contacts, before: 0, rejected: 0, bytes: 0, totalBytes: undefined });
  });
  const signal = interruption();
  try {
    await pipeline(Readable.from(text, { objectMode: false, highWaterMark: 1 }), target, { signal });
  } catch (error) {
    throw signal.aborted ? new Error("interrupted", { cause: error }) : error;
  } finally {
    progress.end();
  }
  return contacts;
}
