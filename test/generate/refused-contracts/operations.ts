// Documents and operations that cannot be generated, and a few like them that can.
import {
  document,
  form,
  id,
  operation,
  parameter,
  type Refused,
  requestBody,
  responses,
  retry,
  secured,
  text,
  xml,
} from "./merge-contracts.ts";

export const refusedDocuments: readonly Refused[] = [
  { name: "no YAML", contract: "a: [" },
  { name: "a text", contract: "a" },
  { name: "no version", contract: "info: {}" },
  { name: "Swagger", contract: 'swagger: "2.0"' },
  { name: "a future version", contract: 'openapi: "3.2.0"' },
  { name: "no paths", contract: document({}) },
  { name: "no title", contract: { ...document({ "/a": { get: { responses } } }), info: { version: "1" } } },
  {
    name: "an unknown member in OpenAPI 3.0",
    contract: { ...document({ "/a": { get: { responses, respones: {} } } }), openapi: "3.0.3" },
  },
  {
    name: "mistakes in OpenAPI 3.0",
    contract: {
      ...document({ "/a": { get: { parameters: [{ name: "p", in: "query" }], responses: { 200: {} } } } }),
      openapi: "3.0.3",
    },
  },
  { name: "an unknown member of the document", contract: { ...document({ "/a": { get: { responses } } }), path: {} } },
];

export const refusedOperations: readonly Refused[] = [
  operation("a misspelt keyword", { respones: {} }),
  operation("a parameter in the body", { parameters: [{ name: "p", in: "body", schema: text }] }),
  operation("an example and examples", {
    parameters: [{ name: "p", in: "query", schema: text, example: 1, examples: {} }],
  }),
  operation("a reference to nothing", { requestBody: { $ref: "#/components/requestBodies/None" } }),
  operation("a reference to another file", requestBody("application/json", { $ref: "other.yaml#/A" })),
  operation("a reference to itself", { requestBody: { $ref: "#/components/requestBodies/A" } }, "/a", {
    components: { requestBodies: { A: { $ref: "#/components/requestBodies/A" } } },
  }),
  {
    name: "HEAD, OPTIONS and TRACE",
    contract: document({ "/a": { head: { responses }, options: { responses }, trace: { responses } } }),
  },
  operation("a path with *", {}, "/a/*"),
  operation("two parameters side by side", { parameters: [id, { ...id, name: "b" }] }, "/a/{id}{b}"),
  operation("an undeclared path parameter", { parameters: [{ ...id, in: "query", required: false }] }, "/a/{id}/{b}"),
  operation("no success", { responses: { 404: { description: "No." } } }),
  operation("callbacks", { callbacks: { on: {} } }),
  {
    name: "two operations of one name",
    contract: document({
      "/a": {
        get: { operationId: "x", responses },
        put: { operationId: "x", responses },
        post: { operationId: "X", responses },
      },
    }),
  },
  {
    name: "two paths with the same requests",
    contract: document({
      "/a/{id}": { parameters: [id], get: { responses } },
      "/A/{b}/": { parameters: [{ ...id, name: "b" }], get: { responses } },
    }),
  },
  {
    name: "a path item elsewhere",
    contract: document(
      { "/a": { $ref: "#/components/pathItems/A" } },
      { components: { pathItems: { A: { get: { responses } } } } },
    ),
  },
  parameter("a cookie", { in: "cookie", schema: text }),
  parameter("a name of every object", { name: "constructor", schema: text }),
  parameter("content", { content: { "application/json": { schema: {} } } }),
  parameter("a query style", { style: "pipeDelimited", schema: { type: "array", items: text } }),
  {
    name: "parameters of a path and of its operation",
    contract: document({
      "/a": {
        parameters: [{ name: "q", in: "query", content: { "application/json": {} } }],
        get: { parameters: [{ name: "c", in: "cookie", schema: text }], responses },
      },
    }),
  },
  operation("a path style", { parameters: [{ ...id, style: "label" }] }, "/a/{id}"),
  ...["body", "i-d"].map((name) =>
    operation(`a path parameter named ${name}`, { parameters: [{ ...id, name }] }, `/a/{${name}}`),
  ),
  parameter("an object", { schema: { type: "object" } }),
  parameter("two types", { schema: { type: ["integer", "boolean"] } }),
  parameter("two types with text", { schema: { anyOf: [text, { type: "integer" }] } }),
  parameter("a list of lists", { schema: { type: "array", items: { type: "array", items: text } } }),
  parameter("a list of objects", { schema: { type: "array", items: { type: "object" } } }),
  parameter("an invalid schema", { schema: { type: "string", minLength: -1 } }),
  secured("an undeclared scheme", {}),
  secured("mutual TLS", { key: { type: "mutualTLS" } }),
  secured("a key in a cookie", { key: { type: "apiKey", in: "cookie", name: "k" } }),
  ...["text/*", "application/json; charset=utf-8", "Text/Plain", "multipart/form-data", xml, form].map((type) =>
    operation(`a body in ${type} without a schema`, requestBody(type)),
  ),
  operation("a response header that is not valid", {
    responses: { 204: { description: "Done.", headers: { "X-A": { schema: { type: "integer", minimum: "a" } } } } },
  }),
  retry("an unknown key", { on: [503], after: 5 }),
  retry("no reason", { with: "K", on: [] }),
  retry("an undeclared header", { with: "K", on: ["connection-failure", 502, 504] }),
  retry("no header", { on: [204, 302, 503, "never"] }, { responses: { ...responses, 503: { description: "Down." } } }),
  {
    name: "a GET that may be repeated",
    contract: document({ "/a": { get: { responses, "x-retry": { on: ["connection-failure", 502] } } } }),
  },
];
