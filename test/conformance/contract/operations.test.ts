// What the checks read of a contract: its claims, its operations and its schemas.
import { describe, expect, it } from "vitest";
import { openContract } from "../../../conformance/contract/contract.ts";
import { createDocument } from "../../../conformance/index.ts";

const open = (contract: object) => openContract(createDocument({ openapi: "3.1.0", ...contract }));

describe("the claims of a contract", () => {
  const none = {
    pathsInAnyLetterCase: false,
    trailingSlash: false,
    acceptDecides: false,
    accessBeforeBody: false,
    examplesSucceed: false,
  };

  it("a contract claims nothing by itself", () => {
    expect(open({}).conventions).toEqual(none);
  });

  it("claims are read from x-wire-conventions", () => {
    const claimed = {
      ...Object.fromEntries(Object.keys(none).map((name) => [name, true])),
      ...{ malformedPath: 400, undeclaredMethod: 405, undeclaredMediaType: 415, unsupportedCharset: 416 },
      ...{ unsupportedContentCoding: 417, invalidRequest: 422, ruleViolation: [409, 410], responseCharset: "UTF-8" },
      outcome: { success: "ok", code: "why" },
    };
    expect(open({ "x-wire-conventions": claimed }).conventions).toEqual({ ...claimed, responseCharset: "utf-8" });
  });
});

describe("an operation", () => {
  const schema = { type: "string" };
  const parameter = (name: string, place: string, more: object = {}) => ({ name, in: place, schema, ...more });
  const contract = {
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
    paths: {
      "/a/{id}": {
        parameters: [parameter("id", "path", { required: true, example: "shared" }), parameter("page", "query")],
        get: {
          parameters: [
            parameter("id", "path", { required: true, example: "own" }),
            parameter("list", "query", { explode: false, examples: { one: { value: "a" }, two: { value: "b" } } }),
            parameter("theme", "cookie"),
            ...["Accept", "content-type", "Authorization", "X-Own"].map((name) => parameter(name, "header")),
          ],
          "x-retry": { with: "X-Own" },
          responses: { 200: { headers: { "Content-Type": { schema }, ETag: { schema, required: true } } } },
        },
        delete: { operationId: "remove", security: [], responses: {} },
      },
    },
  };
  const [get, remove] = open(contract).declared;

  it("its own parameters override those of its path, and reserved headers are none", () => {
    const shown = get?.parameters.map(({ name, in: place, style, explode, examples }) =>
      [place, name, style, explode, ...examples].join(" "),
    );
    expect(shown).toEqual([
      "path id simple false own",
      "query list form false a b",
      "cookie theme form true",
      "header X-Own simple false",
      "query page form true",
    ]);
  });

  it("it has a name, credentials and headers, by default those of the document", () => {
    expect([get?.operationId, remove?.operationId]).toEqual(["GET /a/{id}", "remove"]);
    expect([get?.security, remove?.security]).toEqual([[{ kind: "apiKey", in: "header", name: "x-key" }], undefined]);
    expect([get?.repeatHeader, remove?.repeatHeader]).toEqual(["X-Own", undefined]);
    expect(get?.responses[0]?.headers.map(({ name, required }) => [name, required])).toEqual([["ETag", true]]);
  });
});

describe("a schema", () => {
  const A = {
    allOf: [
      {
        type: "object",
        required: ["a"],
        properties: { a: { type: "string", readOnly: true }, b: { type: "integer" } },
      },
      { required: ["b", "c"], properties: { b: { maximum: 5 }, c: { type: "string", writeOnly: true } } },
    ],
    additionalProperties: { type: ["string", "integer"] },
  };
  const { schemas } = open({
    components: { schemas: { A, B: { items: {} }, C: { properties: { d: {} } }, D: { oneOf: [A] }, E: {}, F: true } },
  });
  const at = (name: string) => `/components/schemas/${name}`;

  it("its parts hold together", () => {
    const { types, required, properties, additional } = schemas.node(at("A"));
    expect([types, required, [...properties.keys()], additional?.types]).toEqual([
      ["object"],
      ["a", "b", "c"],
      ["a", "b", "c"],
      ["string", "integer"],
    ]);
  });

  it.each([
    ["B", "array"],
    ["C", "object"],
    ["D", ""],
    ["E", "null,boolean,integer,number,string,array,object"],
    ["F", "null,boolean,integer,number,string,array,object"],
  ])("without a type, %s has the types %s", (name, types) => {
    expect(schemas.node(at(name)).types.join()).toBe(types);
  });

  it.each([
    ["request", { b: 1, c: "" }, undefined],
    ["request", { b: 1 }, "/components/schemas/A/allOf/1/required"],
    ["response", { a: "", b: 1 }, undefined],
    ["response", { b: 1 }, "/components/schemas/A/allOf/0/required"],
    ["request", { b: 6, c: "" }, "/components/schemas/A/allOf/1/properties/b/maximum"],
  ] as const)("a %s of %j breaks %s", (direction, value, pointer) => {
    expect(schemas.validate(at("A"), value, direction)?.pointer).toBe(pointer);
  });
});
