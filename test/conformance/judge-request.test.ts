// What the recording proxy finds wrong in requests, without sending them.
import { expect, it } from "vitest";
import { openContract } from "../../conformance/contract/contract.ts";
import { createDocument } from "../../conformance/index.ts";
import { createRouter, judgeRequest } from "../../conformance/proxy/judge-request.ts";

const schema = { type: "string", maxLength: 1 };
const { declared, schemas } = openContract(
  createDocument({
    openapi: "3.1.0",
    paths: {
      "/a.b/{x}": {
        post: {
          operationId: "add",
          security: [{ session: [], key: [] }],
          parameters: [
            { name: "x", in: "path", required: true, schema },
            { name: "list", in: "query", explode: false, schema: { type: "array", items: { type: "integer" } } },
          ],
          requestBody: { content: { "text/*": { schema: {} }, "application/json": { schema } } },
          responses: {},
        },
      },
      "/a.b/{x}/c": { post: { operationId: "nested", responses: {} } },
    },
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "Session" },
        key: { type: "apiKey", in: "header", name: "X-Key" },
      },
    },
  }),
);

it.each([
  ["/a.b/1", "add"],
  ["/A.B/1/?c=/d", "add"],
  ["/aab/1", undefined],
  ["/a.b/1/c", "nested"],
  ["/a.b//", undefined],
  ["/x/a.b/1", undefined],
])("POST %s is the operation %s", (path, expected) => {
  expect(createRouter(declared)("POST", path)?.operation.operationId).toBe(expected);
});

const credentials = { cookie: "o=1; Session=x", "x-key": "k" };
const json = { ...credentials, "content-type": "application/json" };
it.each<[string, Record<string, string>, string | undefined, string[]]>([
  ["/a.b/1", credentials, undefined, []],
  ["/a.b/1", credentials, "", []],
  ["/a.b/1", {}, undefined, ["credentials in the cookie Session", "credentials in the header x-key"]],
  ["/a.b/1", { ...credentials, cookie: "session=x; OldSession=y" }, undefined, ["credentials in the cookie Session"]],
  ["/a.b/1", { ...credentials, "content-type": "text/csv" }, "abc", []],
  ["/a.b/1", json, '"a"', []],
  ["/a.b/1", json, '"ab"', ["a body that matches its schema"]],
  ["/a.b/%C3%A9", credentials, undefined, []],
  ["/a.b/12", credentials, undefined, ["x that matches its schema"]],
  ["/a.b/1?list=1,2&other=x", credentials, undefined, []],
  ["/a.b/1?list=1,x", credentials, undefined, ["list that matches its schema"]],
])("POST %s with %j and the body %s breaks %j", (path, headers, body, expected) => {
  const probe = { operationId: "", method: "POST", path, headers, stores: true };
  const found = createRouter(declared)("POST", path);
  if (found === undefined) throw new Error("no operation");
  const sent = { ...probe, body: body === undefined ? undefined : Buffer.from(body) };
  const violations = judgeRequest(found.operation, schemas, sent, found.values);
  expect(violations.map((each) => each.expected)).toEqual(expected);
});
