// Runs an import from its input to its tally: store, state file, rejects, report and progress around importContacts.
import { createUpdateRules } from "../phone-numbers/comparison-key.ts";
import { storeOfTenant } from "../phone-numbers/tenant-store.ts";
import type { StorageAdapter } from "../storage/adapter.ts";
import { adapterFor, requireCurrentSchema } from "../storage/adapters.ts";
import type { PhoneNumberStore } from "../storage/phone-number-store.ts";
import type { Batch } from "../transfer/batch.ts";
import {
  type Checkpoint,
  type Consumed,
  type HashedInput,
  hashInput,
  nameImport,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from "../transfer/checkpoint.ts";
import type { ReadOptions } from "../transfer/formats/file-format.ts";
import { type FormatName, formats } from "../transfer/formats/index.ts";
import { type ImportTally, importContacts, type Rejection } from "../transfer/import.ts";
import type { Input } from "../transfer/input.ts";
import { type KnownContactsTally, markKnownContacts } from "../transfer/known-contacts.ts";
import { createProgress } from "../transfer/progress.ts";
import type { ReadBatch, Reader } from "../transfer/reader.ts";
import { openRejectFile, type RejectFile } from "../transfer/reject-file.ts";
import { createDryRun, createTakeContacts } from "../transfer/take-batch.ts";
import { textChunks } from "../transfer/text-chunks.ts";
import type { StoreSettings } from "./store-options.ts";
import type { Terminal } from "./terminal.ts";

export interface ImportRun {
  readonly input: Input;
  readonly settings: StoreSettings;
  /** Whose contacts they are; undefined: the tenant without a name. */
  readonly tenant: string | undefined;
  /** Aborted when the import is to stop. */
  readonly signal: AbortSignal;
  /** Where to list refused records; otherwise the first few are shown. */
  readonly rejects: string | undefined;
}

export interface ContactsRun extends ImportRun {
  readonly format: FormatName;
  readonly options: ReadOptions;
  readonly reader: Reader;
  readonly isDryRun: boolean;
  /** The state file. */
  readonly resume: string | undefined;
  /** Where to list numbers that are stored although they cannot be phone numbers. */
  readonly report: string | undefined;
}

const checkpointIntervalMs = 1_000;
const maxShown = 10;

/** An import that stopped after it had stored something. */
export class ImportStopped extends Error {
  override readonly name = "ImportStopped";
  readonly tally: ImportTally;

  constructor(tally: ImportTally, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.tally = tally;
  }
}

/** Imports contacts with their numbers. @throws ImportStopped, or any Error when nothing was stored */
export async function runImport(run: ContactsRun, terminal: Terminal): Promise<ImportTally> {
  const { settings, format, options, resume, tenant } = run;
  const reading = JSON.stringify([options.delimiter, options.encoding, options.booleans, options.mapping]);
  const adapter = await adapterFor(settings.databaseUrl);
  const importing = nameImport(format, reading, adapter.name, tenant ?? "");
  const from = readCheckpoint(resume, importing);
  const input = hashInput(run.input.bytes, from.consumed);
  const rejects = openList(run.rejects, from.rejectBytes, "--rejects", terminal);
  const warnings = openList(run.report, from.reportBytes, "--report", terminal);
  const watching = createWatching({ ...run.input, bytes: input.bytes }, terminal, from.tally.records);
  const store = storeOfTenant(await (run.isDryRun ? openForDryRun(adapter) : adapter.openStore(settings)), tenant);
  try {
    return await importFrom(from, { ...run, input, watching, rejects, warnings, store }, terminal);
  } finally {
    watching.end();
    rejects.end();
    warnings.end();
    await store.close();
  }
}

interface OpenRun extends Omit<ContactsRun, "input" | "rejects"> {
  readonly input: HashedInput;
  readonly watching: ReturnType<typeof createWatching>;
  readonly rejects: List;
  readonly warnings: List;
  readonly store: PhoneNumberStore;
}

async function importFrom(from: Checkpoint, run: OpenRun, { report }: Terminal): Promise<ImportTally> {
  const { format, options, resume, isDryRun, signal, input, watching, rejects, warnings, store } = run;
  const dependencies = { store, rules: createUpdateRules(run.settings) };
  const read = run.reader.read({ format, options, skip: from.tally.records }, watching.bytes, (text) => {
    report(`${text}\n`);
  });
  let reached = from;
  let kept = performance.now();
  const keep = () => {
    if (resume !== undefined) writeCheckpoint(resume, reached);
    kept = performance.now();
  };
  const consumed: Consumed[] = [];
  try {
    await importContacts({
      batches: batchesOf(read, (chunks) => consumed.push(input.consumed(chunks))),
      place: formats[format].place,
      take: isDryRun ? createDryRun(dependencies) : createTakeContacts(dependencies),
      reject: rejects.add,
      warn: warnings.add,
      from: from.tally,
      signal,
      onSettled(tally) {
        const sizes = { rejectBytes: rejects.size(), reportBytes: warnings.size() };
        reached = { ...reached, ...sizes, tally, consumed: consumed.shift() ?? reached.consumed };
        if (performance.now() - kept > checkpointIntervalMs) keep();
        watching.update({ contacts: tally.records, rejected: tally.rejected });
      },
    });
    signal.throwIfAborted();
    if (resume !== undefined) removeCheckpoint(resume);
    return reached.tally;
  } catch (error) {
    const cause = signal.aborted ? new Error("interrupted", { cause: error }) : error;
    if (reached === from || isDryRun) throw cause;
    keep();
    throw new ImportStopped(reached.tally, cause);
  }
}

async function* batchesOf(read: AsyncIterable<ReadBatch>, onRead: (chunks: number) => void): AsyncGenerator<Batch> {
  for await (const { batch, chunks } of read) {
    onRead(chunks);
    yield batch;
  }
}

/** Marks contacts as known from a file of their ids. */
export async function runKnownContacts(run: ImportRun, terminal: Terminal): Promise<KnownContactsTally> {
  const rejects = openList(run.rejects, 0, "--rejects", terminal);
  const watching = createWatching(run.input, terminal, 0);
  const store = storeOfTenant(await (await adapterFor(run.settings.databaseUrl)).openStore(run.settings), run.tenant);
  try {
    return await markKnownContacts({
      text: textChunks(watching.bytes),
      store,
      reject: rejects.add,
      onMarked: watching.update,
    });
  } finally {
    watching.end();
    rejects.end();
    await store.close();
  }
}

/** A dry run must not create or migrate a database: a missing one counts as empty. */
async function openForDryRun(adapter: StorageAdapter): Promise<PhoneNumberStore> {
  if ((await adapter.readSchemaVersions()).found === 0) return (await adapterFor("sqlite::memory:")).openStore();
  await requireCurrentSchema(adapter);
  return adapter.openStore();
}

/** Opens an existing store with the current schema. @throws Error instead of creating or migrating it. */
export async function openCurrentStore(settings: StoreSettings): Promise<PhoneNumberStore> {
  const adapter = await adapterFor(settings.databaseUrl);
  await requireCurrentSchema(adapter);
  return adapter.openStore(settings);
}

type List = ReturnType<typeof openList>;

/** A list of records in a file, or the first of them on the terminal. */
function openList(path: string | undefined, keepBytes: number, flag: string, { report }: Terminal) {
  const file: RejectFile | undefined = path === undefined ? undefined : openRejectFile(path, keepBytes);
  let count = 0;
  return {
    add(rejection: Rejection): void {
      count++;
      if (file) file.add(rejection);
      else if (count <= maxShown) report(`line ${rejection.line}: ${rejection.reason}\n`);
    },
    size: () => file?.size() ?? 0,
    end() {
      file?.close();
      if (file === undefined && count > maxShown) report(`and ${count - maxShown} more: see ${flag}\n`);
    },
  };
}

function createWatching(input: Input, { report, isScreen }: Terminal, before: number) {
  let bytes = 0;
  const progress = createProgress({ report, isScreen, clock: () => performance.now() });
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of input.bytes) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return {
    bytes: counted(),
    update({ contacts, rejected }: { readonly contacts: number; readonly rejected: number }) {
      progress.update({ contacts, rejected, before, bytes, totalBytes: input.totalBytes });
    },
    end: () => progress.end(),
  };
}
