// A contract that cannot be generated from is refused, and the message names the place.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Document, parseDocument } from "yaml";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { repository } from "./run-generator.ts";

const contract = await readFile(join(repository, "openapi.yaml"), "utf8");
const post = ["paths", "/v1/Contacts/{contactID}/PhoneNumbers", "post"];
const number = ["components", "schemas", "PhoneNumberDTO"];

/** Why the contract is refused after a change. */
async function refusal(change: (document: Document) => void): Promise<string> {
  const document = parseDocument(contract);
  change(document);
  return reason(document.toString());
}

async function reason(text: string): Promise<string> {
  try {
    await compile(await parseSpec(text));
    return "not refused";
  } catch (error) {
    return error instanceof Error && error.name === "SpecError" ? error.message : `not a SpecError: ${error}`;
  }
}

describe("a contract is refused", () => {
  it("unchanged, it is not", async () => {
    expect(await refusal(() => {})).toBe("not refused");
  });

  it("when it is not YAML", async () => {
    expect(await reason("openapi: [3.1.1\ninfo: {")).toMatch(/not readable as YAML: .*line \d/s);
  });

  it("when it is not valid OpenAPI", async () => {
    expect(await refusal((document) => document.deleteIn(["info", "title"]))).toMatch(
      /not valid OpenAPI:.*#\/info .*title/s,
    );
    expect(await reason("just text")).toContain("not valid OpenAPI");
  });

  const cases: [string, (document: Document) => void, string][] = [
    [
      "a media type with a range",
      (d) => renameMediaType(d, "text/*"),
      "POST /v1/Contacts/{contactID}/PhoneNumbers: media type text/* must be exact",
    ],
    [
      "a media type with a parameter",
      (d) => renameMediaType(d, "application/json; charset=utf-8"),
      "media type application/json; charset=utf-8 must be exact",
    ],
    [
      "a media type in upper case",
      (d) => renameMediaType(d, "Application/JSON"),
      "media type Application/JSON must be exact, lower-case",
    ],
    [
      "a media type without codec",
      (d) => renameMediaType(d, "text/csv"),
      "no codec can be made for the media type text/csv",
    ],
    [
      "two schemas in one body",
      (d) =>
        d.setIn(
          [...post, "requestBody", "content", "text/json", "schema", "$ref"],
          "#/components/schemas/ActionResultDTO",
        ),
      "POST /v1/Contacts/{contactID}/PhoneNumbers: all media types of one body must have the same schema",
    ],
    [
      "an inline schema of a body",
      (d) => d.setIn([...post, "responses", "200", "content", "text/json", "schema"], { type: "string" }),
      "all media types of one body must have the same schema, a $ref",
    ],
    [
      "parameters of a path",
      (d) => d.setIn(["paths", "/v1/Contacts/{contactID}/PhoneNumbers", "parameters"], []),
      "/v1/Contacts/{contactID}/PhoneNumbers: parameters belong on each operation",
    ],
    [
      "a path parameter that is not declared",
      (d) => d.deleteIn([...post, "parameters", 0]),
      "path parameter contactID is not declared on the operation",
    ],
    [
      "an operationId that comes twice",
      (d) => d.setIn([...post, "operationId"], "listPhoneNumbers"),
      "operationId listPhoneNumbers comes more than once",
    ],
    [
      "an operationId that is no identifier",
      (d) => d.setIn([...post, "operationId"], "update-numbers"),
      "an operationId that is an identifier is needed",
    ],
    [
      "an operation without security",
      (d) => {
        d.deleteIn(["security"]);
        d.deleteIn([...post, "security"]);
      },
      "POST /v1/Contacts/{contactID}/PhoneNumbers: security is not declared",
    ],
    [
      "an unknown format",
      (d) => d.setIn([...number, "properties", "Notes", "format"], "email"),
      "#/components/schemas/PhoneNumberDTO/properties/Notes: format email: only int32 is supported",
    ],
    [
      "an unknown format in flow style",
      (d) =>
        d.setIn(
          ["components", "headers", "Vary", "schema"],
          d.createNode({ type: "string", format: "date" }, { flow: true }),
        ),
      "#/components/headers/Vary/schema: format date",
    ],
    [
      "an int32 whose range is not checked",
      (d) => d.deleteIn([...number, "properties", "EntityID", "maximum"]),
      "#/components/schemas/PhoneNumberDTO/properties/EntityID: format int32 needs a minimum and a maximum",
    ],
    [
      "a query parameter",
      (d) => d.addIn([...post, "parameters"], d.createNode({ name: "page", in: "query", schema: { type: "string" } })),
      "POST /v1/Contacts/{contactID}/PhoneNumbers: parameters in query are not supported: page",
    ],
    [
      "a reference to nothing",
      (d) => d.setIn([...post, "parameters", 0, "$ref"], "#/components/parameters/nobody"),
      "Can't resolve #/components/parameters/nobody",
    ],
    [
      "an object that would take unknown members",
      (d) => d.deleteIn([...number, "additionalProperties"]),
      "PhoneNumberDTO: an object needs additionalProperties: false",
    ],
    [
      "a required member that is not declared",
      (d) => d.setIn([...number, "required"], ["PhoneNumbr"]),
      "PhoneNumberDTO: the required member PhoneNumbr is not among its properties",
    ],
    [
      "a value of two types",
      (d) => d.setIn([...number, "properties", "Notes", "type"], ["string", "integer"]),
      "PhoneNumberDTONotes: a value must have one type",
    ],
    [
      "two members of one element",
      (d) => d.setIn([...number, "properties", "Notes", "xml"], { name: "PhoneNumber" }),
      "PhoneNumberDTO: two members are PhoneNumber in",
    ],
    [
      "an XML attribute that can be null",
      (d) => d.setIn([...number, "properties", "Notes", "xml"], { attribute: true }),
      "PhoneNumberDTONotes: only a scalar that is never null",
    ],
    [
      "a name that is no XML name",
      (d) => d.setIn([...number, "properties", "Notes", "xml"], { name: "a b" }),
      'PhoneNumberDTONotes: "a b" is no name of an XML element',
    ],
    [
      "a name that no form key can hold",
      (d) => d.setIn([...number, "properties", "a.b"], { type: "string" }),
      'a form cannot carry a member with "."',
    ],
    [
      "a schema name that is no identifier",
      (d) => d.setIn(["components", "schemas", "My-DTO"], { type: "string" }),
      "#/components/schemas/My-DTO: the name must be",
    ],
  ];
  it.each(cases)("for %s", async (_title, change, expected) => {
    expect(await refusal(change)).toContain(expected);
  });
});

function renameMediaType(document: Document, mediaType: string): void {
  const content = [...post, "requestBody", "content"];
  document.setIn([...content, mediaType], document.getIn([...content, "text/json"]));
  document.deleteIn([...content, "text/json"]);
}
