// Every operation x declared status x format against a server made from the contract: no violation, and the response arrives.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Client,
  type ClientFormat,
  type ClientOptions,
  formFormat,
  jsonFormat,
  type OperationId,
  type RequestMediaType,
  type ResponseMediaType,
  type Result,
  xmlFormat,
} from "../../client/index.ts";
import { operations } from "../../generated/operations.ts";
import {
  createStubServer,
  exampleAnswer,
  exampleParameter,
  exampleRequest,
  type StubServer,
  statusesOf,
} from "../support/stub-server.ts";
import { type Watched, watch } from "../support/watched.ts";
import { createClient, createClientOf } from "./client-under-test.ts";

const requestMediaTypes: readonly RequestMediaType[] = operations.updatePhoneNumbers.requestBody.mediaTypes;
const answerMediaTypes: readonly ResponseMediaType[] = operations.updatePhoneNumbers.responses["200"].mediaTypes;

const token = "a-token";
const text = (operationId: OperationId, name: string) => String(exampleParameter(operationId, name));

/** One call of each operation with every argument that the contract shows. */
const calls = {
  updatePhoneNumbers: (client: Client) =>
    client.updatePhoneNumbers({
      contactID: text("updatePhoneNumbers", "contactID"),
      body: exampleRequest("updatePhoneNumbers") as [],
      idempotencyKey: text("updatePhoneNumbers", "Idempotency-Key"),
      ifMatch: text("updatePhoneNumbers", "If-Match"),
    }),
  listPhoneNumbers: (client: Client) =>
    client.listPhoneNumbers({
      contactID: text("listPhoneNumbers", "contactID"),
      ifNoneMatch: text("listPhoneNumbers", "If-None-Match"),
    }),
  removePhoneNumber: (client: Client) =>
    client.removePhoneNumber({
      contactID: text("removePhoneNumber", "contactID"),
      phoneNumberID: Number(exampleParameter("removePhoneNumber", "phoneNumberID")),
      ifMatch: text("removePhoneNumber", "If-Match"),
    }),
} satisfies { [Id in OperationId]: (client: Client) => Promise<Result<Id>> };

interface Spoken {
  readonly name: string;
  readonly mediaType: RequestMediaType;
  readonly accept: ResponseMediaType;
  readonly create: (options: ClientOptions) => Client;
}

const everyFormat: Spoken[] = requestMediaTypes.flatMap((mediaType) =>
  answerMediaTypes.map((accept) => ({
    name: `createClient sending ${mediaType} and accepting ${accept}`,
    mediaType,
    accept,
    create: (options: ClientOptions) => createClient({ ...options, mediaType, accept }),
  })),
);

const withOneFormat = (name: string, format: ClientFormat): Spoken => ({
  name: `createClientWith ${name}`,
  mediaType: format.mediaType,
  accept: format.accept,
  create: (options) => createClientOf(format, options),
});

const spoken: Spoken[] = [
  ...everyFormat,
  withOneFormat("jsonFormat()", jsonFormat()),
  withOneFormat("jsonFormat text/json", jsonFormat({ mediaType: "text/json" })),
  withOneFormat("xmlFormat()", xmlFormat()),
  withOneFormat("xmlFormat text/xml", xmlFormat({ mediaType: "text/xml" })),
  withOneFormat("formFormat()", formFormat()),
  withOneFormat("formFormat text/json", formFormat({ accept: "text/json" })),
];

let stub: StubServer;
let proxy: Watched;
beforeAll(async () => {
  stub = await createStubServer();
  proxy = await watch(stub.url);
});
afterAll(async () => {
  await proxy.close();
  await stub.close();
});

describe.each(spoken.map((each) => [each.name, each] as const))("%s", (_name, { create, mediaType, accept }) => {
  const operationIds = Object.keys(operations) as OperationId[];

  it.each(operationIds)(
    "the client sends a valid request of %s, and reads every declared response",
    async (operationId) => {
      const client = create({ baseUrl: proxy.url, token, tries: 1 });
      for (const status of statusesOf(operationId)) {
        stub.answerWith(status);
        const answer = await calls[operationId](client);
        const { requests, violations } = stub.take();
        expect(violations).toEqual([]);
        expect(requests).toHaveLength(1);
        expect(requests[0]).toMatchObject({
          operationId,
          headers: { accept, authorization: `Bearer ${token}` },
          mediaType: operations[operationId].requestBody === undefined ? undefined : mediaType,
          body: operations[operationId].requestBody === undefined ? undefined : exampleRequest(operationId),
        });
        const body = exampleAnswer(operationId, status);
        expect(answer).toMatchObject({ status, ok: status === 200, body });
        if ("error" in answer) throw answer.error;
        expect(answer.mediaType).toBe(body === undefined ? undefined : accept);
        const declared: readonly { readonly name: string }[] =
          Object.entries(operations[operationId].responses).find(([key]) => key === String(status))?.[1].headers ?? [];
        for (const { name } of declared) expect(answer.headers.get(name)).not.toBeNull();
      }
    },
  );

  it("the method sends the header parameters and the path", async () => {
    const client = create({ baseUrl: `${proxy.url}/`, token });
    stub.answerWith(200);
    for (const operationId of operationIds) await calls[operationId](client);
    for (const { operationId, path, headers } of stub.take().requests) {
      for (const parameter of operations[operationId].parameters) {
        const arrived = parameter.in === "path" ? path[parameter.name] : headers[parameter.name.toLowerCase()];
        expect(arrived).toBe(exampleParameter(operationId, parameter.name));
      }
    }
  });
});

describe("304", () => {
  it("a 304 has no body, and its ETag", async () => {
    stub.answerWith(304);
    const answer = await calls.listPhoneNumbers(createClient({ baseUrl: proxy.url, token }));
    expect(answer).toMatchObject({ status: 304, ok: false, body: undefined, mediaType: undefined });
    expect("etag" in answer && answer.etag).toBe('"12.application-json"');
    stub.take();
  });
});

it("client and stub match the contract according to the recording proxy", () => {
  expect(proxy.exchanges()).toBeGreaterThan(500);
  expect(proxy.findings()).toEqual([]);
});

describe("the stub itself", () => {
  const send = async (path: string, init: RequestInit) => {
    stub.answerWith(200);
    await fetch(`${stub.url}${path}`, init);
    return stub.take().violations;
  };
  const accept = "application/json";
  const authorization = "Bearer t";
  const numbers = "/v1/Contacts/C/PhoneNumbers";

  it.each([
    ["another path", "/v2/Contacts/C/PhoneNumbers", {}, "no operation"],
    ["no token", numbers, { headers: { accept } }, "bearer token"],
    ["no Accept of the contract", numbers, { headers: { accept: "image/png", authorization } }, "Accept"],
    ["a bad header", numbers, { headers: { accept, authorization, "if-none-match": "x" } }, "header/if-none-match"],
    ["a bad contactID", "/v1/Contacts/%20/PhoneNumbers", { headers: { accept, authorization } }, "path/contactID"],
    ["a bad number", `${numbers}/0`, { method: "DELETE", headers: { accept, authorization } }, "path/phoneNumberID"],
    [
      "an unwanted body",
      `${numbers}/1`,
      { method: "DELETE", headers: { accept, authorization }, body: "x" },
      "no body",
    ],
    [
      "an undeclared media type",
      numbers,
      { method: "POST", headers: { accept, authorization, "content-type": "text/plain" }, body: "[]" },
      "text/plain",
    ],
    [
      "an invalid body",
      numbers,
      { method: "POST", headers: { accept, authorization, "content-type": accept }, body: '[{"PhoneNumberID":-1}]' },
      "body/0/PhoneNumberID",
    ],
    [
      "an unreadable body",
      numbers,
      { method: "POST", headers: { accept, authorization, "content-type": "text/xml" }, body: "[]" },
      "not readable",
    ],
  ])("records %s", async (_case, path, init, expected) => {
    expect((await send(path, init as RequestInit)).join()).toContain(expected);
  });
});
