// The options of a client: hooks, limits, validation of responses, and unwrap().
import { describe, expect, it, vi } from "vitest";
import {
  contractValidation,
  createClientWith,
  HTTPError,
  isHTTPError,
  isInvalidResponseError,
  jsonFormat,
  type ResponseViolation,
  unwrap,
} from "../../client/index.ts";
import { resolveLimits } from "../../client/limits.ts";
import { writeActionResultDTOXml } from "../../generated/xml-writers.ts";
import { createClient, transport } from "./client-under-test.ts";
import { baseUrl, clientWith, json, stubFetch, success } from "./stub-fetch.ts";

const contactID = "C-1";
const secret = "+44 20 7946 0000";
const body = [{ PhoneNumber: secret }];
const failureOf = (ErrorCode: string) => ({ IsSuccess: false, ErrorCode, ErrorMessage: "no", InfoMessage: null });

describe("hooks", () => {
  it("hooks learn about each try, but never see a body, a token or an id", async () => {
    const events: unknown[] = [];
    let count = 0;
    const { client, requests } = clientWith(
      () => (++count === 1 ? json(503, failureOf("ServiceUnavailable"), { "Retry-After": "0" }) : json(200, success)),
      {
        token: "t0ken",
        baseDelayMs: 1,
        onRequest: (event) => {
          events.push(["request", event]);
          return { "X-Try": String(event.tries), Authorization: "Bearer other", "Idempotency-Key": "other" };
        },
        onResponse: (event) => events.push(["response", event]),
        onRetry: (event) => events.push(["retry", event]),
      },
    );
    const result = await client.updatePhoneNumbers({ contactID: secret, body });
    const call = { operation: "updatePhoneNumbers", method: "POST", path: "/v1/Contacts/{contactID}/PhoneNumbers" };
    expect(events).toEqual([
      ["request", { ...call, tries: 1 }],
      ["response", { ...call, tries: 1, status: 503, headers: expect.any(Headers), durationMs: expect.any(Number) }],
      ["retry", { ...call, tries: 2, waitMs: expect.any(Number), after: 503 }],
      ["request", { ...call, tries: 2 }],
      ["response", { ...call, tries: 2, status: 200, headers: expect.any(Headers), durationMs: expect.any(Number) }],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/7946|t0ken/);
    expect(requests.map(({ headers }) => headers.get("x-try"))).toEqual(["1", "2"]);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(Array(2).fill("Bearer t0ken"));
    expect(requests.map(({ headers }) => headers.get("idempotency-key"))).toEqual(Array(2).fill(result.idempotencyKey));
  });

  it("the duration of a try is in milliseconds, from sending it to its response", async () => {
    const durations: number[] = [];
    const now = vi.spyOn(performance, "now").mockReturnValue(0);
    const respond = () => {
      now.mockReturnValue(1_250);
      return json(200, success);
    };
    const { client } = clientWith(respond, {
      onRequest: () => void now.mockReturnValue(1_000),
      onResponse: ({ durationMs }) => void durations.push(durationMs),
    });
    await client.updatePhoneNumbers({ contactID, body }).finally(() => now.mockRestore());
    expect(durations).toEqual([250]);
  });

  it("a hook that throws makes the call reject with its error", async () => {
    const failed = new Error("a defect of the caller");
    for (const hook of ["onRequest", "onResponse", "onRetry"] as const) {
      const { client } = clientWith(() => json(503, failureOf("ServiceUnavailable")), {
        baseDelayMs: 1,
        [hook]: () => {
          throw failed;
        },
      });
      await expect(client.listPhoneNumbers({ contactID })).rejects.toBe(failed);
    }
  });
});

describe.each([
  ["JSON", () => json(200, { ...success, ErrorCode: "Unheard" })],
  [
    "XML",
    () => {
      const xml = writeActionResultDTOXml({ ...success, ErrorCode: "Unheard" as "InvalidBody" });
      return new Response(xml, { headers: { "Content-Type": "application/xml" } });
    },
  ],
])("a response in %s that breaks the contract", (_format, respond) => {
  const remove = async (validateResponses?: "throw" | "report" | "off") => {
    const violations: ResponseViolation[] = [];
    const onViolation = (violation: ResponseViolation) => violations.push(violation);
    const { client } = clientWith(respond, { ...(validateResponses && { validateResponses }), onViolation });
    return { result: await client.removePhoneNumber({ contactID, phoneNumberID: 1 }), violations };
  };
  const violation = {
    operation: "removePhoneNumber",
    status: 200,
    pointer: "/ErrorCode",
    expected: expect.any(String),
  };

  it("such a response is an invalid-response by default", async () => {
    for (const mode of [undefined, "throw"] as const) {
      const { result, violations } = await remove(mode);
      expect(result).toMatchObject({ status: "invalid-response", error: { reason: "invalid", httpStatus: 200 } });
      expect(violations).toEqual([violation]);
    }
  });

  it("such a response is reported and returned unchanged with validateResponses: report", async () => {
    const { result, violations } = await remove("report");
    expect(result).toMatchObject({ status: 200, body: { ErrorCode: "Unheard" } });
    expect(violations).toEqual([violation]);
  });

  it("such a response is not validated with validateResponses: off", async () => {
    const { result, violations } = await remove("off");
    expect(result).toMatchObject({ status: 200, body: { ErrorCode: "Unheard" } });
    expect(violations).toEqual([]);
  });
});

describe("responses with validation off or only reported", () => {
  it("responses are still read without validation, so an unreadable one is a failure", async () => {
    const { client } = clientWith(() => json(200, success).clone(), { validateResponses: "off" });
    expect(await client.removePhoneNumber({ contactID, phoneNumberID: 1 })).toMatchObject({ status: 200 });
    const { client: broken } = clientWith(
      () => new Response("[", { headers: { "Content-Type": "application/json" } }),
      { validateResponses: "off" },
    );
    expect(await broken.listPhoneNumbers({ contactID })).toMatchObject({ status: "invalid-response" });
  });

  it("validation needs a way to report, and a known mode", () => {
    expect(() => createClient({ baseUrl, validateResponses: "report" })).toThrow("onViolation");
    expect(() => contractValidation({ responses: "warn" as "off" })).toThrow("throw, report or off");
  });
});

describe("limits", () => {
  it("limits that are not given are the documented ones", () => {
    expect(resolveLimits({ tries: undefined }, { deadlineMs: undefined })).toEqual({
      timeoutMs: 10_000,
      deadlineMs: 60_000,
      tries: 5,
      baseDelayMs: 100,
      maxDelayMs: 10_000,
    });
  });

  it.each(["timeoutMs", "deadlineMs", "tries", "baseDelayMs", "maxDelayMs"])(
    "%s must be an integer in range",
    (name) => {
      for (const value of [-1, 1.5, Number.NaN, 2 ** 31, "5", null, Number.POSITIVE_INFINITY]) {
        expect(() => createClient({ baseUrl, [name]: value })).toThrow(`${name}: must be an integer from`);
      }
      expect(() => createClient({ baseUrl, [name]: undefined })).not.toThrow();
    },
  );

  it("invalid limits of a call are refused before anything is sent", async () => {
    const { client, requests } = clientWith(() => json(200, []));
    for (const name of ["timeoutMs", "deadlineMs", "tries"]) {
      const result = await client.listPhoneNumbers({ contactID }, { [name]: 0 });
      expect(result).toMatchObject({ status: "invalid-request", error: { place: name } });
    }
    expect(requests).toHaveLength(0);
  });
});

describe("unwrap", () => {
  it("unwrap returns a success, and the statuses passed to it", async () => {
    const { client } = clientWith(() => json(200, []));
    expect((await unwrap(client.listPhoneNumbers({ contactID }))).body).toEqual([]);
    const { client: unchanged } = clientWith(() => new Response(null, { status: 304 }));
    expect((await unwrap(unchanged.listPhoneNumbers({ contactID }), 304)).status).toBe(304);
    await expect(unwrap(unchanged.listPhoneNumbers({ contactID }))).rejects.toThrow("status 304");
    await expect(unwrap(unchanged.listPhoneNumbers({ contactID }), 404)).rejects.toThrow("status 304");
  });

  it("unwrap throws an HTTPError for any other declared response", async () => {
    const { client } = clientWith(() => json(422, { ...failureOf("SeveralPrimaries"), ErrorMessage: secret }));
    const error: unknown = await unwrap(client.updatePhoneNumbers({ contactID, body })).catch((thrown) => thrown);
    if (!isHTTPError(error)) throw new Error("no HTTPError");
    expect(error).toBeInstanceOf(HTTPError);
    expect(error).toMatchObject({ name: "HTTPError", status: 422, errorCode: "SeveralPrimaries" });
    expect(error.message).toBe("status 422: SeveralPrimaries");
    expect(isInvalidResponseError(error)).toBe(false);
  });

  it("unwrap throws a failure's own error", async () => {
    const { client } = clientWith(() => json(200, {}));
    const result = await client.listPhoneNumbers({ contactID });
    if (!("error" in result)) throw new Error("no failure");
    await expect(unwrap(result)).rejects.toBe(result.error);
  });
});

describe("a client without validation", () => {
  const core = (respond: () => Response) => {
    const { fetch, requests } = stubFetch(respond);
    return { client: createClientWith({ baseUrl: `${baseUrl}/`, fetch, format: jsonFormat(), transport }), requests };
  };

  it("a client without validation sends and reads, and trusts the types", async () => {
    const { client, requests } = core(() => json(200, success));
    expect(await client.updatePhoneNumbers({ contactID, body, ifMatch: '"1"' })).toMatchObject({ status: 200 });
    expect(requests[0]?.url).toBe(`${baseUrl}/v1/Contacts/C-1/PhoneNumbers`);
    expect(requests[0]?.headers.get("if-match")).toBe('"1"');
    expect(await requests[0]?.json()).toEqual(body);
  });

  it("still refuses values that would change the path or appear in an error of the platform", async () => {
    const { client, requests } = core(() => json(200, []));
    for (const id of ["", ".", "..", "\uD800", undefined as unknown as string]) {
      expect(await client.listPhoneNumbers({ contactID: id })).toMatchObject({
        status: "invalid-request",
        error: { place: "contactID" },
      });
    }
    const result = await client.listPhoneNumbers({ contactID, ifNoneMatch: `${secret}\n` });
    expect(result).toMatchObject({ status: 200 });
    const refused = await client.listPhoneNumbers({ contactID, ifNoneMatch: `${secret}\n${secret}` });
    if (refused.status !== "invalid-request") throw new Error("not refused");
    expect(refused.error.place).toBe("ifNoneMatch");
    expect(refused.error.stack).not.toContain(secret);
    expect(requests).toHaveLength(1);
  });

  it("a client without validation refuses a body that cannot be written", async () => {
    const { client } = core(() => json(200, success));
    const circular: object[] = [];
    circular.push(circular);
    expect(await client.updatePhoneNumbers({ contactID, body: circular })).toMatchObject({
      status: "invalid-request",
      error: { place: "body", expected: "must be a value that can be written" },
    });
  });
});
