// A reference server that breaks the rules of the service: what a list does to the stored numbers.
import { type Fault, updating } from "./fault.ts";
import { type Contact, type Failure, type Item, listed, type Stored } from "./minimal-rules.ts";
import { get, phone, post } from "./request-sequences.ts";

const defaults = { EntityID: 0, ContactInfoTypeID: 0, IsPrimary: false, IsTextActive: false };
const noTexts = { ContactInfoName: null, ContactInfoCategory: null, Notes: null };
const primaries = (contact: Contact) => listed(contact).filter(({ IsPrimary }) => IsPrimary);
const isPrimaryOf = (list: readonly Item[], { PhoneNumber }: Stored) =>
  list.some((item) => item.IsPrimary && item.PhoneNumber === PhoneNumber);

export const ruleFaults: readonly Fault[] = [
  {
    name: "replaces-instead-of-merging",
    what: "Numbers that are not in the list are deleted.",
    breaks: "Numbers that are not in the list stay (rule 1).",
    expectedCheck: "merge",
    change: ({ update }) => ({
      update(contact, list) {
        const before = new Set(contact.numbers.values());
        const said = update(contact, list);
        for (const [id, row] of contact.numbers) if (before.has(row)) contact.numbers.delete(id);
        return said;
      },
    }),
    shows: [post([phone("1")]), post([phone("2")]), get()],
  },
  {
    name: "null-ignored",
    what: "An explicit null keeps the stored value.",
    breaks: "An explicit null clears the stored value (rule 4).",
    expectedCheck: "merge",
    change: updating((list) =>
      list.map((item) => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null))),
    ),
    shows: [post([phone("1", { Notes: "a" })]), post([{ PhoneNumberID: 1, Notes: null }]), get()],
  },
  {
    name: "left-out-members-cleared",
    what: "An omitted member is set to its default.",
    breaks: "On update, omitted members keep their stored value (rule 4).",
    expectedCheck: "merge",
    change: updating((list) => list.map((item) => ({ ...defaults, ...noTexts, ...item }))),
    shows: [post([phone("1", { Notes: "a" })]), post([{ PhoneNumberID: 1, EntityID: 2 }]), get()],
  },
  {
    name: "same-number-added-again",
    what: "An item without an id adds a number even if the same one is stored.",
    breaks: "An item without an id updates the same stored number (rule 3).",
    expectedCheck: "merge",
    change: updating((list, contact) => {
      let next = Math.max(contact.nextID, ...list.map(({ PhoneNumberID = 0 }) => PhoneNumberID + 1));
      return list.map((item) => (item.PhoneNumberID ? item : { ...item, PhoneNumberID: next++ }));
    }),
    shows: [post([phone("1")]), post([phone("1")]), get()],
  },
  {
    name: "same-number-of-another-type",
    what: "The same digits with another ContactInfoTypeID update the stored number.",
    breaks: "Numbers are the same if digits, extension and ContactInfoTypeID are equal (rule 3).",
    expectedCheck: "merge",
    change: updating((list, contact) =>
      list.map((item) => {
        const same = listed(contact).find(({ PhoneNumber }) => PhoneNumber === item.PhoneNumber);
        return item.PhoneNumberID || same === undefined ? item : { ...item, PhoneNumberID: same.PhoneNumberID };
      }),
    ),
    shows: [post([phone("1")]), post([phone("1", { ContactInfoTypeID: 3 })]), get()],
  },
  {
    name: "given-id-not-kept",
    what: "An item with an unknown id is stored under another id.",
    breaks: "A PhoneNumberID above 0 updates that number or creates it under that id (rule 2).",
    expectedCheck: "merge",
    change: updating((list, contact) =>
      list.map((item) => (contact.numbers.has(item.PhoneNumberID ?? 0) ? item : { ...item, PhoneNumberID: 0 })),
    ),
    shows: [post([{ PhoneNumberID: 7, PhoneNumber: "1" }]), get()],
  },
  {
    name: "list-in-order-of-arrival",
    what: "GET returns the numbers in the order in which they were added.",
    breaks: "GET returns the numbers ordered by PhoneNumberID.",
    expectedCheck: "merge",
    change: () => ({ listed: (contact) => [...contact.numbers.values()] }),
    shows: [post([{ PhoneNumberID: 7, PhoneNumber: "1" }]), post([{ PhoneNumberID: 3, PhoneNumber: "2" }]), get()],
  },
  {
    name: "two-primaries-over-time",
    what: "A new primary number does not demote the previous one.",
    breaks: "A contact has at most one primary number: a new one demotes the others (rule 5).",
    expectedCheck: "one_primary",
    change: ({ update }) => ({
      update(contact, list) {
        const before = primaries(contact);
        const said = update(contact, list);
        for (const { PhoneNumberID: id } of before) {
          const row = contact.numbers.get(id);
          const isNamed = list.some(({ PhoneNumberID, IsPrimary }) => PhoneNumberID === id && IsPrimary === false);
          if (row !== undefined && !isNamed) contact.numbers.set(id, { ...row, IsPrimary: true });
        }
        return said;
      },
    }),
    shows: [post([phone("1", { IsPrimary: true })]), post([phone("2", { IsPrimary: true })]), get()],
  },
  {
    name: "two-primaries-in-one-list",
    what: "A list with two primary numbers is accepted.",
    breaks: "SeveralPrimaries: the list has more than one primary number (rule 5).",
    expectedCheck: "one_primary",
    change: ({ update }) => ({
      update(contact, list) {
        if (list.filter(({ IsPrimary }) => IsPrimary).length < 2) return update(contact, list);
        const said = update(
          contact,
          list.map((item) => ({ ...item, IsPrimary: false })),
        );
        for (const [id, row] of contact.numbers)
          contact.numbers.set(id, { ...row, IsPrimary: row.IsPrimary || isPrimaryOf(list, row) });
        return said;
      },
    }),
    shows: [post([phone("1", { IsPrimary: true }), phone("2", { IsPrimary: true })]), get()],
  },
  {
    name: "half-written-list",
    what: "When a rule refuses a list, the items before the wrong one are stored.",
    breaks: "A list is merged completely or not at all (rule 6).",
    expectedCheck: "atomicity",
    change: ({ update }) => ({
      update(contact, list) {
        try {
          return update(contact, list);
        } catch (error) {
          const wrong = Number((error as Failure).place?.split("/")[1]);
          update(contact, list.slice(0, wrong));
          throw error;
        }
      },
    }),
    shows: [post([phone("1"), phone(" ")]), get()],
  },
  {
    name: "blank-number-stored",
    what: "A blank number is stored.",
    breaks: "PhoneNumberMissing: a new number needs a non-blank PhoneNumber (rule 4).",
    expectedCheck: "atomicity",
    change: ({ update }) => ({
      update(contact, list) {
        const blank = list.filter(({ PhoneNumber }) => typeof PhoneNumber === "string" && !/\S/.test(PhoneNumber));
        const said = update(
          contact,
          list.map((item) => (blank.includes(item) ? { ...item, PhoneNumber: "?" } : item)),
        );
        for (const [id, row] of contact.numbers)
          if (row.PhoneNumber === "?") contact.numbers.set(id, { ...row, PhoneNumber: blank[0]?.PhoneNumber ?? "" });
        return said;
      },
    }),
    shows: [post([phone(" ")])],
  },
  {
    name: "conflicting-items-last-wins",
    what: "Of two items with the same id and different content, the last one wins.",
    breaks: "ConflictingItems: two items with different content update the same number (rule 3).",
    expectedCheck: "merge",
    change: updating((list) =>
      list.filter(
        ({ PhoneNumberID: id = 0 }, index) =>
          id === 0 || list.findLastIndex((last) => last.PhoneNumberID === id) === index,
      ),
    ),
    shows: [
      post([
        { PhoneNumberID: 1, PhoneNumber: "1" },
        { PhoneNumberID: 1, PhoneNumber: "2" },
      ]),
    ],
  },
];
