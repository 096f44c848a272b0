// The server really sends every message and header that the contract shows as an example.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { errorTable } from "../../server/errors.ts";
import { document } from "../support/contract.ts";
import { freshContact, type Received, type Sent, startTestServer, type TestServer, tokens } from "../support/server.ts";
import { stubService } from "../support/stub-service.ts";

interface Result {
  readonly IsSuccess: boolean;
  readonly ErrorCode: string | null;
  readonly ErrorMessage: string | null;
  readonly InfoMessage: string | null;
}

interface Components {
  readonly examples: Readonly<Record<string, { value: unknown }>>;
  readonly headers: Readonly<Record<string, { example: unknown }>>;
  readonly responses: Readonly<Record<string, object>>;
  readonly schemas: { ActionResultDTO: { properties: Record<string, { examples?: unknown[] }> } };
}

const { examples, headers, responses, schemas } = document.components as unknown as Components;
const resultExample = (name: string) => examples[`${name}Json`]?.value as Result;
const json = { "content-type": "application/json" };
const requestId = String(headers["XRequestId"]?.example);

let server: TestServer;
let failing: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const fails = () => Promise.reject(new Error("the handler failed"));
  failing = await startTestServer({ service: stubService({ listPhoneNumbers: fails }) });
});
afterAll(() => Promise.all([server.close(), failing.close()]));

/** A request that gets each example whose message names something of the request or of the server. */
const requests: Readonly<Record<string, Sent>> = {
  BadRequest: { method: "POST", headers: json, body: '[{"PhoneNumber":"5"},{"PhoneNumberID":-1}]' },
  Unauthorized: { headers: { authorization: "" } },
  Forbidden: { method: "POST", headers: { ...json, authorization: `Bearer ${tokens.reader}` }, body: "[]" },
  NotFound: { path: "/v1/Contacts" },
  MethodNotAllowed: { method: "PATCH" },
  PreconditionFailed: { method: "POST", headers: { ...json, "if-match": '"7.application-json"' }, body: "[]" },
  ContentTooLarge: { method: "POST", headers: json, body: " ".repeat(4 * 1024 * 1024 + 1) },
  UnsupportedMediaType: { method: "POST", headers: { "content-type": "text/plain" }, body: "[]" },
  ExpectationFailed: { headers: { expect: "200-ok" } },
  UnprocessableContent: {
    method: "POST",
    headers: json,
    body: '[{"PhoneNumber":"5","IsPrimary":true},{"PhoneNumber":"6","IsPrimary":true}]',
  },
  RequestHeaderFieldsTooLarge: { headers: { "x-large": "x".repeat(20_000) } },
  InternalServerError: { headers: { "x-request-id": requestId } },
};

/** The rows of the errors table whose message has no placeholder. */
const fixedMessages = Object.values(errorTable)
  .filter(([, , message]) => !message.includes("{"))
  .map(([code, , message]) => [code, message]);

function provoke(name: string, sent: Sent): Promise<Received> {
  const target = name === "InternalServerError" ? failing : server;
  return target.send({ path: freshContact().path, ...sent });
}

describe.each(Object.keys(responses))("the example of %s", (name) => {
  const example = resultExample(name);

  it("the example is the body that the server sends", async () => {
    const sent = requests[name];
    if (sent !== undefined) expect(JSON.parse((await provoke(name, sent)).text)).toEqual(example);
    else expect(fixedMessages).toContainEqual([example.ErrorCode, example.ErrorMessage]);
  });
});

it("the examples of the successes have the words of the server", async () => {
  const { path } = freshContact();
  const number = (id: number, more: object = {}) => ({
    PhoneNumberID: id,
    PhoneNumber: `+44 20 7946 000${id}`,
    ...more,
  });
  const post = (list: readonly object[]) =>
    server.send({ method: "POST", path, headers: json, body: JSON.stringify(list) });
  const stored = [number(1), number(2), number(3), number(4)];
  await post(stored);
  const merged = await post([
    { PhoneNumber: "+44 20 7946 0005" },
    { PhoneNumber: "+44 20 7946 0006" },
    number(1, { Notes: "n" }),
    ...stored.slice(1),
  ]);
  expect(JSON.parse(merged.text)).toEqual(resultExample("Merged"));
  const removed = await server.send({ method: "DELETE", path: `${path}/1` });
  expect(JSON.parse(removed.text)).toEqual(resultExample("Removed"));
});

it("the XML examples of the results are the bytes that the server writes", () => {
  const { codecs } = bodySchemas.ActionResultDTO;
  const names = [...Object.keys(responses), "Merged", "Removed"];
  for (const name of names) {
    const written = codecs["application/xml"].write(resultExample(name) as never);
    expect(examples[`${name}Xml`]?.value).toBe(written);
  }
});

it("the members' own examples are those of the messages", () => {
  const { ErrorMessage, InfoMessage } = schemas.ActionResultDTO.properties;
  expect(ErrorMessage?.examples).toEqual([resultExample("BadRequest").ErrorMessage]);
  expect(InfoMessage?.examples).toEqual([resultExample("Merged").InfoMessage]);
});

it("the examples of ETag, Allow, Vary and WWW-Authenticate are headers that the server sends", async () => {
  const { path } = freshContact();
  const { headers: read } = await server.send({ path });
  expect(String(read.etag).replace(/\d+/, "12")).toBe(headers["ETag"]?.example);
  expect(read.vary).toBe(headers["Vary"]?.example);
  const { headers: refused } = await server.send({ method: "PATCH", path });
  expect(refused.allow).toBe(headers["Allow"]?.example);
  const { headers: challenged } = await server.send({ path, headers: { authorization: "Bearer wrong" } });
  expect(challenged["www-authenticate"]).toBe(headers["WwwAuthenticate"]?.example);
});
