// What a client sends: bodies in each media type, tokens, extra headers, and aborting.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import {
  type ClientFormat,
  type ClientOptions,
  formFormat,
  jsonFormat,
  type RequestMediaType,
  xmlFormat,
} from "../../client/index.ts";
import { readArrayOfPhoneNumberDTOForm } from "../../generated/form-readers.ts";
import { readArrayOfPhoneNumberDTOXml } from "../../generated/xml-readers.ts";
import { createClient, createClientOf, failing } from "./client-under-test.ts";
import { baseUrl, clientWith, json, stubFetch, success } from "./stub-fetch.ts";

const contactID = "C-1";
const body = [
  { PhoneNumber: '+44 20 & <7946> "0000" \'=%[]', IsPrimary: true },
  { PhoneNumberID: 7, PhoneNumber: "0044207", Notes: " ä😀\r\n " },
];

const readers: Readonly<Record<RequestMediaType, (text: string) => unknown>> = {
  "application/json": JSON.parse,
  "text/json": JSON.parse,
  "application/xml": readArrayOfPhoneNumberDTOXml,
  "text/xml": readArrayOfPhoneNumberDTOXml,
  "application/x-www-form-urlencoded": readArrayOfPhoneNumberDTOForm,
};

describe("the body", () => {
  it.each(Object.entries(readers))("the body is %s if the header says so", async (mediaType, read) => {
    const { fetch, requests } = stubFetch(() => json(200, success));
    const client = createClient({ baseUrl, fetch, mediaType: mediaType as RequestMediaType });
    await client.updatePhoneNumbers({ contactID, body });
    expect(requests[0]?.headers.get("content-type")).toBe(mediaType);
    expect(read((await requests[0]?.text()) ?? "")).toEqual(body);
  });

  it("an operation without a body sends no body and no Content-Type", async () => {
    const { client, requests } = clientWith(() => json(200, success));
    await client.removePhoneNumber({ contactID, phoneNumberID: 1 });
    expect(requests[0]?.body).toBeNull();
    expect(requests[0]?.headers.has("content-type")).toBe(false);
  });

  it.each([
    ["application/json", undefined, "application/json"],
    ["text/xml", undefined, "text/xml"],
    ["application/x-www-form-urlencoded", undefined, "application/json"],
    ["application/x-www-form-urlencoded", "application/xml", "application/xml"],
  ] as const)("in %s with accept %s asks for %s", async (mediaType, accept, expected) => {
    const { fetch, requests } = stubFetch(() => json(200, success));
    await createClient({ baseUrl, fetch, mediaType, ...(accept && { accept }) }).updatePhoneNumbers({
      contactID,
      body,
    });
    expect(requests[0]?.headers.get("accept")).toBe(expected);
  });
});

describe("a format's media type", () => {
  it.each([
    [jsonFormat(), "application/json", "application/json"],
    [jsonFormat({ mediaType: "text/json" }), "text/json", "text/json"],
    [xmlFormat(), "application/xml", "application/xml"],
    [xmlFormat({ mediaType: "text/xml" }), "text/xml", "text/xml"],
    [formFormat(), "application/x-www-form-urlencoded", "application/json"],
    [formFormat({ accept: "text/json" }), "application/x-www-form-urlencoded", "text/json"],
  ])("%# is sent and asked for", async (format, mediaType, accept) => {
    const { fetch, requests } = stubFetch(() => json(200, success));
    await createClientOf(format, { baseUrl, fetch }).updatePhoneNumbers({ contactID, body });
    expect(requests[0]?.headers.get("content-type")).toBe(mediaType);
    expect(requests[0]?.headers.get("accept")).toBe(accept);
  });

  it("each format writes and reads JSON alongside its own media types", () => {
    const json = ["application/json", "text/json"];
    const xml = ["application/xml", "text/xml"];
    const form = ["application/x-www-form-urlencoded"];
    const known = ({ getWriter, getReader }: ClientFormat) =>
      [getWriter, getReader].map((get) => [...json, ...xml, ...form].filter((type) => get(type) !== undefined));
    expect(known(jsonFormat())).toEqual([json, json]);
    expect(known(xmlFormat())).toEqual([
      [...json, ...xml],
      [...json, ...xml],
    ]);
    expect(known(formFormat())).toEqual([[...json, ...form], json]);
  });
});

describe("the token", () => {
  const list = async (options: Partial<ClientOptions>) => {
    const { client, requests } = clientWith(() => json(200, []), options);
    await client.listPhoneNumbers({ contactID });
    await client.listPhoneNumbers({ contactID });
    return requests.map(({ headers }) => headers.get("authorization"));
  };

  it("the token is sent when it is a string", async () => {
    expect(await list({ token: "abc.d_f-~+/==" })).toEqual(Array(2).fill("Bearer abc.d_f-~+/=="));
  });

  it("a token function is called at each call", async () => {
    let calls = 0;
    expect(await list({ token: () => `t${++calls}` })).toEqual(["Bearer t1", "Bearer t2"]);
    expect(await list({ token: async () => `t${++calls}` })).toEqual(["Bearer t3", "Bearer t4"]);
  });

  it("the Authorization header is omitted without a token", async () => {
    expect(await list({})).toEqual([null, null]);
    expect(await list({ headers: { Authorization: "Basic x" } })).toEqual(Array(2).fill("Basic x"));
  });

  it("a text that is not a bearer token is refused before sending, without the text in the message", async () => {
    for (const token of ["sec ret", "secret\n", "", "sécret", "sec=ret", undefined]) {
      const { client, requests } = clientWith(() => json(200, []), { token: async () => token as string });
      const error = await failing(client.listPhoneNumbers({ contactID }), "token-failure");
      expect(`${error.message} ${error.stack} ${error.cause}`).not.toMatch(/s[eé]c.?ret/);
      expect(requests).toHaveLength(0);
    }
  });

  it("no token is requested when the arguments are refused", async () => {
    let calls = 0;
    const { client } = clientWith(() => json(200, []), { token: () => `t${++calls}` });
    expect((await failing(client.listPhoneNumbers({ contactID: "" }), "invalid-request")).place).toBe("contactID");
    expect(calls).toBe(0);
  });

  it("the token never appears in an error message", async () => {
    const token = "t0ken-secret";
    for (const respond of [
      () => new Response("x", { status: 500 }),
      () => json(418, {}),
      () => json(200, { token }),
      () => new Response(token, { headers: { "Content-Type": "text/xml" } }),
    ]) {
      const { client } = clientWith(respond, { token, tries: 1 });
      const result = await client.listPhoneNumbers({ contactID });
      if (!("error" in result)) throw new Error("not an error");
      const { error } = result;
      expect(`${String(error)} ${error.stack} ${JSON.stringify(error)}`).not.toContain(token);
    }
  });

  it("failure is the cause of a TokenError", async () => {
    const failed = new Error("no token today");
    const { client, requests } = clientWith(() => json(200, []), { token: () => Promise.reject(failed) });
    expect((await failing(client.listPhoneNumbers({ contactID }), "token-failure")).cause).toBe(failed);
    expect(requests).toHaveLength(0);
  });
});

describe("extra headers", () => {
  it("extra headers are sent with every request", async () => {
    const { client, requests } = clientWith(() => json(200, []), { headers: { "X-Trace": "7" } });
    await client.listPhoneNumbers({ contactID });
    expect(requests[0]?.headers.get("x-trace")).toBe("7");
  });
});

describe("the global fetch", () => {
  it("the global fetch is looked up at the time of the call", async () => {
    const client = createClient({ baseUrl });
    const before = globalThis.fetch;
    globalThis.fetch = async () => json(200, []);
    try {
      expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: 200 });
    } finally {
      globalThis.fetch = before;
    }
  });
});

describe("the signal", () => {
  it("a call with an aborted signal sends nothing, and requests no token", async () => {
    let calls = 0;
    const { client, requests } = clientWith(() => json(200, []), { token: () => `t${++calls}` });
    const reason = new Error("stop");
    const result = client.listPhoneNumbers({ contactID }, { signal: AbortSignal.abort(reason) });
    expect((await failing(result, "aborted")).cause).toBe(reason);
    expect([requests.length, calls]).toEqual([0, 0]);
  });

  it("aborted while the token is fetched sends nothing", async () => {
    const controller = new AbortController();
    const token = async () => {
      controller.abort();
      return "t";
    };
    const { client, requests } = clientWith(() => json(200, []), { token });
    const { cause } = await failing(client.listPhoneNumbers({ contactID }, controller), "aborted");
    expect(cause).toMatchObject({ name: "AbortError" });
    expect(requests).toHaveLength(0);
  });

  it.each([
    ["before the response", false],
    ["inside the response's body", true],
  ])("aborts %s", async (_case, headersFirst) => {
    const controller = new AbortController();
    const server = createServer((_request, response) => {
      if (headersFirst) response.writeHead(200, { "Content-Type": "application/json" }).write("[");
      setTimeout(() => controller.abort(), 20);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const result = client.listPhoneNumbers({ contactID }, { signal: controller.signal });
    expect((await failing(result, "aborted")).cause).toMatchObject({ name: "AbortError" });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
