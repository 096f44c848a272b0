// Lists that XML could not carry without loss are refused before anything is generated.
import { expect, it } from "vitest";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";

async function refusal(list: object): Promise<string> {
  const schema = { type: "object", properties: { tags: list } };
  const content = { "application/xml": { schema: { $ref: "#/components/schemas/Note" } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Notes", version: "1.0.0" },
    paths: {
      "/notes": {
        post: {
          operationId: "add",
          requestBody: { required: true, content },
          responses: { 204: { description: "Added" } },
        },
      },
    },
    components: { schemas: { Note: schema } },
  };
  try {
    await compile(await parseSpec(JSON.stringify(document)));
    return "accepted";
  } catch (error) {
    return (error as Error).message;
  }
}

const items = { type: "string" };
it.each([
  ["a list without wrapper", { type: "array", items }, "accepted"],
  ["null for a wrapped list", { type: ["array", "null"], items, xml: { wrapped: true } }, "accepted"],
  ["null for a list without wrapper", { type: ["array", "null"], items }, "XML cannot carry null for a list"],
  ["a list of lists without wrapper", { type: "array", items: { type: "array", items } }, "must be wrapped"],
])("%s", async (_what, list, expected) => {
  expect(await refusal(list)).toContain(expected);
});
