// Reference servers whose fault is small, rare or needs several requests, and therefore easy to overlook.
import { type Fault, finishing, overlooking, updating, writing } from "./fault.ts";
import type { Contact, Item } from "./minimal-rules.ts";
import { get, phone, post, remove } from "./request-sequences.ts";

const keyed = post([phone("1")], { "idempotency-key": "key" });
const slowly = { writeMs: 30 };
const failOn = (pattern: RegExp): Fault["change"] =>
  updating((list) => {
    if (list.some(({ PhoneNumber }) => pattern.test(PhoneNumber ?? ""))) throw new Error("unexpected");
    return list;
  });
const exchanging = (first: string, second: string) =>
  writing(/xml/, (text) =>
    text.replace(new RegExp(`(<${first}>[^<]*</${first}>)(<${second}>[^<]*</${second}>)`, "g"), "$2$1"),
  );

/**
 * Counts requests in flight under a key, and does something else for all but the first; of the keys that are repeated in
 * flight, `correct` are still handled correctly.
 */
const whileInFlight =
  (otherwise: (key: string) => string, correct = 0): Fault["change"] =>
  ({ keyOf, finish }) => {
    const inFlight = new Map<string, number>();
    const repeated = new Set<string>();
    return {
      keyOf(caller, key) {
        const before = inFlight.get(key) ?? 0;
        inFlight.set(key, before + 1);
        if (before > 0) repeated.add(key);
        return before === 0 || repeated.size <= correct ? keyOf(caller, key) : otherwise(`${caller} ${key} ${before}`);
      },
      finish(reply, request) {
        const key = String(request.headers["idempotency-key"]);
        inFlight.set(key, Math.max(0, (inFlight.get(key) ?? 0) - 1));
        return finish(reply, request);
      },
    };
  };

export const detailFaults: readonly Fault[] = [
  {
    name: "concurrent-repeats-all-carried-out",
    what: "Repeats that arrive while the first is in flight are carried out too.",
    breaks: "Requests with the same key have one effect (rule 11).",
    expectedCheck: "idempotency",
    options: slowly,
    concurrent: true,
    change: whileInFlight((key) => key),
    shows: [keyed],
  },
  {
    name: "concurrent-repeats-of-a-third-key-carried-out",
    what: "Concurrent repeats of two keys are handled correctly; those of a third key are all carried out.",
    breaks: "Requests with the same key have one effect (rule 11).",
    expectedCheck: "idempotency",
    options: slowly,
    concurrent: true,
    change: whileInFlight((key) => key, 2),
    shows: ["key-1", "key-2", "key-3"].map((key) => post([phone("1")], { "idempotency-key": key })),
  },
  {
    name: "concurrent-repeat-is-500",
    what: "A repeat that arrives while the first is in flight gets 500.",
    breaks: "RequestInProgress: 409 while another request with the same key is in flight.",
    expectedCheck: "idempotency",
    options: slowly,
    concurrent: true,
    change: whileInFlight(() => {
      throw new Error("the key is being used");
    }),
    shows: [keyed],
  },
  {
    name: "code-of-another-status",
    what: "An unreadable body gets 400 with an error code of 422.",
    breaks: "ErrorCode: ConflictingItems belongs to 422.",
    expectedCheck: "response_schema_conformance",
    change: writing(/./, (text) => text.replace("MalformedBody", "ConflictingItems")),
    shows: [post("[")],
  },
  {
    name: "one-character-too-long",
    what: "A text one character longer than its maxLength is accepted.",
    breaks: "PhoneNumber maxLength: 256.",
    expectedCheck: "negative_data_rejection",
    change: overlooking((item) =>
      Object.fromEntries(
        Object.entries(item).map(([name, value]) => [
          name,
          typeof value === "string" && value.length === 257 ? value.slice(1) : value,
        ]),
      ),
    ),
    shows: [post([phone("5".repeat(257))])],
  },
  ...([-1, 1] as const).map(
    (at): Fault => ({
      name: at === 1 ? "second-item-not-checked" : "last-item-not-checked",
      what: `The ${at === 1 ? "second" : "last"} item of a list is not validated.`,
      breaks: "ArrayOfPhoneNumberDTO items: every item is a PhoneNumberDTO.",
      expectedCheck: "negative_data_rejection",
      change: ({ check }) => ({
        check(value, placeOf) {
          if (!Array.isArray(value) || value.length < 2) return check(value, placeOf);
          check(
            value.filter((_, index) => index !== (at === 1 ? 1 : value.length - 1)),
            placeOf,
          );
          return value.filter((item) => typeof item === "object" && item !== null) as Item[];
        },
      }),
      shows: [post([phone("1"), 7])],
    }),
  ),
  {
    name: "xml-neighbours-exchanged",
    what: "IsTextActive comes before IsPrimary in the XML list.",
    breaks: "PhoneNumberDTO x-xml-order: ordinal.",
    expectedCheck: "response_schema_conformance",
    change: exchanging("IsPrimary", "IsTextActive"),
    shows: [post([phone("1")]), get({ accept: "text/xml" })],
  },
  {
    name: "xml-member-twice",
    what: "Each item of the XML list has EntityID twice.",
    breaks: "PhoneNumberDTO properties: each member occurs once.",
    expectedCheck: "response_schema_conformance",
    change: writing(/xml/, (text) => text.replace(/(<EntityID>[^<]*<\/EntityID>)/g, "$1$1")),
    shows: [post([phone("1")]), get({ accept: "text/xml" })],
  },
  {
    name: "500-on-a-rare-number",
    what: "A number with the extension #12 gets 500.",
    breaks: "InternalError: only for server faults.",
    expectedCheck: "not_a_server_error",
    decidedBy: ["format_equivalence"],
    change: failOn(/\d#12/),
    shows: [post([phone("00123#12")])],
  },
  {
    name: "removed-number-comes-back-with-its-notes",
    what: "A number created under a removed id has the Notes of the removed number.",
    breaks: "On a new number, omitted members get their defaults (rule 4).",
    expectedCheck: "merge",
    change({ update, remove: correct }) {
      const notes = new WeakMap<Contact, Map<number, string | null>>();
      const of = (contact: Contact) => notes.get(contact) ?? new Map<number, string | null>();
      return {
        remove(contact, id) {
          const own = contact.numbers.get(id)?.Notes;
          if (own !== undefined) notes.set(contact, of(contact).set(id, own));
          return correct(contact, id);
        },
        update: (contact, list) =>
          update(
            contact,
            list.map((item) => {
              const { PhoneNumberID: id = 0, Notes } = item;
              const old = contact.numbers.has(id) || Notes !== undefined ? undefined : of(contact).get(id);
              return old === undefined ? item : { ...item, Notes: old };
            }),
          ),
      };
    },
    shows: [
      post([phone("1", { PhoneNumberID: 1, Notes: "a" })]),
      remove(1),
      post([phone("1", { PhoneNumberID: 1 })]),
      get(),
    ],
  },
  {
    name: "rule-refusal-is-400",
    what: "A list that a rule refuses gets 400.",
    breaks: "Rule violations such as ConflictingItems get 422.",
    expectedCheck: "atomicity",
    change: finishing(({ status }) => (status === 422 ? { status: 400 } : {})),
    shows: [post([phone(" ")])],
  },
];
