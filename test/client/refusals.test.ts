// What a client refuses before anything is sent: it names the place and never the value.
import { describe, expect, it } from "vitest";
import {
  type CallOptions,
  type Client,
  type ClientOptions,
  formFormat,
  InvalidRequestError,
  isInvalidRequestError,
  isNetworkError,
  jsonFormat,
} from "../../client/index.ts";
import { createClient, createClientOf, failing } from "./client-under-test.ts";
import { baseUrl, clientWith, json, stubFetch, success } from "./stub-fetch.ts";

/** What a caller without types can do. */
type Untyped = Readonly<Record<keyof Client, (args?: unknown, options?: CallOptions) => Promise<unknown>>>;

const contactID = "C-1";
const secret = "s3cret-value";

async function refusal(operation: keyof Client, args: unknown, format = jsonFormat()): Promise<InvalidRequestError> {
  const { fetch, requests } = stubFetch(() => json(200, success));
  const client = createClientOf(format, { baseUrl, fetch, token: "t" }) as Untyped;
  const error = await failing(client[operation](args), "invalid-request");
  expect(requests).toHaveLength(0);
  expect(isInvalidRequestError(error)).toBe(true);
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(isNetworkError(error)).toBe(false);
  expect(error.operation).toBe(operation);
  expect(error.message).toBe(`${operation}: ${error.place}: ${error.expected}`);
  expect(`${error.message} ${error.stack}`).not.toContain(secret);
  return error;
}

describe("contactID", () => {
  it.each([
    ["missing", {}],
    ["undefined", { contactID: undefined }],
    ["null", { contactID: null }],
    ["empty", { contactID: "" }],
    ["blank", { contactID: " \t " }],
    ["with white space at its ends", { contactID: ` ${secret}` }],
    ["with a control character", { contactID: `${secret}\n${secret}` }],
    ["with a lone surrogate", { contactID: `${secret}\uD800` }],
    ["longer than the contract allows", { contactID: secret.repeat(20) }],
    ["a number", { contactID: 7 }],
    ["a dot segment", { contactID: "." }],
    ["a double dot segment", { contactID: ".." }],
  ])("%s is refused by every operation", async (_case, args) => {
    for (const [operation, more] of [
      ["updatePhoneNumbers", { body: [] }],
      ["listPhoneNumbers", {}],
      ["removePhoneNumber", { phoneNumberID: 1 }],
    ] as const) {
      expect((await refusal(operation, { ...args, ...more })).place).toBe("contactID");
    }
  });

  it("a call without arguments is refused", async () => {
    expect((await refusal("listPhoneNumbers", undefined)).place).toBe("contactID");
  });

  it.each(["a/b", "a%2Fb", "%2e%2e", "...", "ä ö", "a?b#c", "{contactID}", "{phoneNumberID}", "$&", "\\", "٣", "😀"])(
    "%s arrives percent-encoded, as one path segment",
    async (id) => {
      const { client, requests } = clientWith(() => json(200, success));
      await client.removePhoneNumber({ contactID: id, phoneNumberID: 5 });
      const segments = new URL(requests[0]?.url ?? "").pathname.split("/");
      expect(segments.map(decodeURIComponent)).toEqual(["", "v1", "Contacts", id, "PhoneNumbers", "5"]);
    },
  );
});

describe("other parameters", () => {
  it.each([undefined, null, 0, -1, 1.5, 2 ** 31, Number.NaN, "1", true])(
    "phoneNumberID %s is refused",
    async (phoneNumberID) => {
      expect((await refusal("removePhoneNumber", { contactID, phoneNumberID })).place).toBe("phoneNumberID");
    },
  );

  it.each([
    ["ifNoneMatch", "listPhoneNumbers", {}],
    ["ifMatch", "updatePhoneNumbers", { body: [] }],
    ["ifMatch", "removePhoneNumber", { phoneNumberID: 1 }],
    ["idempotencyKey", "updatePhoneNumbers", { body: [] }],
  ] as const)("a bad %s of %s is refused under its argument's name", async (place, operation, more) => {
    for (const value of ["", ` ${secret}`, `${secret}\r\nX: y`, `${secret}ä`, null, 7, `"${secret}`.repeat(200)]) {
      expect((await refusal(operation, { contactID, ...more, [place]: value })).place).toBe(place);
    }
  });

  it("an optional header given as undefined is left out", async () => {
    const { client, requests } = clientWith(() => json(200, success));
    await client.removePhoneNumber({ contactID, phoneNumberID: 1, ifMatch: undefined });
    expect(requests[0]?.headers.has("if-match")).toBe(false);
  });

  it("an argument that the operation does not take is refused: a misspelt ifMatch would lose an update", async () => {
    const refused = await refusal("removePhoneNumber", { contactID, phoneNumberID: 1, IfMatch: secret });
    expect(refused.place).toBe('"IfMatch"');
    expect(refused.expected).toContain("ifMatch");
    expect((await refusal("listPhoneNumbers", { contactID, body: [] })).place).toBe('"body"');
  });
});

it.each<[keyof Client, object, string]>([
  ["listPhoneNumbers", {}, "contactID: is required"],
  ["listPhoneNumbers", { contactID: 7 }, "contactID: must be a string"],
  ["listPhoneNumbers", { contactID: "x".repeat(129) }, "contactID: must have at most 128 characters"],
  ["listPhoneNumbers", { contactID: "." }, "contactID: must be a value that can be sent"],
  ["listPhoneNumbers", { contactID, ifNoneMatch: "" }, "ifNoneMatch: must not be empty"],
  ["removePhoneNumber", { contactID }, "phoneNumberID: is required"],
  ["removePhoneNumber", { contactID, phoneNumberID: 0 }, "phoneNumberID: must be an integer from 1 to 2147483647"],
  ["updatePhoneNumbers", { contactID }, "body: is required"],
  ["updatePhoneNumbers", { contactID, body: [{ PhoneNumber: 5 }] }, "body/0/PhoneNumber: must be a string or null"],
  ["updatePhoneNumbers", { contactID, bodi: [] }, '"bodi": unknown argument "bodi"; did you mean "body"?'],
  [
    "listPhoneNumbers",
    { contactID, body: [] },
    '"body": unknown argument "body"; expected one of contactID, ifNoneMatch',
  ],
])("%s with %j is refused in these words: %s", async (operation, args, expected) => {
  const { place, expected: words } = await refusal(operation, args);
  expect(`${place}: ${words}`).toBe(expected);
});

describe("the body", () => {
  it.each([
    ["missing", undefined, "body"],
    ["null", null, "body"],
    ["not a list", { PhoneNumber: secret }, "body"],
    ["a null item", [null], "body/0"],
    ["a gap", Array(2), "body/0"],
    ["a value of another type", [{}, { PhoneNumber: 5 }], "body/1/PhoneNumber"],
    ["a text for an integer", [{ EntityID: secret }], "body/0/EntityID"],
    ["a number out of range", [{ PhoneNumberID: -1 }], "body/0/PhoneNumberID"],
    ["an unknown member", [{ phoneNumber: secret }], "body/0"],
    ["a text too long", [{ Notes: secret.repeat(400) }], "body/0/Notes"],
    ["a character that XML cannot carry", [{ Notes: `${secret}\u0000` }], "body/0/Notes"],
    ["too many items", Array(10_001).fill({}), "body"],
  ])("%s is refused", async (_case, body, place) => {
    expect((await refusal("updatePhoneNumbers", { contactID, body })).place).toBe(place);
  });

  it.each([
    ["an empty text", [{ PhoneNumber: secret, Notes: "" }]],
    ["an empty list", []],
    ["an item without members", [{}]],
  ])("%s is refused by the form format, which cannot carry it", async (_case, body) => {
    const refused = await refusal("updatePhoneNumbers", { contactID, body }, formFormat());
    expect(refused.place).toBe("body");
    expect(refused.expected).toContain("a form cannot carry");
  });
});

it.each<[object, string]>([
  [{ timeoutMs: 0 }, "timeoutMs: must be an integer from 1 to 2147483647"],
  [{ maxDelayMs: -1 }, "maxDelayMs: must be an integer from 0 to 2147483647"],
  [{ baseUrl: "ftp://x.test" }, "baseUrl: must be an http or https URL without query, fragment or credentials"],
  [{ token: "" }, "token: must be a bearer token (RFC 6750) or a function"],
  [{ credentials: "no" }, "credentials: must be omit, same-origin or include"],
  [{ headers: { Accept: "x" } }, "headers: Accept is set by the client"],
  [{ headers: { "X A": "x" } }, 'headers: "X A" must be a header that HTTP allows'],
  [{ headers: "X-A: x" }, "headers: must be an object of names and values"],
  [
    { mediaType: "x/y" },
    "mediaType must be one of application/json, text/json, application/xml, text/xml, application/x-www-form-urlencoded",
  ],
  [{ accept: "x/y" }, "accept must be one of application/json, text/json, application/xml, text/xml"],
  [{ validateResponses: "warn" }, "responses must be throw, report or off"],
  [{ validateResponses: "report" }, "onViolation is required with report"],
])("createClient with %j is refused in these words: %s", (options, expected) => {
  expect(() => createClient({ baseUrl, ...options } as ClientOptions)).toThrow(new TypeError(expected));
});

it.each<[unknown, string]>([
  ["text", "options: must be an object, such as { signal }"],
  [{ signal: new AbortController() }, "signal: must be an AbortSignal"],
  [{ signal: { addEventListener: () => {} } }, "signal: must be an AbortSignal"],
  [{ timeoutMs: 2 ** 31 }, "timeoutMs: must be an integer from 1 to 2147483647"],
  [{ limit: 1 }, '"limit": unknown option "limit"; expected one of signal, headers, timeoutMs, deadlineMs, tries'],
])("a call with the options %o is refused in these words: %s", async (options, expected) => {
  const { client } = clientWith(() => json(200, []));
  const error = await failing(client.listPhoneNumbers({ contactID }, options as CallOptions), "invalid-request");
  expect(error.message).toBe(`listPhoneNumbers: ${expected}`);
});

describe("options", () => {
  const refusedOption = (options: object) => {
    try {
      createClient({ baseUrl, ...options } as ClientOptions);
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).not.toContain(secret);
      return String(error);
    }
    return "taken";
  };

  it.each([
    "",
    "/api",
    secret,
    `ftp://${secret}`,
    `https://u:${secret}@x.test`,
    `https://x.test?${secret}`,
    `https://x.test#${secret}`,
    undefined,
  ])("baseUrl %s is refused", (value) => {
    expect(refusedOption({ baseUrl: value })).toContain("baseUrl");
  });

  it.each([
    ["https://x.test", "/v1/"],
    ["https://x.test/", "/v1/"],
    ["https://x.test/api//", "/api/v1/"],
    ["https://x.test/{contactID}", "/%7BcontactID%7D/v1/"],
  ])("baseUrl %s is taken, with the path %s", async (base, path) => {
    const { fetch, requests } = stubFetch(() => json(200, []));
    await createClient({ baseUrl: base, fetch }).listPhoneNumbers({ contactID });
    expect(new URL(requests[0]?.url ?? "").pathname).toBe(`${path}Contacts/C-1/PhoneNumbers`);
  });

  it.each([
    ["mediaType", { mediaType: "text/plain" }],
    ["mediaType", { mediaType: "toString" }],
    ["accept", { accept: "application/x-www-form-urlencoded" }],
    ["token", { token: `${secret}\n` }],
    ["token", { token: "" }],
    ["token", { token: 5 }],
    ["Accept", { headers: { Accept: secret } }],
    ["content-type", { headers: { "content-type": secret } }],
    ["IF-MATCH", { headers: { "IF-MATCH": secret } }],
    ["Authorization", { headers: { Authorization: secret }, token: "t" }],
    ["X-Bad", { headers: { "X-Bad": `${secret}\n${secret}` } }],
  ])("a bad %s is refused by its name", (name, options) => {
    expect(refusedOption(options)).toContain(name);
  });
});

it("a text in a body that is not well-formed Unicode is refused with its place", async () => {
  const body = [{ PhoneNumber: secret }, { PhoneNumber: secret, Notes: "half of an emoji: \uD83D" }];
  const { place, expected } = await refusal("updatePhoneNumbers", { contactID: "C", body });
  expect([place, expected]).toEqual(["body/1/Notes", "must be well-formed Unicode"]);
});
