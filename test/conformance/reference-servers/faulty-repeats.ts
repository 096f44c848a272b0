// A reference server that is not safe to repeat: its Idempotency-Keys, ETags and conditional requests are wrong.
import { randomUUID } from "node:crypto";
import { type Fault, withoutHeader } from "./fault.ts";
import { get, phone, post, remove } from "./request-sequences.ts";

const keyed = (PhoneNumber: string, header = "key") => post([phone(PhoneNumber)], { "idempotency-key": header });
const otherTag = '"other"';
const jsonTag = (version: number) => `"application.json-${version}"`;

export const repeatFaults: readonly Fault[] = [
  {
    name: "idempotency-key-ignored",
    what: "A repeat with the same Idempotency-Key is carried out again.",
    breaks: "A repeat of a request with the same key gets the stored response, and the write happens once (rule 11).",
    expectedCheck: "idempotency",
    change: () => ({ keyOf: () => randomUUID() }),
    shows: [keyed("1"), keyed("1")],
  },
  {
    name: "idempotency-key-for-any-body",
    what: "Another list with the same Idempotency-Key gets the stored response.",
    breaks: "IdempotencyKeyReused: another list with the same key is refused (rule 11).",
    expectedCheck: "idempotency",
    change: () => ({ fingerprint: () => "" }),
    shows: [keyed("1"), keyed("2")],
  },
  {
    name: "idempotency-key-overwritten",
    what: "Another list with the same Idempotency-Key is carried out.",
    breaks: "IdempotencyKeyReused: another list with the same key is refused (rule 11).",
    expectedCheck: "idempotency",
    change: ({ keyOf, fingerprint }) => {
      let last = "";
      return {
        fingerprint(call, list) {
          last = fingerprint(call, list);
          return last;
        },
        keyOf: (caller, header) => `${keyOf(caller, header)} ${last}`,
      };
    },
    shows: [keyed("1"), keyed("2")],
  },
  {
    name: "replay-not-marked",
    what: "A stored response has no Idempotency-Replayed.",
    breaks: "Idempotency-Replayed: present on a response stored for an earlier request.",
    expectedCheck: "idempotency",
    change: withoutHeader("idempotency-replayed"),
    shows: [keyed("1"), keyed("1")],
  },
  {
    name: "idempotency-key-with-quotes-is-another",
    what: "The same key with and without quotes counts as two keys.",
    breaks: "The quotes around the key are optional.",
    expectedCheck: "idempotency",
    change: () => ({ keyOf: (caller, header) => `${caller} ${header}` }),
    shows: [keyed("1"), keyed("1", '"key"')],
  },
  {
    name: "idempotency-key-of-any-contact",
    what: "The same list and key for another contact get the stored response, and nothing is written.",
    breaks: "A request for another contact is not a repeat (rule 11).",
    expectedCheck: "idempotency",
    change: ({ fingerprint }) => ({ fingerprint: (call, list) => fingerprint({ ...call, contactID: "" }, list) }),
    shows: [keyed("1"), { ...keyed("1"), elsewhere: true }],
  },
  {
    name: "etag-never-changes",
    what: "The ETag stays the same when the list changes.",
    breaks: "The ETag changes with every change of the list.",
    expectedCheck: "conditional_requests",
    change: ({ tag }) => ({ tag: (contact, type) => tag({ ...contact, version: 0 }, type) }),
    shows: [post([phone("1")]), get()],
  },
  {
    name: "etag-survives-removal",
    what: "The ETag stays the same when a number is removed.",
    breaks: "The ETag changes with every change of the list.",
    expectedCheck: "conditional_requests",
    change: (parts) => ({
      remove(contact, id) {
        const { version } = contact;
        const wasThere = parts.remove(contact, id);
        contact.version = version;
        return wasThere;
      },
    }),
    shows: [post([phone("1")]), remove(1), get()],
  },
  {
    name: "etag-of-every-format",
    what: "JSON and XML have the same ETag.",
    breaks: "ETag: the version of the list in this format (RFC 9110, 8.8.3).",
    expectedCheck: "conditional_requests",
    change: ({ tag }) => ({ tag: (contact) => tag(contact, "application/json") }),
    shows: [get({ accept: "text/xml" })],
  },
  {
    name: "if-none-match-ignored",
    what: "If-None-Match has no effect: the list is sent again.",
    breaks: "If-None-Match: 304 when one of the ETags is the list's.",
    expectedCheck: "conditional_requests",
    change: () => ({ isKnown: () => false }),
    shows: [get({ "if-none-match": jsonTag(0) })],
  },
  {
    name: "any-tag-is-304",
    what: "Any If-None-Match gets 304.",
    breaks: "If-None-Match: 304 when one of the ETags is the list's.",
    expectedCheck: "conditional_requests",
    change: () => ({ isKnown: () => true }),
    shows: [get({ "if-none-match": otherTag })],
  },
  {
    name: "if-none-match-first-only",
    what: "Only the first ETag in If-None-Match is compared.",
    breaks: "If-None-Match: 304 when one of the ETags is the list's.",
    expectedCheck: "conditional_requests",
    change: ({ isKnown }) => ({ isKnown: (header, tag) => isKnown(header.replace(/,.*/s, ""), tag) }),
    shows: [get({ "if-none-match": `${otherTag}, ${jsonTag(0)}` })],
  },
  {
    name: "if-none-match-strong",
    what: "A weak ETag in If-None-Match never matches.",
    breaks: "If-None-Match compares weakly (RFC 9110, 13.1.2).",
    expectedCheck: "conditional_requests",
    change: ({ isKnown }) => ({ isKnown: (header, tag) => isKnown(header.replaceAll('W/"', '"weak '), tag) }),
    shows: [get({ "if-none-match": `W/${jsonTag(0)}` })],
  },
  {
    name: "if-match-ignored",
    what: "A write is carried out whatever its If-Match.",
    breaks: "If-Match: one of the ETags must be the list's, or the write is refused with 412.",
    expectedCheck: "conditional_requests",
    change: () => ({ isCurrent: () => true }),
    shows: [post([phone("1")], { "if-match": otherTag })],
  },
  {
    name: "if-match-ignored-by-delete",
    what: "A removal is carried out whatever its If-Match.",
    breaks: "removePhoneNumber parameters/IfMatch: the write is refused with 412.",
    expectedCheck: "conditional_requests",
    change: ({ parameters }) => ({
      parameters(call, headers) {
        parameters(call, headers);
        if (call.operationId === "removePhoneNumber") delete headers["if-match"];
      },
    }),
    shows: [remove(1, { "if-match": otherTag })],
  },
  {
    name: "if-match-weak",
    what: "A weak ETag in If-Match matches.",
    breaks: "If-Match compares strongly (RFC 9110, 13.1.1).",
    expectedCheck: "conditional_requests",
    change: ({ isCurrent }) => ({ isCurrent: (header, tags) => isCurrent(header.replaceAll("W/", ""), tags) }),
    shows: [post([phone("1")], { "if-match": `W/${jsonTag(0)}` })],
  },
  {
    name: "if-match-star-refused",
    what: "If-Match: * is refused with 412.",
    breaks: "If-Match: * matches any existing list (RFC 9110, 13.1.1).",
    expectedCheck: "conditional_requests",
    change: ({ isCurrent }) => ({ isCurrent: (header, tags) => header !== "*" && isCurrent(header, tags) }),
    shows: [post([phone("1")], { "if-match": "*" })],
  },
];
