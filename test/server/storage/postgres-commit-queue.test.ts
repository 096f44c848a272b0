// Holds when the queue of the PostgreSQL store starts a group, and that no write is lost, doubled or overtaken.
import { setTimeout as delay, setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCommitQueue } from "../../../server/storage/postgres/commit-queue.ts";

interface Write {
  readonly contactID: string;
}

/** A queue whose groups end when the test says so. */
function createGroups(groupLimit = 64, lanes = 3) {
  const groups: (readonly Write[])[] = [];
  const ends: (() => void)[] = [];
  const queue = createCommitQueue<Write>({
    groupLimit,
    lanes,
    commit: (group) => {
      groups.push(group);
      return new Promise((resolve) => ends.push(resolve));
    },
  });
  let contacts = 0;
  const add = (writes: number): void => {
    for (let left = writes; left > 0; left--) queue.add({ contactID: `${contacts++}` });
  };
  return { queue, add, ends, sizes: () => groups.map(({ length }) => length) };
}

test("while few writes are under way, the next one does not wait", async () => {
  const { add, sizes } = createGroups();
  for (let write = 0; write < 3; write++) {
    add(1);
    await turn();
  }
  expect(sizes()).toEqual([1, 1, 1]);
});

test("while more are under way, writes gather, and go together when these have ended", async () => {
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
  await expect.poll(sizes, { timeout: 1_000, interval: 1 }).toEqual([10, 10]);
  add(10);
  await expect.poll(sizes, { timeout: 1_000, interval: 1 }).toEqual([10, 10, 10]);
});

test("every write is committed once, each contact's in their order and never in two groups at the same time", async () => {
  const step = fc.record({ contact: fc.integer({ min: 0, max: 6 }), pause: fc.integer({ min: 0, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), fc.integer({ min: 1, max: 9 }), async (steps, groupLimit) => {
      const done: { readonly contactID: string; readonly index: number }[] = [];
      const busy = new Set<string>();
      const queue = createCommitQueue<{ readonly contactID: string; readonly index: number }>({
        groupLimit,
        lanes: 3,
        async commit(group) {
          const contactIDs = new Set(group.map(({ contactID }) => contactID));
          for (const contactID of contactIDs) expect(busy.has(contactID)).toBe(false);
          for (const contactID of contactIDs) busy.add(contactID);
          await (group.length % 3 === 0 ? delay(3) : turn());
          for (const contactID of contactIDs) busy.delete(contactID);
          expect(group.length).toBeLessThanOrEqual(groupLimit);
          done.push(...group);
        },
      });
      for (const [index, { contact, pause }] of steps.entries()) {
        queue.add({ contactID: `${contact}`, index });
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
