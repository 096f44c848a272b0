// Contracts of a few lines that have what ours lacks: what each part of the generator makes of them.
import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { argumentNames } from "../../generate/argument-names.ts";
import { declaredBody } from "../../generate/bodies.ts";
import { compile } from "../../generate/compile.ts";
import { loadSpec, parseSpec } from "../../generate/load-spec.ts";
import { normalize } from "../../generate/normalize.ts";
import { comment } from "../../generate/source.ts";
import { type JsonObject, listOperations, resolvePointer } from "../../generate/spec.ts";
import { parameterSchemas } from "../../generate/targets/validators.ts";
import { repository, testFolder } from "./run-generator.ts";

const responses = { 204: { description: "Done." } };
const contract = (operation: object, schemas: object = {}) =>
  stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { operationId: "add", responses, ...operation } } },
    components: { schemas },
  });
const files = async (operation: object, schemas?: object) => compile(await parseSpec(contract(operation, schemas)));
const body = (mediaType: string) => ({
  requestBody: { required: true, content: { [mediaType]: { schema: { $ref: "#/components/schemas/A" } } } },
});

describe("arguments of the client", () => {
  it("each parameter has an argument of its own", () => {
    const parameters = [
      { in: "path", name: "id" },
      ...["id", "body", "traceId", "page"].map((name) => ({ in: "query", name })),
      ...["Trace-Id", "If-None-Match"].map((name) => ({ in: "header", name })),
    ];
    expect(argumentNames(parameters)).toEqual({
      query: { queryId: "id", queryBody: "body", traceId: "traceId", page: "page" },
      header: { headerTraceId: "Trace-Id", ifNoneMatch: "If-None-Match" },
    });
  });

  it("a required header is validated under its lower-case name, as Node gives it", async () => {
    const parameters = [{ in: "header", name: "X-Tenant", required: true, schema: { type: "string" } }];
    const spec = await parseSpec(contract({ parameters }));
    const schemas = listOperations(spec).map((operation) => parameterSchemas(spec, operation, false));
    const expected = { type: "object", required: ["x-tenant"], properties: { "x-tenant": { type: "string" } } };
    expect(schemas).toEqual([{ validateAddHeaderParameters: expected }]);
  });

  it("only lists with explode: false are joined", async () => {
    const parameter = (name: string, explode?: boolean) => ({
      name,
      in: "query",
      schema: { type: "array", items: { type: "string" } },
      ...(explode !== undefined && { explode }),
    });
    const parameters = [parameter("usual"), parameter("exploded", true), parameter("one", false)];
    expect((await files({ parameters })).get("client.ts")).toContain('joined: ["one"],');
  });
});

describe("a body of several media types", () => {
  const ref = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });
  it.each<[string, JsonObject, object]>([
    ["one schema", { "application/json": ref("A"), "text/xml": ref("A") }, { schema: "A" }],
    [
      "two schemas",
      { "application/json": ref("A"), "text/xml": ref("B") },
      { schemas: { "application/json": "A", "text/xml": "B" } },
    ],
    [
      "a schema and bytes",
      { "application/json": ref("A"), "image/png": ref("A") },
      { schemas: { "application/json": "A" } },
    ],
    ["bytes", { "image/png": ref("A") }, {}],
  ])("has %s", (_what, content, expected) => {
    expect(declaredBody(content)).toEqual({ ...expected, mediaTypes: Object.keys(content) });
  });
});

describe("a contract that cannot be compiled", () => {
  it("a file that cannot be read is reported with the reason", async () => {
    await expect(loadSpec("/nowhere/openapi.yaml")).rejects.toThrow(/^cannot read the contract: ENOENT: .*\/nowhere/);
  });

  it("an invalid schema of a response header is reported with its place", async () => {
    const headers = { "X-Count": { schema: { type: "string", minLength: -1 } } };
    const operation = { responses: { 204: { description: "Done.", headers } } };
    await expect(parseSpec(contract(operation))).rejects.toThrow(
      "#/paths/~1a/post/responses/204/headers/X-Count: POST /a: the schema is not valid: ",
    );
  });
});

it.each([
  [{}, { minimum: -2147483648, maximum: 2147483647 }],
  [{ minimum: 0 }, { minimum: 0, maximum: 2147483647 }],
  [
    { exclusiveMinimum: 0, maximum: 9 },
    { exclusiveMinimum: 0, maximum: 9 },
  ],
  [{ exclusiveMaximum: 9 }, { minimum: -2147483648, exclusiveMaximum: 9 }],
])("int32 with %j has the bounds %j", (bounds, expected) => {
  const A = { type: "integer", format: "int32" };
  const { components } = normalize({
    openapi: "3.1.0",
    paths: {},
    components: { schemas: { A: { ...A, ...bounds } } },
  });
  expect(components).toEqual({ schemas: { A: { ...A, ...expected } } });
});

it.each([
  ["One\n line.\n\nAnother.", ["/** One line. */"]],
  ["An end */ inside", ["/** An end * / inside */"]],
  ["", []],
  [undefined, []],
])("the description %j is the comment %j", (description, expected) => {
  expect(comment(description)).toEqual(expected);
});

describe("members", () => {
  it("a column is named after its member's words", async () => {
    const names = ["PhoneNumberID", "HTTPStatus", "e-mail", "line2Text"];
    const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    const A = { type: "object", additionalProperties: false, required: names, properties };
    const text = (await files(body("application/json"), { A })).get("members.ts") ?? "";
    const columns = [...text.matchAll(/"column":"(\w+)"/g)].map(([, column]) => column);
    expect(columns).toEqual(["phone_number_id", "http_status", "e_mail", "line2_text"]);
  });

  it("an integer of a row is converted unless 32 bits hold it, which a driver returns as a number", async () => {
    const bounds = [
      { minimum: -2147483648, maximum: 2147483647 },
      { minimum: -2147483649, maximum: 2147483647 },
      { minimum: -2147483648, maximum: 2147483648 },
      { minimum: 0 },
      {},
    ];
    const properties = Object.fromEntries(bounds.map((each, index) => [`i${index}`, { type: "integer", ...each }]));
    const A = { type: "object", additionalProperties: false, required: Object.keys(properties), properties };
    const text = (await files(body("application/json"), { A })).get("members.ts") ?? "";
    expect(text.match(/"i\d": .*row\[.*(?=,)/g)).toEqual([
      '"i0": row[at + 0]',
      ...[1, 2, 3, 4].map((index) => `"i${index}": Number(row[at + ${index}])`),
    ]);
  });

  it("a list without wrapper that may be left out cannot be empty in XML", async () => {
    const list = { type: "array", items: { type: "string" } };
    const A = {
      type: "object",
      additionalProperties: false,
      required: ["must"],
      properties: { may: list, must: list },
    };
    const written = await files(body("application/xml"), { A });
    const refused = written.get("xml-writers.ts")?.match(/XML cannot carry an empty list \w+/g);
    expect(refused).toEqual(["XML cannot carry an empty list may"]);
    expect(written.get("xml-readers.ts")?.match(/value\["\w+"\] = \[\];/g)).toEqual(['value["must"] = [];']);
  });

  it("the items of a list have their own namespace in XML", async () => {
    const items = { type: "string", xml: { name: "x", namespace: "urn:item" } };
    const A = { type: "array", items, xml: { name: "A", namespace: "urn:list" } };
    const written = await files(body("application/xml"), { A });
    expect(written.get("xml-readers.ts")).toContain('xml.name("urn:item") !== "x"');
    expect(written.get("xml-writers.ts")).toContain('<x xmlns=\\"urn:item\\">');
  });

  it("the ordinal order of XML goes by code points", async () => {
    const properties = Object.fromEntries(["a", "B", "_c", "Ab", "AZ"].map((name) => [name, { type: "string" }]));
    const A = { type: "object", additionalProperties: false, "x-xml-order": "ordinal", properties };
    const text = (await files(body("application/xml"), { A })).get("xml-writers.ts") ?? "";
    expect([...text.matchAll(/if \(value\["(\w+)"\] !== undefined/g)].map(([, name]) => name)).toEqual([
      "AZ",
      "Ab",
      "B",
      "_c",
      "a",
    ]);
  });
});

describe("schemas", () => {
  it("an inline body does not replace a component of its name", async () => {
    const operation = { requestBody: { content: { "application/json": { schema: { type: "integer" } } } } };
    const { components } = (await parseSpec(contract(operation, { AddRequest: { type: "string" } }))).document;
    expect(components).toEqual({ schemas: { AddRequest: { type: "string" }, AddRequest2: { type: "integer" } } });
  });

  it("a schema that contains itself nests at most 64 times in XML", async () => {
    const A = { type: "object", additionalProperties: false, properties: { a: { $ref: "#/components/schemas/A" } } };
    expect((await files(body("application/xml"), { A })).get("xml-readers.ts")).toMatch(/maxDepth: 65 /);
  });

  it.each([
    ["any text", {}, true],
    ["a text with a format", { format: "date" }, false],
    ["a text with a pattern", { pattern: "^a*$" }, false],
    ["a text of a list", { enum: ["a"] }, false],
  ])("%s is bounded to what XML carries: %s", async (_what, more, expected) => {
    const A = { type: "object", additionalProperties: false, properties: { a: { type: "string", ...more } } };
    const validators = (await files(body("application/xml"), { A })).get("validators.ts") ?? "";
    expect(validators.includes("\\uFFFE")).toBe(expected);
  });
});

it("a failure fills a list that must have an item, and no other", async () => {
  const errors = (minItems: number) => ({ type: "array", minItems, items: { type: "string" } });
  const A = { type: "object", required: ["errors", "details"], properties: { errors: errors(1), details: errors(0) } };
  const failure = {
    description: "Failed.",
    content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } },
  };
  const text = (await files({ responses: { ...responses, 400: failure } }, { A })).get("failures.ts");
  expect(text).toContain('{ "errors": [""], "details": [] }');
});

it("generated code imports the runtime next to its folder, or else that of this repository", async () => {
  const folder = await testFolder();
  const spec = await parseSpec(contract({}));
  const imported = async () => {
    const written = await compile(spec, join(folder, "generated"));
    return ["operations.ts", "fast-path/xml.ts"].map((file) => /"(.*)\/runtime\//.exec(written.get(file) ?? "")?.[1]);
  };
  const here = relative(folder, repository);
  expect(await imported()).toEqual([`../${here}`, `../../${here}`]);
  await mkdir(join(folder, "runtime"));
  expect(await imported()).toEqual(["..", "../.."]);
});

it("the JSON-only contract keeps members that are named like keywords", async () => {
  const properties = { content: { type: "string" }, xml: { type: "integer" } };
  const A = { type: "object", properties, xml: { name: "a" } };
  const text = (await files(body("application/json"), { A })).get("openapi.json-only.yaml") ?? "";
  expect(parse(text).components.schemas.A).toEqual({ type: "object", properties });
});

it("a reference names a slash and a tilde as RFC 6901 says", () => {
  const names = { "a/b": 1, "a~b": 2, "a~1b": 3, é: [4, 5] };
  const pointers = ["#/names/a~1b", "#/names/a~0b", "#/names/a~01b", "#/names/%C3%A9/1"];
  expect(pointers.map((pointer) => resolvePointer({ names }, pointer))).toEqual([1, 2, 3, 5]);
});
