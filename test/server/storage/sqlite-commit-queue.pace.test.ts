// When a commit begins: at the end of the turn, or on a slow disk once those that the last commit let go are back.
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createWritePace } from "../../../server/storage/sqlite/commit-queue.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Several turns of the event loop, which take no time on the fake clock. */
async function endTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await nextTurn();
}

async function pass(milliseconds: number): Promise<void> {
  vi.advanceTimersByTime(milliseconds);
  await endTurns();
}

/** A queue whose COMMIT takes as long as given and whose groups have this limit. */
function createWrites(commitMs: number, limit = Number.POSITIVE_INFINITY) {
  const groups: number[] = [];
  let waiting = 0;
  const pace = createWritePace({
    waiting: () => waiting,
    begin() {
      const writes = Math.min(waiting, limit);
      groups.push(writes);
      waiting -= writes;
      pace.committed(commitMs, writes);
    },
  });
  const add = async (count: number) => {
    waiting += count;
    for (let index = 0; index < count; index++) pace.added();
    await endTurns();
  };
  return { groups, add };
}

it("writes of one turn share a commit, and on a fast disk no commit waits for more", async () => {
  const { groups, add } = createWrites(0.5);
  for (const count of [3, 2, 4]) await add(count);
  expect(groups).toEqual([3, 2, 4]);
});

it("one slow commit does not make a fast disk a slow one", async () => {
  let commitMs = 6;
  const groups: number[] = [];
  let waiting = 0;
  const pace = createWritePace({
    waiting: () => waiting,
    begin() {
      groups.push(waiting);
      pace.committed(commitMs, waiting);
      waiting = 0;
    },
  });
  for (const count of [5, 1, 1]) {
    waiting += count;
    pace.added();
    await endTurns();
    commitMs = 0.1;
  }
  expect(groups).toEqual([5, 1, 1]);
});

/** A queue that has met slow commits, of 50 writes each. */
async function createSlowWrites() {
  const writes = createWrites(8);
  for (let commit = 0; commit < 10; commit++) await writes.add(50);
  writes.groups.length = 0;
  return writes;
}

it("on a slow disk a commit begins when as many writes wait as the last one let go", async () => {
  const { groups, add } = await createSlowWrites();
  await add(1);
  await add(48);
  expect(groups).toEqual([]);
  await add(1);
  expect(groups).toEqual([50]);
});

it("on a slow disk a commit waits as long as writes arrive, and not for those that stay away", async () => {
  const { groups, add } = await createSlowWrites();
  for (let write = 0; write < 9; write++) {
    await add(1);
    await pass(1);
  }
  expect(groups).toEqual([]);
  await pass(1);
  expect(groups).toEqual([9]);
  await add(9);
  expect(groups).toEqual([9, 9]);
});

it("on a slow disk a commit does not wait forever for writes that trickle in", async () => {
  const { groups, add } = await createSlowWrites();
  for (let write = 0; write < 49; write++) {
    await add(1);
    await pass(1.5);
  }
  expect(groups.length).toBe(1);
});

it("a queue with writes left over from a full group also expects the callers of that group", async () => {
  const { groups, add } = createWrites(8, 50);
  for (let commit = 0; commit < 10; commit++) await add(50);
  groups.length = 0;
  await add(70);
  expect(groups).toEqual([50]);
  await add(49);
  expect(groups).toEqual([50]);
  await add(1);
  expect(groups).toEqual([50, 50]);
});

it("a caller that sends one write after another never waits for others", async () => {
  const { groups, add } = createWrites(8);
  for (let write = 0; write < 20; write++) await add(1);
  expect(groups).toEqual(Array(20).fill(1));
});
