// Cases: keywords and spellings of schemas that the contract itself does not use.
import type { Json, JsonObject } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, member, rename, resultMember, schemas } from "./change-case.ts";

const both = (name: string) => [`request-${name}`, `response-${name}`];
const setting =
  (pointer: string, value: Json | undefined): Edit =>
  (contract) =>
    contract.set(pointer, value);
const same = (name: string, kinds: string | readonly string[], edit: Edit, first?: Edit): ChangeCase => {
  const there = typeof kinds === "string" ? [kinds] : kinds;
  return { name, edit, there, back: there, ...(first && { first }) };
};
const nothing = (name: string, first: Edit | undefined, edit: Edit) => same(name, "unreached-changed", edit, first);
const narrowing = (name: string, kind: string, first: Edit | undefined, edit: Edit): ChangeCase => ({
  name,
  edit,
  there: both(`${kind}-narrowed`),
  back: both(`${kind}-widened`),
  ...(first && { first }),
});

const phone = `${schemas}/PhoneNumberDTO`;
const result = `${schemas}/ActionResultDTO`;
const notes = (schema: JsonObject): Edit =>
  setting(member("Notes"), { description: "A remark.", "x-personal-data": true, ...schema });
const string = { type: "string" };
const integer = { type: "integer" };
const withoutAdditional = setting(`${phone}/additionalProperties`, undefined);
const component =
  (name: string, schema: JsonObject, place?: JsonObject): Edit =>
  (contract) => {
    contract.set(`${schemas}/${name}`, schema);
    contract.set(member("Mood"), { $ref: `#/components/schemas/${name}`, ...place });
  };
const all =
  (...edits: readonly Edit[]): Edit =>
  (contract) => {
    for (const edit of edits) edit(contract);
  };

const values: readonly ChangeCase[] = [
  nothing(
    "null as the only value of an enumeration in anyOf",
    notes({ type: ["string", "null"] }),
    notes({ anyOf: [string, { enum: [null], description: "Nothing." }] }),
  ),
  nothing(
    "a constant as an alternative to null",
    notes({ type: ["string", "null"], enum: ["a", null] }),
    notes({ anyOf: [{ type: "string", const: "a" }, { type: "null" }] }),
  ),
  narrowing(
    "null beside a choice of its own",
    "alternatives",
    notes({ anyOf: [{ oneOf: [{ maxLength: 5 }, { minLength: 9 }] }, { type: "null" }] }),
    notes({ anyOf: [{ oneOf: [{ maxLength: 5 }, { minLength: 9 }] }] }),
  ),
  narrowing(
    "a list among the values",
    "enum",
    notes({ type: ["array", "string"], enum: [["a"], "b"] }),
    notes({ type: ["array", "string"], enum: ["b"] }),
  ),
  same(
    "a value with its members in another order",
    [],
    notes({ enum: [5, { b: 2, a: 1 }] }),
    notes({ enum: [{ a: 1, b: 2 }, 5] }),
  ),
  nothing("a constant in an enumeration", notes({ const: "a" }), notes({ const: "a", allOf: [{ enum: ["a", "b"] }] })),
  narrowing(
    "a constant with a limit of its own",
    "min-length",
    notes({ oneOf: [{ const: "a" }, { const: "b" }] }),
    notes({ oneOf: [{ const: "a", minLength: 9 }, { const: "b" }] }),
  ),
  narrowing(
    "a constant of one type among types",
    "alternatives",
    notes({ anyOf: [{ ...string, const: "a" }, integer] }),
    notes({ anyOf: [{ ...string, const: "a" }] }),
  ),
  nothing("an exclusive bound between two integers", notes({ ...integer, minimum: 5, maximum: 7 }), (contract) =>
    notes({ ...integer, exclusiveMinimum: 4.5, exclusiveMaximum: 7.5 })(contract),
  ),
  {
    name: "exclusive bounds of numbers that are not integers",
    first: notes({ type: "number", minimum: 6, maximum: 4 }),
    edit: notes({ type: "number", exclusiveMinimum: 5, exclusiveMaximum: 5 }),
    there: [...both("minimum-widened"), ...both("maximum-widened")],
    back: [...both("minimum-narrowed"), ...both("maximum-narrowed")],
  },
  nothing(
    "multiples of two numbers with a common factor",
    notes({ ...integer, multipleOf: 12 }),
    notes({ ...integer, multipleOf: 4, allOf: [{ multipleOf: 6 }] }),
  ),
  same(
    "text with a limit becomes a bounded integer",
    both("type-changed"),
    notes({ ...integer, minimum: 5 }),
    notes({ ...string, maxLength: 5 }),
  ),
];

const objects: readonly ChangeCase[] = [
  nothing(
    "a closed object by unevaluatedProperties",
    undefined,
    all(withoutAdditional, setting(`${phone}/unevaluatedProperties`, false)),
  ),
  narrowing(
    "fewer members than a closed object with patterns has",
    "max-properties",
    setting(`${phone}/patternProperties`, { "^x": string }),
    setting(`${phone}/maxProperties`, 9),
  ),
  nothing("schemas that nothing refers to", undefined, setting(`${phone}/$defs`, { Spare: string })),
  same(
    "a member that the source does not have",
    "source-mark-changed",
    setting(`${member("Notes")}/x-extension`, true),
  ),
  nothing(
    "a default that the place of a component replaces",
    component("Mood", { ...string, default: "a" }, { default: "b" }),
    setting(`${schemas}/Mood/default`, "c"),
  ),
  nothing(
    "the XML name of members without a name",
    setting(`${phone}/additionalProperties`, { ...string, xml: { name: "A" } }),
    setting(`${phone}/additionalProperties/xml/name`, "B"),
  ),
  same(
    "the namespace of a component whose members inherit it",
    "xml-namespace-changed",
    setting(`${schemas}/Mood/xml/namespace`, "urn:temper"),
    component("Mood", { type: "object", properties: { Level: string }, xml: { namespace: "urn:mood" } }),
  ),
  nothing("the namespace and the form that a member has anyway", undefined, (contract) => {
    const namespace = contract.get(`${result}/xml/namespace`);
    contract.set(`${resultMember("InfoMessage")}/xml`, { namespace, prefix: "", attribute: false, wrapped: false });
  }),
  same(
    "items that are named after their component",
    ["schema-renamed", "unreached-changed", "xml-item-name-changed"],
    (contract) => {
      rename(contract, `${schemas}/Tag`, `${schemas}/Label`);
      contract.set(`${member("Tags")}/items`, { $ref: "#/components/schemas/Label" });
    },
    (contract) => {
      contract.set(`${schemas}/Tag`, string);
      contract.set(member("Tags"), { type: "array", items: { $ref: "#/components/schemas/Tag" } });
    },
  ),
  {
    name: "an unreached component next to a changed one whose name begins alike",
    first: setting(`${schemas}/PhoneNumber`, string),
    edit: all(setting(`${schemas}/PhoneNumber`, integer), setting(`${member("Notes")}/maxLength`, 3999)),
    there: [...both("max-length-narrowed"), "unreached-changed"],
    back: [...both("max-length-widened"), "unreached-changed"],
  },
];

const alternatives: readonly ChangeCase[] = [
  {
    name: "alternatives in another order, of which one refers to a changed component",
    first: (contract) => {
      contract.set(`${schemas}/Named`, { type: "object", required: ["A"] });
      notes({ oneOf: [{ type: "object", allOf: [{ $ref: "#/components/schemas/Named" }] }, { maxLength: 5 }] })(
        contract,
      );
    },
    edit: (contract) => {
      contract.set(`${schemas}/Named/required`, ["A", "B"]);
      contract.set(`${member("Notes")}/oneOf`, (contract.get(`${member("Notes")}/oneOf`) as Json[]).reverse());
    },
    there: [...both("property-became-required"), "unreached-changed"],
    back: [...both("property-became-optional"), "unreached-changed"],
  },
  {
    name: "an alternative less, and another changed",
    first: notes({ oneOf: [{ maxLength: 5 }, { minLength: 9 }] }),
    edit: notes({ oneOf: [{ maxLength: 4 }] }),
    there: [...both("alternatives-narrowed"), ...both("max-length-narrowed")],
    back: [...both("alternatives-widened"), ...both("max-length-widened")],
  },
];

export const schemaDetailCases: readonly ChangeCase[] = [...values, ...objects, ...alternatives];
