// The short way for a contact's first number, held equal to the rules for every list.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { planInsertIntoEmpty, planList, planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import type { PhoneNumberDTO } from "../../../server/phone-numbers/update-plan.ts";
import type { ContactState } from "../../../server/storage/phone-number-store.ts";
import { contact } from "./contact.ts";

const rules = createUpdateRules();
const greatest = 2147483647;
const item: fc.Arbitrary<PhoneNumberDTO> = fc.record(
  {
    PhoneNumberID: fc.oneof(fc.constantFrom(0, 1, greatest - 1, greatest), fc.integer({ min: 0, max: 9 })),
    PhoneNumber: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("+44 20 7946 0000", "5", "n/a", "(202) 555 0100", "\uFEFF5") },
      fc.constantFrom(null, "", " ", "\t\u0085", "\uFEFF"),
    ),
    EntityID: fc.constantFrom(0, -1, 7),
    ContactInfoTypeID: fc.constantFrom(0, 2),
    IsPrimary: fc.boolean(),
    IsTextActive: fc.boolean(),
    ContactInfoName: fc.constantFrom(null, "", "n"),
    ContactInfoCategory: fc.constantFrom(null, "", "c"),
    Notes: fc.constantFrom(null, "", "n"),
  },
  { requiredKeys: [] },
);
const state: fc.Arbitrary<ContactState> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(1, 2, 9, greatest, greatest + 1).map((next) => contact([], next)),
  },
  fc.constant(contact([{ PhoneNumberID: 1, PhoneNumber: "5" }])),
);

test("the shortcut for an empty contact returns the plan of the rules, or undefined", () => {
  let taken = 0;
  fc.assert(
    fc.property(state, fc.array(item, { maxLength: 2 }), (before, list) => {
      const plan = planInsertIntoEmpty(before, list, rules);
      if (plan !== undefined) {
        taken++;
        expect(plan).toEqual(planList(before, list, rules));
      }
      expect(planUpdate(before, list, rules)).toEqual(planList(before, list, rules));
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(300);
});

test("the shortcut for an empty contact computes no comparison key", () => {
  const noKey = {
    ...rules,
    comparisonKey: () => {
      throw new Error("a key was made");
    },
  };
  for (const PhoneNumberID of [0, 1]) {
    expect(planUpdate(contact([]), [{ PhoneNumberID, PhoneNumber: "5" }], noKey)).toMatchObject({ added: 1 });
  }
});
