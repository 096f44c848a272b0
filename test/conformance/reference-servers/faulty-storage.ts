// A reference server that loses what it was given, or keeps what it was told to remove.
import { type Fault, updating } from "./fault.ts";
import type { Contact, Stored } from "./minimal-rules.ts";
import { get, phone, post, remove } from "./request-sequences.ts";

export const storageFaults: readonly Fault[] = [
  {
    name: "text-trimmed",
    what: "White space at the ends of a number is dropped in every format.",
    breaks: "Text is stored to the letter (rule 7).",
    expectedCheck: "ensure_resource_availability",
    change: updating((list) =>
      list.map((item) => ({ ...item, ...(item.PhoneNumber && { PhoneNumber: item.PhoneNumber.trim() }) })),
    ),
    shows: [post([phone("1 ")]), get()],
  },
  {
    name: "notes-cut-short",
    what: "Notes are cut after 255 characters, and the answer says nothing of it.",
    breaks: "Notes maxLength: 4000; stored and returned as given (rule 7).",
    expectedCheck: "ensure_resource_availability",
    change: updating((list) =>
      list.map((item) => ({ ...item, ...(item.Notes && { Notes: item.Notes.slice(0, 255) }) })),
    ),
    shows: [post([phone("1", { Notes: "n".repeat(256) })]), get()],
  },
  {
    name: "accepted-and-not-stored",
    what: "A list is answered with 200, and nothing is stored.",
    breaks: "200: the list was merged. An acknowledged write is there for the next GET (rule 6).",
    expectedCheck: "ensure_resource_availability",
    change: ({ update }) => ({ update: (contact, list) => update(structuredClone(contact), list) }),
    shows: [post([phone("1")]), get()],
  },
  {
    name: "stale-list",
    what: "GET gives the list as it was when it was first read.",
    breaks: "Answers the stored numbers; an acknowledged write is there for the next GET (rule 6).",
    expectedCheck: "ensure_resource_availability",
    change: ({ listed: read }) => {
      const first = new WeakMap<Contact, Stored[]>();
      return {
        listed(contact) {
          const list = first.get(contact) ?? read(contact);
          first.set(contact, list);
          return list;
        },
      };
    },
    shows: [get(), post([phone("1")]), get()],
  },
  {
    name: "removal-keeps-the-number",
    what: "DELETE is answered with 200, and the number stays.",
    breaks: "200: the number is not stored, or no longer.",
    expectedCheck: "use_after_free",
    change: () => ({ remove: ({ numbers }, id) => numbers.has(id) }),
    shows: [post([phone("1")]), remove(1), get()],
  },
  {
    name: "list-shows-removed-numbers",
    what: "A removed number cannot be removed again, and GET still shows it.",
    breaks: "Answers the stored numbers; a removed one is no longer stored.",
    expectedCheck: "use_after_free",
    change: (parts) => {
      const ghosts = new Map<Contact, Stored[]>();
      return {
        remove(contact, id) {
          const row = contact.numbers.get(id);
          if (row !== undefined) ghosts.set(contact, [...(ghosts.get(contact) ?? []), row]);
          return parts.remove(contact, id);
        },
        listed: (contact) => [...parts.listed(contact), ...(ghosts.get(contact) ?? [])],
      };
    },
    shows: [post([phone("1")]), remove(1), get()],
  },
  {
    name: "id-given-again",
    what: "The id of a removed number is given to the next new one.",
    breaks: "The id is never given to another number (rule 2).",
    expectedCheck: "use_after_free",
    change: (parts) => ({
      remove(contact, id) {
        const wasThere = parts.remove(contact, id);
        contact.nextID = Math.max(0, ...contact.numbers.keys()) + 1;
        return wasThere;
      },
    }),
    shows: [post([phone("1")]), remove(1), post([phone("2")]), get()],
  },
];
