// Raw node:http with a bare group commit: sqlite FILE | postgres URL. It writes the same rows as the server, with its batch
// statements and settings, but reads and decides nothing. So it shows what the disk or the database allows.
import type { StoredPhoneNumber } from "../../server/storage/phone-number-store.ts";
import { textArray } from "../../server/storage/postgres/array-literals.ts";
import { upsertNumbers } from "../../server/storage/postgres/number-rows.ts";
import { openDatabase as openPool } from "../../server/storage/postgres/open-database.ts";
import { migrateDatabase } from "../../server/storage/postgres/schema.ts";
import { inTransaction } from "../../server/storage/postgres/transaction.ts";
import { createContactBatchRows } from "../../server/storage/sqlite/contact-batch-rows.ts";
import { inImmediateTransaction } from "../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../server/storage/sqlite/open-database.ts";
import { serveRaw } from "./raw-server.ts";

type Lists = ReadonlyMap<string, readonly StoredPhoneNumber[]>;

interface GroupCommit {
  commit(lists: Lists): void | Promise<void>;
  /** Groups at the same time. */
  readonly lanes: number;
}

const [kind, place = ""] = process.argv.slice(2);
const { commit, lanes } = await (kind === "postgres" ? openPostgres(place) : openSqlite(place));
let waiting = new Map<string, readonly StoredPhoneNumber[]>();
let callers: (() => void)[] = [];
let groups = 0;

serveRaw({
  read: () => undefined,
  write(path, list) {
    waiting.set(path, list as readonly StoredPhoneNumber[]);
    return new Promise((resolve) => {
      callers.push(resolve);
      if (callers.length === 1) setImmediate(() => void commitWaiting());
    });
  },
});

/** Commits what waits, again and again until nothing does. */
async function commitWaiting(): Promise<void> {
  while (groups < lanes && callers.length > 0) {
    const [lists, tell] = [waiting, callers];
    waiting = new Map();
    callers = [];
    groups++;
    await commit(lists);
    groups--;
    for (const resolve of tell) resolve();
    await new Promise(setImmediate);
  }
}

function openSqlite(file: string): GroupCommit {
  const db = openDatabase({ file });
  const rows = createContactBatchRows(db);
  return {
    lanes: 1,
    commit(lists) {
      const changes = [...lists].map(([contactID, upserted]) => {
        return [contactID, { upserted, removed: [], nextPhoneNumberID: 3 }] as const;
      });
      inImmediateTransaction(db, () => rows.apply(new Map(changes)));
    },
  };
}

const upsertContacts = {
  name: "upsert contacts",
  text: `INSERT INTO contacts (contact_id, next_phone_number_id, version) SELECT id, 3, 1 FROM unnest($1::text[]) AS sent (id)
    ON CONFLICT (contact_id) DO UPDATE SET version = contacts.version + 1`,
};

async function openPostgres(connectionString: string): Promise<GroupCommit> {
  await migrateDatabase({ connectionString });
  const database = openPool({ connectionString });
  return {
    lanes: 3,
    commit: (lists) =>
      inTransaction(database, async (session) => {
        const contactIDs = [...lists.keys()].sort();
        const numbers = contactIDs.flatMap((contactID) =>
          (lists.get(contactID) ?? []).map((number) => ({ contactID, number })),
        );
        const writes = [session.query(upsertContacts, [textArray(contactIDs)]), upsertNumbers(session, numbers, false)];
        return { result: undefined, writes };
      }),
  };
}
