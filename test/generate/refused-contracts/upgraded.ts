// OpenAPI 3.0, with what its keywords mean in 3.1, and with names that TypeScript cannot have.
import { id, responses, text } from "./merge-contracts.ts";

const nullable = true;

export const upgradedSchemas = {
  openapi: "3.0.3",
  info: { title: "T", version: "1" },
  paths: {
    "/a/{id}": {
      parameters: [id, { name: "q", in: "query", allowEmptyValue: true, schema: text }],
      get: {
        parameters: [{ name: "q", in: "query", schema: { type: "integer", nullable } }],
        responses: {
          200: {
            description: "Found.",
            headers: { "X-Rate": { schema: { type: "integer", format: "int32" }, allowEmptyValue: false } },
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/my-list" } },
              "text/csv": { schema: text },
            },
          },
          default: { $ref: "#/components/responses/Failed" },
        },
      },
      put: {
        operationId: "a/put it",
        requestBody: {
          content: {
            "application/json": { schema: text },
            "application/xml": { schema: { type: "integer" } },
            "text/json": { schema: text },
          },
        },
        responses,
      },
    },
  },
  components: {
    responses: { Failed: { description: "Failed.", content: { "application/json": { schema: { type: "object" } } } } },
    schemas: {
      "my-list": { type: "array", items: { $ref: "#/components/schemas/class" } },
      myList: text,
      class: {
        type: "object",
        discriminator: { propertyName: "kind" },
        properties: {
          discriminator: text,
          one: { nullable, allOf: [{ $ref: "#/components/schemas/myList" }] },
          direct: { nullable, $ref: "#/components/schemas/myList" },
          both: { nullable, allOf: [{ $ref: "#/components/schemas/myList" }, { minLength: 1 }] },
          either: { nullable, oneOf: [text, { type: "integer" }] },
          any: { nullable, anyOf: [text, { type: "integer" }] },
          listed: { type: "string", nullable, enum: ["a"] },
          bare: { nullable, enum: ["a", null] },
          never: { type: "string", nullable: false },
          low: { type: "integer", format: "int32", minimum: 5, exclusiveMinimum: true },
          high: { type: "integer", format: "int32", maximum: 5, exclusiveMaximum: true },
          literal: { type: "object", default: { nullable: true, discriminator: 1 }, example: { format: "int32" } },
        },
      },
    },
  },
};
