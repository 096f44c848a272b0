// Contracts as others write them: what OpenAPI 3.0 and other dialects of regular expressions mean, and what cannot be read.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openContract } from "../../../conformance/contract/contract.ts";
import { declaresStatus, findResponse, type Operation } from "../../../conformance/contract/operations.ts";
import { createDocument, readContract } from "../../../conformance/index.ts";
import { createValidValue } from "../../../conformance/values/valid-value.ts";

const contractOf = (schemas: object, openapi = "3.0.3") =>
  openContract(createDocument({ openapi, info: { title: "a", version: "1" }, paths: {}, components: { schemas } }));
const at = (name: string) => `/components/schemas/${name}`;
const isAllowed = (schemas: object, value: unknown, openapi?: string) =>
  contractOf(schemas, openapi).schemas.validate(at("A"), value, "response") === undefined;

describe("nullable of OpenAPI 3.0", () => {
  const B = { type: "string", enum: ["b"] };
  const reference = { $ref: "#/components/schemas/B" };
  it.each([
    ["with a type", { type: "string", nullable: true }],
    ["with a type and an enum", { type: "string", enum: ["b"], nullable: true }],
    ["with allOf", { allOf: [reference], nullable: true }],
    ["with oneOf", { oneOf: [reference], nullable: true }],
    ["beside a reference", { ...reference, nullable: true }],
    ["without anything", { nullable: true }],
  ])("%s allows null and what the schema allows", (_what, A) => {
    expect([null, "b"].map((value) => isAllowed({ A, B }, value))).toEqual([true, true]);
  });

  it("nullable: false of OpenAPI 3.0 allows no null", () => {
    expect(isAllowed({ A: { allOf: [reference], nullable: false }, B }, null)).toBe(false);
  });

  it("nullable is a member's name where the contract names members", () => {
    const A = {
      type: "object",
      properties: { nullable: { type: "boolean" }, example: { type: "string", nullable: true } },
    };
    expect(isAllowed({ A }, { nullable: true, example: null })).toBe(true);
    expect(isAllowed({ A }, { nullable: 5 })).toBe(false);
  });

  it("nullable in data is data", () => {
    const data = { type: "string", nullable: true };
    const A = { type: "object", example: data, examples: { a: { value: data } }, default: data, enum: [data] };
    const { root } = createDocument({ openapi: "3.0.3", components: { schemas: { A } } });
    expect(root).toMatchObject({ components: { schemas: { A } } });
  });

  it("nullable outside schemas is a name", () => {
    const discriminator = { propertyName: "kind", mapping: { nullable: "#/components/schemas/B" } };
    const { root } = createDocument({ openapi: "3.0.3", components: { schemas: { A: { discriminator } } } });
    expect(root).toMatchObject({ components: { schemas: { A: { discriminator } } } });
  });

  it("nullable adds nothing to the pointers of a report", () => {
    const A = { type: "object", properties: { b: { allOf: [{ type: "string", maxLength: 1 }], nullable: true } } };
    const { document, schemas } = contractOf({ A });
    const pointer = schemas.validate(at("A"), { b: "bb" }, "response")?.pointer ?? "";
    expect(document.written(pointer)).toBe("/components/schemas/A/properties/b/allOf/0/maxLength");
  });
});

describe("exclusive bounds of OpenAPI 3.0", () => {
  it.each([
    ["an exclusive minimum", { minimum: 5, exclusiveMinimum: true }, [5.5, 6]],
    ["an exclusive maximum", { maximum: 5, exclusiveMaximum: true }, [4, 4.5]],
    ["a minimum that is not exclusive", { minimum: 5, exclusiveMinimum: false }, [5, 5.5, 6]],
    ["two exclusive bounds", { minimum: 4, exclusiveMinimum: true, maximum: 6, exclusiveMaximum: true }, [4.5, 5, 5.5]],
    ["an exclusive minimum without a minimum", { exclusiveMinimum: true }, [4, 4.5, 5, 5.5, 6]],
  ])("%s allows %j: %j", (_what, bounds, expected) => {
    const allowed = [4, 4.5, 5, 5.5, 6].filter((value) => isAllowed({ A: { type: "number", ...bounds } }, value));
    expect(allowed).toEqual(expected);
  });
});

it("a reference to a reference leads to the end, and one to nothing is an error", () => {
  const to = (name: string) => ({ $ref: `#/components/responses/${name}` });
  const responses = { a: to("b"), b: to("c"), c: { description: "found" }, d: to("nowhere") };
  const { at: find } = createDocument({ openapi: "3.1.0", components: { responses } });
  expect(find("/components/responses/a")).toEqual({
    value: { description: "found" },
    pointer: "/components/responses/c",
  });
  expect(() => find("/components/responses/d")).toThrow("has no target in this document");
});

it.each([
  ["a path in a pointer", "#/paths/~1a~1{id}/x~0y", "/paths/~1a~1{id}/x~0y"],
  ["percent-encoding", "#/paths/~1a~1%7Bid%7D/x~0y", "/paths/~1a~1{id}/x~0y"],
  ["an index", "#/list/1", "/list/1"],
])("a reference may have %s", (_what, $ref, pointer) => {
  const root = { openapi: "3.1.0", paths: { "/a/{id}": { "x~y": { found: true } } }, list: [0, { found: true }] };
  const { at: find, canonical } = createDocument({ ...root, $defs: { a: { $ref } } });
  expect(find("/$defs/a").value).toEqual({ found: true });
  expect([canonical("/$defs/a"), find(pointer).value]).toEqual([pointer, { found: true }]);
});

it.each(["2.0", "4.0.0", "31.0", undefined])("a document of OpenAPI %s is no contract", (openapi) => {
  const file = join(mkdtempSync(join(tmpdir(), "contract-")), "contract.json");
  writeFileSync(file, JSON.stringify({ openapi, swagger: "2.0" }));
  expect(() => readContract(file)).toThrow(`${file} must be an OpenAPI 3.0 or 3.1 document`);
});

describe("a declared status", () => {
  const responses = { 200: {}, "4XX": {}, default: {} };
  const document = createDocument({ openapi: "3.1.0", paths: { "/a": { get: { responses } } } });
  const [operation] = openContract(document).declared as [Operation];

  it.each([
    [200, "200", true],
    [201, "default", false],
    [404, "4XX", true],
    [500, "default", false],
  ])("%i has the response of %s, and is declared by number or class: %s", (status, key, isDeclared) => {
    expect([findResponse(operation, status)?.status, declaresStatus(operation, status)]).toEqual([key, isDeclared]);
  });
});

describe("a pattern of another dialect", () => {
  it("a pattern that is only valid without the u flag is used", () => {
    const A = { type: "string", pattern: "^[\\w-.]+@x$" };
    expect([isAllowed({ A }, "a-b@x"), isAllowed({ A }, "@x")]).toEqual([true, false]);
  });

  it("a pattern that JavaScript cannot compile decides nothing", () => {
    const { schemas } = contractOf({ A: { type: "string", pattern: "(?i)^abc\\Z", maxLength: 3 } });
    expect(schemas.validate(at("A"), "abc", "response")).toBeUndefined();
    expect(schemas.validate(at("A"), "abc", "request")).toMatchObject({ keyword: "pattern", isOnlyFormat: true });
    expect(schemas.validate(at("A"), "abcd", "request")).toMatchObject({ keyword: "maxLength", isOnlyFormat: false });
    expect(createValidValue(schemas, at("A"), ["ABC"])).toBe("ABC");
  });
});

describe("a schema that cannot be read", () => {
  it("decides nothing, and is named", () => {
    const A = { type: "object", properties: { x: { $ref: "#nowhere" } } };
    const { schemas } = contractOf({ A }, "3.1.0");
    expect(schemas.validate(at("A"), 5, "response")).toBeUndefined();
    expect(schemas.validate(at("A"), 5, "request")?.isOnlyFormat).toBe(true);
    expect(schemas.unreadable()).toEqual([
      expect.stringMatching(/^#\/components\/schemas\/A: can't resolve reference/),
    ]);
  });
});
