// Runs a table of rules: what is stored, what the list says, what comes of it.
import { describe, expect, test } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import type { PhoneNumberDTO } from "../../../server/phone-numbers/update-plan.ts";
import { applied, contact, number } from "./contact.ts";

export interface Case {
  readonly rule: string;
  readonly stored?: readonly Partial<PhoneNumberDTO>[];
  readonly next?: number;
  readonly list: readonly PhoneNumberDTO[];
  /** All numbers afterwards, and [added, updated, unchanged]. */
  readonly becomes?: readonly Partial<PhoneNumberDTO>[];
  readonly counts?: readonly [added: number, updated: number, unchanged: number];
  readonly refused?: string;
}

/** Declares a test for each case, under the number and name of its rule. */
export function testRules(rules: Readonly<Record<string, readonly Case[]>>): void {
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
}
