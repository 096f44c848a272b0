// A reference server that loses what it was given, or keeps what it was told to remove.
import { type Fault, updating } from "./fault.ts";
import type { Contact, Stored } from "./minimal-rules.ts";
import { get, phone, post, remove } from "./request-sequences.ts";

export const storageFaults: readonly Fault[] = [
  {
    name: "text-trimmed",
    what: "White space at both ends of a number is removed in every format.",
    breaks: "Text is kept as sent (rule 7).",
    expectedCheck: "ensure_resource_availability",
    change: updating((list) =>
      list.map((item) => ({ ...item, ...(item.PhoneNumber && { PhoneNumber: item.PhoneNumber.trim() }) })),
    ),
    shows: [post([phone("1 ")]), get()],
  },
  {
    name: "notes-cut-short",
    what: "Notes are silently cut after 255 characters.",
    breaks: "Notes maxLength: 4000; stored and returned as given (rule 7).",
    expectedCheck: "ensure_resource_availability",
    change: updating((list) =>
      list.map((item) => ({ ...item, ...(item.Notes && { Notes: item.Notes.slice(0, 255) }) })),
    ),
    shows: [post([phone("1", { Notes: "n".repeat(256) })]), get()],
  },
  {
    name: "accepted-and-not-stored",
    what: "A list gets 200, but nothing is stored.",
    breaks: "200: the list was merged, and the next GET returns it (rule 6).",
    expectedCheck: "ensure_resource_availability",
    change: ({ update }) => ({ update: (contact, list) => update(structuredClone(contact), list) }),
    shows: [post([phone("1")]), get()],
  },
  {
    name: "stale-list",
    what: "GET always returns the list as first read.",
    breaks: "GET returns the stored numbers, with every acknowledged write (rule 6).",
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
    what: "DELETE gets 200, but the number stays.",
    breaks: "200: the number is not, or no longer, stored.",
    expectedCheck: "use_after_free",
    change: () => ({ remove: ({ numbers }, id) => numbers.has(id) }),
    shows: [post([phone("1")]), remove(1), get()],
  },
  {
    name: "list-shows-removed-numbers",
    what: "GET still returns a removed number, although DELETE no longer finds it.",
    breaks: "GET returns only stored numbers.",
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
    what: "The id of a removed number is reused for the next new one.",
    breaks: "Ids are never reused (rule 2).",
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
