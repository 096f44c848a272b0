// The InfoMessage, the removal, and the cost of large lists.
import { expect, test } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { infoMessage } from "../../../server/phone-numbers/handlers.ts";
import { planRemoval, planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import type { UpdatePlan } from "../../../server/phone-numbers/update-plan.ts";
import { applied, contact } from "./contact.ts";

const plan = (members: Partial<UpdatePlan>): UpdatePlan => {
  return { ok: true, added: 0, updated: 0, unchanged: 0, impossible: [], ...members };
};
const impossible = (index: number): string => `item ${index + 1} (/${index}) is not a possible phone number`;

test.each([
  [plan({ added: 2, updated: 1, unchanged: 3 }), "2 added, 1 updated, 3 unchanged"],
  [plan({ unchanged: 2 }), "0 added, 0 updated, 2 unchanged"],
  [plan({}), "the list is empty: nothing changed"],
  [plan({ added: 2, impossible: [1] }), `2 added, 0 updated, 0 unchanged; ${impossible(1)}`],
  [
    plan({ added: 9, impossible: [0, 1, 2, 3, 4, 5, 8] }),
    `9 added, 0 updated, 0 unchanged; ${[0, 1, 2, 3, 4].map(impossible).join("; ")}; and 2 more`,
  ],
])("the message of %j", (counted, message) => {
  expect(infoMessage(counted)).toBe(message);
});

test("the source's own sample, which is not a possible number, is stored", () => {
  const item = { PhoneNumberID: 1, EntityID: 2, ContactInfoTypeID: 3, PhoneNumber: "sample string 4", IsPrimary: true };
  const planned = planUpdate(contact([]), [item, item], createUpdateRules());
  expect(planned).toMatchObject({ ok: true, added: 1, updated: 0, unchanged: 0, impossible: [0, 1] });
});

test("no refusal repeats a value of the request", () => {
  const secret = { PhoneNumber: "+44 20 7946 0000", Notes: "secret", PhoneNumberID: 77, ContactInfoTypeID: 55 };
  const lists = [
    [secret, { ...secret, Notes: "other" }],
    [
      { ...secret, IsPrimary: true },
      { PhoneNumber: "+44 20 7946 0001", IsPrimary: true },
    ],
    [{ ...secret, PhoneNumber: "\u3000" }],
    [{ ...secret, PhoneNumberID: 2147483647 }, { PhoneNumber: "+44 20 7946 0001" }],
  ];
  const told = lists.map((list) => planUpdate(contact([]), list, createUpdateRules()));
  expect(told.map(({ ok }) => ok)).toEqual([false, false, false, false]);
  expect(JSON.stringify(told)).not.toMatch(/secret|7946|\b(?:77|55|2147483647)\b|\u3000/);
});

test("a removal removes its number and keeps the counter; an unknown number changes nothing", () => {
  const before = contact([
    { PhoneNumberID: 1, PhoneNumber: "1" },
    { PhoneNumberID: 2, PhoneNumber: "2" },
  ]);
  const after = applied(before, planRemoval(before, 2));
  expect(after.numbers.map(({ PhoneNumberID }) => PhoneNumberID)).toEqual([1]);
  expect(after.nextPhoneNumberID).toBe(3);
  expect(planRemoval(before, 3)).toBeUndefined();
});

test("a list of 10,000 against 10,000 stored reads each number a fixed number of times", () => {
  const members = (from: number) =>
    Array.from({ length: 10_000 }, (_, index) => ({ PhoneNumber: `+44 20 ${79460000 + from + index}` }));
  const stored = members(0).map((member, index) => ({ ...member, PhoneNumberID: index + 1 }));
  const { comparisonKey, ...others } = createUpdateRules({ maxNumbersPerContact: 20_000 });
  let keys = 0;
  const counting = {
    ...others,
    comparisonKey(text: string) {
      keys++;
      return comparisonKey(text);
    },
  };
  expect(planUpdate(contact(stored), members(5000), counting)).toMatchObject({
    added: 5000,
    updated: 0,
    unchanged: 5000,
  });
  // A nested scan asks a hundred million times.
  expect(keys).toBeLessThanOrEqual(20_000);
});
