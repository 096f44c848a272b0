// A contract that cannot be generated from is refused, and the message names the place.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Document, parseDocument } from "yaml";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { listOperations } from "../../generate/spec.ts";
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
  it("the unchanged contract is accepted", async () => {
    expect(await refusal(() => {})).toBe("not refused");
  });

  it("a contract that is not YAML is refused", async () => {
    expect(await reason("openapi: [3.1.1\ninfo: {")).toMatch(/the contract is not valid YAML: .*line \d/s);
  });

  it("a contract that is not valid OpenAPI is refused", async () => {
    expect(await refusal((document) => document.deleteIn(["info", "title"]))).toMatch(
      /not valid OpenAPI:.*#\/info: .*title/s,
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
      "media type Application/JSON must be exact and in lower case",
    ],
    [
      "a multipart body",
      (d) => renameMediaType(d, "multipart/form-data"),
      "post/requestBody/content/multipart~1form-data: POST /v1/Contacts/{contactID}/PhoneNumbers: multipart/form-data is not supported; send the file",
    ],
    [
      "a path parameter that is not declared",
      (d) => d.deleteIn([...post, "parameters", 0]),
      "path parameter contactID is not declared",
    ],
    [
      "an operationId that comes twice",
      (d) => d.setIn([...post, "operationId"], "listPhoneNumbers"),
      "operationId listPhoneNumbers is not unique",
    ],
    [
      "a reference to nothing",
      (d) => d.setIn([...post, "parameters", 0, "$ref"], "#/components/parameters/nobody"),
      "#/components/parameters/nobody",
    ],
    [
      "a required member that is not declared",
      (d) => d.setIn([...number, "required"], ["PhoneNumbr"]),
      "PhoneNumberDTO: the required member PhoneNumbr is not among its properties",
    ],
    [
      "a value of two types",
      (d) => d.setIn([...number, "properties", "Notes", "type"], ["string", "integer"]),
      "PhoneNumberDTONotes: XML cannot carry a value of several types; declare the body in JSON only",
    ],
    [
      "two members of one element",
      (d) => d.setIn([...number, "properties", "Notes", "xml"], { name: "PhoneNumber" }),
      "PhoneNumberDTO: two members have the name PhoneNumber in",
    ],
    [
      "an XML attribute that can be null",
      (d) => d.setIn([...number, "properties", "Notes", "xml"], { attribute: true }),
      "PhoneNumberDTONotes: only a scalar that is never null",
    ],
    [
      "a name that is no XML name",
      (d) => d.setIn([...number, "properties", "Notes", "xml"], { name: "a b" }),
      'PhoneNumberDTONotes: "a b" is not the name of an XML element',
    ],
    [
      "a name that no form key can hold",
      (d) => d.setIn([...number, "properties", "a.b"], { type: "string" }),
      'a form cannot carry a member with "."',
    ],
    ...(
      [
        [
          "cookie",
          { name: "session", in: "cookie", schema: { type: "string" } },
          "parameters in cookie are not supported; use a header",
        ],
        [
          "deepObject",
          { name: "filter", in: "query", style: "deepObject", schema: { type: "string" } },
          "style deepObject is not supported in query; use style form",
        ],
        [
          "object",
          { name: "filter", in: "query", schema: { type: "object" } },
          "an object is not supported as a parameter",
        ],
        [
          "content",
          { name: "filter", in: "query", content: { "application/json": { schema: {} } } },
          "a parameter with content is not supported",
        ],
        [
          "path name",
          { name: "body", in: "path", required: true, schema: { type: "string" } },
          "a path parameter must have a name of letters, digits and _ other than body; rename it",
        ],
      ] as const
    ).map(([name, parameter, reason]): [string, (document: Document) => void, string] => [
      `a parameter of the kind ${name}`,
      (d) => d.addIn([...post, "parameters"], d.createNode(parameter)),
      `#/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers/post/parameters/3: POST /v1/Contacts/{contactID}/PhoneNumbers: ${parameter.name}: ${reason}`,
    ]),
    [
      "a pattern that is not valid with the u flag",
      (d) => d.setIn([...number, "properties", "Notes", "pattern"], "^[\\w-.]+$"),
      "#/components/schemas/PhoneNumberDTO/properties/Notes: the pattern is not valid with the u flag",
    ],
    [
      "a reference to another file",
      (d) => d.setIn([...number, "properties", "Notes"], { $ref: "other.yaml#/Notes" }),
      "other.yaml#/Notes",
    ],
    [
      "a keyword that is not compiled",
      (d) => d.setIn([...number, "not"], { required: ["Notes"] }),
      "#/components/schemas/PhoneNumberDTO: not is not supported",
    ],
    [
      "a map in XML",
      (d) => d.setIn([...number, "properties", "Extra"], { type: "object", additionalProperties: { type: "string" } }),
      "PhoneNumberDTOExtra: XML cannot carry a map; declare the body in JSON only",
    ],
    ["a version of OpenAPI from the future", (d) => d.setIn(["openapi"], "3.2.0"), "3.2.0"],
  ];
  it("a contract is accepted with its unsupported operation skipped", async () => {
    const document = parseDocument(contract);
    renameMediaType(document, "multipart/form-data");
    const left: string[] = [];
    const spec = await parseSpec(document.toString(), { skip: (problem) => left.push(problem) });
    expect(left).toEqual([expect.stringContaining("multipart/form-data is not supported")]);
    expect(listOperations(spec).map(({ operationId }) => operationId)).toEqual([
      "listPhoneNumbers",
      "removePhoneNumber",
    ]);
  });

  it.each(cases)("a contract is refused for %s", async (_title, change, expected) => {
    expect(await refusal(change)).toContain(expected);
  });
});

function renameMediaType(document: Document, mediaType: string): void {
  const content = [...post, "requestBody", "content"];
  document.setIn([...content, mediaType], document.getIn([...content, "text/json"]));
  document.deleteIn([...content, "text/json"]);
}
