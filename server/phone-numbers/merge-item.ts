// Merges an item into a stored row, and compares rows.
import { isSameStoredPhoneNumberDTO, mergeStoredPhoneNumberDTO } from "../../generated/members.ts";
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

/** A member that callers can send and that is not stored would be lost: it does not compile. */
type NotStored = Exclude<keyof PhoneNumberDTO, keyof StoredPhoneNumber>;
type EveryMemberIsStored = [NotStored] extends [never] ? PhoneNumberDTO : { readonly "is not stored": NotStored };

/** Rule 4: a member left out keeps its stored value, or takes the contract's default on a new number. */
export function merge(
  stored: StoredPhoneNumber | undefined,
  id: number,
  item: PhoneNumberDTO & EveryMemberIsStored,
): StoredPhoneNumber {
  const row = mergeStoredPhoneNumberDTO(stored, item);
  row.PhoneNumberID = id;
  return row;
}

/** Whether two rows of one id have the same content. */
export const isSame: (one: StoredPhoneNumber, other: StoredPhoneNumber) => boolean = isSameStoredPhoneNumberDTO;
