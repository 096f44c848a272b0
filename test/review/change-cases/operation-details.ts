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
const page = { name: "page", in: "query", schema: { type: "integer" } };

export const operationDetailCases: readonly ChangeCase[] = [
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
