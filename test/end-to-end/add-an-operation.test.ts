// A new operation takes the contract, the generator and one handler; without the handler the type-check fails.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, serve } from "../support/program.ts";
import { createScratchCopy, type ScratchCopy } from "../support/scratch-copy.ts";

const path = "/v1/Contacts/{contactID}/Reservations";
const handler = `
    async reserveNumbers({ path, query, body }) {
      const numbers = query.kinds?.map((kind) => ({ kind, count: query.count ?? 0 })) ?? [];
      const headers = { location: "/v1/Contacts/" + path.contactID };
      return { status: 201, body: { reason: body.reason, numbers }, headers };
    },
`;

interface Contract {
  readonly paths: Readonly<
    Record<"/v1/Contacts/{contactID}/PhoneNumbers", { readonly post: { readonly responses: object } }>
  >;
}

let copy: ScratchCopy;

beforeAll(async () => {
  copy = createScratchCopy();
  copy.changeContract((document) => {
    const { paths } = document.toJS() as Contract;
    const { responses } = paths["/v1/Contacts/{contactID}/PhoneNumbers"].post;
    const failures = Object.entries(responses).filter(([status]) => /^[45]/.test(status));
    const json = (schema: object) => ({ "application/json": { schema } });
    const reason = { type: "string", maxLength: 20 };
    document.setIn(["paths", path], {
      parameters: [{ $ref: "#/components/parameters/contactID" }],
      post: {
        operationId: "reserveNumbers",
        security: [{ bearerToken: ["contacts:write"] }],
        parameters: [
          { name: "count", in: "query", schema: { type: "integer", minimum: 1, maximum: 9, default: 3 } },
          { name: "kinds", in: "query", explode: false, schema: { type: "array", items: { type: "integer" } } },
        ],
        requestBody: {
          required: true,
          content: json({ type: "object", additionalProperties: false, required: ["reason"], properties: { reason } }),
        },
        responses: {
          ...Object.fromEntries(failures),
          "201": {
            description: "Reserved.",
            headers: { Location: { required: true, schema: { type: "string" } } },
            content: json({
              type: "object",
              additionalProperties: false,
              required: ["reason", "numbers"],
              properties: {
                reason,
                numbers: {
                  type: "array",
                  items: { type: "object", properties: { kind: { type: "integer" }, count: { type: "integer" } } },
                },
              },
            }),
          },
        },
      },
    });
  });
  await copy.generate();
});

afterAll(() => copy.remove());

const folders = ["generated", "runtime", "server", "client"];

it("the server does not compile without the handler, and does with it", async () => {
  expect(await copy.typeCheck(folders)).toContain("'reserveNumbers' is missing");
  copy.replace(
    "server/phone-numbers/handlers.ts",
    "    async listPhoneNumbers(",
    `${handler}\n    async listPhoneNumbers(`,
  );
  expect(await copy.typeCheck(folders)).toBe("");
});

it("the operation is served with its parameters, and called by the client's own method", async () => {
  const database = `sqlite:${join(copy.folder, "data.sqlite")}`;
  const serving = await serve(["--log-level", "silent", "--database-url", database], copy.program);
  const post = async (query: string) => {
    const response = await fetch(`${serving.url}/v1/Contacts/C-1/Reservations${query}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"reason":"test"}',
    });
    return [response.status, response.headers.get("location"), await response.json()];
  };
  const numbers = (count: number) => [1, 2].map((kind) => ({ kind, count }));
  expect(await post("?kinds=1,2")).toEqual([201, "/v1/Contacts/C-1", { reason: "test", numbers: numbers(3) }]);
  expect(await post("?kinds=1,2&count=9")).toEqual([201, "/v1/Contacts/C-1", { reason: "test", numbers: numbers(9) }]);
  for (const query of ["?count=10", "?count=x", "?kinds=1,x"]) {
    expect(await post(query)).toEqual([400, null, expect.objectContaining({ ErrorCode: "InvalidParameter" })]);
  }
  const script = join(copy.folder, "call.ts");
  writeFileSync(
    script,
    `import { createClient } from "./client/index.ts";
    const client = createClient({ baseUrl: ${JSON.stringify(serving.url)} });
    const result = await client.reserveNumbers({ contactID: "C-2", kinds: [7], body: { reason: "client" } });
    console.log(result.status, JSON.stringify("body" in result ? result.body : result));`,
  );
  const called = launch([], { ...copy.program, cli: script });
  expect(await called.exited, called.output()).toBe(0);
  expect(called.output()).toContain('201 {"reason":"client","numbers":[{"kind":7,"count":3}]}');
  serving.child.kill("SIGTERM");
  await serving.exited;
});
