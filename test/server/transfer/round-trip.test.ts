// What is exported and imported into an empty store is exported again to the byte, in every format.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../../../bench/postgres-server.ts";
import type { PhoneNumberStore, StoredPhoneNumber } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { type FormatName, formatNames, formats } from "../../../server/transfer/formats/index.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "../storage/decisions.ts";
import { exported, importText } from "./files.ts";

const awkward = [
  "",
  " ",
  "\\N",
  '"',
  '""',
  ",",
  "\r",
  "\n",
  "\r\n",
  "a\nb",
  "=1+1",
  "+44 1",
  "-1",
  "@x",
  "<b>&amp;",
  "]]>",
];
const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 10 }),
);
/** What the contract's pattern allows. */
const allowed = text.filter(
  (value) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/u.test(value),
);
const int32 = fc.integer({ min: -2147483648, max: 2147483647 });
const item = fc.record({
  PhoneNumberID: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(2147483647)),
  EntityID: int32,
  ContactInfoTypeID: int32,
  PhoneNumber: allowed.filter((value) => !/^[\s\p{White_Space}]*$/u.test(value)),
  IsPrimary: fc.constant(false),
  IsTextActive: fc.boolean(),
  ContactInfoName: fc.option(allowed),
  ContactInfoCategory: fc.option(allowed),
  Notes: fc.option(allowed),
});
const list = fc.uniqueArray(item, { selector: ({ PhoneNumberID }) => PhoneNumberID, maxLength: 4 });
const contactID = fc
  .oneof(fc.constantFrom("\\N", "a,b", 'a"b', "<&>", "é", "\u{1F600}", "=1", "0", "00"), fc.string({ maxLength: 8 }))
  .filter((value) =>
    /^[^\s\u0000-\u001F\u007F-\u009F](?:[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F])?$/.test(value),
  );
const contacts = fc.uniqueArray(fc.tuple(contactID, list, fc.nat(3), fc.boolean()), {
  selector: ([id]) => id,
  maxLength: 6,
});

async function fill(
  store: PhoneNumberStore,
  [id, numbers, removed, primary]: [string, StoredPhoneNumber[], number, boolean],
) {
  const rows = numbers.map((row, index) => ({ ...row, IsPrimary: primary && index === 0 }));
  const above = rows.reduce((greatest, { PhoneNumberID }) => Math.max(greatest, PhoneNumberID + 1), 1);
  const next = Math.min(above + removed, 2147483648);
  await store.write(id, deciding({ upserted: rows, removed: [], nextPhoneNumberID: next }));
}

describe.each(formatNames)("an export as %s", (name: FormatName) => {
  const format = formats[name];

  it("an export can be imported unchanged, whatever the store and the chunks", async () => {
    await fc.assert(
      fc.asyncProperty(contacts, fc.integer({ min: 1, max: 50 }), async (given, size) => {
        const [one, other] = [openSqliteStore({ file: ":memory:" }), openSqliteStore({ file: ":memory:" })];
        try {
          for (const contact of given) await fill(one, contact as Parameters<typeof fill>[1]);
          const first = await exported(one, format);
          const { tally, rejections } = await importText(other, format, first, size);
          expect(rejections).toEqual([]);
          expect(tally.records).toBe(given.length);
          expect(await exported(other, format)).toBe(first);
          // Importing it once more changes nothing.
          const again = await importText(other, format, first, size);
          expect(again.tally).toMatchObject({ added: 0, updated: 0, unchanged: tally.added });
          for (const [id] of given) expect((await other.read(id)).version).toBeLessThanOrEqual(1);
        } finally {
          await Promise.all([one.close(), other.close()]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("an export keeps a list longer than the maximum of one request", async () => {
    const store = openSqliteStore({ file: ":memory:" });
    const rows = Array.from({ length: 2_001 }, (_, index) =>
      number({ PhoneNumberID: index + 1, PhoneNumber: `${index}`, IsPrimary: index === 1_500 }),
    );
    await store.write("C", deciding({ ...storing(...rows), nextPhoneNumberID: 30_000 }));
    const first = await exported(store, format);
    const other = openSqliteStore({ file: ":memory:" });
    expect(await importText(other, format, first, 65_536)).toMatchObject({
      tally: { records: 3, added: 2_001 },
      rejections: [],
    });
    expect(await exported(other, format)).toBe(first);
    expect((await other.read("C")).nextPhoneNumberID).toBe(30_000);
    await Promise.all([store.close(), other.close()]);
  });

  it.each([
    ["whose highest number was removed", 8],
    ["that has used every id", 2_147_483_648],
  ])("an export keeps the next id of a contact %s", async (_which, nextPhoneNumberID) => {
    const [one, other] = [openSqliteStore({ file: ":memory:" }), openSqliteStore({ file: ":memory:" })];
    const row = number({ PhoneNumberID: 5, PhoneNumber: "+44 20 7946 0000" });
    await one.write("C", deciding({ ...storing(row), nextPhoneNumberID }));
    const file = await exported(one, format);
    expect((await importText(other, format, file)).tally).toMatchObject({ records: 1, added: 1, rejected: 0 });
    expect(await other.read("C")).toMatchObject({ nextPhoneNumberID, known: true, numbers: [row] });
    // A contact that is further ahead stays there.
    await other.write("C", deciding({ upserted: [], removed: [], nextPhoneNumberID: 2_147_483_648 }));
    await importText(other, format, file);
    const changing = '{"contactID":"C","nextPhoneNumberID":8,"PhoneNumbers":[{"PhoneNumberID":5,"Notes":"changed"}]}';
    expect((await importText(other, formats.ndjson, changing)).tally).toMatchObject({ updated: 1 });
    expect((await other.read("C")).nextPhoneNumberID).toBe(2_147_483_648);
    const more = await importText(
      other,
      formats.ndjson,
      '{"contactID":"C","PhoneNumbers":[{"PhoneNumber":"5551234"}]}',
    );
    expect(more.tally).toMatchObject({ added: 0, rejected: 1 });
    await Promise.all([one.close(), other.close()]);
  });

  it("an export without contacts is a file that can be imported", async () => {
    const store = openSqliteStore({ file: ":memory:" });
    expect((await importText(store, format, await exported(store, format))).tally.records).toBe(0);
    await store.close();
  });
});

describe("from one database to the other", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it("SQLite and PostgreSQL export the same bytes", async () => {
    const { openPostgresStore } = await import("../../../server/storage/postgres/postgres-store.ts");
    const sqlite = openSqliteStore({ file: ":memory:" });
    for (const id of ["b", "B", "é", "\u{1F600}", "\uFF5E", "a b"]) await sqlite.write(id, adding);
    await sqlite.write("removed", deciding({ upserted: [], removed: [1], nextPhoneNumberID: 7 }));
    await sqlite.addKnownContacts(["known"]);
    const postgres = await openPostgresStore({ connectionString: await server.createDatabase() });
    for (const format of Object.values(formats)) {
      const first = await exported(sqlite, format);
      expect((await importText(postgres, format, first)).rejections).toEqual([]);
      expect(await exported(postgres, format)).toBe(first);
    }
    expect(await postgres.read("removed")).toMatchObject({ nextPhoneNumberID: 7, known: true });
    expect((await postgres.read("known")).known).toBe(true);
    await Promise.all([sqlite.close(), postgres.close()]);
  });
});
