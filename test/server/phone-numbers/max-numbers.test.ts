// Rule 12: a contact holds at most a fixed number of phone numbers.
import { describe, expect, it } from "vitest";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../../server/phone-numbers/handlers.ts";
import { planUpdate } from "../../../server/phone-numbers/plan-update.ts";
import { contact } from "./contact.ts";

const numbers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ PhoneNumber: `+44 20 7946 ${1000 + from + index}` }));
const storedNumbers = (count: number) => numbers(count).map((item, index) => ({ ...item, PhoneNumberID: index + 1 }));

describe("without a setting", () => {
  const rules = createUpdateRules();

  it("a contact can have 1,000 numbers", () => {
    expect(planUpdate(contact([]), numbers(1_000), rules)).toMatchObject({ ok: true, added: 1_000 });
    expect(planUpdate(contact(storedNumbers(999)), numbers(1, 999), rules)).toMatchObject({ ok: true, added: 1 });
  });

  it("a contact with 1,000 numbers takes updates and no new number", () => {
    const full = contact(storedNumbers(1_000));
    expect(planUpdate(full, [{ PhoneNumberID: 1, Notes: "n" }], rules)).toMatchObject({ ok: true, updated: 1 });
    expect(planUpdate(full, numbers(1_000), rules)).toMatchObject({ ok: true, unchanged: 1_000 });
    expect(planUpdate(full, [{ PhoneNumber: "+44 20 7946 0000" }], rules)).toMatchObject({
      ok: false,
      code: "TooManyPhoneNumbers",
      pointer: "/0",
      expected: "the contact must have at most 1000 numbers, and already has 1000",
    });
  });
});

describe("with a limit of 2", () => {
  const rules = createUpdateRules({ maxNumbersPerContact: 2 });
  const code = "TooManyPhoneNumbers";

  it("the refusal names the first item without room, counting each number once", () => {
    const [a, b, c] = numbers(3) as [object, object, object];
    expect(planUpdate(contact([]), [a, a, b, b], rules)).toMatchObject({ ok: true, added: 2 });
    expect(planUpdate(contact([]), [a, a, b, c], rules)).toMatchObject({ ok: false, code, pointer: "/3" });
    expect(planUpdate(contact(storedNumbers(1)), [b, { PhoneNumberID: 1 }, c], rules)).toMatchObject({
      ok: false,
      code,
      pointer: "/2",
    });
  });

  it("a contact that has more numbers already keeps them and takes updates", () => {
    const over = contact(storedNumbers(3));
    expect(planUpdate(over, [{ PhoneNumberID: 3, Notes: "n" }], rules)).toMatchObject({ ok: true, updated: 1 });
    expect(planUpdate(over, numbers(1, 3), rules)).toMatchObject({ ok: false, code, pointer: "/0" });
  });

  it("a handler refuses the list with 422", async () => {
    const { updatePhoneNumbers } = createHandlers({
      store: {
        write: async (_id: string, decide: (state: unknown) => unknown) => ({
          kind: "decided",
          ...(decide(contact(storedNumbers(2))) as object),
        }),
      } as never,
      rules,
    });
    const request = { path: { contactID: "C" }, header: {}, body: numbers(1, 2), principal: "p", tenant: undefined };
    await expect(updatePhoneNumbers(request as never)).rejects.toMatchObject({ code, status: 422 });
  });
});
