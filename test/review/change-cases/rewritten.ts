// Cases: alternatives, limits, statuses and media types that are written differently and mean the same.
import type { Json, JsonObject } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, member, read, schemas, update } from "./change-case.ts";

const nothing = (name: string, first: Edit | undefined, edit: Edit): ChangeCase => ({
  name,
  ...(first && { first }),
  edit,
  there: ["unreached-changed"],
  back: ["unreached-changed"],
});
const both = (kind: string) => [`request-${kind}`, `response-${kind}`];
const setting =
  (pointer: string, value: Json | undefined): Edit =>
  (contract) =>
    contract.set(pointer, value);
const list = `${schemas}/ArrayOfPhoneNumberDTO`;
const item = `${schemas}/PhoneNumberDTO`;
const notes = (schema: JsonObject): Edit =>
  setting(member("Notes"), { description: "A remark.", "x-personal-data": true, ...schema });
const entity = (keyword: string, value: Json) => setting(`${member("EntityID")}/${keyword}`, value);
const string = { type: "string" };
const integer = { type: "integer" };
const ab = ["a", "b"];

/** The contract's responses with one of them under another status, or under one more. */
const status =
  (from: string, ...to: readonly string[]): Edit =>
  (contract) => {
    const { [from]: response = null, ...others } = contract.get(`${read}/responses`) as JsonObject;
    contract.set(`${read}/responses`, { ...others, ...Object.fromEntries(to.map((name) => [name, response])) });
  };

const form = `${update}/requestBody/content/application~1x-www-form-urlencoded`;
const body = `${update}/requestBody/content`;
const jsonAs =
  (mediaType: string): Edit =>
  (contract) => {
    const { "application/json": media = null, ...others } = contract.get(body) as JsonObject;
    contract.set(body, { ...others, [mediaType]: media });
  };

const alternatives: readonly ChangeCase[] = [
  nothing("one alternative of anyOf", notes(string), notes({ anyOf: [string] })),
  nothing("one alternative of oneOf", notes(string), notes({ oneOf: [string] })),
  nothing("an alternative that allows everything", notes(string), notes({ ...string, anyOf: [{ minLength: 2 }, {}] })),
  nothing(
    "constants as an enumeration",
    notes({ type: "string", enum: ab }),
    notes({
      oneOf: [
        { const: "a", title: "A" },
        { type: "string", enum: ["b"] },
      ],
    }),
  ),
  nothing(
    "types as alternatives",
    notes({ type: ["string", "integer", "null"], maxLength: 5, minimum: 0 }),
    notes({ anyOf: [{ ...string, maxLength: 5 }, { ...integer, minimum: 0 }, { type: "null" }] }),
  ),
  nothing(
    "alternatives of different types, of which one or any may hold",
    notes({ anyOf: [string, integer] }),
    notes({ oneOf: [integer, string] }),
  ),
  {
    name: "one of two constants",
    first: notes({ oneOf: [{ const: "a" }, { const: "b" }] }),
    edit: notes({ oneOf: [{ const: "a" }] }),
    there: both("enum-narrowed"),
    back: both("enum-widened"),
  },
  {
    name: "a limit in one of several types",
    first: notes({ anyOf: [{ ...string, maxLength: 5 }, integer] }),
    edit: notes({ anyOf: [{ ...string, maxLength: 6 }, integer] }),
    there: both("max-length-widened"),
    back: both("max-length-narrowed"),
  },
  {
    name: "one of two alternatives, of which one allows everything",
    first: notes({ oneOf: [{}, string] }),
    edit: notes({}),
    there: both("alternatives-widened"),
    back: both("alternatives-narrowed"),
  },
  {
    name: "a member that was ruled as an undeclared one",
    first: setting(`${item}/additionalProperties`, string),
    edit: setting(`${item}/properties/Mood`, { ...string, maxLength: 5 }),
    there: [...both("max-length-narrowed"), ...both("property-added-to-open-object")],
    back: [...both("max-length-widened"), ...both("property-removed-from-open-object")],
  },
  {
    name: "a limit of a schema that is a part of itself",
    first: (contract) => {
      const allOf = [{ $ref: "#/components/schemas/Self" }];
      contract.set(`${schemas}/Self`, { ...string, maxLength: 5, allOf });
      contract.set(member("Notes"), { $ref: "#/components/schemas/Self" });
    },
    edit: setting(`${schemas}/Self/maxLength`, 4),
    there: both("max-length-narrowed"),
    back: both("max-length-widened"),
  },
  {
    // Of oneOf, exactly one may hold: null fits the first alternative too.
    name: "null in both alternatives, of which one or any may hold",
    first: notes({ oneOf: [{ maxLength: 5 }, { type: "null" }] }),
    edit: notes({ anyOf: [{ maxLength: 5 }, { type: "null" }] }),
    there: [...both("max-length-narrowed"), ...both("alternatives-widened")],
    back: [...both("max-length-widened"), ...both("alternatives-narrowed")],
  },
  {
    name: "alternatives that overlap, of which one or any may hold",
    first: notes({ anyOf: [{ type: "number" }, integer] }),
    edit: notes({ oneOf: [{ type: "number" }, integer] }),
    there: [...both("alternatives-narrowed"), ...both("alternatives-widened")],
    back: [...both("alternatives-narrowed"), ...both("alternatives-widened")],
  },
];

const limits: readonly ChangeCase[] = [
  nothing("an enumeration without its type", notes({ ...string, enum: ab }), notes({ enum: ab })),
  nothing("both booleans without their type", notes({ type: "boolean" }), notes({ enum: [true, false] })),
  nothing(
    "a value of a type that is not allowed",
    notes({ ...string, enum: ab }),
    notes({ ...string, enum: [...ab, 1] }),
  ),
  nothing("a bound of a text", undefined, setting(`${member("Notes")}/minimum`, 0)),
  nothing("a number of items of a text", undefined, setting(`${member("Notes")}/maxItems`, 3)),
  nothing("a pattern of an integer", undefined, entity("pattern", "^a$")),
  nothing(
    "as many members as are required",
    setting(`${item}/required`, ["Notes"]),
    setting(`${item}/minProperties`, 1),
  ),
  nothing("as many members as a closed object has", undefined, setting(`${item}/maxProperties`, 9)),
  nothing("multiples of two numbers", entity("multipleOf", 6), (contract) => {
    contract.set(`${member("EntityID")}/multipleOf`, 2);
    contract.set(`${member("EntityID")}/allOf`, [{ multipleOf: 3 }]);
  }),
  {
    name: "fewer members than a closed object has",
    edit: setting(`${item}/maxProperties`, 8),
    there: both("max-properties-narrowed"),
    back: both("max-properties-widened"),
  },
  {
    name: "items of a list",
    edit: setting(`${list}/maxItems`, 7),
    there: ["request-max-items-narrowed"],
    back: ["request-max-items-widened"],
  },
];

const messages: readonly ChangeCase[] = [
  nothing("a status of a class that is described alike", status("500", "5XX"), (contract) => {
    const responses = contract.get(`${read}/responses`) as JsonObject;
    contract.set(`${read}/responses`, { ...responses, "500": responses["5XX"] ?? null });
  }),
  {
    name: "a status widened to its class",
    edit: status("500", "5XX"),
    there: ["response-status-added"],
    back: ["response-status-removed"],
  },
  {
    name: "a status widened to the default",
    edit: status("500", "default"),
    there: ["response-status-added"],
    back: ["response-status-removed"],
  },
  nothing("the style and explode that a form has anyway", undefined, (contract) =>
    contract.set(`${form}/encoding`, { Notes: { style: "form", explode: true, allowReserved: false } }),
  ),
  nothing("white space in a media type", jsonAs("application/json; charset=utf-8"), (contract) => {
    const { "application/json; charset=utf-8": media = null, ...others } = contract.get(body) as JsonObject;
    contract.set(body, { ...others, "application/json;Charset=utf-8": media });
  }),
];

export const rewrittenCases: readonly ChangeCase[] = [...alternatives, ...limits, ...messages];
