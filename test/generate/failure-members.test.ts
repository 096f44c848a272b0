// Members of a failure's body get their values by their names, as docs/contract.md says, and otherwise one that fits.
import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const boolean = { type: "boolean" };

const members: readonly [name: string, schema: object, value: string][] = [
  ...["message", "msg", "detail", "details", "description", "reason", "error", "errorMessage", "Error-Reason"].map(
    (name): [string, object, string] => [name, text, "failure.message"],
  ),
  ...["title", "summary", "error_title", "ErrorSummary"].map((name): [string, object, string] => [
    name,
    text,
    "failure.title",
  ]),
  ...["code", "errorCode"].map((name): [string, object, string] => [name, text, "failure.code"]),
  ...["status", "statusCode", "httpStatus", "HTTP_STATUS_CODE"].map((name): [string, object, string] => [
    name,
    integer,
    "failure.status",
  ]),
  ["httpStatusCode", text, "String(failure.status)"],
  ["error-code", integer, "failure.status"],
  ["type", text, '"about:blank"'],
  ...["success", "successful", "succeeded", "ok", "isSuccess", "isOk"].map((name): [string, object, string] => [
    name,
    boolean,
    "false",
  ]),
  ["errors", boolean, "true"],
  ["retry", boolean, "false"],
  ["messages", text, '""'],
  ["least", { ...text, minLength: 3 }, '"---"'],
  ["shown", { ...text, examples: ["one", "two"] }, '"one"'],
  ["shownAlone", { ...text, example: "one" }, '"one"'],
  ["date", { ...text, format: "date" }, '"1970-01-01"'],
  ["dateTime", { ...text, format: "date-time" }, '"1970-01-01T00:00:00Z"'],
  ["time", { ...text, format: "time" }, '"00:00:00Z"'],
  ["uuid", { ...text, format: "uuid" }, '"00000000-0000-0000-0000-000000000000"'],
  ["uri", { ...text, format: "uri" }, '"about:blank"'],
  ["email", { ...text, format: "email" }, '"nobody@localhost.invalid"'],
  ["ipv4", { ...text, format: "ipv4" }, '"0.0.0.0"'],
  ["ipv6", { ...text, format: "ipv6" }, '"::"'],
  ["from", { ...integer, minimum: 7 }, "7"],
  ["count", integer, "0"],
  ["usual", { ...integer, default: 5 }, "5"],
  ["fixed", { const: "a" }, '"a"'],
  ["list", { type: "array", items: text }, "[]"],
  ["maybe", { type: ["string", "null"] }, "null"],
  ["itself", { $ref: "#/components/schemas/Failed" }, "{} as never"],
  ["anything", {}, "{ title: failure.title, status: failure.status, detail: failure.message }"],
  ["empty", { type: "object", properties: { optional: text } }, "{}"],
  ["inner", { type: "object", required: ["message"], properties: { message: text } }, '{ "message": failure.message }'],
];

describe("the body of a failure", () => {
  let written: string;
  beforeAll(async () => {
    const schema = {
      type: "object",
      required: members.map(([name]) => name),
      properties: { ...Object.fromEntries(members.map(([name, each]) => [name, each])), optional: text },
    };
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Failed" } } };
    const contract = {
      openapi: "3.1.0",
      info: { title: 'The "best"\\ café', version: "1" },
      paths: { "/a": { get: { responses: { 204: { description: "Done." }, 400: { description: "No.", content } } } } },
      components: { schemas: { Failed: schema } },
    };
    written = (await compile(await parseSpec(stringify(contract)))).get("failures.ts") ?? "";
  });

  it("each required member has the value of its name or type, and an optional one without a meaning is left out", () => {
    const expected = members.map(([name, , value]) => `${JSON.stringify(name)}: ${value}`);
    expect(/\(\{ (.*) \}\),\n/.exec(written)?.[1]?.split(/, (?="[\w-]+": )/)).toEqual(expected);
  });

  it("the realm is the title, without what a header cannot carry", () => {
    expect(written).toContain('export const realm = "The best caf";\n');
  });
});
