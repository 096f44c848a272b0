// Contracts with mistakes, with data that looks like references, and with parts that say nothing to a compiler.
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { withoutReferencesInData } from "../../generate/references-in-data.ts";
import { asObject, listOperations } from "../../generate/spec.ts";

const json = (schema: object) => ({ "application/json": { schema } });
const found = (schema: object) => ({ 200: { description: "Found.", content: json(schema) } });
const get = (schema: object) => ({ get: { responses: found(schema) } });

function contract(paths: object, more: object = {}): string {
  return stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths, ...more });
}

async function refusal(text: string): Promise<string> {
  return parseSpec(text).then(
    () => "not refused",
    (error: Error) => (error.name === "SpecError" ? error.message : `not a SpecError: ${error}`),
  );
}

/** What is left out and what is left. */
async function skipping(text: string): Promise<[left: string[], kept: string[]]> {
  const left: string[] = [];
  const spec = await parseSpec(text, { skip: (problem) => left.push(problem) });
  await compile(spec);
  return [left, listOperations(spec).map(({ path }) => path)];
}

describe("a mistake in an operation", () => {
  const mistakes = contract(
    {
      "/good": get({ type: "string" }),
      "/no-description": { get: { responses: { 200: {} } } },
      "/no-type": get({ $ref: "#/components/schemas/Odd" }),
      "/both": { parameters: [{ name: "a", in: "query" }], get: { responses: found({}) } },
    },
    { components: { schemas: { Odd: null } } },
  );

  it("each mistake is named with its place", async () => {
    expect((await refusal(mistakes)).split("\n")).toEqual([
      "the contract is not valid OpenAPI:",
      "- #/paths/~1no-description/get/responses/200: GET /no-description: must have required property 'description'",
      "- #/paths/~1both/parameters/0: /both: must have required property 'schema'",
      "- #/paths/~1both/parameters/0: /both: must have required property 'content'",
      "- #/components/schemas/Odd: must be object,boolean",
    ]);
  });

  it("--skip-unsupported leaves the operation out", async () => {
    const [left, kept] = await skipping(mistakes);
    expect(left.length).toBe(4);
    expect(left).toContain("#/components/schemas/Odd: GET /no-type: must be object,boolean");
    expect(kept).toEqual(["/good"]);
  });

  it("the published contract has only the operations left", async () => {
    const { text } = await parseSpec(mistakes, { skip: () => undefined });
    expect(Object.keys(parse(text).paths)).toEqual(["/good"]);
  });

  it("a mistake outside of operations is not left out", async () => {
    const text = contract(
      { "/a": get({}) },
      { info: { title: "T", version: "1", license: { name: "L", identifier: "L", url: "https://l.example" } } },
    );
    await expect(skipping(text)).rejects.toThrow("#/info/license: has members that exclude each other; remove one");
  });
});

describe("a reference that cannot be followed", () => {
  const text = contract({
    "/good": get({ type: "string" }),
    "/file": get({ $ref: "./pets.yaml#/Pet" }),
    "/nothing": get({ type: "array", items: { $ref: "#/components/schemas/50%" } }),
  });

  it("is named with its place", async () => {
    expect((await refusal(text)).split("\n").slice(1)).toEqual([
      "- #/paths/~1file/get/responses/200/content/application~1json/schema: GET /file: ./pets.yaml#/Pet is in another file; bundle the contract into one file",
      "- #/paths/~1nothing/get/responses/200/content/application~1json/schema/items: GET /nothing: the reference #/components/schemas/50% has no target; add it",
    ]);
  });

  it("--skip-unsupported leaves its operation out", async () => {
    expect((await skipping(text))[1]).toEqual(["/good"]);
  });
});

it.each([
  ["#/openapi is missing", "title: T"],
  ["version 2.0 is not supported", "swagger: '2.0'"],
  ["version 3.1 is not supported; use 3.0.x or 3.1.x, such as 3.1.1", "openapi: 3.1"],
])("a document is refused: %s", async (expected, text) => {
  expect(await refusal(text)).toContain(expected);
});

it("references and ids in examples and extensions are data", async () => {
  const member = { type: "object", example: { $ref: "https://scim.example/Users/1" }, properties: { x: {} } };
  const text = contract(
    {
      "/a": {
        "x-doc": { $ref: "./a.md" },
        get: {
          responses: {
            200: {
              description: "Found.",
              headers: { "x-total": { $ref: "#/components/headers/Total" } },
              content: {
                "application/json": {
                  schema: { type: "array", items: member, examples: [{ $id: "1" }, { $id: "1" }] },
                  examples: { one: { value: [{ $id: "1" }] }, two: { value: [{ $id: "1" }] } },
                },
              },
            },
          },
        },
      },
    },
    {
      "x-pages": [{ $ref: "./start.md" }],
      components: { headers: { Total: { schema: { type: "integer", format: "int32" } } } },
    },
  );
  const spec = await parseSpec(text);
  const files = await compile(spec);
  expect(spec.text).toBe(text);
  expect(files.get("operations.ts")).toContain('"name":"x-total"');
  expect(files.get("specification.ts")).not.toMatch(/scim|start\.md|\$id/);
});

it("members and components may have the names of data", () => {
  const named = Object.fromEntries(["example", "value", "default", "x-note"].map((name) => [name, { $ref: "#/a" }]));
  const components = ["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes"];
  const others = ["paths", "links", "callbacks", "pathItems", "properties", "patternProperties", "$defs", "content"];
  const document = Object.fromEntries([...components, ...others, "encoding"].map((name) => [name, named]));
  expect(withoutReferencesInData(document)).toEqual(document);
  expect(withoutReferencesInData({ items: named })).toEqual({ items: {} });
  for (const word of ["$ref", "$id", "$anchor", "$schema", "$dynamicRef", "$dynamicAnchor"])
    expect(withoutReferencesInData({ default: [{ a: { [word]: "b" } }], examples: [{ [word]: "b" }] })).toEqual({});
});

it("a discriminator is a hint: it may name schemas, and stand without oneOf", async () => {
  const kinds = { oneOf: ["Car", "Boat"].map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const schemas = {
    Car: { type: "object", properties: { kind: { const: "car" }, wheels: { type: "integer" } } },
    Boat: { type: "object", properties: { kind: { type: "string" }, discriminator: { type: "string" } } },
    Base: { type: "object", properties: { kind: { type: "string" } }, discriminator: { propertyName: "kind" } },
  };
  const discriminator = { propertyName: "kind", mapping: { auto: "Car", vessel: "Elsewhere" } };
  const text = contract(
    { "/a": get({ ...kinds, discriminator }), "/b": get({ $ref: "#/components/schemas/Base" }) },
    { components: { schemas } },
  );
  const types = (await compile(await parseSpec(text))).get("types.ts");
  expect(types).toContain('components["schemas"]["Car"] | components["schemas"]["Boat"]');
  expect(types).toContain('kind?: "car"');
  expect(types).toContain("discriminator?: string");
});

it("webhooks are ignored, also those that share components with operations that are left out", async () => {
  const hook = {
    post: {
      requestBody: { content: json({ $ref: "#/components/schemas/Event" }) },
      responses: { 204: { description: "Noted." } },
    },
  };
  const [left, kept] = await skipping(
    contract(
      { "/a": get({}), "/b": { trace: { responses: found({ $ref: "#/components/schemas/Event" }) } } },
      { webhooks: { event: hook }, components: { schemas: { Event: { type: "string" } } } },
    ),
  );
  expect(left).toEqual(["#/paths/~1b/trace: TRACE /b: TRACE is not supported; use another method"]);
  expect(kept).toEqual(["/a"]);
});

it("a body in JSON without a schema is any value; in XML it is refused", async () => {
  const without = (type: string) =>
    contract({ "/a": { get: { responses: { 200: { description: "Found.", content: { [type]: {} } } } } } });
  expect((await compile(await parseSpec(without("application/json")))).get("types.ts")).toContain("unknown");
  expect(await refusal(without("application/xml"))).toContain(
    "a body in application/xml needs a schema; describe its members, or declare it in JSON",
  );
});

it("a schema that is not valid is named with the place inside it", async () => {
  const parameters = [{ name: "size", in: "query", schema: { type: "integer", exclusiveMaximum: true } }];
  const text = contract({ "/a": { get: { parameters, responses: found({}) } } });
  expect(await refusal(text)).toContain(
    "GET /a: the schema is not valid: /properties/size/exclusiveMaximum violates type",
  );
});

it("an extension with references is left in the published contract", async () => {
  const spec = await parseSpec(contract({ "/a": get({}) }, { "x-pages": { $ref: "./a.md" } }));
  expect(spec.text).toContain("./a.md");
  expect(asObject(spec.document)["x-pages"]).toBeUndefined();
});

it("a failure has the form of the first alternative that is declared for it", async () => {
  const schemas = {
    Fault: {
      type: "object",
      required: ["info"],
      properties: { info: { type: "string" }, code: { oneOf: [{ type: "null" }, { type: "integer" }] } },
    },
    Faults: {
      type: "object",
      properties: { faults: { type: "array", items: { $ref: "#/components/schemas/Faults" } } },
    },
  };
  const [Fault, Faults] = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const either = {
    anyOf: [{ allOf: [Fault, { type: "object", properties: { status: { const: "failed" } } }] }, Faults],
    required: ["message"],
    properties: { message: { type: "string" } },
  };
  const responses = { ...found({}), 400: { description: "Wrong.", content: json(either) } };
  const files = await compile(await parseSpec(contract({ "/a": { get: { responses } } }, { components: { schemas } })));
  expect(files.get("failures.ts")).toContain(
    '({ "message": failure.message, "info": "", "code": failure.status, "status": "failed" })',
  );
});
