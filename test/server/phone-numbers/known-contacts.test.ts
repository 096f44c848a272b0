// Rule 10 over HTTP: with known contacts on, every operation on a contact that was not imported is a negotiated 404.
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshContact, startTestServer, type TestServer } from "../../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ knownContacts: true });
});
afterAll(() => server.close());

const json = { "content-type": "application/json" };
const operations = (path: string) => [
  { method: "GET", path },
  { method: "POST", path, headers: json, body: '[{"PhoneNumber":"555-0100"}]' },
  { method: "POST", path, headers: { ...json, "if-match": '"9"' }, body: '[{"PhoneNumber":"555-0100"}]' },
  { method: "POST", path, headers: { ...json, "idempotency-key": path }, body: '[{"PhoneNumber":"555-0100"}]' },
  { method: "DELETE", path: `${path}/1` },
];

it.each(["application/json", "text/json", "application/xml", "text/xml"])(
  "an unknown contact is refused in %s",
  async (accept) => {
    const { contactID, path } = freshContact();
    for (const sent of operations(path)) {
      const { status, headers, text } = await server.send({ ...sent, headers: { ...sent.headers, accept } });
      expect([status, headers["content-type"]]).toEqual([404, `${accept}; charset=utf-8`]);
      expect(text).toContain("UnknownContact");
      expect(text).toContain("contactID has not been imported");
    }
    expect(await server.store.read(contactID)).toMatchObject({ numbers: [], version: 0 });
  },
);

it("an imported contact accepts the same requests, with the same idempotency key", async () => {
  const { contactID, path } = freshContact();
  for (const sent of operations(path)) expect((await server.send(sent)).status).toBe(404);
  await server.store.addKnownContacts([contactID]);
  const statuses = [];
  for (const sent of operations(path)) statuses.push((await server.send(sent)).status);
  expect(statuses).toEqual([200, 200, 412, 200, 200]);
});
