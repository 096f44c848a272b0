// The form in which the targets get a contract: each operation has all of its parameters.
import { expect, it } from "vitest";
import { normalize } from "../../generate/normalize.ts";

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
