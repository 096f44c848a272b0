// Holds what the PostgreSQL store does when the server stops, dies, hangs on a lock, or is lost in the middle of a write.
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdTransaction, type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { type ContactState, type Decision, StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { someoneWaits } from "../../support/waiting-for-lock.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, storing } from "./decisions.ts";
import { openStore } from "./open-postgres.ts";
import { cutConnection } from "./postgres-proxy.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** Opens the store first, so that its migration is not what the proxy cuts. */
async function openThroughCut(cut: Parameters<typeof cutConnection>[1]) {
  const connectionString = await server.createDatabase();
  const direct = await openStore(connectionString);
  return { direct, store: await openStore(await cutConnection(connectionString, cut)) };
}

test("a server outage costs only the writes of that time", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString);
  await Promise.all(Array.from({ length: 10 }, (_, index) => store.write(`C${index}`, adding)));
  await server.stop();
  await expect(store.write("C0", adding)).rejects.toThrow(StoreUnavailable);
  await expect(store.read("C0")).rejects.toThrow(StoreUnavailable);
  await expect(store.addKnownContacts(["C0"])).rejects.toThrow(StoreUnavailable);
  await expect(store.contacts()[Symbol.asyncIterator]().next()).rejects.toThrow(StoreUnavailable);
  await expect(openPostgresStore({ connectionString })).rejects.toThrow(StoreUnavailable);
  await server.start();
  await store.write("C0", adding);
  expect((await store.read("C0")).version).toBe(2);
});

test("a server killed under load keeps every acknowledged write, and no half of another", async () => {
  // Commits that take their time, so that the end comes in the middle of some.
  const slow = "?options=-ccommit_delay%3D20000%20-ccommit_siblings%3D0";
  const connectionString = `${await server.createDatabase()}${slow}`;
  const stores = [await openStore(connectionString), await openStore(connectionString)];
  const addingTwo = ({ nextPhoneNumberID: id }: ContactState): Decision<number> => {
    const rows = [id, id + 1].map((each) => number({ PhoneNumberID: each, PhoneNumber: "1", IsPrimary: false }));
    return { change: storing(...rows), outcome: id, final: true };
  };
  const acknowledged = new Map<string, number[]>();
  let refusals = 0;
  let killed = false;
  const writing = stores.flatMap((store, each) =>
    Array.from({ length: 12 }, async (_, writer) => {
      const contactID = `C${(writer + each) % 8}`;
      while (!killed || refusals === 0) {
        try {
          const result = await store.write(contactID, addingTwo);
          if (result.kind === "decided")
            acknowledged.set(contactID, [...(acknowledged.get(contactID) ?? []), result.outcome]);
        } catch (error) {
          expect(error).toBeInstanceOf(StoreUnavailable);
          refusals++;
        }
      }
    }),
  );
  await expect.poll(() => [...acknowledged.values()].flat().length).toBeGreaterThan(100);
  await server.kill();
  killed = true;
  await Promise.all(writing);
  await server.start();
  const after = await openStore(connectionString);
  for (const [contactID, ids] of acknowledged) {
    const { numbers, nextPhoneNumberID, version } = await after.read(contactID);
    const stored = new Set(numbers.map(({ PhoneNumberID }) => PhoneNumberID));
    expect(ids.filter((id) => !stored.has(id) || !stored.has(id + 1))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect([numbers.length, nextPhoneNumberID]).toEqual([2 * version, 2 * version + 1]);
  }
});

test("a connection lost before COMMIT is made up for, and the write happens once", async () => {
  const { store } = await openThroughCut({ at: "FOR UPDATE", delivered: true, times: 2 });
  expect(await store.write("C", adding)).toEqual({ kind: "decided", outcome: 1 });
  expect((await store.read("C")).version).toBe(1);
});

test("the number of tries is bounded", async () => {
  const { store, direct } = await openThroughCut({ at: "FOR UPDATE", delivered: false, times: 100 });
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  expect((await direct.read("C")).version).toBe(0);
});

test.each([true, false])(
  "a connection lost at COMMIT is never a success, and never tried again (%s)",
  async (arrived) => {
    const { store, direct } = await openThroughCut({ at: "COMMIT\0", delivered: arrived, times: 1 });
    let decided = 0;
    const decide = (state: ContactState) => {
      decided++;
      return adding(state);
    };
    const error: unknown = await store.write("C", decide).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error).toMatchObject({ mayBeStored: true, message: expect.stringContaining("may or may not be stored") });
    expect(decided).toBe(1);
    await expect.poll(async () => (await direct.read("C")).version).toBe(arrived ? 1 : 0);
    expect((await store.write("C", adding)).kind).toBe("decided");
  },
);

test.each([true, false])(
  "a connection lost while the writes and their COMMIT are on their way is not tried again either (%s)",
  async (arrived) => {
    const { store, direct } = await openThroughCut({ at: "INSERT INTO phone_numbers", delivered: arrived, times: 1 });
    let decided = 0;
    const decide = (state: ContactState) => {
      decided++;
      return adding(state);
    };
    const error: unknown = await store.write("C", decide).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "StoreUnavailable", mayBeStored: true });
    expect(decided).toBe(1);
    expect((await store.write("C", adding)).kind).toBe("decided");
    const { version, numbers } = await direct.read("C");
    expect(numbers.length).toBe(version);
  },
);

test("a write that the server refuses before its COMMIT is not stored, and the connection goes on", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString, { poolSize: 1 });
  await store.write("C", adding);
  await runStatement(connectionString, "ALTER TABLE contacts ADD CHECK (version <> 2)");
  const { connections } = store.load();
  await expect(store.write("C", adding)).rejects.toMatchObject({ code: "23514" });
  expect(store.load().connections).toBe(connections);
  expect(await store.read("C")).toMatchObject({ version: 1, numbers: [{ PhoneNumberID: 1 }] });
});

test("a lock of another process is waited for, and then StoreUnavailable", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString, { lockTimeoutMs: 200 });
  await store.write("C", adding);
  const release = await holdTransaction(connectionString, "UPDATE contacts SET version = version");
  await expect(store.write("C", adding)).rejects.toThrow(StoreUnavailable);
  expect((await store.read("C")).version).toBe(1);
  await release();
  expect((await store.write("C", adding)).kind).toBe("decided");
});

test("reads do not wait for writes that wait for locks", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString, { poolSize: 2, lockTimeoutMs: 600_000, statementTimeoutMs: 600_000 });
  await Promise.all(["A", "B"].map((contactID) => store.write(contactID, adding)));
  const release = await holdTransaction(connectionString, "UPDATE contacts SET version = version");
  const first = store.write("A", adding);
  await someoneWaits(connectionString);
  const second = store.write("B", adding);
  for (let left = 3; left > 0; left--) await turn();
  const read: unknown = await store.read("A").catch((error: unknown) => error);
  await release();
  expect(read).toMatchObject({ version: 1 });
  expect(await Promise.all([first, second])).toEqual([1, 2].map(() => ({ kind: "decided", outcome: 2 })));
});

test("a statement that hangs is given up", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString, { statementTimeoutMs: 200, lockTimeoutMs: 60_000 });
  const release = await holdTransaction(connectionString, "LOCK TABLE contacts");
  await expect(store.read("C")).rejects.toThrow(StoreUnavailable);
  await release();
  expect((await store.read("C")).version).toBe(0);
});

test("a connection counts as in use only while it works", async () => {
  const connectionString = await server.createDatabase();
  const store = await openStore(connectionString, { lockTimeoutMs: 600_000, statementTimeoutMs: 600_000 });
  await store.write("C", adding);
  expect(store.load()).toMatchObject({ connections: 1, connectionsInUse: 0 });
  const release = await holdTransaction(connectionString, "UPDATE contacts SET version = version");
  const write = store.write("C", adding);
  await someoneWaits(connectionString);
  const { connectionsInUse } = store.load();
  await release();
  await write;
  expect([connectionsInUse, store.load().connectionsInUse]).toEqual([1, 0]);
});

test("the load names the writes that no commit has taken, the connections, and what waits for one", async () => {
  const connectionString = await server.createDatabase();
  const limits = { lockTimeoutMs: 600_000, statementTimeoutMs: 600_000 };
  const store = await openStore(connectionString, { poolSize: 1, ...limits });
  await store.write("C", adding);
  expect(store.load()).toEqual({ pendingWrites: 0, connections: 1, connectionsInUse: 0, connectionWaiters: 0 });
  const release = await holdTransaction(connectionString, "UPDATE contacts SET version = version");
  const writes = [store.write("C", adding)];
  await someoneWaits(connectionString);
  writes.push(...["C", "C", "D"].map((contactID) => store.write(contactID, adding)));
  const reads = [store.read("C"), store.read("D")];
  const load = store.load();
  await release();
  await Promise.all([...writes, ...reads]);
  expect(load).toEqual({ pendingWrites: 3, connections: 1, connectionsInUse: 1, connectionWaiters: 2 });
  expect(store.load()).toMatchObject({ pendingWrites: 0, connectionsInUse: 0, connectionWaiters: 0 });
});
