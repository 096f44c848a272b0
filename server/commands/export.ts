// export: writes all contacts with their numbers to a file or standard output, as import takes them.
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { storeOfTenant } from "../phone-numbers/tenant-store.ts";
import type { PhoneNumberStore } from "../storage/phone-number-store.ts";
import { exportText } from "../transfer/export-contacts.ts";
import { type FormatName, formatNames, formatOfName, formats } from "../transfer/formats.ts";
import { createProgress } from "../transfer/progress.ts";
import { openCurrentStore } from "./run-import.ts";
import { addStoreFlags, exitCodesHelp, readStoreSettings, tenantOption } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

interface Options extends Readonly<Record<string, unknown>> {
  readonly format?: FormatName;
  readonly tenant?: string;
}

const couldNotRun = exitCodes.failed;

export function createExportCommand(terminal: Terminal): Command {
  const command = new Command("export")
    .description("write all contacts with their numbers, as they are at one moment, in the form that import takes")
    .argument("[file]", "file that is not there yet; standard output when it is - or left out")
    .addOption(new Option("--format <name>", "format to write; by the file's name when left out").choices(formatNames))
    .addOption(tenantOption())
    .addHelpText("after", exitCodesHelp({ 0: "everything was written", 2: "could not run, or not to the end" }))
    .action((file: string | undefined, options: Options) =>
      attempt("export", () => exportAll(file === "-" ? undefined : file, options, terminal)),
    );
  return addStoreFlags(command);
}

async function exportAll(file: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const format = options.format ?? (file === undefined ? undefined : formatOfName(file));
  if (format === undefined)
    throw new CommandFailed(`--format: one of ${formatNames.join(", ")} is expected`, couldNotRun);
  if (file !== undefined && existsSync(file)) throw new Error(`${file} is there already`);
  const store = storeOfTenant(await openCurrentStore(readStoreSettings(options)), options.tenant);
  try {
    if (file === undefined) await writeAll(store, format, terminal, terminal.output);
    else await writeFile(file, store, format, terminal);
  } finally {
    await store.close();
  }
}

/** The file appears only once it is whole. */
async function writeFile(file: string, store: PhoneNumberStore, format: FormatName, terminal: Terminal): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    const contacts = await writeAll(store, format, terminal, createWriteStream(unfinished, { flush: true }));
    renameSync(unfinished, file);
    terminal.print(`${file}: ${contacts} contacts\n`);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function writeAll(
  store: PhoneNumberStore,
  format: FormatName,
  { report, isScreen }: Terminal,
  target: NodeJS.WritableStream,
): Promise<number> {
  const progress = createProgress({ report, isScreen, clock: () => performance.now() });
  let contacts = 0;
  const text = exportText(store.contacts(), formats[format], () => {
    contacts++;
    progress.update({ contacts, before: 0, rejected: 0, bytes: 0, totalBytes: undefined });
  });
  try {
    await pipeline(Readable.from(text, { objectMode: false, highWaterMark: 1 }), target);
  } finally {
    progress.end();
  }
  return contacts;
}
