// Runs an import from its input to its tally: store, checkpoint, reject file and progress around importContacts.
import { createUpdateRules } from "../phone-numbers/comparison-key.ts";
import { storeOfTenant } from "../phone-numbers/tenant-store.ts";
import type { StorageAdapter } from "../storage/adapter.ts";
import { adapterFor, requireCurrentSchema } from "../storage/adapters.ts";
import type { PhoneNumberStore } from "../storage/phone-number-store.ts";
import { nameImport, readCheckpoint, removeCheckpoint, writeCheckpoint } from "../transfer/checkpoint.ts";
import { type FormatName, formats } from "../transfer/formats.ts";
import { emptyTally, type ImportTally, importContacts, type Rejection } from "../transfer/import-contacts.ts";
import type { Input } from "../transfer/input.ts";
import { markKnownContacts } from "../transfer/known-contacts.ts";
import { createProgress } from "../transfer/progress.ts";
import type { Reader } from "../transfer/read-in-thread.ts";
import { openRejectFile, type RejectFile } from "../transfer/reject-file.ts";
import { createDryRun, createTakeContacts } from "../transfer/take-contact.ts";
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
  /** Where to write what is refused; without it the first few are reported. */
  readonly rejects: string | undefined;
}

export interface ContactsRun extends ImportRun {
  readonly format: FormatName;
  readonly reader: Reader;
  readonly isDryRun: boolean;
  /** The file of the checkpoint. */
  readonly resume: string | undefined;
}

const checkpointIntervalMs = 1_000;
/** Rejections that are reported when there is no file for them. */
const mostReported = 10;

/** Imports contacts with their numbers. @throws Error when it could not go to the end; what the checkpoint says holds. */
export async function runImport(run: ContactsRun, terminal: Terminal): Promise<ImportTally> {
  const { input, settings, format, resume, isDryRun, signal } = run;
  const adapter = await adapterFor(settings.databaseUrl);
  const importing = nameImport(format, input.start, `${adapter.name} ${run.tenant ?? ""}`);
  const { tally: from, rejectBytes: keepBytes } =
    resume === undefined ? { tally: emptyTally, rejectBytes: 0 } : readCheckpoint(resume, importing);
  const rejecting = createRejecting(run, terminal, keepBytes);
  const watching = createWatching(run, terminal, from.records);
  const store = storeOfTenant(await (isDryRun ? openForDryRun(adapter) : adapter.openStore(settings)), run.tenant);
  let tally = from;
  let rejectBytes = keepBytes;
  let kept = performance.now();
  const keep = () => {
    if (resume !== undefined) writeCheckpoint(resume, { importing, tally, rejectBytes });
    kept = performance.now();
  };
  const dependencies = { store, rules: createUpdateRules(settings) };
  try {
    await importContacts({
      batches: run.reader.read({ format, skip: from.records }, watching.bytes),
      place: formats[format].place,
      take: isDryRun ? createDryRun(dependencies) : createTakeContacts(dependencies),
      reject: rejecting.add,
      from,
      signal,
      onSettled(settled) {
        tally = settled;
        rejectBytes = rejecting.size();
        if (performance.now() - kept > checkpointIntervalMs) keep();
        watching.update({ contacts: tally.records, rejected: tally.rejected });
      },
    });
    signal.throwIfAborted();
    if (resume !== undefined) removeCheckpoint(resume);
    return tally;
  } catch (error) {
    keep();
    throw signal.aborted ? new Error(`interrupted behind contact ${tally.records}`, { cause: error }) : error;
  } finally {
    watching.end();
    rejecting.end();
    await store.close();
  }
}

/** Marks contacts as known from a file of their ids. */
export async function runKnownContacts(run: ImportRun, terminal: Terminal) {
  const rejecting = createRejecting(run, terminal, 0);
  const watching = createWatching(run, terminal, 0);
  const store = storeOfTenant(await (await adapterFor(run.settings.databaseUrl)).openStore(run.settings), run.tenant);
  try {
    return await markKnownContacts({
      text: textChunks(watching.bytes),
      store,
      reject: rejecting.add,
      onMarked: watching.update,
    });
  } finally {
    watching.end();
    rejecting.end();
    await store.close();
  }
}

/** A dry run must not create or migrate a database: a missing one counts as empty. */
async function openForDryRun(adapter: StorageAdapter): Promise<PhoneNumberStore> {
  if ((await adapter.readSchemaVersions()).found === 0) return (await adapterFor("sqlite::memory:")).openStore();
  await requireCurrentSchema(adapter);
  return adapter.openStore();
}

/** Opens a store that is there and up to date. @throws Error instead of creating or migrating it. */
export async function openCurrentStore(settings: StoreSettings): Promise<PhoneNumberStore> {
  const adapter = await adapterFor(settings.databaseUrl);
  await requireCurrentSchema(adapter);
  return adapter.openStore(settings);
}

function createRejecting({ rejects }: ImportRun, { report }: Terminal, rejectBytes: number) {
  const file: RejectFile | undefined = rejects === undefined ? undefined : openRejectFile(rejects, rejectBytes);
  let count = 0;
  return {
    add(rejection: Rejection): void {
      count++;
      if (file) file.add(rejection);
      else if (count <= mostReported) report(`line ${rejection.line}: ${rejection.reason}\n`);
    },
    size: () => file?.size() ?? 0,
    end() {
      file?.close();
      if (file === undefined && count > mostReported) report(`and ${count - mostReported} more: see --rejects\n`);
    },
  };
}

function createWatching({ input }: ImportRun, { report, isScreen }: Terminal, before: number) {
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
