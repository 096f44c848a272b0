// Names and values of options: what is not known or not usable is refused when the client is created, not ignored.
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { contractValidation, createClient, createClientWith, fetchTransport, jsonFormat } from "../../client/index.ts";
import { baseUrl, clientWith, json, stubFetch } from "./stub-fetch.ts";

const contactID = "C-1";

describe("an unknown option", () => {
  it.each([
    ["baseURL", "baseUrl"],
    ["baseurl", "baseUrl"],
    ["timeout", "timeoutMs"],
    ["retries", "tries"],
    ["header", "headers"],
    ["credential", "credentials"],
    ["mediatype", "mediaType"],
    ["validateResponse", "validateResponses"],
  ])("an unknown option of createClient is refused: %s, for which %s may be meant", (name, meant) => {
    expect(() => createClient({ baseUrl, [name]: "s3cret" })).toThrow(
      new TypeError(`"${name}": unknown option "${name}"; did you mean "${meant}"?`),
    );
  });

  it("the error for an unknown option that resembles none lists the existing ones", () => {
    expect(() => createClient({ baseUrl, interceptors: [] } as never)).toThrow(/expected one of baseUrl, fetch, token/);
  });

  it("an unknown option of createClientWith is refused, also the media type of createClient", () => {
    const parts = { baseUrl, format: jsonFormat(), transport: fetchTransport, validation: contractValidation() };
    expect(() => createClientWith(parts)).not.toThrow();
    for (const name of ["mediaType", "baseURL"]) {
      expect(() => createClientWith({ ...parts, [name]: "text/xml" })).toThrow(`unknown option "${name}"`);
    }
  });

  it.each(["timeout", "retries", "credentials", "token", "baseUrl", "toString"])(
    "of a call is refused before anything is sent: %s",
    async (name) => {
      const { client, requests } = clientWith(() => json(200, []));
      const result = await client.listPhoneNumbers({ contactID }, { [name]: "s3cret" });
      expect(result).toMatchObject({ status: "invalid-request", error: { place: `"${name}"` } });
      expect(JSON.stringify(result)).not.toContain("s3cret");
      expect(requests).toHaveLength(0);
    },
  );
});

describe("options of a call", () => {
  it.each<[string, unknown]>([
    ["null", null],
    ["a number", 5],
    ["a text", "s3cret"],
    ["a list", []],
    ["a function", () => {}],
    ["a signal, which belongs into { signal }", new AbortController().signal],
  ])("options of a call are refused when they are not an object but %s", async (_name, options) => {
    const { client, requests } = clientWith(() => json(200, []));
    const result = await client.listPhoneNumbers({ contactID }, options as object);
    expect(result).toMatchObject({ status: "invalid-request", error: { place: "options" } });
    expect(requests).toHaveLength(0);
  });

  it.each<[string, unknown]>([
    ["its controller", new AbortController()],
    ["a number", 5],
    ["a text", "s3cret"],
  ])("options of a call are refused when their signal is %s", async (_name, signal) => {
    const { client, requests } = clientWith(() => json(200, []));
    const result = await client.listPhoneNumbers({ contactID }, { signal: signal as AbortSignal });
    expect(result).toMatchObject({ status: "invalid-request", error: { place: "signal" } });
    expect(requests).toHaveLength(0);
  });

  it("options of a call may have a null signal, like those of fetch", async () => {
    const { client } = clientWith(() => json(200, []));
    const options = { signal: null as unknown as AbortSignal };
    expect(await client.listPhoneNumbers({ contactID }, options)).toMatchObject({ status: 200 });
  });
});

describe("a wrong value", () => {
  it.each(["fetch", "clock", "random", "onRequest", "onResponse", "onRetry", "onViolation"])(
    "of %s, which is a function, is refused",
    (name) => {
      expect(() => createClient({ baseUrl, [name]: "x" })).toThrow(`${name}: must be a function`);
      expect(() => createClient({ baseUrl, [name]: undefined })).not.toThrow();
    },
  );

  it("a wrong value of credentials is refused, and its three values are accepted", () => {
    for (const credentials of ["omit", "same-origin", "include", undefined] as const) {
      expect(() => createClient({ baseUrl, credentials })).not.toThrow();
    }
    expect(() => createClient({ baseUrl, credentials: "always" as "include" })).toThrow("credentials: must be omit,");
  });
});

describe("baseUrl", () => {
  it.each([
    " https://x.test/api",
    "https://x.test/api\n",
    "\t https://x.test/api/ \r\n",
    "\uFEFFhttps://x.test/api\u00A0",
    "\u200Bhttps://x.test/api\u200B",
    "\u2060https://x.test/api/\n\u200E",
  ])("the baseUrl %j from a file is used without surrounding white space", async (given) => {
    const { fetch, requests } = stubFetch(() => json(200, []));
    expect(await createClient({ baseUrl: given, fetch }).listPhoneNumbers({ contactID })).toMatchObject({
      status: 200,
    });
    expect(requests.map(({ url }) => url)).toEqual(["https://x.test/api/v1/Contacts/C-1/PhoneNumbers"]);
  });

  it("a relative baseUrl is relative to the browser's page", async () => {
    vi.stubGlobal("location", new URL("https://app.example.test/pages/contacts"));
    onTestFinished(() => void vi.unstubAllGlobals());
    const { fetch, requests } = stubFetch(() => json(200, []));
    await createClient({ baseUrl: "/api", fetch }).listPhoneNumbers({ contactID });
    expect(requests.map(({ url }) => url)).toEqual(["https://app.example.test/api/v1/Contacts/C-1/PhoneNumbers"]);
  });

  it.each([
    "https://",
    "https://x test",
    "https://x.test:99999",
    "x.test",
    "//x.test",
    " ",
    "https://[::1",
    "https://x.test/a\u200Bb",
    "https://x.test\nhttps://y.test",
  ])("%j, which is not a usable URL, is refused when the client is created, validated or not", (given) => {
    const parts = { baseUrl: given, format: jsonFormat(), transport: fetchTransport };
    expect(() => createClient({ baseUrl: given })).toThrow("baseUrl: must be an http or https URL");
    expect(() => createClientWith(parts)).toThrow(TypeError);
  });
});

describe("timeoutMs", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.resetModules();
  });

  it("above the limit of Node's own fetch causes one warning", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.resetModules();
    const fresh = await import("../../client/index.ts");
    fresh.createClient({ baseUrl, timeoutMs: 300_000 });
    fresh.createClient({ baseUrl, timeoutMs: 300_001, fetch: async () => json(200, []) });
    expect(warn).not.toHaveBeenCalled();
    fresh.createClient({ baseUrl, timeoutMs: 300_001 });
    fresh.createClient({ baseUrl, timeoutMs: 900_000 });
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/timeoutMs above 300000 has no effect .* \(README, Long time-outs\)$/)],
    ]);
  });

  it("a long timeoutMs causes no warning in a browser, whose fetch has no such limit", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.resetModules();
    const fresh = await import("../../client/index.ts");
    for (const process of [undefined, {}, { versions: {} }]) {
      vi.stubGlobal("process", process);
      fresh.createClient({ baseUrl, timeoutMs: 300_001 });
      vi.unstubAllGlobals();
    }
    expect(warn).not.toHaveBeenCalled();
  });

  it("a long timeoutMs of a call causes the warning too, unless the client has its own fetch", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.resetModules();
    const fresh = await import("../../client/index.ts");
    const options = { timeoutMs: 300_001, signal: AbortSignal.abort() };
    await fresh.createClient({ baseUrl, fetch: async () => json(200, []) }).listPhoneNumbers({ contactID }, options);
    expect(warn).not.toHaveBeenCalled();
    await fresh.createClient({ baseUrl }).listPhoneNumbers({ contactID }, options);
    expect(warn).toHaveBeenCalledOnce();
  });
});

describe("a platform that lacks something", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each(["fetch", "Headers", "TextDecoder", "AbortController"])(
    "such as Jest's jsdom is named when the client is created: %s",
    (name) => {
      vi.stubGlobal(name, undefined);
      expect(() => createClient({ baseUrl })).toThrow(new RegExp(`requires the globals.*${name}`));
    },
  );

  it("a client with its own fetch needs no global fetch, Request or Response", async () => {
    for (const name of ["fetch", "Request", "Response"]) vi.stubGlobal(name, undefined);
    const arrayBuffer = async () => new TextEncoder().encode("[]").buffer as ArrayBuffer;
    const headers = new Headers({ "Content-Type": "application/json" });
    const client = createClient({ baseUrl, fetch: async () => ({ status: 200, headers, arrayBuffer }) });
    expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: 200, body: [] });
  });
});
