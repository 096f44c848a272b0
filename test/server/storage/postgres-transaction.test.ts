// A transaction statement by statement, on a connection that fails as told: what is tried again, rolled back and reported.
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import { DatabaseError } from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../../server/storage/postgres/open-database.ts";
import { inTransaction, onSession } from "../../../server/storage/postgres/transaction.ts";

const databaseError = (code: string) => Object.assign(new DatabaseError("message", 1, "error"), { code });
const lost = new Error("Connection terminated unexpectedly");

/** Fails with these errors when these statements come for the first, second ... time; undefined is a success. */
function createDatabase(failures: Readonly<Record<string, readonly (Error | undefined)[]>>) {
  const sent: string[] = [];
  const left = new Map(Object.entries(failures).map(([text, errors]) => [text, [...errors]]));
  const database = {
    connect: async () => ({
      async query({ text }: { readonly text: string }) {
        const [name = ""] = text.split(" ");
        sent.push(name);
        const failure = left.get(name)?.shift();
        if (failure) throw failure;
        return { rows: [], command: name, rowCount: 0 };
      },
      release: (isBroken: boolean) => void sent.push(isBroken ? "end" : "release"),
    }),
  } as unknown as Database;
  const write = () =>
    inTransaction(database, async (session) => {
      await session.query({ text: "SELECT" });
      return { result: "written", writes: [session.query({ text: "INSERT" })] };
    });
  const read = () => onSession(database, (session) => session.query({ text: "SELECT" }));
  return { database, sent, write, read };
}

/** The pauses before the tries, which take no time here. */
const pauses: number[] = [];
const { setTimeout: wait } = timers;
const replaceWait = (replacement: unknown) => {
  Object.assign(timers, { setTimeout: replacement });
  syncBuiltinESMExports();
};
beforeAll(() => replaceWait(async (ms: number) => void pauses.push(ms)));
afterAll(() => replaceWait(wait));
beforeEach(() => void pauses.splice(0));

const once = ["BEGIN", "SELECT", "INSERT", "COMMIT", "release"];

it("a write begins, reads, writes, commits, and releases its connection", async () => {
  const { sent, write } = createDatabase({});
  expect(await write()).toBe("written");
  expect(sent).toEqual(once);
});

it("a passing failure is rolled back and tried again after 10, 50 and 200 ms, four times in all", async () => {
  const deadlock = databaseError("40P01");
  const failed = ["BEGIN", "SELECT", "ROLLBACK", "release"];
  const one = createDatabase({ SELECT: [deadlock] });
  expect(await one.write()).toBe("written");
  expect([one.sent, pauses]).toEqual([[...failed, ...once], [10]]);
  const always = createDatabase({ SELECT: [deadlock, deadlock, deadlock, deadlock] });
  await expect(always.write()).rejects.toMatchObject({ name: "StoreUnavailable", cause: deadlock });
  expect([always.sent, pauses.slice(1)]).toEqual([
    [...failed, ...failed, ...failed, ...failed],
    [10, 50, 200],
  ]);
});

it.each([
  ["a refused value", databaseError("22021"), ["ROLLBACK", "release"], { code: "22021" }],
  ["a lock time-out", databaseError("55P03"), ["ROLLBACK", "release"], { name: "StoreUnavailable" }],
])("%s is rolled back and not tried again", async (_what, error, after, expected) => {
  const { sent, write } = createDatabase({ SELECT: [error] });
  await expect(write()).rejects.toMatchObject(expected);
  expect(sent).toEqual(["BEGIN", "SELECT", ...after]);
});

it("a statement that is refused only because an earlier one failed is tried again if that one is", async () => {
  const { database, sent } = createDatabase({ SELECT: [databaseError("40P01")], INSERT: [databaseError("25P02")] });
  const written = await inTransaction(database, async (session) => {
    const reading = session.query({ text: "SELECT" });
    reading.catch(() => undefined);
    // Its refusal reaches the caller first.
    await session.query({ text: "INSERT" });
    await reading;
    return { result: "written", writes: [] };
  });
  expect(written).toBe("written");
  expect(sent).toEqual(["BEGIN", "SELECT", "INSERT", "ROLLBACK", "release", ...once]);
});

it("a lost connection is ended, and the write tried on another one", async () => {
  const { sent, write } = createDatabase({ SELECT: [lost] });
  expect(await write()).toBe("written");
  expect(sent).toEqual(["BEGIN", "SELECT", "end", ...once]);
});

it.each([
  ["lost", lost, true],
  ["shut down", databaseError("57P01"), true],
  ["without knowledge of the outcome", databaseError("40003"), true],
  ["refused by a deferred rule", databaseError("23514"), false],
])(
  "a connection %s at COMMIT is not tried again, and says whether the write may be stored",
  async (_what, error, mayBeStored) => {
    const { sent, write } = createDatabase({ COMMIT: [error] });
    const failure = await write().catch((reason: unknown) => reason);
    if (mayBeStored) expect(failure).toMatchObject({ name: "StoreUnavailable", mayBeStored: true, cause: error });
    else expect(failure).toBe(error);
    // No ROLLBACK: the transaction is over, whatever became of it.
    expect(sent.slice(0, -1)).toEqual(["BEGIN", "SELECT", "INSERT", "COMMIT"]);
    expect(sent.at(-1)).toBe(mayBeStored ? "end" : "release");
  },
);

it("a serialisation failure at COMMIT has rolled back, and is tried again", async () => {
  const { sent, write } = createDatabase({ COMMIT: [databaseError("40001")] });
  expect(await write()).toBe("written");
  expect(sent.filter((text) => text === "COMMIT")).toHaveLength(2);
});

it("a write that the server refuses fails with that, and a lost one may be stored", async () => {
  const refused = createDatabase({ INSERT: [databaseError("23514")] });
  await expect(refused.write()).rejects.toMatchObject({ code: "23514" });
  const gone = createDatabase({ INSERT: [lost], COMMIT: [lost] });
  await expect(gone.write()).rejects.toMatchObject({ name: "StoreUnavailable", mayBeStored: true });
  expect(gone.sent.filter((text) => text === "BEGIN")).toHaveLength(1);
});

it("a read is tried again in the same way, on a connection that can go on", async () => {
  const { sent, read } = createDatabase({ SELECT: [databaseError("57P03"), lost, databaseError("40001")] });
  await read();
  expect([sent, pauses]).toEqual([
    ["SELECT", "end", "SELECT", "end", "SELECT", "release", "SELECT", "release"],
    [10, 50, 200],
  ]);
});
