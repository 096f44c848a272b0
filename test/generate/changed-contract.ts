// The contract with new members of every kind, changed in memory.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { repository } from "./run-generator.ts";

export const contacts =
  "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts";
export const addresses = "urn:addresses?a=1&b=2";
const int32 = { type: "integer", format: "int32", minimum: -2147483648, maximum: 2147483647 };

const addressSchema = {
  type: "object",
  additionalProperties: false,
  xml: { name: "AddressDTO", namespace: addresses },
  "x-xml-order": "ordinal",
  properties: {
    Street: { type: ["string", "null"], maxLength: 100 },
    HouseNumber: int32,
    Country: { type: "string", maxLength: 20, xml: { attribute: true, name: "country" } },
    Floor: { ...int32, xml: { attribute: true } },
    Verified: { type: "boolean", xml: { attribute: true } },
  },
};

const address = { $ref: "#/components/schemas/AddressDTO" };
const newMembers = {
  Address: address,
  Owner: {
    type: ["object", "null"],
    additionalProperties: false,
    properties: { Name: { type: "string", maxLength: 20 } },
  },
  // Begins like another member.
  OwnerID: int32,
  Tags: {
    type: "array",
    maxItems: 5,
    items: { type: "string", maxLength: 20, xml: { name: "Tag" } },
    xml: { wrapped: true },
  },
  Matrix: {
    type: ["array", "null"],
    maxItems: 5,
    xml: { wrapped: true },
    items: { type: "array", maxItems: 5, items: { ...int32, xml: { name: "Cell" } }, xml: { name: "Row" } },
  },
  Aliases: { type: "array", maxItems: 5, items: { type: ["string", "null"], maxLength: 20 }, xml: { name: "Alias" } },
  History: { type: "array", maxItems: 5, items: address },
  Extension: { type: ["string", "null"], maxLength: 20, xml: { name: "Ext" } },
  Rating: { type: "number" },
  Origin: { type: "string", maxLength: 20, xml: { attribute: true, name: "origin" } },
  Foreign: { type: ["string", "null"], maxLength: 20, xml: { namespace: "urn:foreign" } },
  Kind: { anyOf: [{ $ref: "#/components/schemas/Kind" }, { type: "null" }] },
  Home: { oneOf: [{ type: "null" }, address] },
  // A name that would break generated code which does not quote it.
  "$`{}": { type: "string", maxLength: 20, xml: { name: "Odd" } },
};

/** A value with every new member, as every format can carry it. */
export const full = {
  PhoneNumber: "+44 20",
  Address: { Street: "Main & Sons", HouseNumber: 7, Country: 'a "b"\t<c>\n', Floor: -1, Verified: true },
  Owner: { Name: "Ann" },
  OwnerID: 9,
  Tags: ["x", "", " y "],
  Matrix: [[1, 2], [3]],
  Aliases: ["one", "two"],
  History: [{ Street: "First" }, { Country: "NL" }],
  Extension: "007",
  Rating: 1.5e-7,
  Origin: "import",
  Foreign: "f",
  Kind: "mobile",
  Home: { Street: "Second" },
  "$`{}": "odd",
};

export async function changedContract(): Promise<string> {
  const document = parseDocument(await readFile(join(repository, "openapi.yaml"), "utf8"));
  document.setIn(["components", "schemas", "AddressDTO"], addressSchema);
  document.setIn(["components", "schemas", "Kind"], { type: "string", enum: ["mobile", "fixed"] });
  const properties = ["components", "schemas", "PhoneNumberDTO", "properties"];
  for (const [name, schema] of Object.entries(newMembers)) document.setIn([...properties, name], schema);
  document.setIn([...properties, "PhoneNumber", "xml"], { name: "Number" });
  document.setIn(["components", "schemas", "StoredPhoneNumberDTO", "properties", "PhoneNumber"], {
    allOf: [
      { type: "string", maxLength: 256, xml: { name: "Number" } },
      { type: "string", minLength: 1 },
    ],
  });
  return document.toString();
}
