// The benchmark of a growing database: latency at one fixed rate, with ten thousand numbers stored and with ten million.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, inImmediateTransaction } from "../server/storage/sqlite/driver.ts";
import { openDatabase } from "../server/storage/sqlite/open-database.ts";
import type { Settings, SuiteResult } from "./compare.ts";
import { type Arrivals, openLoop } from "./open-loop.ts";
import { median, table, tableRow } from "./report.ts";
import { oursOnSqlite, start } from "./target.ts";

const numbersPerContact = 10;
const contactsPerCommit = 5_000;
const small = 10_000;
/** Well below what the server can do, so that the latency is its own and not that of a queue. */
const perSecond = 1_000;

/** A fixed rate to each of the two, in turns. */
export async function scale({ rounds, seconds, numbers }: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const databases = [small, numbers].map((stored) => ({
    stored,
    file: join(folder, `${stored}.sqlite`),
    measured: [] as Arrivals[],
  }));
  try {
    for (const { file, stored } of databases) fill(file, stored);
    const running = [];
    for (const database of databases) running.push({ ...database, server: await start(oursOnSqlite(database.file)) });
    try {
      for (let round = -1; round < rounds; round++) {
        for (const { server, stored, measured } of running) {
          const figures = await openLoop(server, {
            rate: perSecond,
            seconds,
            connections: 300,
            items: 2,
            contacts: stored / numbersPerContact,
          });
          if (figures.accepted === 0 || figures.refused + figures.unsent + figures.failed > 0) {
            throw new Error(`${stored} numbers: not every request was answered with 200: ${JSON.stringify(figures)}`);
          }
          // Round -1 warms up.
          if (round >= 0) measured.push(figures);
        }
      }
    } finally {
      for (const { server } of running) await server.stop();
    }
    return report(databases);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(
  databases: readonly { readonly stored: number; readonly file: string; readonly measured: readonly Arrivals[] }[],
): SuiteResult {
  const p99 = (measured: readonly Arrivals[]) => median(measured.map(({ p99Ms }) => p99Ms));
  const first = databases[0]?.measured ?? [];
  const lines = databases.map(({ stored, file, measured }) =>
    tableRow([
      stored.toLocaleString("en"),
      `${Math.round(statSync(file).size / 1e6)} MB`,
      median(measured.map(({ p50Ms }) => p50Ms)).toFixed(2),
      p99(measured).toFixed(2),
      (p99(measured) / p99(first)).toFixed(2),
      median(measured.map(({ maxMs }) => maxMs)).toFixed(1),
    ]),
  );
  const heads = ["numbers stored", "database", "p50 ms", "p99 ms", "p99 ratio (goal 1.30)", "longest ms"];
  const title = `Latency as the database grows, SQLite, contacts at random, ${perSecond} requests/s offered`;
  return { table: table(title, heads, lines), data: databases };
}

/** Fills the tables by plain prepared statements: the fastest way, and the same rows that a request would write. */
function fill(file: string, numbers: number): void {
  const db = openDatabase({ file });
  const insert = createInsert(db);
  for (let contact = 0; contact < numbers / numbersPerContact; contact += contactsPerCommit) {
    inImmediateTransaction(db, () => {
      const end = Math.min(contact + contactsPerCommit, numbers / numbersPerContact);
      for (let each = contact; each < end; each++) insert(String(each));
    });
  }
  db.close();
}

function createInsert(db: Database): (contactID: string) => void {
  const contact = db.prepare<[string, number]>(
    "INSERT INTO contacts (contact_id, next_phone_number_id, version) VALUES (?, ?, 1)",
  );
  const number = db.prepare<[string, number, string, number]>(
    "INSERT INTO phone_numbers VALUES (?, ?, 2, 3, ?, ?, 1, 'Work', 'Business', 'front desk')",
  );
  return (contactID) => {
    contact.run(contactID, numbersPerContact + 1);
    for (let id = 1; id <= numbersPerContact; id++) {
      number.run(contactID, id, `+44 20 ${contactID} ${1000 + id}`, id === 1 ? 1 : 0);
    }
  };
}
