// What a correct server may do otherwise than ours: changes of the minimal server that no check may report.
import { createHash } from "node:crypto";
import { type Fault, finishing, withoutHeader, writing } from "./fault.ts";
import { get, phone, post, remove } from "./request-sequences.ts";

export type Variation = Omit<Fault, "breaks" | "expectedCheck"> & {
  /** Why it conforms. */
  readonly allowedBy: string;
};

const inXml = { accept: "application/xml" };
const one = post([phone("1")]);
const withContentType = (change: (contentType: string) => string) =>
  finishing(({ headers: { "content-type": contentType, ...headers } }) =>
    contentType === undefined ? {} : { headers: { ...headers, "content-type": change(contentType) } },
  );

export const variations: readonly Variation[] = [
  {
    name: "json-members-in-another-order",
    what: "The members of a JSON object are in reverse order.",
    allowedBy: "A JSON object is unordered (RFC 8259, 4); the contract orders only XML.",
    change: writing(/json/, (text) =>
      JSON.stringify(JSON.parse(text), (_name, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ),
    ),
    shows: [remove(1)],
  },
  {
    name: "json-with-white-space",
    what: "JSON is indented and ends with a line feed.",
    allowedBy: "White space between tokens is insignificant (RFC 8259, 2).",
    change: writing(/json/, (text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`),
    shows: [remove(1)],
  },
  {
    name: "json-with-escapes",
    what: "Every character beyond ASCII is escaped in JSON.",
    allowedBy: "Any character may be escaped (RFC 8259, 7).",
    change: writing(/json/, (text) =>
      text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
    ),
    shows: [post([phone("1", { Notes: "\u00e9" })]), get()],
  },
  {
    name: "xml-with-a-prefix",
    what: "The elements of an XML response have a prefix, and the schema-instance namespace has another one.",
    allowedBy: "A prefix is only a name for its namespace (Namespaces in XML, 3).",
    change: writing(/xml/, (text) =>
      text
        .replace(/<(\/?)(\w)/g, "<$1q:$2")
        .replace(" xmlns=", " xmlns:q=")
        .replace("xmlns:i=", "xmlns:xsi=")
        .replaceAll(" i:nil=", " xsi:nil="),
    ),
    shows: [one, get(inXml)],
  },
  {
    name: "xml-empty-elements-in-the-other-form",
    what: "An empty element, also with i:nil, has a start tag and an end tag.",
    allowedBy: "Both forms mean the same (XML 1.0, 3.1).",
    change: writing(/xml/, (text) => text.replace(/<(\w+) i:nil="true" \/>/g, '<$1 i:nil="true"></$1>')),
    shows: [one, get(inXml)],
  },
  {
    name: "xml-text-as-references",
    what: "Digits and plus signs in XML text are written as character references.",
    allowedBy: "A reference means the character (XML 1.0, 4.1).",
    change: writing(/xml/, (text) =>
      text.replace(/(<PhoneNumber>)([^<&]*)/g, (_all, start: string, inner: string) => {
        return start + inner.replace(/[0-9+]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      }),
    ),
    shows: [one, get(inXml)],
  },
  {
    name: "content-type-in-capitals",
    what: "The charset is written as ;charset=UTF-8.",
    allowedBy: "A charset's letter case and the space before it are insignificant (RFC 9110, 8.3.1 and 8.3.2).",
    change: withContentType((contentType) => contentType.replace("; charset=utf-8", ";charset=UTF-8")),
    shows: [get()],
  },
  {
    name: "no-request-id",
    what: "No response has X-Request-Id.",
    allowedBy: "headers/XRequestId required: false.",
    change: withoutHeader("x-request-id"),
    shows: [get()],
  },
  {
    name: "more-headers",
    what: "Responses have headers that the contract does not declare.",
    allowedBy: "A response may have undeclared headers (OpenAPI 3.1, Response Object).",
    change: finishing(({ headers }) => ({ headers: { ...headers, server: "other", "cache-control": "no-store" } })),
    shows: [get()],
  },
  {
    name: "rate-limit-headers",
    what: "Responses state the remaining quota.",
    allowedBy: "headers/RateLimitPolicy and headers/RateLimit, required: false.",
    change: finishing(({ headers }) => ({
      headers: { ...headers, "ratelimit-policy": '"caller";q=1000000;w=10', ratelimit: '"caller";r=999999;t=1' },
    })),
    shows: [get()],
  },
  {
    name: "other-vary",
    what: "Vary lists its names in another order and letter case, with one additional name.",
    allowedBy: "The response depends on these request headers; their names are case-insensitive (RFC 9110, 12.5.5).",
    change: finishing(({ headers }) => ({ headers: { ...headers, vary: "content-type, accept, Authorization" } })),
    shows: [get()],
  },
  {
    name: "opaque-etag",
    what: "An ETag is a digest.",
    allowedBy: "An ETag is opaque (RFC 9110, 8.8.3).",
    change: ({ tag }) => ({
      tag: (contact, type) => `"${createHash("sha256").update(tag(contact, type)).digest("base64url").slice(0, 22)}"`,
    }),
    shows: [get()],
  },
  {
    name: "other-words",
    what: "Messages have other words and no position.",
    allowedBy: "ErrorMessage is for people, not for programs; InfoMessage is free text about the result.",
    change: ({ write }) => ({
      write: (content, type) =>
        content.schema === "ActionResultDTO"
          ? write(
              {
                ...content,
                value: {
                  ...content.value,
                  InfoMessage: content.value.InfoMessage && `Done: ${content.value.InfoMessage}`,
                  ErrorMessage: content.value.ErrorMessage && "No.",
                },
              },
              type,
            )
          : write(content, type),
    }),
    shows: [post([null])],
  },
];

/** Combinations of variations that do not undo each other, each variation in one of them: a run of the suite takes a minute. */
export const combinations: readonly (readonly string[])[] = [
  ["json-members-in-another-order", "json-with-white-space", "xml-with-a-prefix", "no-request-id", "opaque-etag"],
  [
    "json-with-escapes",
    "xml-empty-elements-in-the-other-form",
    "xml-text-as-references",
    "content-type-in-capitals",
    "more-headers",
    "rate-limit-headers",
    "other-vary",
    "other-words",
  ],
];

/** The changes of the variations with these names. */
export function getChanges(names: readonly string[]): readonly Variation["change"][] {
  return variations.filter(({ name }) => names.includes(name)).map(({ change }) => change);
}
