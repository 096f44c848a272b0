// What single rules of this project accept and object to, shown by contracts of a few lines.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generate/spec.ts";
import { projectRules } from "../../review/lint/project-rules.ts";
import { checkRules } from "../../review/lint/rules/rule.ts";
import { createContract, findPlace, toPointer } from "../../review/model/contract.ts";

const objections = (name: string, contract: JsonObject) =>
  checkRules(
    projectRules.filter((rule) => rule.name === name),
    createContract(contract),
  ).map(({ message }) => message);

const responding = (responses: JsonObject): JsonObject => ({
  paths: { "/a": { get: { operationId: "read", responses } } },
});
const withSchema = (schema: JsonObject): JsonObject => ({ components: { schemas: { A: schema } } });

describe("response-headers", () => {
  it.each([
    ["200", []],
    ["304", ["ETag (RFC 9110, 15.4.5)"]],
    ["401", ["WWW-Authenticate (RFC 9110, 15.5.2)"]],
    ["403", ["WWW-Authenticate (RFC 6750, 3)"]],
    ["405", ["Allow (RFC 9110, 15.5.6)"]],
    ["409", ["Retry-After (the request is still in progress)"]],
    ["429", ["Retry-After (RFC 6585, 4)"]],
    ["503", ["Retry-After (RFC 9110, 15.6.4)"]],
  ])("a %s without headers lacks those of every response, and %j", (status, own) => {
    const every = ["Vary (every response is negotiated)", "X-Request-Id (the log knows the request by it)"];
    expect(objections("response-headers", responding({ [status]: {} }))).toEqual(
      [...every, ...own].map((header) => `the response ${status} of read lacks the header ${header}`),
    );
  });
});

describe("every-format", () => {
  const content = { "application/json": {} };
  it.each(["204", "205", "304"])("a %s has no body", (status) => {
    expect(objections("every-format", responding({ [status]: {} }))).toEqual([]);
    expect(objections("every-format", responding({ [status]: { content } }))).toEqual([
      `the response ${status} has a body, and HTTP allows none`,
    ]);
  });

  it("any other status has a body", () => {
    expect(objections("every-format", responding({ "202": {} }))).toEqual([
      "the response 202 has no body: every other status has one",
    ]);
  });
});

describe("response-members-required", () => {
  it("each part of an allOf may require its own members", () => {
    const part = (name: string) => ({ properties: { [name]: {} }, required: [name] });
    const content = { "application/json": { schema: { type: "object", allOf: [part("a"), part("b")] } } };
    expect(objections("response-members-required", responding({ "200": { content } }))).toEqual([]);
  });
});

describe("bounds", () => {
  it.each([
    ["string-bounded", { type: "string", maxLength: 5 }, 0],
    ["string-bounded", { type: "string", enum: ["a"] }, 0],
    ["string-bounded", { type: "string", const: "a" }, 0],
    ["string-bounded", { type: ["string", "null"], pattern: "^a*$" }, 1],
    ["number-bounded", { type: "integer", minimum: 0, maximum: 5 }, 0],
    ["number-bounded", { type: "integer", enum: [1] }, 0],
    ["number-bounded", { type: ["null", "number"], minimum: 0 }, 1],
    ["array-bounded", { type: "array", maxItems: 5 }, 0],
    ["array-bounded", { type: ["null", "array"] }, 1],
    ["object-closed", { type: "object", properties: {}, unevaluatedProperties: false }, 0],
    ["object-closed", { type: "object", properties: {}, additionalProperties: true }, 1],
  ])("%s objects to %j: %i", (name, schema, count) => {
    expect(objections(name, withSchema(schema))).toHaveLength(count);
  });
});

it.each([
  ["is a part of itself", { type: "object", properties: {}, allOf: [{ $ref: "#/components/schemas/A" }] }],
  ["refers to nothing", { type: "object", properties: {}, allOf: [{ $ref: "#/components/schemas/B" }] }],
])("a schema that %s is judged by the rest", (_what, schema) => {
  expect(objections("object-closed", withSchema(schema))).toHaveLength(1);
});

describe("pattern-portable", () => {
  const unanchored = "this pattern has no ^ and $ around the whole of it: add them";
  const none = "this pattern is not a regular expression with and without the u flag";
  it.each([
    ["^a{2}[bc]$", []],
    ["^(?:a|b)$", []],
    ["^[\\u{1F600}-\\u{1F601}]$", [none]],
    ["^\\-$", [none]],
    ["^\\.a\\$", [unanchored]],
    ["^[ab][c|d]$", []],
  ])("%s: %j", (pattern, expected) => {
    expect(objections("pattern-portable", withSchema({ pattern }))).toEqual(expected);
  });
});

describe("personal-data-decided", () => {
  const parameter = (schema: JsonObject): JsonObject => ({
    paths: { "/a": { get: { parameters: [{ name: "p", in: "query", schema }] } } },
  });
  it.each([
    [{ type: "string" }, 1],
    [{ type: ["string", "null"] }, 1],
    [{ type: "string", enum: ["a"] }, 0],
    [{ type: "string", const: "a" }, 0],
    [{ type: "integer" }, 0],
  ])("a parameter of %j needs a decision: %i", (schema, count) => {
    expect(objections("personal-data-decided", parameter(schema))).toHaveLength(count);
  });
});

it("a parameter by a reference is judged where it is written, with the braces of its path escaped or not", () => {
  const written = { name: "p", in: "query", schema: { type: "integer" } };
  const place = "#/paths/~1a~1{b}/get/parameters/0/schema";
  const bounds = projectRules.filter(({ name }) => name === "number-bounded");
  for (const $ref of ["#/paths/~1a~1{b}/get/parameters/0", "#/paths/~1a~1%7Bb%7D/get/parameters/0"]) {
    const document = {
      paths: { "/a/{b}": { get: { parameters: [written] } }, "/c": { get: { parameters: [{ $ref }] } } },
    };
    expect(checkRules(bounds, createContract(document)).map(({ pointer }) => pointer)).toEqual([place]);
    expect(toPointer(findPlace(document, ["paths", "/c", "get", "parameters", 0, "schema"]))).toBe(place);
  }
});

describe("XML", () => {
  const xml = { name: "A", namespace: "urn:a" };
  const body = (schema: JsonObject) => responding({ "200": { content: { "application/xml": { schema } } } });
  it.each([
    ["xml-list-wrapped", { type: "array", xml: { wrapped: true } }, 0],
    ["xml-list-wrapped", { type: "array", xml: { wrapped: false } }, 1],
    ["xml-list-wrapped", { type: "array" }, 1],
    ["xml-named", { type: "object", xml }, 0],
    ["xml-named", { type: "object", xml: { name: "A", namespace: "" } }, 1],
    ["xml-item-named", { type: "array", items: { type: "string", xml } }, 0],
    ["xml-item-named", { type: "array", items: { type: "string" } }, 1],
    ["xml-order-decided", { type: "object", "x-xml-order": "ordinal" }, 0],
    ["xml-order-decided", { type: "object", "x-xml-order": "documented" }, 1],
  ])("%s objects to %j: %i", (name, schema, count) => {
    expect(objections(name, body(schema))).toHaveLength(count);
  });
});

describe("extension-known", () => {
  it("names of members, headers and samples are not extensions", () => {
    const schema = { properties: { "x-member": {} }, example: { "x-sample": 1 } };
    const headers = { "x-header": {} };
    expect(objections("extension-known", { ...withSchema(schema), ...responding({ "200": { headers } }) })).toEqual([]);
  });

  it("any other key that begins like one is", () => {
    const schema = { properties: { a: { "x-retri": true } } };
    const slip = expect.stringMatching(/^x-retri is not an extension of this contract, which has x-/);
    expect(objections("extension-known", withSchema(schema))).toEqual([slip]);
    expect(objections("extension-known", { components: { examples: { A: { "x-retri": true } } } })).toEqual([slip]);
  });
});
