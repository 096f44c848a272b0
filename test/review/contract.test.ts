// Where things stand in a contract, through references, and what is read of a broken one.
import { describe, expect, it } from "vitest";
import { createContract, findPlace, toPath, toPointer } from "../../review/model/contract.ts";

const parameter = { name: "page", in: "query", schema: { type: "integer" } };
const document = {
  paths: {
    "/a~b/{id}": { get: { parameters: [{ name: "id" }, parameter] } },
    "/c": { get: { parameters: [{ $ref: "#/paths/~1a~0b~1{id}/get/parameters/1" }, { $ref: "#/nothing" }] } },
  },
};

describe("the place of a path", () => {
  it.each([
    [["paths", "/c", "get", "parameters", 0, "schema", "type"], "#/paths/~1a~0b~1{id}/get/parameters/1/schema/type"],
    [["paths", "/c", "get", "parameters", 0], "#/paths/~1c/get/parameters/0"],
    [["paths", "/c", "get", "responses", "200"], "#/paths/~1c/get"],
    [["paths", "/c", "get", "parameters", 1, "schema"], "#/nothing"],
  ])("%j is %s", (path, pointer) => {
    expect(toPointer(findPlace(document, path))).toBe(pointer);
  });

  it("a pointer names the same steps as its path", () => {
    expect(toPath("#/paths/~1a~0b~1{id}/get")).toEqual(["paths", "/a~b/{id}", "get"]);
    expect(toPath("#/")).toEqual([]);
  });
});

it("a reference to nothing is an empty object", () => {
  expect(createContract(document).resolve({ $ref: "#/nothing" })).toEqual({});
  expect(createContract(document).resolve({ $ref: "#/paths/~1a~0b~1{id}/get/parameters/1" })).toEqual(parameter);
});
