// The rules of the contract for a contact's numbers, in memory, without HTTP: how a list changes them.
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { components } from "../../../generated/types.ts";

export type Item = components["schemas"]["PhoneNumberDTO"];
export type Stored = components["schemas"]["StoredPhoneNumberDTO"];
export type ErrorCode = NonNullable<components["schemas"]["ErrorCode"]>;

/** A refusal. `place` is the JSON pointer into the list, where there is one. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly place: string | undefined;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    more: { headers?: Record<string, string>; place?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.place = more.place;
  }
}

export interface Contact {
  numbers: Map<number, Stored>;
  nextID: number;
  /** Grows with every change of the list. */
  version: number;
}

const defaults = {
  EntityID: 0,
  ContactInfoTypeID: 0,
  IsPrimary: false,
  IsTextActive: false,
  ContactInfoName: null,
  ContactInfoCategory: null,
  Notes: null,
};
const greatestID = 2_147_483_647;
const isSame = (a: Stored | undefined, b: Stored) =>
  a !== undefined && (Object.keys(b) as (keyof Stored)[]).every((name) => a[name] === b[name]);
const refuse = (code: ErrorCode, place: string, message: string) => new Failure(422, code, message, { place });

export function createContact(): Contact {
  return { numbers: new Map(), nextID: 1, version: 0 };
}

export function listed(contact: Contact): Stored[] {
  return [...contact.numbers.values()].sort((a, b) => a.PhoneNumberID - b.PhoneNumberID);
}

/** Merges the list into the contact, whole or not at all, and says what it did. @throws Failure when a rule is broken. */
export function update(contact: Contact, list: readonly Item[]): string {
  const { ids, nextID } = resolve(contact, list);
  const rows = new Map<number, { readonly row: Stored; readonly index: number }>();
  let primary: { readonly id: number; readonly index: number } | undefined;
  for (const [index, item] of list.entries()) {
    const id = ids[index] ?? 0;
    const before = contact.numbers.get(id);
    const lacksNumber = item.PhoneNumber === undefined ? before === undefined : !/\S/.test(item.PhoneNumber ?? "");
    if (lacksNumber)
      throw refuse("PhoneNumberMissing", `/${index}/PhoneNumber`, "is required and must not be null or blank");
    const row = { ...defaults, ...before, ...item, PhoneNumberID: id } as Stored;
    const earlier = rows.get(id);
    if (earlier !== undefined && !isSame(earlier.row, row))
      throw refuse(
        "ConflictingItems",
        `/${index}`,
        `item ${earlier.index + 1} names the same number with other content`,
      );
    if (earlier === undefined) rows.set(id, { row, index });
    if (item.IsPrimary && primary !== undefined && primary.id !== id)
      throw refuse("SeveralPrimaries", `/${index}/IsPrimary`, `item ${primary.index + 1} of the list is primary too`);
    if (item.IsPrimary) primary ??= { id, index };
    if (id > greatestID)
      throw refuse(
        "PhoneNumberIDsExhausted",
        `/${index}/PhoneNumberID`,
        "the contact has no PhoneNumberID left for a new number",
      );
  }
  return write(contact, rows, primary?.id, nextID) + remarks(list);
}

/** Whether the number was there. Its id is never given out again. */
export function remove(contact: Contact, phoneNumberID: number): boolean {
  const wasThere = contact.numbers.delete(phoneNumberID);
  if (wasThere) contact.version++;
  return wasThere;
}

function write(
  contact: Contact,
  rows: ReadonlyMap<number, { readonly row: Stored }>,
  primary: number | undefined,
  nextID: number,
): string {
  if (rows.size === 0) return "the list is empty: nothing changed";
  const count = { added: 0, updated: 0, unchanged: 0 };
  const after = new Map(contact.numbers);
  for (const [id, { row }] of rows) {
    const before = contact.numbers.get(id);
    const demoted = { ...row, IsPrimary: primary === undefined ? row.IsPrimary : id === primary };
    count[before === undefined ? "added" : isSame(before, demoted) ? "unchanged" : "updated"]++;
    after.set(id, demoted);
  }
  const others = primary === undefined ? [] : [...after].filter(([id, row]) => id !== primary && row.IsPrimary);
  for (const [id, row] of others) after.set(id, { ...row, IsPrimary: false });
  if (count.added + count.updated + others.length > 0) contact.version++;
  Object.assign(contact, { numbers: after, nextID });
  return `${count.added} added, ${count.updated} updated, ${count.unchanged} unchanged`;
}

/** The number that each item is about: the number with its id, the equal number, or a new one above all given ids. */
function resolve(contact: Contact, list: readonly Item[]): { ids: number[]; nextID: number } {
  let nextID = list.reduce((next, { PhoneNumberID = 0 }) => Math.max(next, PhoneNumberID + 1), contact.nextID);
  const key = ({ PhoneNumber, ContactInfoTypeID = 0 }: Item) =>
    `${ContactInfoTypeID} ${comparisonKey(PhoneNumber ?? "")}`;
  const named = list
    .filter(({ PhoneNumberID = 0 }) => PhoneNumberID > 0)
    .map((item) => ({ ...contact.numbers.get(item.PhoneNumberID ?? 0), ...item }));
  const known = new Map<string, number>();
  for (const row of [...listed(contact), ...named].sort((a, b) => (b.PhoneNumberID ?? 0) - (a.PhoneNumberID ?? 0)))
    known.set(key(row), row.PhoneNumberID ?? 0);
  const ids = list.map((item) => {
    if (item.PhoneNumberID) return item.PhoneNumberID;
    const id = known.get(key(item)) ?? nextID++;
    known.set(key(item), id);
    return id;
  });
  return { ids, nextID };
}

/** Rule 3: the same digits and the same extension. A text without digits is compared as it is. */
function comparisonKey(text: string): string {
  const parsed = text.length > 64 ? undefined : parsePhoneNumberFromString(text, { extract: false });
  if (parsed?.isValid()) return `${parsed.number.slice(1)}x${parsed.ext ?? ""}`;
  const [, main = "", extension = ""] = /^(.*?)(?:\s*(?:ext\.?|x|#)\s*(\d{1,9}))?$/is.exec(text.slice(0, 300)) ?? [];
  const digits = main.replace(/\D+/g, "");
  const letters = digits.length < 7 ? main.replace(/\P{L}+/gu, "").toLowerCase() : "";
  return digits + extension === "" ? `text ${text.trim().toLowerCase()}` : `${digits}${letters}x${extension}`;
}

/** Rule 7: a value that cannot be a phone number is stored anyway, and reported. */
function remarks(list: readonly Item[]): string {
  const odd = [...list.keys()].filter((index) => !isPossible(list[index]?.PhoneNumber));
  const said = odd.slice(0, 10).map((index) => `; item ${index + 1} (/${index}) is not a possible phone number`);
  return said.join("") + (odd.length > 10 ? `; and ${odd.length - 10} more` : "");
}

function isPossible(text: string | null | undefined): boolean {
  if (typeof text !== "string") return true;
  const parsed = text.length > 64 ? undefined : parsePhoneNumberFromString(text, { extract: false });
  if (parsed !== undefined) return parsed.isPossible();
  const main = text.replace(/(?:ext\.?|x|#)\s*\d{1,9}$/i, "");
  // A number may be spelled: it begins with a digit, and its letters stand for digits.
  if (/\p{L}/u.test(main) && !/^[ ().-]*\d[a-z\d ().-]*$/i.test(main)) return false;
  const digits = main.replace(/[^a-z\d]+/gi, "");
  // With its country code a number that is possible is parsed.
  return !main.includes("+") && digits.length >= 2 && digits.length <= 17;
}
