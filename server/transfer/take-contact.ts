// Puts one imported contact into the store, by the rules of a POST; or only says what that would do.
import { planUpdate, type RuleViolation, type UpdatePlan, type UpdateRules } from "../phone-numbers/plan-update.ts";
import type { ContactChange, ContactState, PhoneNumberStore } from "../storage/phone-number-store.ts";
import type { ImportedContact } from "./validate-contact.ts";

export type TakenCounts = Pick<UpdatePlan, "added" | "updated" | "unchanged">;
export type Taken = TakenCounts | RuleViolation;

/** Resolves once the contact is on disk, or is refused by a rule. @throws StoreUnavailable */
export type TakeContact = (contact: ImportedContact) => Promise<Taken>;

export interface TakeDependencies {
  readonly store: PhoneNumberStore;
  readonly rules: UpdateRules;
}

/** An import makes its contacts known (rule 10), and never lets a contact's next id go back. */
export function createTakeContact({ store, rules }: TakeDependencies): TakeContact {
  return async (contact) => {
    const result = await store.write<Taken>(contact.contactID, (state) => {
      const plan = planUpdate(state, contact.phoneNumbers, rules);
      if (!plan.ok) return { outcome: plan, final: false };
      const { added, updated, unchanged } = plan;
      return { change: changeOf(state, plan, contact), outcome: { added, updated, unchanged }, final: true };
    });
    if (result.kind === "keyReused") throw new Error("a write without key cannot reuse one");
    return result.outcome;
  };
}

/** Each contact by itself against what is stored now: what the same file has for it further up is not seen. */
export function createDryRun({ store, rules }: TakeDependencies): TakeContact {
  return async ({ contactID, phoneNumbers }) => planUpdate(await store.read(contactID), phoneNumbers, rules);
}

function changeOf(state: ContactState, { change }: UpdatePlan, contact: ImportedContact): ContactChange | undefined {
  const nextPhoneNumberID = Math.max(
    change?.nextPhoneNumberID ?? state.nextPhoneNumberID,
    contact.nextPhoneNumberID ?? 1,
  );
  const isNew = change !== undefined || !state.known || nextPhoneNumberID > state.nextPhoneNumberID;
  return isNew ? { upserted: change?.upserted ?? [], removed: [], nextPhoneNumberID, known: true } : undefined;
}
