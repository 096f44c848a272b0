// Properties of every list and contact, beyond the examples of the rules.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import type { PhoneNumberDTO, UpdatePlan } from "../../../server/phone-numbers/update-plan.ts";
import type { ContactState } from "../../../server/storage/phone-number-store.ts";
import { applied, contact } from "./contact.ts";

const rules = createUpdateRules();
// Few values, so that ids, numbers and types meet often; two of the texts are one number.
const text = fc.constantFrom("+44 20 7946 0000", "+442079460000", "+44 20 7946 0001", "5", "n/a", "sample string 4");
const optionalMembers = {
  PhoneNumber: text,
  EntityID: fc.constantFrom(0, 1),
  ContactInfoTypeID: fc.constantFrom(0, 1),
  IsPrimary: fc.boolean(),
  Notes: fc.constantFrom(null, "", "n"),
};
const item: fc.Arbitrary<PhoneNumberDTO> = fc.record(
  { PhoneNumberID: fc.integer({ min: 0, max: 6 }), ...optionalMembers },
  { requiredKeys: [] },
);
const list = fc.array(item, { maxLength: 5 });
const state: fc.Arbitrary<ContactState> = fc
  .tuple(
    fc.uniqueArray(fc.record({ PhoneNumberID: fc.integer({ min: 1, max: 6 }), ...optionalMembers }), {
      selector: ({ PhoneNumberID }) => PhoneNumberID,
      maxLength: 4,
    }),
    fc.nat(3),
  )
  .map(([members, gap]) => {
    const sorted = members.toSorted((one, other) => one.PhoneNumberID - other.PhoneNumberID);
    const primary = sorted.findIndex(({ IsPrimary }) => IsPrimary);
    const numbers = sorted.map((member, index) => ({ ...member, IsPrimary: index === primary }));
    return contact(numbers, (numbers.at(-1)?.PhoneNumberID ?? 0) + 1 + gap);
  });

/** Runs `check` on lists that are accepted, and makes sure that enough of them were. */
function holds(check: (before: ContactState, items: PhoneNumberDTO[], plan: UpdatePlan, after: ContactState) => void) {
  let accepted = 0;
  fc.assert(
    fc.property(state, list, (before, items) => {
      const plan = planUpdate(before, items, rules);
      if (!plan.ok) return;
      accepted++;
      check(before, items, plan, applied(before, plan.change));
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(300);
}

const idsOf = ({ numbers }: ContactState): number[] => numbers.map(({ PhoneNumberID }) => PhoneNumberID);

test("the same list again changes nothing", () => {
  holds((_, items, plan, after) => {
    const again = planUpdate(after, items, rules);
    const { added, updated, unchanged } = plan;
    expect(again).toEqual({ ...plan, change: undefined, added: 0, updated: 0, unchanged: added + updated + unchanged });
  });
});

test("at most one number is primary, and it is the one in the list", () => {
  holds((_, items, __, after) => {
    const primaries = after.numbers.filter(({ IsPrimary }) => IsPrimary);
    expect(primaries.length).toBeLessThanOrEqual(1);
    if (items.some(({ IsPrimary }) => IsPrimary)) expect(primaries.length).toBe(1);
  });
});

test("nothing is deleted, and no id is assigned twice", () => {
  holds((before, items, plan, after) => {
    expect(idsOf(after)).toEqual(expect.arrayContaining(idsOf(before)));
    expect(plan.change?.removed ?? []).toEqual([]);
    const named = new Set(items.map(({ PhoneNumberID }) => PhoneNumberID ?? 0));
    const given = idsOf(after).filter((id) => !idsOf(before).includes(id) && !named.has(id));
    for (const id of given) expect(id).toBeGreaterThanOrEqual(before.nextPhoneNumberID);
    expect(after.nextPhoneNumberID).toBeGreaterThan(Math.max(0, ...idsOf(after)));
    expect(after.nextPhoneNumberID).toBeGreaterThanOrEqual(before.nextPhoneNumberID);
    expect(idsOf(after).length - idsOf(before).length).toBe(plan.added);
  });
});

test("a number outside the list keeps everything except its primary mark", () => {
  holds((before, items, _, after) => {
    const keys = new Set(items.flatMap(({ PhoneNumber }) => (PhoneNumber ? [rules.comparisonKey(PhoneNumber)] : [])));
    const ids = new Set(items.map(({ PhoneNumberID }) => PhoneNumberID ?? 0));
    for (const row of before.numbers) {
      if (ids.has(row.PhoneNumberID) || keys.has(rules.comparisonKey(row.PhoneNumber))) continue;
      const kept = after.numbers.find(({ PhoneNumberID }) => PhoneNumberID === row.PhoneNumberID);
      expect({ ...kept, IsPrimary: false }).toEqual({ ...row, IsPrimary: false });
    }
  });
});

test("a change holds only the differences, and is absent without any", () => {
  holds((before, _, plan) => {
    for (const row of plan.change?.upserted ?? []) expect(before.numbers).not.toContainEqual(row);
    expect(plan.change?.upserted.length).not.toBe(0);
  });
});

test("the order of the items decides only the ids of new numbers", () => {
  const content = ({ numbers }: ContactState, known: ReadonlySet<number>): string[] =>
    numbers.map((row) => JSON.stringify(known.has(row.PhoneNumberID) ? row : { ...row, PhoneNumberID: 0 })).sort();
  holds((before, items, plan, after) => {
    const known = new Set([...idsOf(before), ...items.map(({ PhoneNumberID }) => PhoneNumberID ?? 0)]);
    const reversed = planUpdate(before, items.toReversed(), rules);
    expect(reversed).toMatchObject({ ok: true, added: plan.added, updated: plan.updated, unchanged: plan.unchanged });
    if (!reversed.ok) return;
    expect(content(applied(before, reversed.change), known)).toEqual(content(after, known));
  });
});

test("a refused list is refused in any order", () => {
  fc.assert(
    fc.property(state, list, (before, items) => {
      expect(planUpdate(before, items.toReversed(), rules).ok).toBe(planUpdate(before, items, rules).ok);
    }),
    { numRuns: 3000 },
  );
});
