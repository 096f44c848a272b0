// Decides what a list of phone numbers does to a contact (rules 1 to 5, 7 and 8). Pure: no I/O, no clock.
import { isSameStoredPhoneNumberDTO, mergeStoredPhoneNumberDTO } from "../../generated/members.ts";
import type { ContactChange, ContactState, StoredPhoneNumber } from "../storage/phone-number-store.ts";
import type { PhoneNumberDTO, RuleViolation, UpdatePlan, UpdateRules } from "./update-plan.ts";

/** A number as it will be stored, and the index of the first item that names it. */
interface Target {
  readonly row: StoredPhoneNumber;
  readonly item: number;
}

const maxPhoneNumberID = 2147483647;
// Both, because the contract's `\S` and Unicode differ in U+0085 and U+FEFF, and neither of these may be a number by itself.
const blank = /^[\s\p{White_Space}]*$/u;

/** Plans merging the list into the contact's numbers, whole or not at all. Linear in both. */
export function planUpdate(
  current: ContactState,
  incoming: readonly PhoneNumberDTO[],
  rules: UpdateRules,
): UpdatePlan | RuleViolation {
  return planInsertIntoEmpty(current, incoming, rules) ?? planList(current, incoming, rules);
}

/**
 * Plans the first number of an empty contact, the most common case of an import, without comparison keys, the most
 * expensive part of the rules. Undefined for any other case, and where a rule is broken.
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

/** Covers every list and contact; planUpdate takes a shortcut for the most common case. */
export function planList(
  current: ContactState,
  incoming: readonly PhoneNumberDTO[],
  rules: UpdateRules,
): UpdatePlan | RuleViolation {
  const { numbers } = current;
  const missing = findMissingNumber(incoming, numbers);
  if (missing) return missing;
  const keys = new Map<string, string>();
  const impossible = readTexts(incoming, rules, keys);
  const { ids, nextPhoneNumberID } = resolveIDs(current, incoming, (text) => {
    return keys.get(text) ?? rules.comparisonKey(text);
  });
  const targets = resolveItems(incoming, ids, numbers);
  if (!(targets instanceof Map)) return targets;
  const primary = findPrimary(incoming, ids);
  if (typeof primary === "object") return primary;
  const exhausted = ids.findIndex((id) => id > maxPhoneNumberID);
  if (exhausted >= 0) {
    const expected = "the contact has no PhoneNumberID left for a new number";
    return violation("PhoneNumberIDsExhausted", `/${exhausted}/PhoneNumberID`, expected);
  }
  const room = Math.max(rules.maxNumbers - numbers.length, 0);
  const excess = findExcess(targets, numbers, room);
  if (excess !== undefined) {
    const expected = `the contact must have at most ${rules.maxNumbers} numbers, and already has ${numbers.length}`;
    return violation("TooManyPhoneNumbers", `/${excess}`, expected);
  }
  const { upserted, added, updated } = diffRows(targets, numbers, primary);
  const unchanged = targets.size - added - updated;
  if (upserted.length === 0) return { ok: true, added, updated, unchanged, impossible };
  return { ok: true, change: { upserted, removed: [], nextPhoneNumberID }, added, updated, unchanged, impossible };
}

/** Plans removing one number; undefined when it is not stored. Its id is never reused. */
export function planRemoval(current: ContactState, phoneNumberID: number): ContactChange | undefined {
  if (!current.numbers.some(({ PhoneNumberID }) => PhoneNumberID === phoneNumberID)) return undefined;
  return { upserted: [], removed: [phoneNumberID], nextPhoneNumberID: current.nextPhoneNumberID };
}

/** The stored number of this id. They are in the order of their ids: no index has to be made of a long list. */
function storedNumber(numbers: readonly StoredPhoneNumber[], id: number): StoredPhoneNumber | undefined {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle]?.PhoneNumberID ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  const found = numbers[from];
  return found?.PhoneNumberID === id ? found : undefined;
}

function findMissingNumber(
  incoming: readonly PhoneNumberDTO[],
  numbers: readonly StoredPhoneNumber[],
): RuleViolation | undefined {
  const item = incoming.findIndex(({ PhoneNumberID, PhoneNumber }) => {
    if (PhoneNumber === undefined) return storedNumber(numbers, PhoneNumberID ?? 0) === undefined;
    return PhoneNumber === null || isBlank(PhoneNumber);
  });
  if (item < 0) return undefined;
  return violation("PhoneNumberMissing", `/${item}/PhoneNumber`, "is required and must not be null or blank");
}

/** Finds the impossible items, and caches the keys of items without an id. */
function readTexts(incoming: readonly PhoneNumberDTO[], rules: UpdateRules, keys: Map<string, string>): number[] {
  const impossible: number[] = [];
  incoming.forEach(({ PhoneNumberID, PhoneNumber }, index) => {
    if (typeof PhoneNumber !== "string") return;
    if (!rules.isPossible(PhoneNumber)) impossible.push(index);
    if (!PhoneNumberID && !keys.has(PhoneNumber)) keys.set(PhoneNumber, rules.comparisonKey(PhoneNumber));
  });
  return impossible;
}

/**
 * Finds the number that each item is about. An item without id is the stored number that equals it, or the one that
 * another item of the list makes equal to it (else the next POST of the same list would resolve it differently), the
 * lowest id of them first; or a new one, above every id that is stored or targets.
 */
function resolveIDs(
  current: ContactState,
  incoming: readonly PhoneNumberDTO[],
  comparisonKey: (text: string) => string,
): { ids: number[]; nextPhoneNumberID: number } {
  const ids = incoming.map(({ PhoneNumberID }) => Math.max(PhoneNumberID ?? 0, 0));
  let next = ids.reduce((above, id) => Math.max(above, id + 1), current.nextPhoneNumberID);
  if (!ids.includes(0)) return { ids, nextPhoneNumberID: next };
  const identity = (text: string, type: number): string => `${type} ${comparisonKey(text)}`;
  const known = new Map<string, number>();
  const indexByIdentity = ({ PhoneNumber, ContactInfoTypeID, PhoneNumberID }: StoredPhoneNumber): void => {
    const same = identity(PhoneNumber, ContactInfoTypeID);
    known.set(same, Math.min(known.get(same) ?? PhoneNumberID, PhoneNumberID));
  };
  current.numbers.forEach(indexByIdentity);
  incoming.forEach((item, index) => {
    const id = ids[index] ?? 0;
    if (id > 0) indexByIdentity(merge(storedNumber(current.numbers, id), id, item));
  });
  incoming.forEach((item, index) => {
    if (ids[index] !== 0) return;
    const same = identity(item.PhoneNumber ?? "", item.ContactInfoTypeID ?? 0);
    const id = known.get(same) ?? next++;
    known.set(same, id);
    ids[index] = id;
  });
  return { ids, nextPhoneNumberID: next };
}

function resolveItems(
  incoming: readonly PhoneNumberDTO[],
  ids: readonly number[],
  numbers: readonly StoredPhoneNumber[],
): Map<number, Target> | RuleViolation {
  const targets = new Map<number, Target>();
  for (const [index, item] of incoming.entries()) {
    const id = ids[index] ?? 0;
    const row = merge(storedNumber(numbers, id), id, item);
    const earlier = targets.get(id);
    if (earlier === undefined) targets.set(id, { row, item: index });
    else if (!isSameStoredPhoneNumberDTO(earlier.row, row)) {
      const expected = `item ${index + 1} conflicts with item ${earlier.item + 1}: both update the same number with different content`;
      return violation("ConflictingItems", `/${index}`, expected);
    }
  }
  return targets;
}

/** The first item that exceeds the maximum (rule 12). */
function findExcess(
  targets: ReadonlyMap<number, Target>,
  numbers: readonly StoredPhoneNumber[],
  room: number,
): number | undefined {
  if (targets.size <= room) return undefined;
  let added = 0;
  for (const [id, { item }] of targets) {
    if (storedNumber(numbers, id) === undefined && ++added > room) return item;
  }
  return undefined;
}

/** The id of the number that the list makes primary, if any. */
function findPrimary(incoming: readonly PhoneNumberDTO[], ids: readonly number[]): number | undefined | RuleViolation {
  const first = incoming.findIndex(({ IsPrimary }) => IsPrimary === true);
  if (first < 0) return undefined;
  const other = incoming.findIndex(({ IsPrimary }, index) => IsPrimary === true && ids[index] !== ids[first]);
  if (other < 0) return ids[first];
  const expected = `item ${other + 1} conflicts with item ${first + 1}: a contact can have only one primary number`;
  return violation("SeveralPrimaries", `/${other}/IsPrimary`, expected);
}

/** The rows to write: changed targets, and numbers demoted by a new primary one. */
function diffRows(
  targets: ReadonlyMap<number, Target>,
  numbers: readonly StoredPhoneNumber[],
  primary: number | undefined,
): { upserted: StoredPhoneNumber[]; added: number; updated: number } {
  const upserted: StoredPhoneNumber[] = [];
  let added = 0;
  let updated = 0;
  const demoted = (row: StoredPhoneNumber): StoredPhoneNumber =>
    primary !== undefined && row.IsPrimary && row.PhoneNumberID !== primary ? { ...row, IsPrimary: false } : row;
  for (const { row: wanted } of targets.values()) {
    const before = storedNumber(numbers, wanted.PhoneNumberID);
    const row = demoted(wanted);
    if (before !== undefined && isSameStoredPhoneNumberDTO(before, row)) continue;
    upserted.push(row);
    if (before === undefined) added++;
    else updated++;
  }
  if (primary !== undefined) {
    for (const number of numbers) {
      if (number.IsPrimary && !targets.has(number.PhoneNumberID)) upserted.push(demoted(number));
    }
  }
  upserted.sort((one, other) => one.PhoneNumberID - other.PhoneNumberID);
  return { upserted, added, updated };
}

/** Whether a text has nothing in it that could be a phone number. */
function isBlank(text: string): boolean {
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

function violation(code: RuleViolation["code"], pointer: string, expected: string): RuleViolation {
  return { ok: false, code, pointer, expected };
}
