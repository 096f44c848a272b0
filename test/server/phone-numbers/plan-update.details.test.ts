// Plans: the messages of refusals, calls to the rules, and the order of the rows.
import { describe, expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { infoMessage } from "../../../server/phone-numbers/handlers.ts";
import { planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import type { PhoneNumberDTO, UpdatePlan } from "../../../server/phone-numbers/update-plan.ts";
import { contact } from "./contact.ts";

const A = "+44 20 7946 0000";
const B = "+44 20 7946 0001";
const rules = createUpdateRules();

const planned = (list: readonly PhoneNumberDTO[], before = contact([])): UpdatePlan => {
  const plan = planUpdate(before, list, rules);
  if (!plan.ok) throw new Error(plan.code);
  return plan;
};

describe("a refusal", () => {
  it.each<[string, string, readonly PhoneNumberDTO[]]>([
    ["/0/PhoneNumber", "is required and must not be null or blank", [{ PhoneNumber: " " }]],
    [
      "/2",
      "item 3 conflicts with item 2: both update the same number with different content",
      [{ PhoneNumber: A }, { PhoneNumberID: 7, PhoneNumber: B }, { PhoneNumberID: 7, PhoneNumber: B, Notes: "n" }],
    ],
    [
      "/2/IsPrimary",
      "item 3 conflicts with item 2: a contact can have only one primary number",
      [{ PhoneNumber: "5" }, { PhoneNumber: A, IsPrimary: true }, { PhoneNumber: B, IsPrimary: true }],
    ],
  ])("at %s: %s", (pointer, expected, list) => {
    expect(planUpdate(contact([]), list, rules)).toMatchObject({ ok: false, pointer, expected });
  });

  it("a refusal for exhausted ids names the first item that needs one", () => {
    const code = "PhoneNumberIDsExhausted";
    const expected = "the contact has no PhoneNumberID left for a new number";
    const before = contact([], 2147483648);
    const told = planUpdate(before, [{ PhoneNumber: A }], rules);
    expect(told).toEqual({ ok: false, code, pointer: "/0/PhoneNumberID", expected });
  });
});

describe("the message", () => {
  const counted = { ok: true, added: 0, updated: 0, unchanged: 0, impossible: [] } as const;

  it("InfoMessage does not call a list empty when its counts cancel out", () => {
    expect(infoMessage({ ...counted, added: 1, updated: 1 })).toBe("1 added, 1 updated, 0 unchanged");
    expect(infoMessage({ ...counted, added: 1, unchanged: 1 })).toBe("1 added, 0 updated, 1 unchanged");
  });

  it("InfoMessage names all of five impossible numbers", () => {
    expect(infoMessage({ ...counted, added: 5, impossible: [0, 1, 2, 3, 4] })).not.toContain("more");
  });
});

it("InfoMessage names only impossible numbers", () => {
  const list = [{ PhoneNumber: A }, { PhoneNumber: "+44" }, { PhoneNumberID: 9 }];
  expect(planned(list, contact([{ PhoneNumberID: 9, PhoneNumber: "5" }])).impossible).toEqual([1]);
});

describe("the key of a number", () => {
  const asked = (list: readonly PhoneNumberDTO[]): string[] => {
    const texts: string[] = [];
    const comparisonKey = (text: string) => {
      texts.push(text);
      return rules.comparisonKey(text);
    };
    expect(planUpdate(contact([]), list, { ...rules, comparisonKey }).ok).toBe(true);
    return texts;
  };

  it("a comparison key is computed once for repeated texts", () => {
    expect(asked([{ PhoneNumber: A }, { PhoneNumber: A }, { PhoneNumberID: 9, PhoneNumber: B }])).toEqual([A, B]);
  });

  it("no comparison key is computed when every item has an id", () => {
    const list = [
      { PhoneNumberID: 8, PhoneNumber: A },
      { PhoneNumberID: 9, PhoneNumber: B },
    ];
    expect(asked(list)).toEqual([]);
  });
});

it("rows are written in the order of their ids", () => {
  const list = [9, 3, 7, 1, 8].map((PhoneNumberID) => ({ PhoneNumberID, PhoneNumber: A }));
  expect(planned(list).change?.upserted.map((row) => row.PhoneNumberID)).toEqual([1, 3, 7, 8, 9]);
  expect(planned(list).change?.removed).toEqual([]);
});
