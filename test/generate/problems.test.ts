// What makes an operation impossible to generate, each by itself in an otherwise accepted contract.
import { expect, it } from "vitest";
import { findProblems } from "../../generate/problems.ts";
import type { JsonObject } from "../../generate/spec.ts";

const responses = { 204: { description: "Done" } };
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };

function reasons(paths: JsonObject, more: JsonObject = {}): string[] {
  return findProblems({ openapi: "3.1.0", info: { title: "A", version: "1" }, paths, ...more }).map(
    ({ reason }) => reason,
  );
}

const secured = (scheme: JsonObject): [JsonObject, JsonObject] => [
  { "/a": { get: { responses, security: [{ key: [] }] } } },
  { components: { securitySchemes: scheme } },
];
const withBody = (mediaType: string) => ({
  "/a": { post: { responses, requestBody: { content: { [mediaType]: { schema: { type: "string" } } } } } },
});

it("an ordinary operation has no problem", () => {
  expect(reasons({ "/a/{id}:cancel": { parameters: [id], post: { responses } } })).toEqual([]);
  expect(reasons({ "/a": { get: { responses: { default: responses[204] } } } })).toEqual([]);
  expect(reasons({ "/a/{id}": { parameters: [id], get: { responses } } })).toEqual([]);
  expect(reasons(...secured({ key: { type: "apiKey", in: "header", name: "k" } }))).toEqual([]);
  expect(reasons(withBody("application/json"))).toEqual([]);
  expect(reasons({ "/a": { get: { responses, security: [] } } }, { security: [{ key: [] }] })).toEqual([]);
});

it.each<[string, string[], RegExp]>([
  ["HEAD", reasons({ "/a": { head: { responses } } }), /^HEAD \/a: HEAD cannot be declared/],
  ["OPTIONS", reasons({ "/a": { options: { responses } } }), /OPTIONS is not supported/],
  ["TRACE", reasons({ "/a": { trace: { responses } } }), /TRACE is not supported/],
  ["an undeclared path parameter", reasons({ "/a/{id}": { get: { responses } } }), /path parameter id is not declared/],
  ["callbacks", reasons({ "/a": { post: { responses, callbacks: { on: {} } } } }), /callbacks are not supported/],
  ["a key in a cookie", reasons(...secured({ key: { type: "apiKey", in: "cookie", name: "k" } })), /in a cookie/],
  ["an undeclared security scheme", reasons(...secured({})), /the security scheme key is not declared/],
  [
    "an undeclared security scheme of the document",
    reasons({ "/a": { get: { responses } } }, { security: [{ key: [] }] }),
    /the security scheme key is not declared/,
  ],
  ["a multipart body", reasons(withBody("multipart/form-data")), /multipart\/form-data is not supported/],
  ["a media type with parameters", reasons(withBody("text/plain; charset=utf-8")), /must be exact/],
  ["a media type in capitals", reasons(withBody("Application/json")), /must be exact/],
  ["a path with *", reasons({ "/a/*": { get: { responses } } }), /^GET \/a\/\*: a path with \* is not supported/],
  [
    "two parameters side by side",
    reasons({ "/a/{id}{b}": { parameters: [id, { ...id, name: "b" }], get: { responses } } }),
    /two parameters without text between them/,
  ],
  ["no success", reasons({ "/a": { post: { responses: { 405: responses[204] } } } }), /no successful response/],
  ...["/a/{key}", "/A/{key}/"].map((twin): [string, string[], RegExp] => [
    `a path like another one, ${twin},`,
    reasons({
      "/a/{id}": { parameters: [id], get: { responses } },
      [twin]: { parameters: [id, { ...id, name: "key" }], get: { responses } },
    }),
    /has the same requests as \/a\/\{id\}; change one path/,
  ]),
  [
    "two names that differ in the case of one letter",
    reasons({ "/a": { get: { operationId: "getA", responses }, post: { operationId: "GetA", responses } } }),
    /differs from getA only in the case of its first letter/,
  ],
])("%s is refused", (_what, found, expected) => {
  expect(found.length).toBe(1);
  expect(found[0]).toMatch(expected);
});
