// The results of the writes of a group when one of them or their commit fails, and what the event loop serves between groups.
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, it, onTestFinished, vi } from "vitest";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { createCommitQueue } from "../../../server/storage/sqlite/commit-queue.ts";
import { openConnection, readValue } from "../../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../../server/storage/sqlite/open-database.ts";
import { createSqliteStore, openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { createWriteHealth } from "../../../server/storage/sqlite/write-batch.ts";
import { startTestServer } from "../../support/server.ts";
import { adding } from "./decisions.ts";
import { temporaryFile } from "./temporary-file.ts";

function open({ groupLimit = 10, writeLittle = () => undefined as unknown } = {}) {
  const db = openConnection(":memory:");
  db.exec("PRAGMA foreign_keys = ON; CREATE TABLE a (id INTEGER PRIMARY KEY)");
  // A deferred key is checked only by the commit.
  db.exec("CREATE TABLE b (id INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED)");
  const commits: number[] = [];
  const times: number[] = [];
  const health = createWriteHealth(db, writeLittle);
  const onCommit = (writes: number, seconds: number): void => {
    commits.push(writes);
    times.push(seconds);
  };
  const queue = createCommitQueue(db, { groupLimit, onCommit, health });
  onTestFinished(async () => {
    await queue.close();
    db.close();
  });
  const insert = (table: "a" | "b", id: number) =>
    queue.run(() => db.prepare<[number]>(`INSERT INTO ${table} VALUES (?)`).run(id).changes);
  return { db, queue, health, commits, times, insert };
}

/** Groups are then bounded by their limit only. Returns the function that lets milliseconds pass. */
function stopClock(): (milliseconds: number) => void {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  return (milliseconds) => void vi.advanceTimersByTime(milliseconds);
}

it("a commit that fails rejects every write of its group and stores nothing of it", async () => {
  const { db, commits, insert } = open();
  const ended = await Promise.allSettled([insert("a", 1), insert("b", 2), insert("a", 3)]);
  expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect([readValue(db, "SELECT count(*) FROM a"), commits]).toEqual([0, []]);
  expect(await insert("a", 2)).toBe(1);
  expect(commits).toEqual([1]);
});

it("a commit that fails rejects no write of the next group", async () => {
  stopClock();
  const { commits, insert } = open({ groupLimit: 2 });
  const ended = await Promise.allSettled([insert("a", 1), insert("b", 2), insert("a", 3)]);
  expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(commits).toEqual([1]);
});

it.each([
  ["that cannot be undone", "RELEASE one_write", /no such savepoint/],
  ["that has ended the transaction", "ROLLBACK", /the reason/],
])("a failed write %s takes the earlier ones of its group with it", async (_how, statement, words) => {
  const { db, queue, insert } = open();
  const first = insert("a", 1);
  const failing = queue.run(() => {
    db.exec("INSERT INTO a VALUES (2)");
    db.exec(statement);
    throw new Error("the reason");
  });
  const ended = await Promise.allSettled([first, failing, insert("a", 3)]);
  const reason = expect.objectContaining({ message: expect.stringMatching(words) });
  expect(ended).toEqual([
    { status: "rejected", reason },
    { status: "rejected", reason },
    { status: "fulfilled", value: 1 },
  ]);
  expect(readValue(db, "SELECT json_group_array(id) FROM a")).toBe("[3]");
});

it("writes that wait for a lock of another program are refused together", async () => {
  const file = temporaryFile();
  const store = openSqliteStore({ file, busyTimeoutMs: 20 });
  const other = openConnection(file);
  other.exec("BEGIN IMMEDIATE");
  let turns = 0;
  const refusals = ["A", "B", "C"].map((contactID) =>
    store.write(contactID, adding).then(
      () => "stored",
      () => {
        setImmediate(() => turns++);
        return turns;
      },
    ),
  );
  expect(await Promise.all(refusals)).toEqual([0, 0, 0]);
  other.close();
  await store.close();
});

it("a write that meets a full disk is remembered, although the others of its group are committed", async () => {
  let tries = 0;
  const { queue, health, insert } = open({ writeLittle: () => tries++ });
  health.check();
  const full = queue.run(() => {
    throw Object.assign(new Error("database or disk is full"), { errcode: 13 });
  });
  const fine = insert("a", 1);
  await expect(full).rejects.toThrow(StoreUnavailable);
  expect([await fine, tries]).toEqual([1, 0]);
  health.check();
  health.check();
  expect(tries).toBe(1);
});

it("a group holds everything that waits when its commit begins, up to its limit", async () => {
  stopClock();
  const { commits, insert } = open();
  const early = Promise.all([1, 2, 3].map((id) => insert("a", id)));
  // Added in the same turn, by what runs after this function.
  await Promise.resolve();
  await Promise.all([early, ...Array.from({ length: 20 }, (_, index) => insert("a", 4 + index))]);
  expect(commits).toEqual([10, 10, 3]);
});

it("a closed queue finishes the writes that wait, and accepts no more", async () => {
  const { queue, insert } = open();
  const accepted = insert("a", 1);
  const closed = queue.close();
  await expect(insert("a", 2)).rejects.toThrow("The store is closed");
  expect(await accepted).toBe(1);
  await closed;
  await expect(insert("a", 3)).rejects.toThrow(StoreUnavailable);
});

it("writes that take long to decide are committed as soon as their group has taken its time", async () => {
  const pass = stopClock();
  const { commits, times, queue } = open();
  await Promise.all(Array.from({ length: 7 }, () => queue.run(() => pass(10))));
  expect(commits).toEqual([3, 3, 1]);
  // In seconds, with the time of the decisions.
  expect(times).toEqual([0.03, 0.03, 0.01]);
});

it("the load of a store is the number of writes that are not on disk yet", async () => {
  const store = createSqliteStore(openDatabase({ file: ":memory:" }), { groupLimit: 2 });
  const pending = () => store.load().pendingWrites;
  const before = pending();
  const writes = ["A", "B", "C"].map((contactID) => store.write(contactID, adding));
  const waiting = pending();
  await writes[0];
  const left = pending();
  await Promise.all(writes);
  expect([before, waiting, left]).toEqual([0, 3, 1]);
  // Reads and writes share one connection, and nothing waits for it.
  expect(store.load()).toEqual({ pendingWrites: 0, connections: 1, connectionsInUse: 0, connectionWaiters: 0 });
  await store.close();
});

it("a commit takes up to a thousand writes by default", async () => {
  stopClock();
  const commits: number[] = [];
  const db = openDatabase({ file: ":memory:" });
  const store = createSqliteStore(db, { onCommit: (writes) => commits.push(writes) });
  await Promise.all(Array.from({ length: 1_001 }, () => store.write("C", () => ({ outcome: null, final: true }))));
  expect(commits).toEqual([1_000, 1]);
  await store.close();
});

it("the event loop has at least two whole turns between two commits", async () => {
  const { queue } = open({ groupLimit: 1 });
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  count();
  const begins = await Promise.all(Array.from({ length: 5 }, () => queue.run(() => turns)));
  isDone = true;
  const between = begins.slice(1).map((begin, index) => begin - (begins[index] ?? 0) - 1);
  expect(Math.min(...between)).toBeGreaterThanOrEqual(2);
});

/** Connects and sends a request on a separate thread, so that this one can be blocked meanwhile. */
const connectAndSend = `
  const { workerData: { port, text, sent } } = require("node:worker_threads");
  const socket = require("node:net").connect(port, "127.0.0.1", () => socket.write(text, () => {
    Atomics.store(sent, 0, 1);
    Atomics.notify(sent, 0);
  }));
  socket.on("error", () => undefined).resume();`;

it("a new connection's request is served between two commits, however many writes wait", async () => {
  const db = openDatabase({ file: ":memory:" });
  const events: string[] = [];
  const store = createSqliteStore(db, { groupLimit: 1, onCommit: (writes) => events.push(`commit of ${writes}`) });
  const server = await startTestServer({ store });
  onTestFinished(async () => {
    await server.close();
    await store.close();
  });
  const sent = new Int32Array(new SharedArrayBuffer(4));
  const text = "GET /v1/Contacts/A/PhoneNumbers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token-of-all\r\n\r\n";
  const read = store.read;
  Object.assign(store, {
    read(contactID: string) {
      events.push("request");
      return read(contactID);
    },
  });
  let client: Worker | undefined;
  const writes = Array.from({ length: 3 }, (_, index) =>
    store.write("C", (state) => {
      if (index === 0) {
        client = new Worker(connectAndSend, { eval: true, workerData: { port: server.port, text, sent } });
        Atomics.wait(sent, 0, 0);
      }
      return adding(state);
    }),
  );
  await Promise.all(writes);
  await Promise.all([client?.terminate(), once(client ?? process, "exit")]);
  expect(events).toEqual(["commit of 1", "request", "commit of 1", "commit of 1"]);
});
