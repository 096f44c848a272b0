// Our client against our server, in every format: the server stores what the client sends, and its responses narrow the result type.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../../client/index.ts";
import { createClient } from "../client/client-under-test.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../support/server.ts";
import { type Watched, watch } from "../support/watched.ts";

const mediaTypes = [
  "application/json",
  "text/json",
  "application/xml",
  "text/xml",
  "application/x-www-form-urlencoded",
] as const;

let server: TestServer;
let proxy: Watched;
beforeAll(async () => {
  server = await startTestServer();
  proxy = await watch(server.url);
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});

describe.each(mediaTypes)("a client that sends %s", (mediaType) => {
  const connect = () => createClient({ baseUrl: proxy.url, token: tokens.all, mediaType });
  const number = { PhoneNumber: " +44 (0)20 7946-0000 <&>\r\n😀", Notes: "0044207", IsPrimary: true };

  it("updates, lists, reads conditionally and removes", async () => {
    const client = connect();
    const { contactID } = freshContact();
    const updated = await client.updatePhoneNumbers({ contactID, body: [number] });
    expect(updated).toMatchObject({ status: 200, body: { IsSuccess: true, ErrorCode: null } });
    const listed = await unwrap(client.listPhoneNumbers({ contactID }));
    expect(listed).toMatchObject({
      status: 200,
      body: [{ ...number, PhoneNumberID: 1, ContactInfoName: null, EntityID: 0 }],
    });
    const unchanged = await client.listPhoneNumbers({ contactID, ifNoneMatch: listed.etag });
    expect(unchanged.status).toBe(304);
    const removed = await client.removePhoneNumber({ contactID, phoneNumberID: 1 });
    expect(removed).toMatchObject({ status: 200, body: { InfoMessage: "1 removed" } });
  });

  it("the client learns which rule a list breaks", async () => {
    const body = [
      { PhoneNumber: "1", IsPrimary: true },
      { PhoneNumber: "2", IsPrimary: true },
    ];
    const answer = await connect().updatePhoneNumbers({ contactID: freshContact().contactID, body });
    expect(answer).toMatchObject({ status: 422, ok: false, body: { ErrorCode: "SeveralPrimaries" } });
  });

  it("the client learns that its token is invalid", async () => {
    const client = createClient({ baseUrl: proxy.url, token: "another", mediaType });
    expect(await client.listPhoneNumbers({ contactID: "1" })).toMatchObject({
      status: 401,
      body: { ErrorCode: "InvalidCredentials" },
    });
  });
});

it("both keep to the contract in the eyes of the recording proxy", () => {
  expect(proxy.exchanges()).toBeGreaterThan(20);
  expect(proxy.findings()).toEqual([]);
});
