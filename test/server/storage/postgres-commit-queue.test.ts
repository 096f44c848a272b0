// Holds when the queue of the PostgreSQL store starts a group, and that no write is lost, doubled or overtaken.
import { setTimeout as delay, setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { createCommitQueue } from "../../../server/storage/postgres/commit-queue.ts";
import type { Partition } from "../../../server/storage/postgres/shards.ts";

interface Write {
  readonly contactID: string;
}

const whole = { servers: "" };

/** A queue whose groups end when the test says so. */
function createGroups(groupLimit = 64, lanes = 3, partitionOf: (write: Write) => Partition = () => whole) {
  const groups: (readonly Write[])[] = [];
  const ends: ((isAvailable?: boolean) => void)[] = [];
  const queue = createCommitQueue<Write>({
    groupLimit,
    lanes,
    partitionOf,
    commit: (group) => {
      groups.push(group);
      return new Promise((resolve) => ends.push((isAvailable = true) => resolve(isAvailable)));
    },
  });
  let contacts = 0;
  const add = (writes: number): void => {
    for (let left = writes; left > 0; left--) queue.add({ contactID: `${contacts++}` });
  };
  return { queue, add, groups, ends, sizes: () => groups.map(({ length }) => length) };
}

test("a write does not wait while few are in flight", async () => {
  const { add, sizes } = createGroups();
  for (let write = 0; write < 3; write++) {
    add(1);
    await turn();
  }
  expect(sizes()).toEqual([1, 1, 1]);
});

test("writes gather while many are in flight, and are sent together after these", async () => {
  // The clock stands still: a group stops waiting after milliseconds, which are few on a busy machine.
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { add, ends, sizes } = createGroups();
  add(4);
  await turn();
  add(5);
  await turn();
  add(5);
  ends[0]?.();
  await turn();
  await turn();
  expect(sizes()).toEqual([4, 10]);
});

test("writes gather for two milliseconds, however long the group in flight takes", async () => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { add, sizes } = createGroups();
  add(4);
  await turn();
  add(5);
  for (const ms of [1, 1]) {
    await turn();
    expect(sizes()).toEqual([4]);
    vi.advanceTimersByTime(ms);
  }
  await turn();
  expect(sizes()).toEqual([4, 5]);
});

test("a full group does not wait, as long as there is a lane", async () => {
  const { add, sizes } = createGroups(8, 2);
  add(8);
  await turn();
  add(8);
  await turn();
  add(8);
  await turn();
  expect(sizes()).toEqual([8, 8]);
});

test("a group that takes long does not hold up the others", async () => {
  const { add, sizes } = createGroups();
  add(10);
  await turn();
  add(10);
  await expect.poll(sizes, { interval: 1 }).toEqual([10, 10]);
  add(10);
  await expect.poll(sizes, { interval: 1 }).toEqual([10, 10, 10]);
});

/** Contacts that begin with the same letter are on the same server. */
function createServerGroups(lanes: number) {
  const partitions: Readonly<Record<string, Partition>> = {
    a: { servers: "a" },
    b: { servers: "b" },
    c: { servers: "a b" },
  };
  return createGroups(2, lanes, ({ contactID }) => partitions[contactID.charAt(0)] ?? whole);
}

test("a group is of one partition, and the partitions take turns", async () => {
  const { queue, groups } = createServerGroups(9);
  for (const contactID of ["a1", "a2", "a3", "a4", "a5", "b1"]) queue.add({ contactID });
  await expect.poll(() => groups.length, { interval: 1 }).toBe(4);
  expect(groups.map((group) => group.map(({ contactID }) => contactID))).toEqual([
    ["a1", "a2"],
    ["b1"],
    ["a3", "a4"],
    ["a5"],
  ]);
});

test("a group has its writes in the order in which they came", async () => {
  const { queue, groups } = createGroups();
  for (const contactID of ["a", "b", "a"]) queue.add({ contactID });
  await turn();
  expect(groups.map((group) => group.map(({ contactID }) => contactID))).toEqual([["a", "b", "a"]]);
  expect(queue.pending()).toBe(0);
});

test("writes to unavailable servers never take every lane from the others", async () => {
  const { queue, groups, ends } = createServerGroups(2);
  for (const contactID of ["a", "c"]) queue.add({ contactID });
  await expect.poll(() => ends.length, { interval: 1 }).toBe(2);
  for (const end of ends) end(false);
  await turn();
  for (let write = 0; write < 4; write++)
    for (const letter of ["a", "c"]) queue.add({ contactID: `${letter}${write}` });
  for (const contactID of ["b1", "b2"]) queue.add({ contactID });
  const running = () => groups.slice(2).map(([write]) => write?.contactID.charAt(0));
  await expect.poll(running, { interval: 1 }).toEqual(["a", "b"]);
  // The server is back: its groups take both lanes.
  ends[2]?.();
  ends[3]?.();
  await expect.poll(running, { interval: 1 }).toEqual(["a", "b", "c", "a"]);
});

test("every write is committed once, each contact's in their order and never in two groups at the same time", async () => {
  const step = fc.record({
    contact: fc.integer({ min: 0, max: 6 }),
    partition: fc.constantFrom({ servers: "a" }, { servers: "b" }),
    pause: fc.integer({ min: 0, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), fc.integer({ min: 1, max: 9 }), async (steps, groupLimit) => {
      const done: { readonly contactID: string; readonly index: number }[] = [];
      const busy = new Set<string>();
      const queue = createCommitQueue<{ contactID: string; index: number; partition: Partition }>({
        groupLimit,
        lanes: 3,
        partitionOf: ({ partition }) => partition,
        async commit(group) {
          const contactIDs = new Set(group.map(({ contactID }) => contactID));
          for (const contactID of contactIDs) expect(busy.has(contactID)).toBe(false);
          for (const contactID of contactIDs) busy.add(contactID);
          await (group.length % 3 === 0 ? delay(3) : turn());
          for (const contactID of contactIDs) busy.delete(contactID);
          expect(group.length).toBeLessThanOrEqual(groupLimit);
          expect(new Set(group.map(({ partition }) => partition)).size).toBe(1);
          done.push(...group);
          return group.length !== 2;
        },
      });
      for (const [index, { contact, partition, pause }] of steps.entries()) {
        queue.add({ contactID: `${contact}`, index, partition });
        if (pause === 0) await turn();
      }
      await queue.close();
      const sorted = (contact: number) =>
        done.filter(({ contactID }) => contactID === `${contact}`).map((w) => w.index);
      expect(done.length).toBe(steps.length);
      for (let contact = 0; contact < 7; contact++) {
        expect(sorted(contact)).toEqual(steps.flatMap((each, index) => (each.contact === contact ? [index] : [])));
      }
    }),
    { numRuns: 60 },
  );
});
