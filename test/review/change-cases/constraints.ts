// Cases: constraints of a member that requests and responses share.
import type { Json } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, member, schemas } from "./change-case.ts";

const both = (name: string) => [`request-${name}`, `response-${name}`];
const setting =
  (pointer: string, value: Json): Edit =>
  (contract) =>
    contract.set(pointer, value);
const lists = ["ArrayOfPhoneNumberDTO", "ArrayOfStoredPhoneNumberDTO"];
const onLists =
  (keyword: string, value: Json): Edit =>
  (contract) => {
    for (const name of lists) contract.set(`${schemas}/${name}/${keyword}`, value);
  };

/** An edit that allows less, so that its way back allows more. */
function narrowing(name: string, kind: string, edit: Edit, first?: Edit): ChangeCase {
  const there = both(`${kind}-narrowed`);
  return { name, edit, there, back: both(`${kind}-widened`), ...(first && { first }) };
}

function another(name: string, kind: string, edit: Edit, first?: Edit): ChangeCase {
  const there = both(`${kind}-changed`);
  return { name, edit, there, back: there, ...(first && { first }) };
}

const notes = member("Notes");
const entity = member("EntityID");

export const constraintCases: readonly ChangeCase[] = [
  narrowing(
    "a number becomes an integer",
    "type",
    setting(`${entity}/type`, "integer"),
    setting(`${entity}/type`, "number"),
  ),
  another("an integer becomes text", "type", setting(`${entity}/type`, "string")),
  narrowing("null is refused", "nullable", setting(`${notes}/type`, "string")),
  narrowing("an enumeration", "enum", setting(`${notes}/enum`, ["a", "b", null])),
  narrowing(
    "a value less in an enumeration",
    "enum",
    setting(`${notes}/enum`, ["a", null]),
    setting(`${notes}/enum`, ["a", "b", null]),
  ),
  narrowing("a constant", "enum", setting(`${entity}/const`, 5)),
  {
    name: "a value replaced in an enumeration",
    first: setting(`${notes}/enum`, ["a", "b", null]),
    edit: setting(`${notes}/enum`, ["a", "c", null]),
    there: [...both("enum-narrowed"), ...both("enum-widened")],
    back: [...both("enum-narrowed"), ...both("enum-widened")],
  },
  narrowing(
    "null leaves an enumeration",
    "nullable",
    setting(`${notes}/enum`, ["a"]),
    setting(`${notes}/enum`, ["a", null]),
  ),
  narrowing("minLength", "min-length", setting(`${notes}/minLength`, 1)),
  narrowing("maxLength", "max-length", setting(`${notes}/maxLength`, 3000)),
  narrowing("no maxLength before", "max-length", setting(`${notes}/maxLength`, 4000), (contract) =>
    contract.set(`${notes}/maxLength`, undefined),
  ),
  another("another pattern", "pattern", setting(`${notes}/pattern`, "^[a-z\\u0001]*$")),
  narrowing("a pattern", "pattern", setting(`${notes}/pattern`, "^a"), (contract) =>
    contract.set(`${notes}/pattern`, undefined),
  ),
  another("another format", "format", setting(`${entity}/format`, "int64")),
  narrowing("a format", "format", setting(`${notes}/format`, "uri")),
  narrowing("minimum", "minimum", setting(`${entity}/minimum`, 0)),
  narrowing("exclusiveMinimum at the same number", "minimum", (contract) => {
    contract.set(`${entity}/exclusiveMinimum`, contract.get(`${entity}/minimum`));
  }),
  narrowing("maximum", "maximum", setting(`${entity}/maximum`, 9)),
  narrowing("exclusiveMaximum instead of maximum", "maximum", (contract) => {
    contract.set(`${entity}/exclusiveMaximum`, contract.get(`${entity}/maximum`));
    contract.set(`${entity}/maximum`, undefined);
  }),
  narrowing("multipleOf", "multiple-of", setting(`${entity}/multipleOf`, 2)),
  narrowing(
    "a multiple of a multiple",
    "multiple-of",
    setting(`${entity}/multipleOf`, 6),
    setting(`${entity}/multipleOf`, 2),
  ),
  another("another multipleOf", "multiple-of", setting(`${entity}/multipleOf`, 3), setting(`${entity}/multipleOf`, 2)),
  narrowing("minItems", "min-items", onLists("minItems", 1)),
  narrowing("maxItems", "max-items", onLists("maxItems", 100)),
  narrowing("uniqueItems", "unique-items", onLists("uniqueItems", true)),
  narrowing(
    "minProperties",
    "min-properties",
    setting(`${schemas}/PhoneNumberDTO/minProperties`, 1),
    // Otherwise nine members are required in responses.
    (contract) => contract.set(`${schemas}/StoredPhoneNumberDTO/required`, undefined),
  ),
  narrowing("maxProperties", "max-properties", setting(`${schemas}/PhoneNumberDTO/maxProperties`, 8)),
  {
    name: "members without a name",
    edit: setting(`${schemas}/PhoneNumberDTO/additionalProperties`, true),
    there: both("additional-properties-widened"),
    back: both("additional-properties-narrowed"),
  },
  narrowing(
    "a rule for members without a name",
    "max-length",
    setting(`${schemas}/PhoneNumberDTO/additionalProperties`, { type: "string", maxLength: 5 }),
    setting(`${schemas}/PhoneNumberDTO/additionalProperties`, { type: "string" }),
  ),
  narrowing("alternatives", "alternatives", setting(`${notes}/anyOf`, [{ maxLength: 5 }, { minLength: 10 }])),
  narrowing(
    "an alternative less",
    "alternatives",
    setting(`${notes}/oneOf`, [{ minLength: 10 }]),
    setting(`${notes}/oneOf`, [{ maxLength: 5 }, { minLength: 10 }]),
  ),
  narrowing(
    "a narrower alternative",
    "max-length",
    setting(`${notes}/oneOf`, [{ minLength: 10 }, { maxLength: 4 }]),
    setting(`${notes}/oneOf`, [{ maxLength: 5 }, { minLength: 10 }]),
  ),
  {
    name: "a value that no part of an allOf lets through",
    edit: setting(`${schemas}/StoredPhoneNumberDTO/allOf/1/properties/PhoneNumber/maxLength`, 200),
    there: ["response-max-length-narrowed"],
    back: ["response-max-length-widened"],
  },
  {
    name: "a limit that another part of the allOf already sets",
    edit: setting(`${schemas}/StoredPhoneNumberDTO/allOf/1/properties/PhoneNumber/maxLength`, 300),
    there: ["unreached-changed"],
    back: ["unreached-changed"],
  },
];
