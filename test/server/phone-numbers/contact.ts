// Builds contacts for the tests of the rules, and applies changes to them as a store does.
import type { PhoneNumberDTO } from "../../../server/phone-numbers/update-plan.ts";
import type { ContactChange, ContactState, StoredPhoneNumber } from "../../../server/storage/phone-number-store.ts";

/** A number as it is stored, from the members that matter to a test. */
export function number(members: Partial<PhoneNumberDTO>): StoredPhoneNumber {
  return {
    PhoneNumberID: members.PhoneNumberID ?? 0,
    EntityID: members.EntityID ?? 0,
    ContactInfoTypeID: members.ContactInfoTypeID ?? 0,
    PhoneNumber: members.PhoneNumber ?? "",
    IsPrimary: members.IsPrimary ?? false,
    IsTextActive: members.IsTextActive ?? false,
    ContactInfoName: members.ContactInfoName ?? null,
    ContactInfoCategory: members.ContactInfoCategory ?? null,
    Notes: members.Notes ?? null,
  };
}

/** A contact with these numbers; its next id goes on from the greatest of them. */
export function contact(members: readonly Partial<PhoneNumberDTO>[], next?: number): ContactState {
  const numbers = members.map(number);
  const above = numbers.reduce((greatest, { PhoneNumberID }) => Math.max(greatest, PhoneNumberID + 1), 1);
  return { numbers, nextPhoneNumberID: next ?? above, version: numbers.length > 0 ? 1 : 0, known: false };
}

/** The contact after the change. */
export function applied(before: ContactState, change: ContactChange | undefined): ContactState {
  if (change === undefined) return before;
  const rows = new Map(before.numbers.map((row) => [row.PhoneNumberID, row]));
  for (const id of change.removed) rows.delete(id);
  for (const row of change.upserted) rows.set(row.PhoneNumberID, row);
  return {
    numbers: [...rows.values()].sort((one, other) => one.PhoneNumberID - other.PhoneNumberID),
    nextPhoneNumberID: change.nextPhoneNumberID,
    version: before.version + 1,
    known: before.known,
  };
}
