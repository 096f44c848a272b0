// The transports: each sends a request to the same URL with the same options, and returns the response unread.
import { describe, expect, it } from "vitest";
import {
  createClient,
  type FetchInit,
  fetchTransport,
  openapiFetchTransport,
  type TransportRequest,
} from "../../client/index.ts";
import { serializeQuery } from "../../runtime/query.ts";
import { baseUrl, json } from "./stub-fetch.ts";

const { signal } = new AbortController();
const request: TransportRequest = {
  method: "POST",
  path: "/a/{b}/{c}",
  parameters: { path: { b: "x/y", c: "é" }, query: {}, header: { "if-match": '"1"' } },
  headers: { accept: "text/xml", "if-match": "of the caller" },
  body: [1],
  serializeBody: (body) => `<${String(body)}>`,
  credentials: "include",
  signal,
};

describe.each([
  ["openapi-fetch", openapiFetchTransport],
  ["fetch", fetchTransport],
])("over %s", (_name, transport) => {
  const send = async (changes: Partial<TransportRequest> = {}) => {
    const given: [url: string, init: FetchInit][] = [];
    const received = new Response("moved", { status: 302 });
    const fetch = async (...sent: (typeof given)[number]) => {
      given.push(sent);
      return received;
    };
    const response = await transport({ baseUrl, fetch })({ ...request, ...changes });
    expect([response === received, received.bodyUsed]).toEqual([true, false]);
    return given;
  };

  it("a request is sent once, with all of its parts", async () => {
    const init = {
      method: "POST",
      headers: { accept: "text/xml", "if-match": '"1"' },
      body: "<1>",
      redirect: "manual",
      credentials: "include",
    };
    expect(await send()).toMatchObject([[`${baseUrl}/a/x%2Fy/%C3%A9`, init]]);
  });

  it("null is a body", async () => {
    expect(await send({ body: null })).toMatchObject([[expect.any(String), { body: "<null>" }]]);
  });

  it("a request without body and credentials has neither", async () => {
    const [[, init] = []] = await send({ method: "GET", body: undefined, credentials: undefined });
    expect(init?.body).toBeNull();
    expect(init).not.toHaveProperty("credentials");
  });
});

it("createClient sends by the transport that it is given", async () => {
  const transport = () => async () => json(200, []);
  const fetch = () => Promise.reject(new Error("not by this transport"));
  const client = createClient({ baseUrl, fetch, transport });
  expect(await client.listPhoneNumbers({ contactID: "C" })).toMatchObject({ status: 200, body: [] });
});

it("a query has one parameter for each value of an array, or one with commas, and none for undefined", async () => {
  const query = { id: [1, 2], "a&b": ["x y", "z,"], none: undefined, empty: [], joinedEmpty: [], last: false };
  const joined = ["a&b", "joinedEmpty"];
  const expected = "?id=1&id=2&a%26b=x%20y,z%2C&last=false";
  expect(serializeQuery(query, joined)).toBe(expected);
  expect(serializeQuery({})).toBe("");
  let sent: string | undefined;
  const fetch = async (url: string) => {
    sent = url;
    return new Response();
  };
  const parameters = { path: {}, query, header: {} };
  await openapiFetchTransport({ baseUrl, fetch })({ ...request, path: "/a", parameters, joined });
  expect(sent).toBe(`${baseUrl}/a${expected}`);
});
