// Everything in the contract has a bound that a reviewer can read, and the server takes what is at it and no more.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../server/app.ts";
import { createHealth } from "../../server/ops/health.ts";
import { document } from "../support/contract.ts";
import { freshContact, securityHandlers, startTestServer, type TestServer, tokens } from "../support/server.ts";
import { stubService } from "../support/stub-service.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

const bounds: Readonly<Record<string, readonly string[]>> = {
  string: ["maxLength"],
  array: ["maxItems"],
  integer: ["minimum", "maximum"],
};

/** Pointers of schemas whose type has a bound that they do not give. */
function unbounded(value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, enum: values } = value as Schema;
  const types = values === undefined ? [type ?? []].flat() : [];
  const missing = types.flatMap((one) => (bounds[one] ?? []).filter((bound) => !Object.hasOwn(value, bound)));
  const inside = Object.entries(value)
    .filter(([name]) => !["example", "examples", "description"].includes(name))
    .flatMap(([name, child]) => unbounded(child, `${pointer}/${name}`));
  return [...missing.map((bound) => `${pointer} has no ${bound}`), ...inside];
}

describe("the contract", () => {
  it("bounds every text, list and number", () => {
    expect(unbounded(document)).toEqual([]);
  });

  it("a contract without a bound is found", () => {
    const schema = {
      properties: { a: { type: ["string", "null"] }, b: { type: "array", items: { type: "integer", minimum: 0 } } },
    };
    expect(unbounded(schema)).toEqual([
      "/properties/a has no maxLength",
      "/properties/b has no maxItems",
      "/properties/b/items has no maximum",
    ]);
  });
});

describe("the server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  const post = async (list: readonly object[]) => {
    const headers = { "content-type": "application/json" };
    const { status, text } = await server.send({
      method: "POST",
      path: freshContact().path,
      headers,
      body: JSON.stringify(list),
    });
    return { status, message: (JSON.parse(text) as { ErrorMessage: string | null }).ErrorMessage };
  };

  it("the server accepts 1000 items, and refuses one more", async () => {
    const items = Array.from({ length: 1_001 }, (_, index) => ({ PhoneNumberID: index + 1, PhoneNumber: "5" }));
    expect((await post(items.slice(1))).status).toBe(200);
    const { status, message } = await post(items);
    expect([status, message]).toEqual([400, expect.stringMatching(/at most 1000 items/)]);
  });

  it("the server accepts a body of exactly the limit, in one piece or in chunks, and refuses one byte more", async () => {
    const limited = await startTestServer({ bodyLimitBytes: 100 });
    const { path } = freshContact();
    for (const [length, expected] of [
      [100, 200],
      [101, 413],
    ] as const) {
      const body = '[{"PhoneNumber":"5"}]'.padEnd(length);
      const headers = { "content-type": "application/json" };
      expect((await limited.send({ method: "POST", path, headers, body })).status).toBe(expected);
      const chunked = await limited.sendRaw(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      );
      expect(chunked).toContain(`HTTP/1.1 ${expected} `);
    }
    await limited.close();
  });

  it.each([
    ["PhoneNumber", 256],
    ["ContactInfoName", 256],
    ["ContactInfoCategory", 256],
    ["Notes", 4_000],
  ])("the server accepts a %s of %i characters, whatever their size, and refuses one more", async (member, most) => {
    const of = (text: string) => post([{ PhoneNumber: "5", [member]: text }]);
    for (const character of ["5", "é", "😀"]) {
      expect((await of(character.repeat(most))).status).toBe(200);
      const { status, message } = await of(character.repeat(most + 1));
      expect([status, message]).toEqual([400, expect.stringContaining(`/0/${member}: `)]);
      expect(message).toContain(String(most));
    }
  });
});

it("besides the contract's operations and pages the server has only the two health paths", async () => {
  const service = stubService();
  const health = createHealth({ check: async () => undefined });
  const routesOf = async (operations: object) => {
    const app = await createApp({ service, securityHandlers, ops: operations, docs: false });
    const lines: readonly string[] = app.printRoutes({ commonPrefix: false }).match(/\/.*\)$/gm) ?? [];
    await app.close();
    return lines;
  };
  const declared = await routesOf({});
  expect(declared).toHaveLength(2);
  const found = (await routesOf({ health })).filter((line) => !declared.includes(line));
  expect(found).toEqual(["/health/live (GET)", "/health/ready (GET)"]);
});
