// Merges an item into a stored row, and compares rows.
import type { components } from "../../generated/types.ts";
import type { StoredPhoneNumber } from "../storage/phone-number-store.ts";

export type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];

export const maxPhoneNumberID = 2147483647;
// Both, because the contract's `\S` and Unicode differ in U+0085 and U+FEFF and neither alone may be a number.
const blank = /^[\s\p{White_Space}]*$/u;

/** Whether a text has nothing in it that could be a phone number. */
export function isBlank(text: string): boolean {
  return blank.test(text);
}

/** Rule 4: a member left out keeps its stored value, or takes the source's default on a new number. */
export function merge(stored: StoredPhoneNumber | undefined, id: number, item: PhoneNumberDTO): StoredPhoneNumber {
  return {
    PhoneNumberID: id,
    EntityID: item.EntityID ?? stored?.EntityID ?? 0,
    ContactInfoTypeID: item.ContactInfoTypeID ?? stored?.ContactInfoTypeID ?? 0,
    PhoneNumber: item.PhoneNumber ?? stored?.PhoneNumber ?? "",
    IsPrimary: item.IsPrimary ?? stored?.IsPrimary ?? false,
    IsTextActive: item.IsTextActive ?? stored?.IsTextActive ?? false,
    ContactInfoName: givenOrKept(item.ContactInfoName, stored?.ContactInfoName),
    ContactInfoCategory: givenOrKept(item.ContactInfoCategory, stored?.ContactInfoCategory),
    Notes: givenOrKept(item.Notes, stored?.Notes),
  };
}

function givenOrKept(given: string | null | undefined, kept: string | null | undefined): string | null {
  return given === undefined ? (kept ?? null) : given;
}

/** Whether two rows of one id have the same content. */
export function isSame(one: StoredPhoneNumber, other: StoredPhoneNumber): boolean {
  return (
    one.EntityID === other.EntityID &&
    one.ContactInfoTypeID === other.ContactInfoTypeID &&
    one.PhoneNumber === other.PhoneNumber &&
    one.IsPrimary === other.IsPrimary &&
    one.IsTextActive === other.IsTextActive &&
    one.ContactInfoName === other.ContactInfoName &&
    one.ContactInfoCategory === other.ContactInfoCategory &&
    one.Notes === other.Notes
  );
}
