// Breaks of what other people's tools need, which the rules of this project find.
import { at, components, type Editable, member, memberPlace, type Row, schema, set } from "./broken-contract.ts";

const conflict = at("components", "responses", "Conflict", "content");
const stored = at("components", "schemas", "StoredPhoneNumberDTO");
const pattern = (text: string) => (d: Editable) => {
  member(d, "Notes")["pattern"] = set(text);
};
const unanchored = "has no ^ and $ around the whole of it";

export const portabilityRows: Row[] = [
  [
    "body-example",
    "an error without an example in XML",
    (d) => delete components(d, "responses", "Conflict")["content"]?.["text/xml"]?.["examples"],
    conflict,
    "the response 409 has no example in text/xml",
  ],
  [
    "body-example",
    "an error with an empty list of examples",
    (d) => {
      (components(d, "responses", "Conflict")["content"]?.["application/json"] as Editable)["examples"] = set({});
    },
    conflict,
    "the response 409 has no example in application/json",
  ],
  ["pattern-portable", "a pattern without an end", pattern("^a+"), `${memberPlace("Notes")}/pattern`, unanchored],
  ["pattern-portable", "a pattern without a start", pattern("a+$"), `${memberPlace("Notes")}/pattern`, unanchored],
  ["pattern-portable", "anchors in one alternative", pattern("^a|b$"), `${memberPlace("Notes")}/pattern`, unanchored],
  ["pattern-portable", "an escaped anchor", pattern("^a\\$"), `${memberPlace("Notes")}/pattern`, unanchored],
  ["pattern-portable", "an anchor in a class", pattern("^a[b$]"), `${memberPlace("Notes")}/pattern`, unanchored],
  [
    "pattern-portable",
    "a pattern with surrogates",
    pattern("^[^\\uD800-\\uDFFF]*$"),
    `${memberPlace("Notes")}/pattern`,
    "this pattern has surrogates",
  ],
  [
    "pattern-portable",
    "a pattern that is none with the u flag",
    pattern("^\\p{L}{1,2}(?<n>a)\\k<m>$"),
    `${memberPlace("Notes")}/pattern`,
    "not a regular expression with and without the u flag",
  ],
  [
    "enum-without-null",
    "an ErrorCode that lists null",
    (d) => (schema(d, "ErrorCode")["enum"] as Editable).push(null as unknown as Editable),
    `${at("components", "schemas", "ErrorCode")}/enum`,
    "write anyOf with the enumeration",
  ],
  [
    "member-described-once",
    "a stored number that narrows a shared one",
    (d) => {
      const { required, properties } = schema(d, "StoredPhoneNumberDTO") as unknown as Record<string, Editable>;
      const narrowed = { PhoneNumber: properties?.["PhoneNumber"] };
      const parts = [{ $ref: "#/components/schemas/PhoneNumberDTO" }, { type: "object", properties: narrowed }];
      (d["components"]?.["schemas"] as Editable)["StoredPhoneNumberDTO"] = set({ allOf: parts, required });
    },
    `${stored}/allOf`,
    "two parts of this allOf describe PhoneNumber",
  ],
  [
    "stored-in-step",
    "a member that is sent and never stored",
    (d) => delete schema(d, "StoredPhoneNumberDTO")["properties"]?.["Notes"],
    stored,
    "StoredPhoneNumberDTO has no Notes",
  ],
  [
    "stored-in-step",
    "a member that is stored and cannot be sent",
    (d) => delete schema(d, "PhoneNumberDTO")["properties"]?.["Notes"],
    at("components", "schemas", "PhoneNumberDTO"),
    "PhoneNumberDTO has no Notes",
  ],
  [
    "no-placeholder",
    "a contact at a placeholder's address",
    (d) => {
      (d["info"] as Editable)["contact"] = set({ name: "The maintainers", url: "https://example.com/contact" });
    },
    at("info", "contact", "url"),
    "this address is a placeholder",
  ],
  [
    "no-placeholder",
    "a server at a placeholder's address",
    (d) => (d["servers"] as unknown as Editable[]).push(set({ url: "https://api.example.com" })),
    `${at("servers")}/2/url`,
    "this address is a placeholder",
  ],
];
