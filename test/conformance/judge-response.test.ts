// What the suite says of a response: nothing of a correct one, and the broken promise of one with a defect.
import { beforeAll, describe, expect, it } from "vitest";
import { openContract } from "../../conformance/contract/contract.ts";
import { createDocument } from "../../conformance/index.ts";
import { judgeResponse } from "../../conformance/session/judge-response.ts";
import { startReferenceServer } from "./reference-servers/start-reference-server.ts";
import { document } from "./run-against.ts";

const contract = openContract(document);
const path = "/v1/Contacts/judged/PhoneNumbers";

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The correct server's responses, by their names here. */
const correct = new Map<string, Response>();

beforeAll(async () => {
  const { send, close } = await startReferenceServer();
  const keep = async (name: string, headers: Record<string, string>, body?: string) => {
    const method = body === undefined ? "GET" : "POST";
    const response = await send({ method, path, headers, ...(body !== undefined && { body }) });
    correct.set(name, { ...response, headers: response.headers as Record<string, string> });
  };
  const item = { PhoneNumber: "555-123-4567", Notes: "a" };
  await keep("success", { "content-type": "application/json" }, JSON.stringify([item]));
  await keep("list", { accept: "application/json" });
  await keep("XML list", { accept: "application/xml" });
  await keep("refusal", { "content-type": "application/json" }, "{");
  await keep("overload", { "x-provoke": "503" });
  await close();
});

function judge(name: string, change: (response: Response) => Partial<Response> = () => ({}), as?: string) {
  const response = correct.get(name);
  if (response === undefined) throw new Error(`no response ${name}`);
  const { status, headers, text } = { ...response, ...change(response) };
  const operationId = name === "success" || name === "refusal" ? "updatePhoneNumbers" : "listPhoneNumbers";
  const operation = contract.declared.find((each) => each.operationId === operationId);
  if (operation === undefined) throw new Error(`no operation ${operationId}`);
  const probe = { operationId, method: as ?? operation.method, path, headers: {}, body: undefined, stores: false };
  const { violations } = judgeResponse(contract, operation, {
    probe,
    received: { status, headers, body: Buffer.from(text) },
  });
  return violations.map(({ check }) => check);
}

const without =
  (name: string) =>
  ({ headers }: Response) => ({
    headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)),
  });
const withHeader =
  (name: string, value: string) =>
  ({ headers }: Response) => ({ headers: { ...headers, [name]: value } });
const replaced =
  (pattern: RegExp, replacement: string) =>
  ({ text }: Response) => {
    const changed = text.replace(pattern, replacement);
    if (changed === text) throw new Error(`${pattern} is not in ${text}`);
    return { text: changed };
  };

describe("a correct response", () => {
  it.each(["success", "list", "XML list", "refusal"])("breaks nothing: %s", (name) => {
    expect(judge(name)).toEqual([]);
  });

  it("a response to HEAD needs no body, but the headers of GET", () => {
    expect(judge("list", () => ({ text: "" }), "HEAD")).toEqual([]);
    expect(judge("list", without("vary"), "HEAD")).toEqual(["response_headers_conformance"]);
  });

  it("503 with Retry-After is not a failure", () => {
    expect(judge("overload")).toEqual([]);
  });
});

describe("a response with a defect", () => {
  const headersCheck = "response_headers_conformance";
  const contentCheck = "content_type_conformance";
  const schemaCheck = "response_schema_conformance";

  it.each([
    ["no Vary", "list", without("vary"), headersCheck],
    ["an ETag without quotes", "list", withHeader("etag", "1"), headersCheck],
    ["503 without Retry-After", "overload", without("retry-after"), headersCheck],
    ["an undeclared media type", "refusal", withHeader("content-type", "text/html; charset=utf-8"), contentCheck],
    ["no body", "refusal", () => ({ text: "" }), contentCheck],
    ["no charset", "list", withHeader("content-type", "application/json"), contentCheck],
    ["another charset", "list", withHeader("content-type", "application/json; charset=utf-16"), contentCheck],
    ["an undeclared status", "list", () => ({ status: 418 }), "status_code_conformance"],
    ["a text for an integer", "list", replaced(/"PhoneNumberID":1/, '"PhoneNumberID":"1"'), schemaCheck],
    ["an undeclared member", "list", replaced(/\{/, '{"Unknown":1,'), schemaCheck],
    ["a member left out", "list", replaced(/,"Notes":"a"|"Notes":"a",/, ""), schemaCheck],
    [
      "two neighbours exchanged",
      "XML list",
      replaced(/(<IsPrimary>.*?<\/IsPrimary>)(<IsTextActive>.*?<\/IsTextActive>)/, "$2$1"),
      schemaCheck,
    ],
    [
      "the last two members exchanged",
      "XML list",
      replaced(/(<PhoneNumber>.*?<\/PhoneNumber>)(<PhoneNumberID>.*?<\/PhoneNumberID>)/, "$2$1"),
      schemaCheck,
    ],
    ["a member twice", "XML list", replaced(/(<Notes>.*?<\/Notes>)/, "$1$1"), schemaCheck],
    [
      "another namespace of an empty list",
      "XML list",
      replaced(/( xmlns=")[^"]*("[^>]*>).*(<\/\w+>\s*)$/s, "$1urn:other$2$3"),
      schemaCheck,
    ],
    ["another namespace", "XML list", replaced(/ xmlns="[^"]*"/, ' xmlns="urn:other"'), schemaCheck],
    ["a success that says it failed", "success", replaced(/"IsSuccess":true/, '"IsSuccess":false'), schemaCheck],
    ["a failure that says it succeeded", "refusal", replaced(/"IsSuccess":false/, '"IsSuccess":true'), schemaCheck],
    ["a code of another status", "refusal", replaced(/"ErrorCode":"\w+"/, '"ErrorCode":"UnknownContact"'), schemaCheck],
  ] as const)("%s in a response to %s fails its check", (_defect, name, change, check) => {
    expect(judge(name, change)).toContain(check);
  });
});

describe("a response of a small contract", () => {
  const text = { schema: { type: "string", maxLength: 3 } };
  const number = { schema: { type: "integer" } };
  const small = openContract(
    createDocument({
      openapi: "3.1.0",
      paths: {
        "/a": {
          get: {
            responses: {
              200: {
                description: "",
                headers: { "X-Kind": { schema: { type: "string", maxLength: 3 } } },
                content: { "application/*": text, "application/json": number },
              },
              205: { description: "" },
              "4xx": { description: "", content: { "application/json": text } },
            },
          },
        },
        "/secured": { get: { security: [{ key: [] }], responses: { 204: { description: "" } } } },
        "/default": { get: { responses: { default: { description: "", content: { "application/json": number } } } } },
        "/none": { get: { responses: {} } },
      },
      components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
    }),
  );
  const violations = (status: number, body: string, headers: Record<string, string> = {}, path = "/a") => {
    const operation = small.declared.find((each) => each.path === path);
    if (operation === undefined) throw new Error("no operation");
    const probe = { operationId: "", method: "GET", path, headers: {}, body: undefined, stores: false };
    const received = { status, headers: { "content-type": "application/json", ...headers }, body: Buffer.from(body) };
    return judgeResponse(small, operation, { probe, received }).violations.map(({ check, actual }) => [check, actual]);
  };

  it("is judged by its own media type rather than by a range, and by the class of its status", () => {
    expect(violations(200, "5")).toEqual([]);
    expect(violations(200, '"abc"')).toEqual([["response_schema_conformance", "the body violates type"]]);
    expect(violations(404, '"abc"')).toEqual([]);
    expect(violations(404, '"abcd"')).toEqual([["response_schema_conformance", "the body violates maxLength"]]);
  });

  it("has no body with 205, and a wrong header is shown by its first 100 characters", () => {
    expect(violations(205, "5")).toEqual([["content_type_conformance", "1 bytes"]]);
    expect(violations(200, "5", { "x-kind": "x".repeat(101) })).toEqual([
      ["response_headers_conformance", `X-Kind: ${"x".repeat(100)}`],
    ]);
  });

  const undeclared = (status: number) => [["status_code_conformance", `status ${status}`]];
  it.each([
    ["an undeclared refusal of the caller", "/secured", 401, "", []],
    ["an undeclared refusal of the caller", "/secured", 403, "", []],
    ["a refusal where none is declared", "/secured", 400, "", []],
    ["a refusal where none is declared", "/secured", 422, "", []],
    ["another undeclared status", "/secured", 404, "", undeclared(404)],
    ["a request to wait", "/secured", 429, "", []],
    ["a redirection", "/a", 301, "", undeclared(301)],
    ["what default describes", "/default", 302, "5", []],
    [
      "what default does not describe",
      "/default",
      302,
      "true",
      [["response_schema_conformance", "the body violates type"]],
    ],
    ["any status of an operation without responses", "/none", 418, "", []],
    ["a failure of an operation without responses", "/none", 500, "", [["not_a_server_error", "status 500"]]],
  ])("judges %s: %s with status %i", (_what, path, status, body, expected) => {
    expect(violations(status, body, {}, path)).toEqual(expected);
  });
});
