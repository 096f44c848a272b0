// Runs every example of docs/rules.md, step by step, against the real server.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer } from "../support/server.ts";

interface Step {
  readonly POST?: unknown;
  readonly DELETE?: number;
  /** From here on another server on the same store answers: one that knows only the contacts that were imported. */
  readonly server?: "known-contacts";
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
let knownContacts: TestServer;
beforeAll(async () => {
  anyContact = await startTestServer();
  knownContacts = await startTestServer({ knownContacts: true, store: anyContact.store });
});
afterAll(async () => {
  await knownContacts.close();
  await anyContact.close();
});

it("has eleven rules", () => {
  expect(rules.map(({ title }) => Number.parseInt(title, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

it.each(rules)("$title", async ({ steps }) => {
  const { contactID, path } = freshContact();
  const run = randomUUID();
  expect(steps.length).toBeGreaterThan(0);
  let server = anyContact;
  for (const { POST, DELETE, headers = {}, status, stored, imported, server: other, ...members } of steps) {
    if (other === "known-contacts") server = knownContacts;
    if (imported) expect(await server.store.addKnownContacts([contactID])).toBe(1);
    if (other || imported) continue;
    if (stored !== undefined) {
      const numbers = await server.stored(contactID);
      expect(numbers).toHaveLength(stored.length);
      expect(numbers).toMatchObject(stored);
      continue;
    }
    // The example's key, made this run's own.
    const key = headers["Idempotency-Key"]?.replace("key-1", `key-1-${run}`);
    const all = {
      "content-type": "application/json",
      ...headers,
      ...(key !== undefined && { "Idempotency-Key": key }),
    };
    const answer =
      DELETE === undefined
        ? await server.send({ method: "POST", path, headers: all, body: JSON.stringify(POST) })
        : await server.send({ method: "DELETE", path: `${path}/${DELETE}` });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject(members);
  }
});
