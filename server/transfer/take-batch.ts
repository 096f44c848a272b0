// Puts imported contacts into the store, by the rules of a POST; or only says what that would do.
import { planUpdate } from "../phone-numbers/plan-update.ts";
import type { RuleViolation, UpdatePlan, UpdateRules } from "../phone-numbers/update-plan.ts";
import type { ContactChange, ContactState, PhoneNumberStore } from "../storage/phone-number-store.ts";
import { type Batch, contactAt } from "./batch.ts";
import { type ImpossibleKind, impossibleKind } from "./impossible-number.ts";
import type { ImportedContact } from "./validate-contact.ts";

export type TakenCounts = Pick<UpdatePlan, "added" | "updated" | "unchanged">;

/** An item whose number is stored, but cannot be one (rule 7). */
export interface ImpossibleItem {
  readonly index: number;
  readonly kind: ImpossibleKind;
}

export interface TakenContact extends TakenCounts {
  readonly impossible: readonly ImpossibleItem[];
}
export type Taken = TakenContact | RuleViolation;

/**
 * Resolves once the batch's contacts are on disk, each taken or refused by a rule, in their order. When it rejects, none of them
 * counts, and any of them may be stored. @throws StoreUnavailable
 */
export type TakeContacts = (batch: Batch) => Promise<Taken[]>;

export interface TakeDependencies {
  readonly store: PhoneNumberStore;
  readonly rules: UpdateRules;
}

/** An import makes its contacts known (rule 10), and never lets a contact's next id go back. */
export function createTakeContacts({ store, rules }: TakeDependencies): TakeContacts {
  const decide = (state: ContactState, contact: ImportedContact) => {
    const plan = planUpdate(state, contact.phoneNumbers, rules);
    if (!plan.ok) return { outcome: plan };
    return { change: toChange(state, plan, contact), outcome: toTaken(plan, contact) };
  };
  // A contact is created from its batch when it is decided, and garbage before the next: many batches are in progress.
  return (batch) => store.writeMany<Taken>(batch.contactIDs, (state, index) => decide(state, contactAt(batch, index)));
}

/** Each contact by itself against what is stored now: what the same file has for it further up is not seen. */
export function createDryRun({ store, rules }: TakeDependencies): TakeContacts {
  return (batch) =>
    Promise.all(
      batch.contactIDs.map(async (contactID, index) => {
        const contact = contactAt(batch, index);
        const plan = planUpdate(await store.read(contactID), contact.phoneNumbers, rules);
        return plan.ok ? toTaken(plan, contact) : plan;
      }),
    );
}

function toTaken(
  { added, updated, unchanged, impossible }: UpdatePlan,
  { phoneNumbers }: ImportedContact,
): TakenContact {
  const items = impossible.map((index) => ({ index, kind: impossibleKind(phoneNumbers[index]?.PhoneNumber ?? "") }));
  return { added, updated, unchanged, impossible: items };
}

function toChange(state: ContactState, { change }: UpdatePlan, contact: ImportedContact): ContactChange | undefined {
  const nextPhoneNumberID = Math.max(
    change?.nextPhoneNumberID ?? state.nextPhoneNumberID,
    contact.nextPhoneNumberID ?? 1,
  );
  const isNew = change !== undefined || !state.known || nextPhoneNumberID > state.nextPhoneNumberID;
  return isNew ? { upserted: change?.upserted ?? [], removed: [], nextPhoneNumberID, known: true } : undefined;
}
