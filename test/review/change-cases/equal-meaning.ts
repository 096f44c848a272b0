// Cases: what is written in another way and means the same, and what other comparisons take for more than it is.
import type { Json, JsonObject } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, member, read, rename, resultMember, schemas, update } from "./change-case.ts";

const setting =
  (pointer: string, value: Json | undefined): Edit =>
  (contract) =>
    contract.set(pointer, value);
const nothing = (name: string, edit: Edit, first?: Edit): ChangeCase => ({
  name,
  edit,
  there: ["unreached-changed"],
  back: ["unreached-changed"],
  ...(first && { first }),
});
const notes = member("Notes");
const entity = member("EntityID");
const json = `${update}/requestBody/content/application~1json`;
const ok = `${read}/responses/200`;
const okJson = `${ok}/content/application~1json`;
const idempotencyKey = "/components/parameters/IdempotencyKey";
const dependent = `${schemas}/PhoneNumberDTO/dependentRequired`;
const optionalInResponses = setting(`${schemas}/StoredPhoneNumberDTO/required`, undefined);
const additional = `${schemas}/PhoneNumberDTO/additionalProperties`;
const scheme = "/components/securitySchemes";
const pattern = (text: string) => setting(`${notes}/pattern`, text);
const patterns = (kind: string) => [`request-pattern-${kind}`, `response-pattern-${kind}`];
const callback = { "{$request.body#/url}": { post: { responses: { "200": { description: "Taken." } } } } };

const nullAsAlternative =
  (keyword: string, nullSchema: JsonObject): Edit =>
  (contract) => {
    const { type: _, description, ...text } = contract.get(notes) as JsonObject;
    contract.set(notes, { description: description ?? null, [keyword]: [{ ...text, type: "string" }, nullSchema] });
  };

const renamedScheme: Edit = (contract) => {
  rename(contract, `${scheme}/bearerToken`, `${scheme}/token`);
  for (const operation of [update, read]) {
    const [way] = contract.get(`${operation}/security`) as JsonObject[];
    contract.set(`${operation}/security`, [{ token: way?.["bearerToken"] ?? null }]);
  }
};

const renamedSchema: Edit = (contract) => {
  rename(contract, `${schemas}/ErrorCode`, `${schemas}/FailureCode`);
  contract.set(`${resultMember("ErrorCode")}/anyOf/0/$ref`, "#/components/schemas/FailureCode");
};

export const equalMeaningCases: readonly ChangeCase[] = [
  nothing("null as an alternative of anyOf", nullAsAlternative("anyOf", { type: "null" })),
  nothing("null as an alternative of oneOf", nullAsAlternative("oneOf", { type: "null" })),
  nothing("null as a constant in anyOf", nullAsAlternative("anyOf", { const: null })),
  nothing("null as the only value of a list in anyOf", nullAsAlternative("anyOf", { enum: [null] })),
  {
    name: "an enumeration without null as an alternative to null",
    first: setting(`${notes}/enum`, ["a", null]),
    edit: (contract) => {
      contract.set(`${notes}/enum`, undefined);
      contract.set(`${notes}/anyOf`, [{ type: "string", enum: ["a"] }, { type: "null" }]);
    },
    there: ["unreached-changed"],
    back: ["unreached-changed"],
  },
  {
    name: "null leaves with its alternative",
    first: nullAsAlternative("anyOf", { type: "null" }),
    edit: (contract) => {
      const [text] = contract.get(`${notes}/anyOf`) as JsonObject[];
      contract.set(notes, { ...text, description: contract.get(`${notes}/description`) });
    },
    there: ["request-nullable-narrowed", "response-nullable-narrowed"],
    back: ["request-nullable-widened", "response-nullable-widened"],
  },
  nothing("the style and explode that a header has anyway", (contract) => {
    contract.set(`${idempotencyKey}/style`, "simple");
    contract.set(`${idempotencyKey}/explode`, false);
  }),
  {
    name: "an exploded header",
    edit: setting(`${idempotencyKey}/explode`, true),
    there: ["request-parameter-serialization-changed"],
    back: ["request-parameter-serialization-changed"],
  },
  {
    name: "a security scheme of another name",
    edit: renamedScheme,
    first: setting("/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers~1{phoneNumberID}", undefined),
    there: ["security-scheme-renamed"],
    back: ["security-scheme-renamed"],
  },
  nothing("the exclusive bound of the same integers", (contract) => {
    contract.set(`${entity}/minimum`, undefined);
    contract.set(`${entity}/exclusiveMinimum`, -2147483649);
  }),
  nothing("a bound between two integers", setting(`${entity}/maximum`, 2147483647.5)),
  {
    name: "a bound below the same integer",
    edit: (contract) => contract.set(`${entity}/exclusiveMaximum`, 2147483647),
    there: ["request-maximum-narrowed", "response-maximum-narrowed"],
    back: ["request-maximum-widened", "response-maximum-widened"],
  },
  {
    name: "links of a response",
    edit: setting(`${ok}/links`, { remove: { operationId: "removePhoneNumber" } }),
    there: ["links-changed"],
    back: ["links-changed"],
  },
  {
    name: "a callback",
    edit: setting(`${update}/callbacks`, { done: callback }),
    there: ["callback-added"],
    back: ["callback-removed"],
  },
  {
    name: "another callback under the same name",
    first: setting(`${update}/callbacks`, { done: callback }),
    edit: setting(`${update}/callbacks/done`, { "{$url}": callback }),
    there: ["callback-changed"],
    back: ["callback-changed"],
  },
  {
    name: "a webhook",
    edit: setting("/webhooks", { changed: callback }),
    there: ["webhook-added"],
    back: ["webhook-removed"],
  },
  {
    name: "another webhook under the same name",
    first: setting("/webhooks", { changed: callback }),
    edit: setting("/webhooks/changed", { get: callback }),
    there: ["webhook-changed"],
    back: ["webhook-changed"],
  },
  nothing("a member that needs itself", setting(dependent, { IsPrimary: ["IsPrimary"] })),
  nothing(
    "a member that needs a required one",
    setting(dependent, { IsPrimary: ["Notes"] }),
    setting(`${schemas}/PhoneNumberDTO/required`, ["Notes"]),
  ),
  nothing("integers as multiples of 1", setting(`${entity}/multipleOf`, 1)),
  nothing("both booleans as an enumeration", setting(`${member("IsPrimary")}/enum`, [true, false])),
  nothing(
    "a closed object by a schema that nothing meets",
    setting(additional, { not: {} }),
    setting(additional, false),
  ),
  nothing("the default dialect", setting("/jsonSchemaDialect", "https://spec.openapis.org/oas/3.1/dialect/base")),
  {
    name: "another dialect",
    edit: setting("/jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema"),
    there: ["keyword-changed"],
    back: ["keyword-changed"],
  },
  {
    name: "one boolean only",
    edit: setting(`${member("IsPrimary")}/enum`, [true]),
    there: ["request-enum-narrowed", "response-enum-narrowed"],
    back: ["request-enum-widened", "response-enum-widened"],
  },
  {
    name: "integers as multiples of 1.5",
    edit: setting(`${entity}/multipleOf`, 1.5),
    there: ["request-multiple-of-narrowed", "response-multiple-of-narrowed"],
    back: ["request-multiple-of-widened", "response-multiple-of-widened"],
  },
  nothing("a group with a name", pattern("^(?<letters>[ab]+)$"), pattern("^(?:[ab]+)$")),
  nothing("a control character by its letter", pattern("^[\\cA-\\cz]*$"), pattern("^[\\x01-\\x1A]*$")),
  nothing("alternatives as a class", pattern("^[ab]$"), pattern("^(?:b|a)$")),
  nothing("digits by their range", pattern("^[0-9]+$"), pattern("^\\d\\d*$")),
  {
    name: "a longer repeat",
    first: pattern("^a{1,3}$"),
    edit: pattern("^a{1,4}$"),
    there: patterns("widened"),
    back: patterns("narrowed"),
  },
  {
    name: "a smaller class",
    first: pattern("^[a-z]*$"),
    edit: pattern("^[a-y]*$"),
    there: patterns("narrowed"),
    back: patterns("widened"),
  },
  {
    name: "a pattern with a lookahead",
    first: pattern("^(?=a)a$"),
    edit: pattern("^a$"),
    there: patterns("changed"),
    back: patterns("changed"),
  },
  {
    name: "a media type of a request widened to a range",
    edit: (contract) => rename(contract, json, `${update}/requestBody/content/application~1*`),
    there: ["request-media-type-added"],
    back: ["request-media-type-removed"],
  },
  {
    name: "a media type of a response widened to any",
    edit: (contract) => rename(contract, okJson, `${ok}/content/*~1*`),
    there: ["response-media-type-added"],
    back: ["response-media-type-removed"],
  },
  {
    name: "a component schema of another name",
    edit: renamedSchema,
    there: ["schema-renamed"],
    back: ["schema-renamed"],
  },
  {
    name: "a member that needs another",
    edit: setting(`${schemas}/PhoneNumberDTO/dependentRequired`, { IsPrimary: ["PhoneNumber"] }),
    // In responses both are required.
    there: ["request-dependent-required-narrowed"],
    back: ["request-dependent-required-widened"],
  },
  {
    name: "a member that needs another one instead",
    first: setting(`${schemas}/PhoneNumberDTO/dependentRequired`, { IsPrimary: ["PhoneNumber"] }),
    edit: setting(`${schemas}/PhoneNumberDTO/dependentRequired`, { IsPrimary: ["Notes"] }),
    there: ["request-dependent-required-changed"],
    back: ["request-dependent-required-changed"],
  },
  {
    name: "a member of a response that needs another",
    first: optionalInResponses,
    edit: setting(dependent, { IsPrimary: ["PhoneNumber"] }),
    there: ["request-dependent-required-narrowed", "response-dependent-required-narrowed"],
    back: ["request-dependent-required-widened", "response-dependent-required-widened"],
  },
  {
    name: "a member of a response that needs another one instead",
    first: (contract) => {
      optionalInResponses(contract);
      contract.set(dependent, { IsPrimary: ["PhoneNumber"] });
    },
    edit: setting(dependent, { IsPrimary: ["Notes"] }),
    there: ["request-dependent-required-changed", "response-dependent-required-changed"],
    back: ["request-dependent-required-changed", "response-dependent-required-changed"],
  },
];
