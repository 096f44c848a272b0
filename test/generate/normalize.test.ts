// The form in which the targets get a contract: each operation has all of its parameters.
import { expect, it } from "vitest";
import { identifier, normalize } from "../../generate/normalize.ts";

const parameter = (name: string, place: string, type: string) => ({
  name,
  in: place,
  required: true,
  schema: { type },
});

it("an operation has its path's parameters, and its own instead of one with the same name and place", () => {
  const responses = { 204: { description: "Done" } };
  const get = { operationId: "a", responses, parameters: [parameter("id", "path", "integer")] };
  const remove = { operationId: "b", responses };
  const shared = [parameter("id", "path", "string"), parameter("id", "query", "string")];
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: { "/a/{id}": { parameters: shared, get, delete: remove } },
  };
  expect(normalize(document)["paths"]).toMatchObject({
    "/a/{id}": {
      get: { parameters: [parameter("id", "query", "string"), parameter("id", "path", "integer")] },
      delete: { parameters: shared },
    },
  });
});

it("a schema whose name no type of TypeScript can have is renamed, with the references to it", () => {
  const reserved = [
    ...["break", "case", "class", "const", "default", "delete", "else", "enum", "export", "extends", "false", "for"],
    ...["function", "import", "in", "instanceof", "new", "null", "return", "super", "switch", "this", "throw", "true"],
    ...["try", "typeof", "var", "void", "while", "with", "yield", "await", "interface", "let", "package", "private"],
    ...["protected", "public", "static", "any", "bigint", "boolean", "never", "number", "object", "string", "symbol"],
    ...["undefined", "unknown", "components", "constructor", "toString"],
  ];
  const usable = ["type", "of", "Class", "Async", "from", "a_1"];
  const schemas = Object.fromEntries([...reserved, ...usable, "a-b", "aB", "1st"].map((name) => [name, {}]));
  const all = { anyOf: Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const { components } = normalize({ paths: {}, components: { schemas: { ...schemas, all } } });
  const renamed = [...reserved.map((name) => `${name}_`), ...usable, "aB2", "aB", "_1st"];
  const references = renamed.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  expect(components).toEqual({
    schemas: { ...Object.fromEntries(renamed.map((name) => [name, {}])), all: { anyOf: references } },
  });
});

it("a component of a header is renamed like a schema, and the header itself is not", () => {
  const limit = { schema: { type: "integer" } };
  const responses = (name: string) => ({
    Limited: { description: "Wait.", headers: { "X-Rate-Limit": { $ref: `#/components/headers/${name}` } } },
  });
  const components = { headers: { "X-Rate-Limit": limit }, responses: responses("X-Rate-Limit") };
  expect(normalize({ paths: {}, components })["components"]).toEqual({
    headers: { XRateLimit: limit },
    responses: responses("XRateLimit"),
  });
});

it.each([
  ["listPets", "listPets"],
  ["$a_1", "$a_1"],
  ["issues/list-for-repo", "issuesListForRepo"],
  ["get /users/{id}", "getUsersId"],
  ["2 fast", "_2Fast"],
  ["a--b", "aB"],
  ["é", "_"],
])("the identifier of %j is %s", (text, expected) => {
  expect(identifier(text)).toBe(expected);
});
