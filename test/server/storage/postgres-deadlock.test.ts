// Holds the order of the locks: stores that write to the same rows in any order wait for each other in one direction only.
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { adding } from "./decisions.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** The numbers below 200, in a different order for each seed. */
const shuffled = (seed: number) => {
  const step = [1, 3, 7, 9, 11, 13, 17, 19, 21, 23][seed % 10] ?? 1;
  return Array.from({ length: 200 }, (_, index) => (index * step + seed * 37) % 200);
};

async function openFour() {
  const connectionString = await server.createDatabase();
  const open = () => openPostgresStore({ connectionString, groupLimit: 300, poolSize: 2 });
  const stores = await Promise.all([open(), open(), open(), open()]);
  onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
  return { connectionString, stores };
}

test.each([
  ["stored contacts", 12, (_: number, index: number) => `${index}`],
  ["new contacts", 12, (round: number, index: number) => `${round} ${index}`],
  ["some of each", 12, (round: number, index: number) => (index % 2 ? `${index}` : `${index} ${round}`)],
])("%s do not deadlock, written or imported", async (_name, rounds, contactOf) => {
  const { stores } = await openFour();
  const before = server.log().length;
  for (let round = 0; round < rounds; round++) {
    const contacts = (seed: number) => shuffled(seed + round).map((index) => contactOf(round, index));
    await Promise.all([
      ...stores.flatMap((store, each) => contacts(each).map((contactID) => store.write(contactID, adding))),
      ...stores.map((store, each) => store.addKnownContacts(contacts(each + 4))),
    ]);
  }
  // Tries again would hide it from the callers, and not from the server.
  expect(server.log().slice(before)).not.toContain("deadlock detected");
  const expected = contactOf(0, 1) === contactOf(1, 1) ? 4 * rounds : 4;
  expect(await stores[0]?.read(contactOf(0, 1))).toMatchObject({ version: expected, known: true });
});

test("idempotency keys do not deadlock", async () => {
  const { connectionString, stores } = await openFour();
  // Slow enough that the stores' statements meet; else the one process of this test runs them one after the other.
  await runStatement(
    connectionString,
    `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.001); RETURN NEW; END';
     CREATE TRIGGER slow BEFORE INSERT ON idempotency FOR EACH ROW EXECUTE FUNCTION slow()`,
  );
  const before = server.log().length;
  for (let round = 0; round < 2; round++) {
    const write = (each: number, index: number) => {
      const place = { scope: "s", key: `${round} ${index}`, fingerprint: "f" };
      return stores[each]?.write(`${each} ${index}`, adding, place);
    };
    const keys = (each: number) => shuffled(each + round).filter((index) => index < 60);
    const results = await Promise.all([0, 1, 2, 3].flatMap((each) => keys(each).map((index) => write(each, index))));
    expect(results.filter((result) => result?.kind === "decided").length).toBe(60);
    expect(results.filter((result) => result?.kind === "replayed").length).toBe(180);
  }
  expect(server.log().slice(before)).not.toContain("deadlock detected");
});

test.each(["read committed", "repeatable read", "serializable"])(
  "a batch that the server ends as the victim of a deadlock is decided on its second try (server default: %s)",
  async (isolation) => {
    const connectionString = await server.createDatabase();
    const settings = { deadlock_timeout: "1s", default_transaction_isolation: isolation.replace(" ", "\\ ") };
    const options = Object.entries(settings).map(([name, value]) => `-c${name}=${value}`);
    const store = await openPostgresStore({
      connectionString: `${connectionString}?options=${encodeURIComponent(options.join(" "))}`,
    });
    onTestFinished(() => store.close());
    await Promise.all(["A", "B"].map((contactID) => store.write(contactID, adding)));
    const other = new Client({ connectionString });
    await other.connect();
    onTestFinished(() => other.end());
    // The store looks for a deadlock first.
    await other.query("SET deadlock_timeout = '60s'");
    await other.query("BEGIN");
    await other.query("SELECT 1 FROM contacts WHERE contact_id = 'B' FOR UPDATE");
    const before = server.log().length;
    const writes = ["A", "B"].map((contactID) =>
      store.write(contactID, adding, { scope: "s", key: contactID, fingerprint: "f" }),
    );
    const waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await expect.poll(() => runStatement(connectionString, waiting), { interval: 10 }).toHaveLength(1);
    await other.query("UPDATE contacts SET version = version + 10 WHERE contact_id = 'A'");
    await other.query("COMMIT");
    expect(await Promise.all(writes)).toEqual(["A", "B"].map(() => ({ kind: "decided", outcome: 2 })));
    expect(server.log().slice(before)).toContain("deadlock detected");
    expect((await store.read("A")).version).toBe(12);
  },
);
