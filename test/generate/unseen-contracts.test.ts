// Contracts in the style of public ones: what they clash with is resolved, or refused with the place and what to do.
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compile } from "../../generate/compile.ts";
import { documentProblems } from "../../generate/document-problems.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { asObject, listOperations } from "../../generate/spec.ts";

const json = (schema: unknown) => ({ "application/json": { schema } });
const form = (schema: unknown) => ({ "application/x-www-form-urlencoded": { schema } });
const get = (operationId: string, schema: unknown, more: object = {}) => ({
  operationId,
  responses: { 200: { description: "Found.", content: json(schema) } },
  ...more,
});
const post = (content: object) => ({
  operationId: "add",
  requestBody: { content },
  responses: { 204: { description: "Added." } },
});

function contract(paths: object, schemas: object = {}, openapi = "3.1.0"): string {
  return stringify({ openapi, info: { title: "T", version: "1" }, paths, components: { schemas } });
}

async function generate(text: string): Promise<ReadonlyMap<string, string>> {
  return compile(await parseSpec(text));
}

async function refusal(text: string): Promise<string> {
  return generate(text).then(
    () => "not refused",
    (error: Error) => (error.name === "SpecError" ? error.message : `not a SpecError: ${error}`),
  );
}

describe("names", () => {
  it("schemas that become the same identifier get different ones", async () => {
    const schemas = { "a-b": { type: "string" }, a_b: { type: "integer" }, aB: { type: "boolean" } };
    const paths = Object.fromEntries(
      Object.keys(schemas).map((name, index) => [
        `/${index}`,
        { get: get(`get${index}`, { $ref: `#/components/schemas/${name}` }) },
      ]),
    );
    const files = await generate(contract(paths, schemas));
    expect(files.get("codecs.ts")).toMatch(/validateaB2.*validatea_b.*validateaB/s);
    expect(files.get("types.ts")).toMatch(/aB2: string;.*a_b: number;.*aB: boolean;/s);
  });

  it("a schema with the name of a keyword or of Object.prototype gets another", async () => {
    const schemas = { function: { type: "string" }, string: { type: "string" }, toString: { type: "string" } };
    const [first = "", ...others] = Object.keys(schemas).map((name) => `#/components/schemas/${name}`);
    const schema = { type: "object", properties: { a: { $ref: others[0] }, b: { $ref: others[1] } } };
    const files = await generate(
      contract({ "/a": { get: get("a", schema) }, "/b": { get: get("b", { $ref: first }) } }, schemas),
    );
    expect(files.get("schemas.ts")).toContain("export type function_ =");
    expect(files.get("types.ts")).toMatch(/function_: string;\s+string_: string;\s+toString_: string;/);
  });

  it("objects whose names differ in the first letter have separate functions", async () => {
    const object = { type: "object", properties: { x: { type: "string" } } };
    const paths = {
      "/a": { get: get("a", { $ref: "#/components/schemas/Foo" }) },
      "/b": { get: get("b", { $ref: "#/components/schemas/foo" }) },
    };
    const members = (await generate(contract(paths, { Foo: object, foo: object }))).get("members.ts");
    expect(members).toContain("export function FooAt(");
    expect(members).toContain("export function fooAt(");
  });

  it.each([
    [
      "operationIds that differ in the first letter",
      contract({ "/a": { get: get("getFoo", {}) }, "/b": { get: get("GetFoo", {}) } }),
      "#/paths/~1b/get: GET /b: operationId GetFoo differs from getFoo only in the case of its first letter; rename one",
    ],
    [
      "a schema with the name of a parameter validator",
      contract(
        {
          "/a": {
            get: get(
              "get",
              { $ref: "#/components/schemas/GetQueryParameters" },
              { parameters: [{ name: "x", in: "query", schema: { type: "string" } }] },
            ),
          },
        },
        { GetQueryParameters: { type: "string" } },
      ),
      "#/components/schemas/GetQueryParameters: the name is taken; rename the schema",
    ],
    [
      "a member of Object.prototype",
      contract({ "/a": { get: get("a", { type: "object", properties: { constructor: { type: "string" } } }) } }),
      "a member must not be named constructor, which every JavaScript object has; rename it",
    ],
    [
      "a member $ref",
      contract(
        { "/a": { get: get("a", { $ref: "#/components/schemas/X" }) } },
        { X: { type: "object", properties: { $ref: { type: "string" } } } },
      ),
      "#/components/schemas/X/properties: a member must not be named $ref",
    ],
  ])("%s is refused", async (_title, text, expected) => {
    expect(await refusal(text)).toContain(expected);
  });
});

describe("a schema that cannot be compiled is refused with its place", () => {
  const X = { $ref: "#/components/schemas/X" };
  const at = "#/paths/~1a/get/responses/200/content/application~1json: GET /a: ";
  it.each<[string, object, string]>([
    [
      "a bound that is not one",
      { type: "string", minLength: -1 },
      `${at}the schema is not valid: X: /minLength violates`,
    ],
    ["a type that is not one", { type: "strin" }, `${at}the schema is not valid: X: /type violates enum`],
    ["an unknown keyword", { type: "string", foo: 1 }, `${at}the schema is not valid: strict mode: unknown keyword`],
    ["a reference to itself", X, `${at}the reference #/components/schemas/X is circular`],
    ["a part of itself", { allOf: [X] }, `${at}the schema #/components/schemas/X is recursive`],
    ["nullable in 3.1", { type: "string", nullable: true }, "#/components/schemas/X: nullable is not a keyword"],
    [
      "a reference into a schema",
      { type: "object", properties: { a: { $ref: "#/components/schemas/X/properties/b" }, b: { type: "string" } } },
      "#/components/schemas/X/properties/a: only references to components are supported",
    ],
  ])("%s", async (_title, schema, expected) => {
    expect(await refusal(contract({ "/a": { get: get("a", X) } }, { X: schema }))).toContain(expected);
  });

  it.each<[object, string]>([
    [{ oneOf: [{ type: "integer" }, { type: "boolean" }] }, "x: a parameter of the types integer and boolean"],
    [{ $ref: "#/components/schemas/X" }, "x: an object is not supported as a parameter"],
    [{ type: "array", items: { type: "array", items: {} } }, "x: a list of arrays is not supported as a parameter"],
  ])("a parameter of %j", async (schema, expected) => {
    const operation = get("a", {}, { parameters: [{ name: "x", in: "query", schema }] });
    const text = contract({ "/a": { get: operation } }, { X: { type: "object", properties: {} } });
    expect(await refusal(text)).toContain(`#/paths/~1a/get/parameters/0: GET /a: ${expected}`);
  });
});

describe("--skip-unsupported", () => {
  it("--skip-unsupported leaves out each operation that uses a component with a problem, and the component", async () => {
    const paths = {
      "/a": { get: get("a", { $ref: "#/components/schemas/Pair" }) },
      "/b": { get: get("b", { type: "array", items: { $ref: "#/components/schemas/Pair" } }) },
      "/c": { get: get("c", { $ref: "#/components/schemas/Kept" }), post: post(form({ type: "object" })) },
    };
    const schemas = { Pair: { type: "array", prefixItems: [{ type: "string" }] }, Kept: { type: "string" } };
    const left: string[] = [];
    const spec = await parseSpec(contract(paths, schemas), { skip: (problem) => left.push(problem) });
    expect(left.map((problem) => /: ([A-Z]+ \S+): /.exec(problem)?.[1])).toEqual(["GET /a", "GET /b", "POST /c"]);
    expect(listOperations(spec).map(({ operationId }) => operationId)).toEqual(["c"]);
    expect(Object.keys(asObject(asObject(spec.document["components"])["schemas"]))).toEqual(["Kept"]);
    // The server publishes what it serves.
    expect(spec.text).not.toContain("/a:");
  });

  it("--skip-unsupported refuses a contract of which nothing is left", async () => {
    const text = contract({ "/c": { post: post(form({ type: "object" })) } });
    await expect(parseSpec(text, { skip: () => {} })).rejects.toThrow("#/paths: no operation is left to generate");
  });
});

describe("a contract of OpenAPI 3.0", () => {
  it("nullable counts next to oneOf and enum, and not in examples", async () => {
    const schema = {
      type: "object",
      properties: {
        a: { nullable: true, oneOf: [{ type: "string" }, { type: "integer" }] },
        b: { nullable: true, enum: ["x"] },
        nullable: { type: "boolean" },
      },
      example: { nullable: true },
    };
    const spec = await parseSpec(contract({ "/a": { get: get("a", schema) } }, {}, "3.0.3"));
    const made = asObject(asObject(asObject(spec.document["components"])["schemas"])["AResponse200"]);
    expect(made["properties"]).toEqual({
      a: { oneOf: [{ type: "string" }, { type: "integer" }, { type: "null" }] },
      b: { enum: ["x", null] },
      nullable: { type: "boolean" },
    });
    expect(made["examples"]).toEqual([{ nullable: true }]);
  });
});

it("an upgraded contract of OpenAPI 3.0 is valid OpenAPI 3.1", async () => {
  const parameters = ["header", "query"].map((place) => ({
    ...{ name: "x-version", in: place, allowEmptyValue: false, schema: { type: "string" } },
  }));
  const spec = await parseSpec(contract({ "/a": { get: get("a", {}, { parameters }) } }, {}, "3.0.3"));
  expect(await documentProblems(spec.document)).toEqual([]);
});

it("types and validators agree on null, whether the type or the enum lacks it", async () => {
  const properties = {
    a: { type: ["string", "null"], enum: ["x", "y"] },
    b: { type: "string", enum: ["x", null] },
    c: { type: ["string", "null"], enum: ["x", null] },
  };
  const files = await generate(contract({ "/a": { get: get("a", { type: "object", properties }) } }));
  expect(files.get("types.ts")).toMatch(/a\?: "x" \| "y";\s.*b\?: "x";\s.*c\?: "x" \| null;/s);
});

it("an inline object that contains itself through an allOf ends", async () => {
  const node = {
    type: "object",
    properties: { all: { type: "array", items: { default: {}, allOf: [{ $ref: "#/components/schemas/Node" }] } } },
  };
  const text = contract({ "/a": { get: get("a", { $ref: "#/components/schemas/Node" }) } }, { Node: node });
  expect(await refusal(text)).toBe("not refused");
});

it("a nullable query parameter and a parameter with an allOf are read by their type", async () => {
  const parameters = [
    { name: "limit", in: "query", schema: { anyOf: [{ type: "integer" }, { type: "null" }] } },
    { name: "tags", in: "query", schema: { anyOf: [{ type: "array", items: { type: "number" } }, { type: "null" }] } },
    { name: "ok", in: "query", schema: { allOf: [{ type: "boolean" }] } },
  ];
  const table = (await generate(contract({ "/a": { get: get("a", {}, { parameters }) } }))).get("operations.ts");
  expect(table).toContain('"name":"limit","in":"query","required":false,"type":"integer"');
  expect(table).toContain('"name":"tags","in":"query","required":false,"type":"array","items":"number"');
  expect(table).toContain('"name":"ok","in":"query","required":false,"type":"boolean"');
});
