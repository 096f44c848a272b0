// What the client's types say, checked by `npx tsc --noEmit`: narrowing by status, and what must not compile.
import { describe, expectTypeOf, it } from "vitest";
import {
  type AbortedError,
  type ActionResultDTO,
  type Arguments,
  type Client,
  createClient,
  createClientWith,
  type ErrorCode,
  type Failure,
  fetchTransport,
  type InvalidRequestError,
  type InvalidResponseError,
  jsonFormat,
  type NetworkError,
  type OperationId,
  type OperationResponse,
  type PhoneNumberDTO,
  type RequestMediaType,
  type ResponseMediaType,
  type Result,
  type StoredPhoneNumberDTO,
  type TimedOutError,
  type TokenError,
  type UndeclaredStatusError,
  unwrap,
  xmlFormat,
} from "../../client/index.ts";
import type { operations as table } from "../../generated/operations.ts";
import type { operations } from "../../generated/types.ts";

/** Compiled, never called. */
async function narrowing(client: Client): Promise<void> {
  const updated = await client.updatePhoneNumbers({ contactID: "C", body: [] });
  if (updated.status === 422) {
    expectTypeOf(updated.body).toEqualTypeOf<ActionResultDTO>();
    expectTypeOf(updated.body.ErrorCode).toEqualTypeOf<ErrorCode | null>();
    expectTypeOf(updated.ok).toEqualTypeOf<false>();
    expectTypeOf(updated.mediaType).toEqualTypeOf<ResponseMediaType>();
    if (updated.body.ErrorCode === "SeveralPrimaries") return;
    // @ts-expect-error not a code of the contract
    if (updated.body.ErrorCode === "SeveralPrimary") return;
  }
  // @ts-expect-error the operation declares no 304
  if (updated.status === 304) return;
  // @ts-expect-error no operation declares 418
  if (updated.status === 418) return;
  if (updated.ok) expectTypeOf(updated.status).toEqualTypeOf<200>();
  // @ts-expect-error a failure has no body
  updated.body;
  // @ts-expect-error a response has no error
  updated.error;
  // @ts-expect-error no such failure
  if (updated.status === "time-out") return;
  if (updated.status === "invalid-request") expectTypeOf(updated.error).toEqualTypeOf<InvalidRequestError>();
  if (updated.status === "token-failure") expectTypeOf(updated.error).toEqualTypeOf<TokenError>();
  if (updated.status === "network-failure") expectTypeOf(updated.error).toEqualTypeOf<NetworkError>();
  if (updated.status === "timeout") expectTypeOf(updated.error).toEqualTypeOf<TimedOutError>();
  if (updated.status === "aborted") expectTypeOf(updated.error).toEqualTypeOf<AbortedError>();
  if (updated.status === "undeclared-status") expectTypeOf(updated.error).toEqualTypeOf<UndeclaredStatusError>();
  if (updated.status === "invalid-response") expectTypeOf(updated.error).toEqualTypeOf<InvalidResponseError>();
  if ("error" in updated) expectTypeOf(updated).toEqualTypeOf<Failure>();
  expectTypeOf(updated.idempotencyKey).toEqualTypeOf<string | undefined>();
  expectTypeOf(updated.tries).toEqualTypeOf<number>();

  const listed = await client.listPhoneNumbers({ contactID: "C" });
  // @ts-expect-error before the status is compared, there may be no body
  listed.body;
  if (listed.status === 200) expectTypeOf(listed.body).toEqualTypeOf<StoredPhoneNumberDTO[]>();
  if (listed.status === 304) expectTypeOf(listed.body).toEqualTypeOf<undefined>();
  if (listed.status === 304) expectTypeOf(listed.mediaType).toEqualTypeOf<undefined>();
  // @ts-expect-error the operation declares no 422
  if (listed.status === 422) return;
  // @ts-expect-error results are read only
  listed.status = 200;
  if ("error" in listed) return;
  expectTypeOf(listed.headers).toEqualTypeOf<Headers>();
  // @ts-expect-error the body may be a list, a result or nothing
  listed.body.length;
}

/** Compiled, never called. */
async function unwrapping(client: Client): Promise<void> {
  const updated = await unwrap(client.updatePhoneNumbers({ contactID: "C", body: [] }));
  expectTypeOf(updated.status).toEqualTypeOf<200>();
  expectTypeOf(updated.body).toEqualTypeOf<ActionResultDTO>();
  const listed = await unwrap(client.listPhoneNumbers({ contactID: "C" }));
  expectTypeOf(listed.body).toEqualTypeOf<StoredPhoneNumberDTO[]>();
  const read = await unwrap(client.listPhoneNumbers({ contactID: "C", ifNoneMatch: listed.etag }), 304);
  expectTypeOf(read.status).toEqualTypeOf<200 | 304>();
  expectTypeOf(unwrap(await client.listPhoneNumbers({ contactID: "C" }))).resolves.toHaveProperty("etag");
  // @ts-expect-error the operation declares no 412
  await unwrap(client.listPhoneNumbers({ contactID: "C" }), 412);
  // @ts-expect-error a failure is always thrown
  await unwrap(client.listPhoneNumbers({ contactID: "C" }), "timeout");
}

/** Compiled, never called: every status can be told, and nothing is left over. */
function exhausted(result: Result<"removePhoneNumber">): number {
  switch (result.status) {
    case 200:
      return 0;
    case 400:
    case 401:
    case 403:
    case 404:
    case 405:
    case 412:
    case 415:
    case 417:
    case 429:
    case 431:
    case 500:
    case 503:
      return result.body.ErrorCode === null ? 1 : 2;
    case "invalid-request":
    case "token-failure":
    case "network-failure":
    case "timeout":
    case "aborted":
    case "undeclared-status":
    case "invalid-response":
      return result.error.message.length;
    default:
      return result satisfies never;
  }
}

/** Compiled, never called. */
function refused(client: Client): void {
  // @ts-expect-error contactID is missing
  client.listPhoneNumbers({});
  // @ts-expect-error no arguments at all
  client.listPhoneNumbers();
  // @ts-expect-error contactID is a text
  client.listPhoneNumbers({ contactID: 7 });
  // @ts-expect-error listing takes no body
  client.listPhoneNumbers({ contactID: "C", body: [] });
  // @ts-expect-error If-Match belongs to the writes
  client.listPhoneNumbers({ contactID: "C", ifMatch: '"1"' });
  // @ts-expect-error headers.get returns null, which is not an ETag
  client.listPhoneNumbers({ contactID: "C", ifNoneMatch: new Headers().get("ETag") });
  // @ts-expect-error the body is missing
  client.updatePhoneNumbers({ contactID: "C" });
  // @ts-expect-error one number is not a list
  client.updatePhoneNumbers({ contactID: "C", body: { PhoneNumber: "1" } });
  // @ts-expect-error a member in another case
  client.updatePhoneNumbers({ contactID: "C", body: [{ phoneNumber: "1" }] });
  // @ts-expect-error a number is not a text
  client.updatePhoneNumbers({ contactID: "C", body: [{ PhoneNumber: 1 }] });
  // @ts-expect-error an integer cannot be null
  client.updatePhoneNumbers({ contactID: "C", body: [{ PhoneNumberID: null }] });
  // @ts-expect-error undefined is not "left out"
  client.updatePhoneNumbers({ contactID: "C", body: [{ PhoneNumber: undefined }] });
  // @ts-expect-error the number's id is missing
  client.removePhoneNumber({ contactID: "C" });
  // @ts-expect-error a text is not an id
  client.removePhoneNumber({ contactID: "C", phoneNumberID: "1" });
  // @ts-expect-error no operation of the contract
  client.replacePhoneNumbers;
  // @ts-expect-error not a media type of the contract
  createClient({ baseUrl: "", mediaType: "text/plain" });
  // @ts-expect-error a form is not a response type
  createClient({ baseUrl: "", accept: "application/x-www-form-urlencoded" });
  // @ts-expect-error baseUrl is missing
  createClient({});
  // @ts-expect-error the format decides the media type
  createClientWith({ format: xmlFormat(), transport: fetchTransport, baseUrl: "", mediaType: "text/xml" });
  // @ts-expect-error the transport is missing
  createClientWith({ format: jsonFormat(), baseUrl: "" });
  // @ts-expect-error not a mode of response validation
  createClient({ baseUrl: "", validateResponses: "warn" });
  // @ts-expect-error JSON is not XML
  xmlFormat({ mediaType: "application/json" });
}

/** Compiled, never called. */
function accepted(client: Client, etag: string | null, numbers: readonly Readonly<PhoneNumberDTO>[]): void {
  client.updatePhoneNumbers({ contactID: "C", body: numbers, ifMatch: etag ?? undefined });
  client.updatePhoneNumbers({ contactID: "C", body: [{ PhoneNumber: null }], idempotencyKey: "k" }, {});
  client.removePhoneNumber({ contactID: "C", phoneNumberID: 1 }, { signal: new AbortController().signal });
}

describe("types", () => {
  it("the types hold: see tsc", () => {
    expectTypeOf(narrowing).toBeFunction();
    expectTypeOf(refused).toBeFunction();
    expectTypeOf(unwrapping).toBeFunction();
    expectTypeOf(exhausted).toBeFunction();
    expectTypeOf(accepted).toBeFunction();
  });

  it("the types have one method per operation, and one response per declared status", () => {
    expectTypeOf<keyof Client>().toEqualTypeOf<OperationId>();
    expectTypeOf<keyof operations>().toEqualTypeOf<OperationId>();
    type Statuses<Id extends OperationId> = `${OperationResponse<Id>["status"]}`;
    type Declared<Id extends OperationId> = keyof (typeof table)[Id]["responses"];
    expectTypeOf<Statuses<"updatePhoneNumbers">>().toEqualTypeOf<Declared<"updatePhoneNumbers">>();
    expectTypeOf<Statuses<"listPhoneNumbers">>().toEqualTypeOf<Declared<"listPhoneNumbers">>();
    expectTypeOf<Statuses<"removePhoneNumber">>().toEqualTypeOf<Declared<"removePhoneNumber">>();
  });

  it("types name the header parameters in camel case", () => {
    expectTypeOf<keyof Arguments<"updatePhoneNumbers">>().toEqualTypeOf<
      "contactID" | "body" | "idempotencyKey" | "ifMatch"
    >();
    expectTypeOf<keyof Arguments<"listPhoneNumbers">>().toEqualTypeOf<"contactID" | "ifNoneMatch">();
    expectTypeOf<keyof Arguments<"removePhoneNumber">>().toEqualTypeOf<"contactID" | "phoneNumberID" | "ifMatch">();
  });

  it("types name the media types of the contract", () => {
    expectTypeOf<ResponseMediaType>().toEqualTypeOf<
      "application/json" | "text/json" | "application/xml" | "text/xml"
    >();
    expectTypeOf<RequestMediaType>().toEqualTypeOf<ResponseMediaType | "application/x-www-form-urlencoded">();
  });
});
