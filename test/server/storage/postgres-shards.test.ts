// Which writes share a transaction on a distributed database: those of one shard, and with keys on one server.
import fc from "fast-check";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { holdTransaction, type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { hashText } from "../../../server/storage/postgres/hash-text.ts";
import { distributeDatabase, migrateDatabase } from "../../../server/storage/postgres/schema.ts";
import { readShards } from "../../../server/storage/postgres/shards.ts";
import { countOpenConnections } from "../../support/open-connections.ts";
import { someoneWaits } from "../../support/waiting-for-lock.ts";
import { createCitusDouble } from "./citus-double.ts";
import { adding } from "./decisions.ts";
import { openStore } from "./open-postgres.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** The shard of four, as the double has them. */
const shardOf = (contactID: string) => Math.floor((hashText(contactID) + 2 ** 31) / 2 ** 30);

test("hashText is the server's hashtext()", async () => {
  const pool = new Pool({ connectionString: await server.createDatabase(), max: 1 });
  onTestFinished(() => pool.end());
  const text = fc.string({ unit: "binary", maxLength: 40 }).map((letters) => letters.replaceAll("\0", ""));
  const lengths = Array.from(
    { length: 26 },
    (_, length) => "\u00e4".repeat(length).slice(0, length) + "a".repeat(length),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 30, maxLength: 30 }), async (texts) => {
      const all = [...texts, ...lengths];
      const { rows } = await pool.query<{ hash: number }>(
        "SELECT hashtext(sent) AS hash FROM unnest($1::text[]) WITH ORDINALITY AS list (sent, place) ORDER BY place",
        [all],
      );
      expect(all.map(hashText)).toEqual(rows.map(({ hash }) => hash));
    }),
    { numRuns: 6 },
  );
});

test("no group and no import locks contacts of two shards, and each shard's writes share commits", async () => {
  const connectionString = await createCitusDouble(server);
  const before = server.log().length;
  const store = await openStore(connectionString);
  const contactIDs = Array.from({ length: 300 }, (_, index) => `C${index}`);
  await Promise.all(contactIDs.map((contactID) => store.write(contactID, adding)));
  expect(await store.addKnownContacts(contactIDs)).toBe(300);
  // A refused group would be committed write by write, and only the server would notice.
  expect(server.log().slice(before)).not.toContain("could not run distributed query");
  const commits = await runStatement(connectionString, "SELECT DISTINCT xmin::text FROM contacts");
  expect(commits).toHaveLength(4);
  for (const contactID of contactIDs) expect(await store.read(contactID)).toMatchObject({ version: 1, known: true });
});

test("keys on another server are in another group than keys on the contact's own", async () => {
  const connectionString = await createCitusDouble(server);
  const pool = new Pool({ connectionString });
  onTestFinished(() => pool.end());
  const { partitionOf } = await readShards(pool, { connectionString });
  const partitions = new Map<unknown, Set<string>>();
  for (let index = 0; index < 400; index++) {
    const idempotency = index % 3 === 0 ? undefined : { scope: "s", key: `${index}`, fingerprint: "f" };
    const contactID = `C${index % 50}`;
    const server = (shard: number) => ["one", "two"][shard % 2];
    const servers = [server(shardOf(contactID)), idempotency && server(shardOf(idempotency.key))];
    const place = [shardOf(contactID), ...new Set(servers.filter((name) => name !== undefined))].join();
    const partition = partitionOf({ contactID, idempotency });
    partitions.set(partition, (partitions.get(partition) ?? new Set()).add(place));
  }
  // Four shards, each with its own server's keys and with the other's.
  expect([...partitions.values()].map(({ size }) => size)).toEqual(Array.from({ length: 8 }, () => 1));
});

test("a shard begins with its minimum", async () => {
  const connectionString = await createCitusDouble(server);
  const [below = "", least = "", ...above] = ["A", "B", "C", "D"].toSorted((a, b) => hashText(a) - hashText(b));
  await runStatement(
    connectionString,
    `DELETE FROM pg_dist_shard WHERE shardid IN (2, 3);
     UPDATE pg_dist_shard SET shardminvalue = '${hashText(least)}' WHERE shardid = 1`,
  );
  const pool = new Pool({ connectionString });
  onTestFinished(() => pool.end());
  const { partitionOf } = await readShards(pool, { connectionString });
  const [first, second] = [partitionOf({ contactID: below }), partitionOf({ contactID: least })];
  expect(first).not.toBe(second);
  for (const contactID of above) expect(partitionOf({ contactID })).toBe(second);
});

test("after a shard was split, its writes are decided, and groups follow the new layout", async () => {
  const connectionString = await createCitusDouble(server);
  // The store knows two of the four shards.
  await runStatement(connectionString, "CREATE TABLE later AS SELECT * FROM pg_dist_shard WHERE shardid % 2 = 1");
  await runStatement(connectionString, "DELETE FROM pg_dist_shard WHERE shardid % 2 = 1");
  const store = await openStore(connectionString);
  await runStatement(connectionString, "INSERT INTO pg_dist_shard SELECT * FROM later");
  const contactIDs = Array.from({ length: 60 }, (_, index) => `C${index}`);
  const write = () => Promise.all(contactIDs.map((contactID) => store.write(contactID, adding)));
  expect((await write()).map(({ kind }) => kind)).toEqual(contactIDs.map(() => "decided"));
  await expect
    .poll(async () => {
      const before = server.log().length;
      await write();
      return server.log().slice(before);
    })
    .not.toContain("could not run distributed query");
  expect((await store.read("C7")).version).toBeGreaterThan(1);
});

test("the layout of the shards is read again at each refresh", async () => {
  const connectionString = await createCitusDouble(server);
  const pool = new Pool({ connectionString });
  onTestFinished(() => pool.end());
  const { partitionOf, refresh } = await readShards(pool, { connectionString });
  const found: string[] = [];
  for (const name of ["moved", "moved again"]) {
    await runStatement(connectionString, `UPDATE pg_dist_node SET nodename = '${name}'`);
    await refresh();
    found.push(partitionOf({ contactID: "A" }).servers);
  }
  expect(found).toEqual(["moved:5432", "moved again:5432"]);
});

test("servers on the same host differ by their ports, and each connection that reads the layout is closed", async () => {
  const connectionString = await createCitusDouble(server);
  await runStatement(connectionString, "UPDATE pg_dist_node SET nodename = 'host', nodeport = 5432 + groupid");
  const pool = new Pool({ connectionString });
  const { partitionOf, refresh } = await readShards(pool, { connectionString });
  await refresh();
  const servers = Array.from({ length: 40 }, (_, index) => partitionOf({ contactID: `C${index}` }).servers);
  expect(new Set(servers)).toEqual(new Set(["host:5433", "host:5434"]));
  await pool.end();
  expect(await countOpenConnections(connectionString)).toBe(0);
});

test("contacts in one table without bounds, such as a reference table, are not distributed", async () => {
  const connectionString = await createCitusDouble(server);
  await runStatement(connectionString, "UPDATE pg_dist_shard SET shardminvalue = NULL WHERE shardid < 100");
  const pool = new Pool({ connectionString });
  onTestFinished(() => pool.end());
  expect((await readShards(pool, { connectionString })).isDistributed).toBe(false);
});

test("an outage of a distributed database costs only the writes of that time", async () => {
  const connectionString = await createCitusDouble(server);
  const store = await openStore(connectionString);
  await store.write("C", adding);
  const pool = new Pool({ connectionString }).on("error", () => undefined);
  onTestFinished(() => pool.end());
  const { partitionOf, refresh } = await readShards(pool, { connectionString });
  const partition = partitionOf({ contactID: "C" });
  await server.stop();
  await refresh();
  expect(partitionOf({ contactID: "C" })).toBe(partition);
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  await server.start();
  expect(await store.write("C", adding)).toEqual({ kind: "decided", outcome: 2 });
});

test("a lock that another process holds for too long takes no lane from the writes to its server", async () => {
  const connectionString = await createCitusDouble(server);
  const store = await openStore(connectionString, { lockTimeoutMs: 600_000, statementTimeoutMs: 600_000 });
  const contactIDs = Array.from({ length: 60 }, (_, index) => `C${index}`);
  // Two shards of one server.
  const [locked = "", free = ""] = [0, 2].map((shard) => contactIDs.find((contactID) => shardOf(contactID) === shard));
  await store.write(locked, adding);
  await runStatement(
    connectionString,
    `CREATE FUNCTION time_out() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'canceling statement due to lock timeout' USING ERRCODE = '55P03'; END $$;
     CREATE TRIGGER time_out BEFORE INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION time_out()`,
  );
  await expect(store.write(locked, adding)).rejects.toThrow(StoreUnavailable);
  await runStatement(connectionString, "DROP TRIGGER time_out ON contacts");
  const release = await holdTransaction(connectionString, "UPDATE contacts SET version = version");
  const waiting = store.write(locked, adding);
  await someoneWaits(connectionString);
  let isWritten = false;
  const writing = store.write(free, adding).then(() => {
    isWritten = true;
  });
  await expect
    .poll(() => isWritten)
    .toBe(true)
    .finally(release);
  await Promise.all([waiting, writing]);
});

test("a database without Citus is one shard, and cannot be distributed", async () => {
  const connectionString = await server.createDatabase();
  await migrateDatabase({ connectionString });
  const pool = new Pool({ connectionString });
  onTestFinished(() => pool.end());
  const { isDistributed, partitionOf } = await readShards(pool, { connectionString });
  expect([isDistributed, partitionOf({ contactID: "A" }) === partitionOf({ contactID: "B" })]).toEqual([false, true]);
  await expect(distributeDatabase({ connectionString }, 8)).rejects.toThrow(
    "The database does not have the extension citus: run CREATE EXTENSION citus and add the workers first",
  );
});

test("a worker is not migrated: its tables would be no other server's", async () => {
  const connectionString = await server.createDatabase();
  await runStatement(connectionString, "CREATE TABLE pg_dist_local_group AS SELECT 2 AS groupid");
  await expect(migrateDatabase({ connectionString })).rejects.toThrow(
    "The database is a worker of a Citus cluster: migrate through the coordinator",
  );
  expect(await runStatement(connectionString, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([
    { tablename: "pg_dist_local_group" },
  ]);
  await runStatement(connectionString, "UPDATE pg_dist_local_group SET groupid = 0");
  await migrateDatabase({ connectionString });
});
