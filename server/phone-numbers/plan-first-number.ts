// The plainest case of a plan: a contact without numbers gets its first one. What an import of new contacts is made of.
import type { ContactState } from "../storage/phone-number-store.ts";
import { greatestPhoneNumberID, isBlank, merge, type PhoneNumberDTO } from "./merge-item.ts";
import type { UpdatePlan, UpdateRules } from "./plan-update.ts";

/**
 * The plan that planList makes too, in a fraction of the time: there is nothing to compare with, so no key is needed,
 * which is what costs most in the rules. Undefined where there is more to decide, or a rule is broken.
 */
export function planFirstNumber(
  current: ContactState,
  incoming: readonly PhoneNumberDTO[],
  { isPossible }: Pick<UpdateRules, "isPossible">,
): UpdatePlan | undefined {
  const [item] = incoming;
  if (item === undefined || incoming.length > 1 || current.numbers.length > 0) return undefined;
  const { PhoneNumber, PhoneNumberID = 0 } = item;
  if (typeof PhoneNumber !== "string" || isBlank(PhoneNumber)) return undefined;
  const id = PhoneNumberID > 0 ? PhoneNumberID : current.nextPhoneNumberID;
  if (id > greatestPhoneNumberID) return undefined;
  const nextPhoneNumberID = Math.max(current.nextPhoneNumberID, id + 1);
  const change = { upserted: [merge(undefined, id, item)], removed: [], nextPhoneNumberID };
  return { ok: true, change, added: 1, updated: 0, unchanged: 0, impossible: isPossible(PhoneNumber) ? [] : [0] };
}
