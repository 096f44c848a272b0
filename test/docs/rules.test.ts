// Runs every example of docs/rules.md, step by step, against the real server.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createUpdateRules } from "../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../server/phone-numbers/handlers.ts";
import { root } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer } from "../support/server.ts";

interface Step {
  readonly POST?: unknown;
  readonly DELETE?: number;
  /** The server, on the same store, that receives the following steps. */
  readonly server?: "known-contacts" | "two-numbers";
  readonly imported?: true;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly stored?: readonly object[];
}

const text = readFileSync(join(root, "docs/rules.md"), "utf8");
const rules = text
  .split(/^## /m)
  .slice(1)
  .map((part) => ({
    title: part.slice(0, part.indexOf("\n")),
    steps: JSON.parse(/```json\n([\s\S]*?)```/.exec(part)?.[1] ?? "[]") as Step[],
  }));

let anyContact: TestServer;
let others: Record<"known-contacts" | "two-numbers", TestServer>;
beforeAll(async () => {
  anyContact = await startTestServer();
  const { store } = anyContact;
  const twoNumbers = createHandlers({ store, rules: createUpdateRules({ maxNumbersPerContact: 2 }) });
  others = {
    "known-contacts": await startTestServer({ knownContacts: true, store }),
    "two-numbers": await startTestServer({ service: twoNumbers, store }),
  };
});
afterAll(async () => {
  for (const server of Object.values(others)) await server.close();
  await anyContact.close();
});

it("docs/rules.md has twelve rules, each with an example", () => {
  expect(rules.map(({ title }) => Number.parseInt(title, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(rules.filter(({ steps }) => steps.length === 0)).toEqual([]);
});

it.each(rules)("the example of docs/rules.md, $title, has the shown results", async ({ steps }) => {
  const { contactID, path } = freshContact();
  const run = randomUUID();
  let server = anyContact;
  for (const { POST, DELETE, headers = {}, status, stored, imported, server: other, ...members } of steps) {
    if (other) server = others[other];
    if (imported) expect(await server.store.addKnownContacts([contactID])).toBe(1);
    if (other || imported) continue;
    if (stored !== undefined) {
      const numbers = await server.stored(contactID);
      expect(numbers).toHaveLength(stored.length);
      expect(numbers).toMatchObject(stored);
      continue;
    }
    // A key of this run, since the store outlives it.
    const key = headers["Idempotency-Key"]?.replace("key-1", `key-1-${run}`);
    const all = {
      "content-type": "application/json",
      ...headers,
      ...(key !== undefined && { "Idempotency-Key": key }),
    };
    const response =
      DELETE === undefined
        ? await server.send({ method: "POST", path, headers: all, body: JSON.stringify(POST) })
        : await server.send({ method: "DELETE", path: `${path}/${DELETE}` });
    expect(response.status).toBe(status);
    expect(JSON.parse(response.text)).toMatchObject(members);
  }
});
