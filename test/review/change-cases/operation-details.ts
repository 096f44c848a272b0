// Cases: operations and messages with methods, keywords and spellings that the contract itself does not use.
import type { Json } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, paths, read, schemas, update } from "./change-case.ts";

const setting =
  (pointer: string, value: Json | undefined): Edit =>
  (contract) =>
    contract.set(pointer, value);
const same = (name: string, kind: string, edit: Edit, first?: Edit): ChangeCase => ({
  name,
  edit,
  there: [kind],
  back: [kind],
  ...(first && { first }),
});
const all =
  (...edits: readonly Edit[]): Edit =>
  (contract) => {
    for (const edit of edits) edit(contract);
  };
const query = `${read}/parameters/2`;
const page = { name: "page", in: "query", schema: { type: "integer" } };

const operations: readonly ChangeCase[] = [
  {
    name: "an operation of each other method",
    edit: all(
      ...["put", "patch", "options", "head", "trace"].map((method) =>
        setting(`${paths.one}/${method}`, { responses: {} }),
      ),
    ),
    there: ["operation-added"],
    back: ["operation-removed"],
  },
  {
    name: "a second callback",
    first: setting(`${update}/callbacks`, { done: {} }),
    edit: setting(`${update}/callbacks/failed`, {}),
    there: ["callback-added"],
    back: ["callback-removed"],
  },
  {
    name: "another security scheme in the place of one",
    first: all(
      setting(`${read}/security`, [{ key: [] }]),
      setting("/components/securitySchemes/key", { type: "apiKey", in: "header", name: "Key" }),
    ),
    edit: all(
      setting(`${read}/security`, [{ token: [] }]),
      setting("/components/securitySchemes/key", undefined),
      setting("/components/securitySchemes/token", { type: "http", scheme: "basic" }),
    ),
    there: ["security-alternative-added", "security-alternative-removed"],
    back: ["security-alternative-added", "security-alternative-removed"],
  },
  {
    name: "two schemes that are needed together, in another order",
    first: setting(`${read}/security`, [{ bearerToken: ["contacts:read"], key: [] }]),
    edit: setting(`${read}/security`, [{ key: [], bearerToken: ["contacts:read"] }]),
    there: [],
    back: [],
  },
  same(
    "words of every kind",
    "documentation-changed",
    all(
      setting("/tags", [{ name: "contacts" }]),
      setting(`${read}/externalDocs`, { url: "/docs" }),
      setting(`${read}/summary`, "List."),
      ...["title", "$comment", "example", "x-source-sample"].map((keyword) =>
        setting(`${schemas}/PhoneNumberDTO/${keyword}`, "Words."),
      ),
    ),
  ),
];

const messages: readonly ChangeCase[] = [
  same(
    "the style and explode that a query has anyway",
    "unreached-changed",
    all(setting(`${query}/style`, "form"), setting(`${query}/explode`, true)),
    setting(query, page),
  ),
  ...["allowReserved", "allowEmptyValue"].map((keyword) =>
    same(
      `${keyword} of a query`,
      "request-parameter-serialization-changed",
      setting(`${query}/${keyword}`, true),
      setting(query, page),
    ),
  ),
  same(
    "the root element of XML with a parameter in its media type",
    "xml-name-changed",
    setting(`${schemas}/ArrayOfPhoneNumberDTO/xml/name`, "Numbers"),
    (contract) => {
      const media = contract.get(`${update}/requestBody/content/text~1xml`);
      contract.set(`${update}/requestBody/content`, { "text/xml; charset=utf-8": media });
    },
  ),
  {
    name: "a parameter of a path by a reference into another path, with its braces escaped",
    first: all(
      setting(`${paths.list}/parameters`, [{ ...page, in: "header" }]),
      setting(`${paths.one}/parameters`, [
        { $ref: "#/paths/~1v1~1Contacts~1%7BcontactID%7D~1PhoneNumbers/parameters/0" },
      ]),
      setting(read, undefined),
      setting(update, undefined),
    ),
    edit: setting(`${paths.list}/parameters/0/schema/minimum`, 5),
    there: ["request-minimum-narrowed"],
    back: ["request-minimum-widened"],
  },
];

export const operationDetailCases: readonly ChangeCase[] = [...operations, ...messages];
