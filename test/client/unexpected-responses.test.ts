// Responses that the contract does not describe are separate kinds of failure, whatever openapi-fetch would do.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  isInvalidRequestError,
  isInvalidResponseError,
  isUndeclaredStatusError,
  jsonFormat,
  type OperationId,
  type Result,
  UnexpectedResponseError,
  xmlFormat,
} from "../../client/index.ts";
import { writeActionResultDTOXml, writeArrayOfStoredPhoneNumberDTOXml } from "../../generated/xml-writers.ts";
import { createClient, createClientOf, failing } from "./client-under-test.ts";
import { baseUrl, clientWith, json, stubFetch, success } from "./stub-fetch.ts";

const contactID = "C-1";
const secret = "+44 20 7946 0000";

async function unexpected(answer: Promise<Result<OperationId>>): Promise<UnexpectedResponseError> {
  const result = await answer;
  if (result.status !== "undeclared-status" && result.status !== "invalid-response") {
    throw new Error(`not unexpected: ${JSON.stringify(result)}`);
  }
  const { error } = result;
  expect(error).toBeInstanceOf(UnexpectedResponseError);
  expect(result.status).toBe(error.outcome);
  expect([isUndeclaredStatusError(error), isInvalidResponseError(error)]).toEqual([
    result.status === "undeclared-status",
    result.status === "invalid-response",
  ]);
  expect(isInvalidRequestError(error)).toBe(false);
  expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain(secret);
  return error;
}

/** Tried once, since some of these statuses may be tried again. */
const listWith = (response: () => Response) =>
  clientWith(response, { tries: 1 }).client.listPhoneNumbers({ contactID });

const typed = (status: number, contentType: string | undefined, body: BodyInit | null) => () => {
  const response = new Response(body, { status });
  response.headers.delete("Content-Type");
  if (contentType !== undefined) response.headers.set("Content-Type", contentType);
  return response;
};

const stored = {
  PhoneNumberID: 1,
  EntityID: 0,
  ContactInfoTypeID: 0,
  PhoneNumber: secret,
  IsPrimary: false,
  IsTextActive: false,
  ContactInfoName: null,
  ContactInfoCategory: null,
  Notes: null,
};
const storedXml = writeArrayOfStoredPhoneNumberDTOXml([stored]);
const failure = { ...success, IsSuccess: false };

describe("undeclared statuses", () => {
  it.each([201, 204, 302, 402, 409, 418, 422, 502, 504])("%s of the list operation", async (status) => {
    const body = status === 204 ? null : JSON.stringify(failure);
    const error = await unexpected(listWith(typed(status, "application/json", body)));
    expect(error).toMatchObject({ name: "UndeclaredStatusError", httpStatus: status });
    expect(error.operation).toBe("listPhoneNumbers");
  });

  it("a redirect is not followed", async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url ?? "");
      response.writeHead(307, { Location: "/elsewhere" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const error = await unexpected(client.updatePhoneNumbers({ contactID, body: [{ PhoneNumber: secret }] }));
    expect(error).toMatchObject({ outcome: "undeclared-status", httpStatus: 307 });
    expect(seen).toEqual(["/v1/Contacts/C-1/PhoneNumbers"]);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("media types", () => {
  it.each([
    ["text/html", 500, "<html>"],
    ["text/plain", 200, "[]"],
    ["application/problem+json", 400, "{}"],
    ["application/x-www-form-urlencoded", 200, ""],
    ["application/jsonx", 200, "[]"],
    ["application/json; charset=iso-8859-1", 200, "[]"],
    [undefined, 200, "[]"],
    [undefined, 500, null],
  ])("%s with status %s", async (contentType, status, body) => {
    expect(await unexpected(listWith(typed(status, contentType, body)))).toMatchObject({
      reason: "media-type",
      httpStatus: status,
    });
  });

  it.each([
    "application/json",
    "APPLICATION/JSON ;charset=UTF-8",
    'text/json; x=y; charset="utf-8"',
    "text/json;charset=utf8",
  ])("%s is read", async (contentType) => {
    expect(await listWith(typed(200, contentType, "[]"))).toMatchObject({ status: 200, body: [] });
  });

  it("a byte order mark before a body is skipped", async () => {
    for (const [contentType, body] of [
      ["text/json", "[]"],
      ["text/xml", writeArrayOfStoredPhoneNumberDTOXml([])],
    ] as const)
      expect(await listWith(typed(200, contentType, `\uFEFF${body}`))).toMatchObject({ status: 200, body: [] });
  });

  it("an XML error to a JSON caller is read when the client has every format", async () => {
    const answer = await listWith(typed(503, "application/xml; charset=utf-8", writeActionResultDTOXml(failure)));
    expect(answer).toMatchObject({ status: 503, ok: false, body: failure, mediaType: "application/xml" });
  });

  it("an XML failure is a clear error in a client with JSON only", async () => {
    const { fetch } = stubFetch(typed(503, "application/xml", writeActionResultDTOXml(failure)));
    const error = await unexpected(
      createClientOf(jsonFormat(), { baseUrl, fetch, tries: 1 }).listPhoneNumbers({ contactID }),
    );
    expect(error).toMatchObject({ reason: "media-type", httpStatus: 503 });
    expect(error.message).toContain("unexpected Content-Type or charset");
  });

  it("a JSON error to an XML caller is read", async () => {
    const { fetch } = stubFetch(() => json(500, failure));
    const answer = await createClientOf(xmlFormat(), { baseUrl, fetch, tries: 1 }).listPhoneNumbers({ contactID });
    expect(answer).toMatchObject({ status: 500, body: failure, mediaType: "application/json" });
  });

  it("a 200 in XML is read by its Content-Type, not parsed as JSON", async () => {
    const answer = await listWith(typed(200, "text/xml", storedXml));
    expect(answer).toMatchObject({ status: 200, body: [stored], mediaType: "text/xml" });
  });
});

describe("unreadable bodies", () => {
  it.each([
    ["an empty 500", 500, "application/json", ""],
    ["an empty 200", 200, "application/json", ""],
    ["an empty 500 in XML", 500, "application/xml", ""],
    ["truncated JSON", 200, "application/json", JSON.stringify([stored]).slice(0, -3)],
    ["truncated XML", 200, "application/xml", storedXml.slice(0, -10)],
    ["XML cut between two elements", 200, "application/xml", storedXml.slice(0, storedXml.indexOf("<PhoneNumber>"))],
    ["XML under the name of JSON", 200, "application/json", storedXml],
    ["JSON under the name of XML", 200, "application/xml", JSON.stringify([stored])],
    ["a DOCTYPE", 200, "text/xml", `<!DOCTYPE x>${storedXml}`],
    ["another encoding declared", 200, "text/xml", `<?xml version="1.0" encoding="utf-16"?>${storedXml}`],
    ["an unknown element", 200, "text/xml", storedXml.replaceAll("Notes", "Note")],
    ["bytes that are not UTF-8", 200, "application/json", new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])],
  ])("an unreadable body is an invalid-response: %s", async (_case, status, contentType, body) => {
    const error = await unexpected(listWith(typed(status, contentType, body)));
    expect(error).toMatchObject({ reason: "unreadable", httpStatus: status });
  });
});

describe("bodies that break the contract", () => {
  it.each([
    ["null", null],
    ["an object for a list", {}],
    ["a result for a list", success],
    ["a member missing", [{ PhoneNumberID: 1 }]],
    ["a value of another type", [{ ...stored, PhoneNumberID: secret }]],
    ["an unknown member", [{ ...stored, Fax: secret }]],
    ["a number without text", [{ ...stored, PhoneNumber: null }]],
  ])("a body that breaks the contract is an invalid-response: %s", async (_case, body) => {
    expect(await unexpected(listWith(() => json(200, body)))).toMatchObject({ reason: "invalid", httpStatus: 200 });
  });

  it("an ErrorCode outside the enumeration, with its place", async () => {
    const error = await unexpected(listWith(() => json(500, { ...failure, ErrorCode: secret })));
    expect(error).toMatchObject({ reason: "invalid", httpStatus: 500 });
    expect(error.message).toContain("/ErrorCode");
  });
});

describe("the network", () => {
  it("failures are the cause of a NetworkError", async () => {
    const failed = new TypeError("fetch failed");
    const { client } = clientWith(() => Promise.reject(failed), { tries: 1 });
    expect((await failing(client.listPhoneNumbers({ contactID }), "network-failure")).cause).toBe(failed);
  });

  it("a connection that breaks inside the body is one too", async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
      response.write("[", () => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = createClient({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      baseDelayMs: 1,
    });
    const result = await client.listPhoneNumbers({ contactID });
    expect(result).toMatchObject({
      status: "network-failure",
      ok: false,
      tries: 5,
      error: { cause: expect.any(Error) },
    });
    await new Promise((resolve) => server.close(resolve));
  });

  it("a fetch that returns nothing causes a clear error", async () => {
    const fetch = (async () => undefined) as unknown as NonNullable<ClientOptions["fetch"]>;
    const call = createClient({ baseUrl, fetch, tries: 1 }).listPhoneNumbers({ contactID });
    expect(String((await failing(call, "network-failure")).cause)).toContain("returned an incomplete Response");
  });
});

it("an unreadable body is never quoted", async () => {
  const headers = { "Content-Type": "application/json" };
  const { client } = clientWith(() => new Response("secret-555", { status: 200, headers }));
  const error = await failing(client.listPhoneNumbers({ contactID: "C-1" }), "invalid-response");
  expect(error.message).toContain("it is not readable");
  expect(error.message).not.toContain("555");
});
