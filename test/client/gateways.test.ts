// Responses of whoever stands between client and server: a gateway's 401, a CDN's 520 to 524, a captive portal's page.
import { describe, expect, it } from "vitest";
import { clientWith, json, success } from "./stub-fetch.ts";

const contactID = "C-1";
const quick = { baseDelayMs: 1, maxDelayMs: 1 };
const refreshing = { token: ({ refresh }: { refresh: boolean }) => (refresh ? "new" : "old") };
const isNew = (request: Request) => request.headers.get("authorization") === "Bearer new";

const page = (status: number, headers: Record<string, string> = {}) =>
  new Response("<html>Sign in</html>", { status, headers: { "Content-Type": "text/html", ...headers } });

describe("a 401 that is not the contract's", () => {
  it.each<[string, () => Response]>([
    ["a text", () => new Response("Unauthorized", { status: 401 })],
    ["a page", () => page(401)],
    ["other JSON", () => json(401, { message: "Unauthorized" })],
    [
      "JSON that is not well-formed",
      () => new Response("{", { status: 401, headers: { "Content-Type": "text/json" } }),
    ],
    ["an empty body", () => new Response(null, { status: 401 })],
  ])("refreshes the token when its body is %s", async (_name, unauthorized) => {
    const { client, requests } = clientWith((request) => (isNew(request) ? json(200, success) : unauthorized()), {
      ...refreshing,
      tries: 1,
    });
    const result = await client.updatePhoneNumbers({ contactID, body: [{ PhoneNumber: "1" }] });
    expect(result).toMatchObject({ status: 200, tries: 2 });
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer old", "Bearer new"]);
  });

  it("a gateway's 401 is the result when the new token gets it too", async () => {
    const { client, requests } = clientWith(() => page(401), refreshing);
    const result = await client.listPhoneNumbers({ contactID });
    expect(result).toMatchObject({ status: "invalid-response", tries: 2, error: { httpStatus: 401 } });
    expect(requests).toHaveLength(2);
  });

  it("a token is not refreshed after any other status", async () => {
    const refreshes: boolean[] = [];
    const token = ({ refresh }: { refresh: boolean }) => `t${refreshes.push(refresh)}`;
    const { client } = clientWith(() => page(403), { token });
    expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: "invalid-response", tries: 1 });
    expect(refreshes).toEqual([false]);
  });
});

describe("a CDN that cannot reach the server", () => {
  it.each([520, 521, 522, 523, 524])("%s is tried again, and typed when it stays", async (status) => {
    let failures = 1;
    const { client } = clientWith(() => (failures-- > 0 ? page(status) : json(200, [])), quick);
    expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: 200, tries: 2 });
    const { client: unlucky } = clientWith(() => page(status, { "Retry-After": "0" }), { ...quick, tries: 3 });
    expect(await unlucky.updatePhoneNumbers({ contactID, body: [] })).toMatchObject({
      status: "undeclared-status",
      tries: 3,
      error: { httpStatus: status },
    });
  });

  it.each([519, 525, 526, 511])("%s is final: trying again does not help", async (status) => {
    const { client } = clientWith(() => page(status), quick);
    expect(await client.listPhoneNumbers({ contactID })).toMatchObject({
      status: "undeclared-status",
      tries: 1,
      error: { httpStatus: status },
    });
  });
});

it("a captive portal's page with 200 is an invalid response, and final", async () => {
  const { client, requests } = clientWith(() => page(200), quick);
  expect(await client.updatePhoneNumbers({ contactID, body: [] })).toMatchObject({
    status: "invalid-response",
    tries: 1,
    error: { httpStatus: 200, reason: "media-type" },
  });
  expect(requests).toHaveLength(1);
});

it("a captive portal's redirect is an undeclared status, and final", async () => {
  const { client } = clientWith(() => page(302, { Location: "https://portal.test/" }), quick);
  expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: "undeclared-status", tries: 1 });
});
