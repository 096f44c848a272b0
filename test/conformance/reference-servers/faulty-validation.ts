// A reference server that takes what the contract refuses.
import {
  eachMember,
  type Fault,
  integerNames,
  memberNames,
  mending,
  overlooking,
  reading,
  textNames,
} from "./fault.ts";
import type { Parts } from "./minimal-parts.ts";
import type { Item } from "./minimal-rules.ts";
import { form, item, phone, post, remove, typed } from "./request-sequences.ts";

const known: readonly string[] = ["ArrayOfPhoneNumberDTO", "PhoneNumberDTO", ...memberNames];
const onlyKnown = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => known.includes(name)));
const ofText = (change: (text: string, name: string) => string) =>
  eachMember((value, name) => (typeof value === "string" ? change(value, name) : value));
const ofInteger = (change: (integer: number, name: string) => number) =>
  eachMember((value, name) => (typeof value === "number" && integerNames.includes(name) ? change(value, name) : value));
const greatest = 2_147_483_647;
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const xmlTypes = /xml/;

export const validationFaults: readonly Fault[] = [
  {
    name: "unknown-member-dropped",
    what: "An unknown member of a JSON item is ignored.",
    breaks: "PhoneNumberDTO additionalProperties: false (J3).",
    expectedCheck: "negative_data_rejection",
    change: mending(onlyKnown),
    shows: [post([phone("1", { Extra: 1 })])],
  },
  {
    name: "unknown-element-skipped",
    what: "An unknown element of an XML item is ignored.",
    breaks: "PhoneNumberDTO additionalProperties: false (X3).",
    expectedCheck: "negative_data_rejection",
    change: reading(xmlTypes, (text) =>
      text.replace(/<(\w+)(?:\s[^>]*)?(?:\/>|>[^<]*<\/\1>)/g, (all, name: string) => (known.includes(name) ? all : "")),
    ),
    shows: [typed("text/xml", item("<PhoneNumber>1</PhoneNumber><Extra>1</Extra>"))],
  },
  {
    name: "unknown-key-skipped",
    what: "An unknown key of a form is ignored.",
    breaks: "PhoneNumberDTO additionalProperties: false; keys without an index are refused by name (F4).",
    expectedCheck: "negative_data_rejection",
    change: reading(/form/, (text) =>
      text
        .split("&")
        .filter((pair) => memberNames.some((name) => new RegExp(`[.[]${name}\\]?=|%5B${name}%5D=`, "i").test(pair)))
        .join("&"),
    ),
    shows: [typed(form, "[0].PhoneNumber=1&[0].Extra=1")],
  },
  {
    name: "members-in-any-letter-case",
    what: "Member names in JSON match in any letter case.",
    breaks: "A member in another letter case is refused with 400 (J2).",
    expectedCheck: "negative_data_rejection",
    change: mending((value) =>
      Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          known.find((k) => k.toLowerCase() === name.toLowerCase()) ?? name,
          one,
        ]),
      ),
    ),
    shows: [post('[{"phonenumber":"1"}]')],
  },
  {
    name: "text-taken-as-integer",
    what: 'The text "1" is read as the integer 1.',
    breaks: "JSON is typed: a value of another type is refused with 400 (J4).",
    expectedCheck: "negative_data_rejection",
    change: mending(
      eachMember((value, name) =>
        integerNames.includes(name) && typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value,
      ),
    ),
    shows: [post([phone("1", { EntityID: "1" })])],
  },
  {
    name: "number-taken-as-text",
    what: "A number is read as text.",
    breaks: "JSON is typed: a value of another type is refused with 400 (J4).",
    expectedCheck: "negative_data_rejection",
    change: mending(
      eachMember((value, name) => (textNames.includes(name) && typeof value === "number" ? String(value) : value)),
    ),
    shows: [post([{ PhoneNumber: 5 }])],
  },
  {
    name: "null-taken-as-default",
    what: "null for an integer or a boolean is read as its default.",
    breaks: "EntityID type: integer, without null (J7).",
    expectedCheck: "negative_data_rejection",
    change: mending((value) =>
      Object.fromEntries(Object.entries(value).filter(([name, one]) => one !== null || textNames.includes(name))),
    ),
    shows: [post([phone("1", { IsPrimary: null })])],
  },
  {
    name: "max-length-not-checked",
    what: "A text longer than its maxLength is accepted.",
    breaks: "PhoneNumber maxLength: 256, Notes maxLength: 4000.",
    expectedCheck: "negative_data_rejection",
    change: overlooking(ofText((text, name) => [...text].slice(0, name === "Notes" ? 4000 : 256).join(""))),
    shows: [post([phone("1".repeat(257))])],
  },
  {
    name: "max-items-not-checked",
    what: "A list of more than 1,000 items is accepted.",
    breaks: "ArrayOfPhoneNumberDTO maxItems: 1000.",
    expectedCheck: "negative_data_rejection",
    change: ({ check }) => ({
      check(value, placeOf) {
        check(Array.isArray(value) ? value.slice(0, 1_000) : value, placeOf);
        return value as Item[];
      },
    }),
    shows: [post(Array.from({ length: 10_001 }, () => phone("1")))],
  },
  {
    name: "minimum-not-checked",
    what: "A PhoneNumberID below 0 is read as 0.",
    breaks: "PhoneNumberID minimum: 0.",
    expectedCheck: "negative_data_rejection",
    change: mending(ofInteger((integer, name) => (name === "PhoneNumberID" ? Math.max(integer, 0) : integer))),
    shows: [post([phone("1", { PhoneNumberID: -1 })])],
  },
  {
    name: "maximum-not-checked",
    what: "An integer above the int32 maximum is accepted.",
    breaks: "EntityID and ContactInfoTypeID maximum: 2147483647 (J8).",
    expectedCheck: "negative_data_rejection",
    change: overlooking(ofInteger((integer) => Math.min(integer, greatest))),
    shows: [post([phone("1", { EntityID: greatest + 1 })])],
  },
  {
    name: "int32-wraps-around",
    what: "An integer beyond int32 wraps around.",
    breaks: "EntityID minimum: -2147483648, maximum: 2147483647 (J8).",
    expectedCheck: "negative_data_rejection",
    change: mending(ofInteger((integer, name) => (name === "PhoneNumberID" ? integer : integer | 0))),
    shows: [post([phone("1", { EntityID: greatest + 1 })])],
  },
  {
    name: "fraction-taken-as-integer",
    what: "7.5 is read as 7.",
    breaks: "EntityID type: integer.",
    expectedCheck: "negative_data_rejection",
    change: mending(ofInteger(Math.trunc)),
    shows: [post([phone("1", { EntityID: 7.5 })])],
  },
  {
    name: "pattern-not-checked",
    what: "Control characters that XML cannot carry are silently removed.",
    breaks: "PhoneNumber pattern: control characters are refused with 400.",
    expectedCheck: "negative_data_rejection",
    change: mending(ofText((text) => text.replace(forbidden, ""))),
    shows: [post([phone("1\u0001")])],
  },
  {
    name: "path-parameters-not-checked",
    what: "Path parameters are not validated.",
    breaks: "contactID maxLength: 128 and pattern; phoneNumberID minimum: 1 and maximum.",
    expectedCheck: "negative_data_rejection",
    change: lenient((parameters, call, headers) =>
      parameters({ ...call, contactID: "x", ...(call.phoneNumberID && { phoneNumberID: "1" }) }, headers),
    ),
    shows: [remove(0)],
  },
  {
    name: "header-parameters-not-checked",
    what: "If-Match, If-None-Match and Idempotency-Key are not validated.",
    breaks: "IfMatch, IfNoneMatch and IdempotencyKey pattern and maxLength.",
    expectedCheck: "negative_data_rejection",
    change: lenient((parameters, call) => parameters(call, {})),
    shows: [post([], { "idempotency-key": "k".repeat(256) })],
  },
  {
    name: "xml-of-any-namespace",
    what: "An XML list is accepted in any namespace.",
    breaks: "ArrayOfPhoneNumberDTO xml.namespace: a wrong one is refused, naming both (X4).",
    expectedCheck: "negative_data_rejection",
    change: reading(xmlTypes, (text) =>
      text.replace(/xmlns="[^"]*"/, `xmlns="${/xmlns="([^"]*)"/.exec(item(""))?.[1] ?? ""}"`),
    ),
    shows: [typed("text/xml", item("<PhoneNumber>1</PhoneNumber>").replace(".Contacts", ""))],
  },
  {
    name: "doctype-skipped",
    what: "A DOCTYPE is ignored.",
    breaks: "DOCTYPE, entity declarations and processing instructions are refused (X11).",
    expectedCheck: "negative_data_rejection",
    change: reading(xmlTypes, (text) => text.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\])?[^>]*>/, "")),
    shows: [typed("text/xml", `<!DOCTYPE a>${item("<PhoneNumber>1</PhoneNumber>")}`)],
  },
];

function lenient(
  check: (parameters: Parts["parameters"], ...of: Parameters<Parts["parameters"]>) => void,
): Fault["change"] {
  return ({ parameters }) => ({ parameters: (call, headers) => check(parameters, call, headers) });
}
