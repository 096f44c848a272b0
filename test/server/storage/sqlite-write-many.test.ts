// Many writes with few statements do what the same writes do one by one.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { planRemoval, planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import type { PhoneNumberDTO } from "../../../server/phone-numbers/update-plan.ts";
import type { ContactState, PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { adding, storing } from "./decisions.ts";

const rules = createUpdateRules();
type Step = readonly [contactID: string, list: readonly PhoneNumberDTO[] | undefined, removed: number];

// Few contacts and ids, so that a contact comes again in the same turn, and primaries and stored ids meet.
const item: fc.Arbitrary<PhoneNumberDTO> = fc.record(
  {
    PhoneNumberID: fc.integer({ min: 0, max: 4 }),
    PhoneNumber: fc.constantFrom("1", "22", "333"),
    EntityID: fc.constantFrom(0, 7),
    IsPrimary: fc.boolean(),
    IsTextActive: fc.boolean(),
    ContactInfoName: fc.constantFrom(null, "n"),
    ContactInfoCategory: fc.constantFrom(null, "c"),
    Notes: fc.constantFrom(null, "", "n"),
  },
  { requiredKeys: ["PhoneNumber"] },
);
const few = fc.constantFrom("A", "B", "C", "\uFFFD", "\u{1F600}", "a\u001Fb");
const many = fc.nat(200).map((index) => `contact ${index}`);
const step: fc.Arbitrary<Step> = fc.tuple(
  fc.oneof(few, many),
  fc.option(fc.array(item, { maxLength: 4 }), { nil: undefined, freq: 6 }),
  fc.integer({ min: 1, max: 4 }),
);

function decide(state: ContactState, [, list, removed]: Step) {
  if (list === undefined) {
    const { nextPhoneNumberID } = state;
    const change = planRemoval(state, removed) ?? { upserted: [], removed: [removed], nextPhoneNumberID };
    return { change, outcome: state };
  }
  const plan = planUpdate(state, list, rules);
  return { change: plan.ok && plan.change ? { ...plan.change, known: true } : undefined, outcome: state };
}

async function oneByOne(store: PhoneNumberStore, steps: readonly Step[]): Promise<unknown[]> {
  const seen = [];
  for (const step of steps) {
    const result = await store.write(step[0], (state) => ({ ...decide(state, step), final: false }));
    seen.push(result.kind === "decided" ? result.outcome : undefined);
  }
  return seen;
}

function allAtOnce(store: PhoneNumberStore, steps: readonly Step[]): Promise<unknown[]> {
  return store.writeMany(
    steps.map(([contactID]) => contactID),
    (state, index) => decide(state, steps[index] ?? ["", [], 0]),
  );
}

async function allOf(store: PhoneNumberStore) {
  const contacts = [];
  for await (const contact of store.contacts()) contacts.push(contact);
  return contacts;
}

it("writeMany stores the same as single writes, each of which sees the earlier ones", async () => {
  const steps = fc.oneof(fc.array(step, { maxLength: 12 }), fc.array(step, { minLength: 60, maxLength: 150 }));
  await fc.assert(
    fc.asyncProperty(steps, steps, async (first, second) => {
      const [together, apart] = [openSqliteStore({ file: ":memory:" }), openSqliteStore({ file: ":memory:" })];
      try {
        for (const steps of [first, second]) {
          expect(await allAtOnce(together, steps)).toEqual(await oneByOne(apart, steps));
        }
        expect(await allOf(together)).toEqual(await allOf(apart));
      } finally {
        await Promise.all([together.close(), apart.close()]);
      }
    }),
    { numRuns: 100 },
  );
});

it("a list longer than one statement allows is written completely", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const numbers = Array.from({ length: 1_001 }, (_, index) => ({
    PhoneNumberID: index + 1,
    EntityID: index,
    ContactInfoTypeID: 1 - index,
    PhoneNumber: `${index}`,
    IsPrimary: index === 500,
    IsTextActive: index % 2 === 0,
    ContactInfoName: index % 3 === 0 ? null : `name ${index}`,
    ContactInfoCategory: index % 5 === 0 ? null : `category ${index}`,
    Notes: index % 7 === 0 ? null : `notes ${index}`,
  }));
  await store.writeMany(["long", "other"], (state, index) =>
    index === 0 ? { change: storing(...numbers), outcome: 0 } : adding(state),
  );
  expect((await store.read("long")).numbers).toEqual(numbers);
  expect((await store.read("other")).numbers).toHaveLength(1);
  await store.close();
});

it("many writes take a turn of the queue for each 500 contacts", async () => {
  const turns: number[] = [];
  const store = openSqliteStore({ file: ":memory:", onCommit: (writes) => turns.push(writes) });
  const ids = Array.from({ length: 1_001 }, (_, index) => `C${index}`);
  await store.writeMany(ids, adding);
  expect(turns.reduce((sum, count) => sum + count, 0)).toBe(3);
  await store.close();
});
