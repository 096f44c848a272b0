// The rules of the service as a table: what is stored, what the list says, what comes of it.
import { describe, expect, test } from "vitest";
import { createUpdateRules } from "../../server/phone-numbers/comparison-key.ts";
import type { PhoneNumberDTO } from "../../server/phone-numbers/merge-item.ts";
import { planUpdate } from "../../server/phone-numbers/plan-update.ts";
import { applied, contact, number } from "./contact.ts";

interface Case {
  readonly rule: string;
  readonly stored?: readonly Partial<PhoneNumberDTO>[];
  readonly next?: number;
  readonly list: readonly PhoneNumberDTO[];
  /** All numbers afterwards, and [added, updated, unchanged]. */
  readonly becomes?: readonly Partial<PhoneNumberDTO>[];
  readonly counts?: readonly [added: number, updated: number, unchanged: number];
  readonly refused?: string;
}

const A = "+44 20 7946 0000";
const B = "+44 20 7946 0001";
const C = "+44 20 7946 0002";
const one = { PhoneNumberID: 1, PhoneNumber: A };
const two = { PhoneNumberID: 2, PhoneNumber: B };

const rules: Record<string, readonly Case[]> = {
  "1, merging": [
    { rule: "an empty list changes nothing", stored: [one], list: [], becomes: [one], counts: [0, 0, 0] },
    {
      rule: "what the list leaves out stays",
      stored: [one],
      list: [{ PhoneNumber: B }],
      becomes: [one, two],
      counts: [1, 0, 0],
    },
  ],
  "2, ids": [
    { rule: "id 0 is a new number", list: [{ PhoneNumberID: 0, PhoneNumber: A }], becomes: [one], counts: [1, 0, 0] },
    {
      rule: "ids go on from the counter",
      next: 7,
      list: [{ PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 7 }],
    },
    {
      rule: "an id updates",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: B }],
      becomes: [{ ...two, PhoneNumberID: 1 }],
      counts: [0, 1, 0],
    },
    {
      rule: "an unknown id creates, and the next goes above it",
      list: [{ PhoneNumber: B }, { PhoneNumberID: 9, PhoneNumber: A }],
      becomes: [
        { ...one, PhoneNumberID: 9 },
        { ...two, PhoneNumberID: 10 },
      ],
      counts: [2, 0, 0],
    },
    {
      rule: "an id below the counter creates too",
      next: 7,
      list: [{ PhoneNumberID: 3, PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 3 }],
    },
    {
      rule: "the greatest id can be named",
      list: [{ PhoneNumberID: 2147483647, PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 2147483647 }],
    },
    {
      rule: "after it there is none",
      list: [{ PhoneNumberID: 2147483647, PhoneNumber: A }, { PhoneNumber: B }],
      refused: "PhoneNumberIDsExhausted /1/PhoneNumberID",
    },
    {
      rule: "an exhausted contact still updates",
      stored: [one],
      next: 2147483648,
      list: [{ PhoneNumber: A, Notes: "n" }],
      becomes: [{ ...one, Notes: "n" }],
    },
  ],
  "3, the same number again": [
    {
      rule: "without id it is the stored one",
      stored: [one],
      list: [{ PhoneNumber: A }],
      becomes: [one],
      counts: [0, 0, 1],
    },
    {
      rule: "in another spelling it is updated",
      stored: [one],
      list: [{ PhoneNumber: "+442079460000" }],
      becomes: [{ ...one, PhoneNumber: "+442079460000" }],
      counts: [0, 1, 0],
    },
    {
      rule: "of another type it is another",
      stored: [one],
      list: [{ PhoneNumber: A, ContactInfoTypeID: 3 }],
      becomes: [one, { PhoneNumberID: 2, PhoneNumber: A, ContactInfoTypeID: 3 }],
      counts: [1, 0, 0],
    },
    {
      rule: "with another extension it is another",
      stored: [one],
      list: [{ PhoneNumber: `${A} x1` }],
      becomes: [one, { PhoneNumberID: 2, PhoneNumber: `${A} x1` }],
    },
    {
      rule: "of several the lowest id",
      stored: [one, { ...two, PhoneNumber: A }],
      list: [{ PhoneNumber: A, Notes: "n" }],
      becomes: [
        { ...one, Notes: "n" },
        { ...two, PhoneNumber: A },
      ],
      counts: [0, 1, 0],
    },
    {
      rule: "an id is stronger than the number",
      stored: [one],
      list: [{ PhoneNumberID: 5, PhoneNumber: A }],
      becomes: [one, { ...one, PhoneNumberID: 5 }],
      counts: [1, 0, 0],
    },
    { rule: "repeats collapse", list: [{ PhoneNumber: A }, { PhoneNumber: A }], becomes: [one], counts: [1, 0, 0] },
    { rule: "repeats with an id collapse", list: [one, one], becomes: [one], counts: [1, 0, 0] },
    {
      rule: "repeats are compared after resolving",
      stored: [{ ...one, Notes: "n" }],
      list: [{ PhoneNumberID: 1 }, { PhoneNumber: A, Notes: "n", EntityID: 0 }],
      becomes: [{ ...one, Notes: "n" }],
      counts: [0, 0, 1],
    },
    {
      rule: "an item without id meets the list's own new number",
      list: [{ PhoneNumber: A }, { PhoneNumberID: 9, PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 9 }],
      counts: [1, 0, 0],
    },
    { rule: "one id with two contents", list: [one, { ...one, Notes: "n" }], refused: "ConflictingItems /1" },
    {
      rule: "one new number with two contents",
      list: [{ PhoneNumber: A }, two, { PhoneNumber: A, Notes: "n" }],
      refused: "ConflictingItems /2",
    },
    {
      rule: "one stored number, by id and by number",
      stored: [one],
      list: [{ PhoneNumber: A }, { PhoneNumberID: 1, Notes: "n" }],
      refused: "ConflictingItems /1",
    },
    {
      rule: "a number that another item renames",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: B }, { PhoneNumber: A }],
      refused: "ConflictingItems /1",
    },
  ],
  "4, members left out, and null": [
    {
      rule: "left out, they are kept",
      stored: [
        {
          ...one,
          EntityID: 2,
          ContactInfoTypeID: 3,
          IsPrimary: true,
          IsTextActive: true,
          ContactInfoName: "a",
          ContactInfoCategory: "b",
          Notes: "c",
        },
      ],
      list: [{ PhoneNumberID: 1 }],
      becomes: [
        {
          ...one,
          EntityID: 2,
          ContactInfoTypeID: 3,
          IsPrimary: true,
          IsTextActive: true,
          ContactInfoName: "a",
          ContactInfoCategory: "b",
          Notes: "c",
        },
      ],
      counts: [0, 0, 1],
    },
    {
      rule: "null clears",
      stored: [{ ...one, ContactInfoName: "a", ContactInfoCategory: "b", Notes: "c" }],
      list: [{ PhoneNumberID: 1, ContactInfoName: null, ContactInfoCategory: null, Notes: null }],
      becomes: [one],
      counts: [0, 1, 0],
    },
    {
      rule: "0, false and empty text are values",
      stored: [{ ...one, EntityID: 2, IsTextActive: true, Notes: "c" }],
      list: [{ PhoneNumberID: 1, EntityID: 0, IsTextActive: false, Notes: "" }],
      becomes: [{ ...one, Notes: "" }],
      counts: [0, 1, 0],
    },
    { rule: "a new number needs one", list: [one, { Notes: "n" }], refused: "PhoneNumberMissing /1/PhoneNumber" },
    { rule: "a new id needs one", list: [{ PhoneNumberID: 4 }], refused: "PhoneNumberMissing /0/PhoneNumber" },
    {
      rule: "null is none",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: null }],
      refused: "PhoneNumberMissing /0/PhoneNumber",
    },
    {
      rule: "blank is none",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: " \t\u00a0\u2003\u3000\u0085" }],
      refused: "PhoneNumberMissing /0/PhoneNumber",
    },
    { rule: "empty is none", list: [{ PhoneNumber: "" }], refused: "PhoneNumberMissing /0/PhoneNumber" },
    {
      rule: "text is kept to the letter",
      list: [{ PhoneNumber: " +44\u00a020 7946 0000 \n" }],
      becomes: [{ PhoneNumberID: 1, PhoneNumber: " +44\u00a020 7946 0000 \n" }],
    },
  ],
  "5, primary": [
    {
      rule: "one true demotes the others, uncounted",
      stored: [{ ...one, IsPrimary: true }, two],
      list: [{ PhoneNumberID: 2, IsPrimary: true }],
      becomes: [one, { ...two, IsPrimary: true }],
      counts: [0, 1, 0],
    },
    {
      rule: "a named number can be demoted, and counts",
      stored: [{ ...one, IsPrimary: true }],
      list: [{ PhoneNumberID: 1 }, { PhoneNumber: B, IsPrimary: true }],
      becomes: [one, { ...two, IsPrimary: true }],
      counts: [1, 1, 0],
    },
    {
      rule: "none promotes nothing",
      stored: [{ ...one, IsPrimary: true }, two],
      list: [{ PhoneNumberID: 1, IsPrimary: false }],
      becomes: [one, two],
      counts: [0, 1, 0],
    },
    {
      rule: "the primary stays when nobody claims",
      stored: [{ ...one, IsPrimary: true }],
      list: [{ PhoneNumber: B, IsPrimary: false }],
      becomes: [{ ...one, IsPrimary: true }, two],
    },
    {
      rule: "twice the same is one",
      list: [
        { PhoneNumber: A, IsPrimary: true },
        { PhoneNumber: A, IsPrimary: true },
      ],
      becomes: [{ ...one, IsPrimary: true }],
      counts: [1, 0, 0],
    },
    {
      rule: "two are refused",
      list: [{ PhoneNumber: A, IsPrimary: true }, { PhoneNumber: C }, { PhoneNumber: B, IsPrimary: true }],
      refused: "SeveralPrimaries /2/IsPrimary",
    },
    {
      rule: "also when one is only a repeat",
      stored: [{ ...one, IsPrimary: true }, two],
      list: [{ PhoneNumberID: 1 }, { PhoneNumberID: 1, IsPrimary: true }, { PhoneNumberID: 2, IsPrimary: true }],
      refused: "SeveralPrimaries /2/IsPrimary",
    },
  ],
};

describe.each(Object.entries(rules))("rule %s", (_, cases) => {
  test.each(cases)("$rule", ({ stored = [], next, list, becomes, counts, refused }) => {
    const before = contact(stored, next);
    const plan = planUpdate(before, list, createUpdateRules());
    if (!plan.ok) return expect(`${plan.code} ${plan.pointer}`).toBe(refused);
    expect(refused).toBeUndefined();
    const after = applied(before, plan.change);
    expect(after.numbers).toEqual((becomes ?? []).map(number));
    if (counts) expect([plan.added, plan.updated, plan.unchanged]).toEqual(counts);
    const isSame = JSON.stringify(after.numbers) === JSON.stringify(before.numbers);
    expect(plan.change === undefined).toBe(isSame);
  });
});
