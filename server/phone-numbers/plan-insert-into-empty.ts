// Plans the first number of an empty contact: the most common case of an import.
import type { ContactState } from "../storage/phone-number-store.ts";
import { isBlank, maxPhoneNumberID, merge, type PhoneNumberDTO } from "./merge-item.ts";
import type { UpdatePlan, UpdateRules } from "./update-plan.ts";

/**
 * Returns the same plan as planList without computing comparison keys, the most expensive part of the rules.
 * Undefined for any other case, and where a rule is broken.
 */
export function planInsertIntoEmpty(
  current: ContactState,
  incoming: readonly PhoneNumberDTO[],
  { isPossible }: Pick<UpdateRules, "isPossible">,
): UpdatePlan | undefined {
  const [item] = incoming;
  if (item === undefined || incoming.length > 1 || current.numbers.length > 0) return undefined;
  const { PhoneNumber, PhoneNumberID = 0 } = item;
  if (typeof PhoneNumber !== "string" || isBlank(PhoneNumber)) return undefined;
  const id = PhoneNumberID > 0 ? PhoneNumberID : current.nextPhoneNumberID;
  if (id > maxPhoneNumberID) return undefined;
  const nextPhoneNumberID = Math.max(current.nextPhoneNumberID, id + 1);
  const change = { upserted: [merge(undefined, id, item)], removed: [], nextPhoneNumberID };
  return { ok: true, change, added: 1, updated: 0, unchanged: 0, impossible: isPossible(PhoneNumber) ? [] : [0] };
}
