// Every request of docs/migration.md is refused with the status and the message that its row shows.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer } from "../support/server.ts";

const page = readFileSync(join(root, "docs/migration.md"), "utf8");
const rows = [...page.matchAll(/^\| (\w*) ?\| `([^`]+)` \| `([^`]+)` \| [^|]+ \| (\d{3}) \| `([^`]+)` \|$/gm)].map(
  ([, rule = "", contentType = "", body = "", status = "", message = ""]) => ({
    rule,
    contentType,
    body,
    status: Number(status),
    message,
  }),
);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe("the requests that the vendor's server accepts", () => {
  it("all rows of the page are read", () => {
    expect(rows.length).toBe(page.match(/^\| \w* ?\| `[^`]*` \| `.*\|$/gm)?.length);
    expect(rows.length).toBeGreaterThanOrEqual(20);
  });

  it.each(rows)("$rule $contentType $body", async ({ contentType, body, status, message }) => {
    const { contactID, path } = freshContact();
    const received = await server.send({
      method: "POST",
      path,
      headers: { "content-type": contentType, accept: "application/json" },
      body,
    });
    expect([received.status, JSON.parse(received.text).ErrorMessage]).toEqual([status, message]);
    expect(await server.stored(contactID)).toEqual([]);
  });
});
