// Decides what a list of phone numbers does to a contact (rules 1 to 5, 7 and 8). Pure: no I/O, no clock.
import type { components } from "../../generated/types.ts";
import type { ContactChange, ContactState, StoredPhoneNumber } from "../storage/phone-number-store.ts";

export type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];

export interface NumberRules {
  /** The key under which two numbers are the same. */
  readonly comparisonKey: (text: string) => string;
  /** Whether the text can be a phone number. */
  readonly isPossible: (text: string) => boolean;
}

/** What the list does. A number is counted once, however often the list names it. */
export interface UpdatePlan {
  readonly ok: true;
  /** Undefined when the list changes nothing. */
  readonly change?: ContactChange;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Indexes of the items whose PhoneNumber cannot be one. They are stored all the same. */
  readonly impossible: readonly number[];
}

/** The rule that the list breaks, where, and what was expected there. Never holds a value of the request. */
export interface RuleViolation {
  readonly ok: false;
  readonly code: "PhoneNumberMissing" | "ConflictingItems" | "SeveralPrimaries" | "PhoneNumberIDsExhausted";
  /** JSON Pointer into the list. */
  readonly pointer: string;
  readonly expected: string;
}

export interface RemovalPlan {
  readonly change?: ContactChange;
  readonly removed: 0 | 1;
}

/** A number that the list names, as it will be stored, and the first item that names it. */
interface Named {
  readonly row: StoredPhoneNumber;
  readonly item: number;
}

type StoredNumbers = ReadonlyMap<number, StoredPhoneNumber>;

const greatestPhoneNumberID = 2147483647;
// Both, because the contract's `\S` and Unicode differ in U+0085 and U+FEFF and neither alone may be a number.
const blank = /^[\s\p{White_Space}]*$/u;

/** Plans merging the list into the contact's numbers, whole or not at all. Linear in both. */
export function planUpdate(
  current: ContactState,
  incoming: readonly PhoneNumberDTO[],
  rules: NumberRules,
): UpdatePlan | RuleViolation {
  const stored: StoredNumbers = new Map(current.numbers.map((number) => [number.PhoneNumberID, number]));
  const missing = findMissingNumber(incoming, stored);
  if (missing) return missing;
  const keys = new Map<string, string>();
  const impossible = readTexts(incoming, rules, keys);
  const { ids, nextPhoneNumberID } = resolveIDs(current, incoming, stored, (text) => {
    return keys.get(text) ?? rules.comparisonKey(text);
  });
  const named = nameNumbers(incoming, ids, stored);
  if (!(named instanceof Map)) return named;
  const primary = findPrimary(incoming, ids);
  if (typeof primary === "object") return primary;
  const exhausted = ids.findIndex((id) => id > greatestPhoneNumberID);
  if (exhausted >= 0) {
    return violation("PhoneNumberIDsExhausted", `/${exhausted}/PhoneNumberID`, "the contact has no id left");
  }
  const rows = demoteOthers(current, named, primary);
  return { ok: true, ...weigh(rows, named, stored, nextPhoneNumberID), impossible };
}

function findMissingNumber(incoming: readonly PhoneNumberDTO[], stored: StoredNumbers): RuleViolation | undefined {
  const item = incoming.findIndex(({ PhoneNumberID, PhoneNumber }) => {
    if (PhoneNumber === undefined) return !stored.has(PhoneNumberID ?? 0);
    return PhoneNumber === null || blank.test(PhoneNumber);
  });
  if (item < 0) return undefined;
  return violation("PhoneNumberMissing", `/${item}/PhoneNumber`, "a phone number that is not blank is expected");
}

/** Finds the impossible items, and keeps the keys of the id-less ones while the rules still have the text at hand. */
function readTexts(incoming: readonly PhoneNumberDTO[], rules: NumberRules, keys: Map<string, string>): number[] {
  const impossible: number[] = [];
  for (const [index, { PhoneNumberID, PhoneNumber }] of incoming.entries()) {
    if (typeof PhoneNumber !== "string") continue;
    if (!rules.isPossible(PhoneNumber)) impossible.push(index);
    if (!PhoneNumberID && !keys.has(PhoneNumber)) keys.set(PhoneNumber, rules.comparisonKey(PhoneNumber));
  }
  return impossible;
}

/**
 * Finds the number that each item is about. An item without id is the stored number that equals it, or the one that
 * another item of the list makes equal to it (else the next POST of the same list would resolve it differently), the
 * lowest id of them first; or a new one, above every id that is stored or named.
 */
function resolveIDs(
  current: ContactState,
  incoming: readonly PhoneNumberDTO[],
  stored: StoredNumbers,
  comparisonKey: (text: string) => string,
): { ids: number[]; nextPhoneNumberID: number } {
  const ids = incoming.map(({ PhoneNumberID }) => Math.max(PhoneNumberID ?? 0, 0));
  let next = ids.reduce((above, id) => Math.max(above, id + 1), current.nextPhoneNumberID);
  if (!ids.includes(0)) return { ids, nextPhoneNumberID: next };
  const identity = (text: string, type: number): string => `${type} ${comparisonKey(text)}`;
  const known = new Map<string, number>();
  const know = ({ PhoneNumber, ContactInfoTypeID, PhoneNumberID }: StoredPhoneNumber): void => {
    const same = identity(PhoneNumber, ContactInfoTypeID);
    known.set(same, Math.min(known.get(same) ?? PhoneNumberID, PhoneNumberID));
  };
  current.numbers.forEach(know);
  incoming.forEach((item, index) => {
    const id = ids[index] ?? 0;
    if (id > 0) know(merge(stored.get(id), id, item));
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

function nameNumbers(
  incoming: readonly PhoneNumberDTO[],
  ids: readonly number[],
  stored: StoredNumbers,
): Map<number, Named> | RuleViolation {
  const named = new Map<number, Named>();
  for (const [index, item] of incoming.entries()) {
    const id = ids[index] ?? 0;
    const row = merge(stored.get(id), id, item);
    const earlier = named.get(id);
    if (earlier === undefined) named.set(id, { row, item: index });
    else if (!isSame(earlier.row, row)) {
      const expected = `this is the number that /${earlier.item} names too, and the same content is expected`;
      return violation("ConflictingItems", `/${index}`, expected);
    }
  }
  return named;
}

/** The id of the number that the list makes primary, if any. */
function findPrimary(incoming: readonly PhoneNumberDTO[], ids: readonly number[]): number | undefined | RuleViolation {
  const first = incoming.findIndex(({ IsPrimary }) => IsPrimary === true);
  if (first < 0) return undefined;
  const other = incoming.findIndex(({ IsPrimary }, index) => IsPrimary === true && ids[index] !== ids[first]);
  if (other < 0) return ids[first];
  const expected = `only one number of a contact can be primary, and /${first} is too`;
  return violation("SeveralPrimaries", `/${other}/IsPrimary`, expected);
}

/** The rows to be stored, by their id: the named ones, and those that lose their primary mark to one of them. */
function demoteOthers(
  current: ContactState,
  named: ReadonlyMap<number, Named>,
  primary: number | undefined,
): Map<number, StoredPhoneNumber> {
  const rows = new Map<number, StoredPhoneNumber>();
  const settle = (row: StoredPhoneNumber): void => {
    const demoted = primary !== undefined && row.IsPrimary && row.PhoneNumberID !== primary;
    rows.set(row.PhoneNumberID, demoted ? { ...row, IsPrimary: false } : row);
  };
  for (const { row } of named.values()) settle(row);
  if (primary === undefined) return rows;
  for (const number of current.numbers) {
    if (number.IsPrimary && !rows.has(number.PhoneNumberID)) settle(number);
  }
  return rows;
}

function weigh(
  rows: ReadonlyMap<number, StoredPhoneNumber>,
  named: ReadonlyMap<number, Named>,
  stored: StoredNumbers,
  nextPhoneNumberID: number,
): Pick<UpdatePlan, "change" | "added" | "updated" | "unchanged"> {
  const upserted: StoredPhoneNumber[] = [];
  const counts = { added: 0, updated: 0, unchanged: 0 };
  for (const [id, row] of rows) {
    const before = stored.get(id);
    const changed = before === undefined || !isSame(before, row);
    if (changed) upserted.push(row);
    if (named.has(id)) counts[before === undefined ? "added" : changed ? "updated" : "unchanged"]++;
  }
  if (upserted.length === 0) return counts;
  upserted.sort((one, other) => one.PhoneNumberID - other.PhoneNumberID);
  return { ...counts, change: { upserted, removed: [], nextPhoneNumberID } };
}

/** Rule 4: a member left out keeps its stored value, or takes the source's default on a new number. */
function merge(stored: StoredPhoneNumber | undefined, id: number, item: PhoneNumberDTO): StoredPhoneNumber {
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

function isSame(one: StoredPhoneNumber, other: StoredPhoneNumber): boolean {
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

function violation(code: RuleViolation["code"], pointer: string, expected: string): RuleViolation {
  return { ok: false, code, pointer, expected };
}
