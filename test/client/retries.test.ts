// When a call is tried again, after how long, and what stays the same: every rule of the contract's x-retry.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import type {
  CallOptions,
  Client,
  EveryFormatClientOptions,
  Fetch,
  OperationId,
  RetryEvent,
} from "../../client/index.ts";
import { operations } from "../../generated/operations.ts";
import { createClient } from "./client-under-test.ts";
import { clientWith, json, success } from "./stub-fetch.ts";

const contactID = "C-1";
const failure = { IsSuccess: false, ErrorCode: "ServiceUnavailable", ErrorMessage: "later", InfoMessage: null };
const html = (status: number) => new Response("<html>", { status, headers: { "Content-Type": "text/html" } });
const quick = { baseDelayMs: 1, maxDelayMs: 2 };

const calls: { readonly [Id in OperationId]: (client: Client, options?: CallOptions) => ReturnType<Client[Id]> } = {
  updatePhoneNumbers: (client, options) => client.updatePhoneNumbers({ contactID, body: [] }, options),
  listPhoneNumbers: (client, options) => client.listPhoneNumbers({ contactID }, options),
  removePhoneNumber: (client, options) => client.removePhoneNumber({ contactID, phoneNumberID: 1 }, options),
};
const operationIds = Object.keys(operations) as OperationId[];
const answerOf = (id: OperationId) => json(200, id === "listPhoneNumbers" ? [] : success);

/** Sends these responses, one per try, and then succeeds. */
function inTurn(id: OperationId, turns: readonly (() => Response)[], options: Partial<EveryFormatClientOptions> = {}) {
  let turn = 0;
  return clientWith(() => turns[turn++]?.() ?? answerOf(id), { ...quick, ...options });
}

describe.each(operationIds)("%s, retries", (id) => {
  const { retry, responses } = operations[id];

  it.each(retry.statuses.map(Number))("a call is retried after %s", async (status) => {
    const { client, requests } = inTurn(id, [() => html(status)]);
    expect(await calls[id](client)).toMatchObject({ status: 200, tries: 2 });
    expect(requests).toHaveLength(2);
  });

  it("a call is retried after an incomplete response", async () => {
    const drop = () => {
      throw new TypeError("fetch failed");
    };
    const broken = () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new Error("cut")) }), {
        headers: { "Content-Type": "application/json" },
      });
    const { client } = inTurn(id, [drop, broken]);
    expect(await calls[id](client)).toMatchObject({ status: 200, tries: 3 });
  });

  it("a call is not retried after any other status", async () => {
    const others = [...Object.keys(responses).map(Number), 418, 501, 505].filter(
      (status) => status !== 200 && !retry.statuses.some((known) => known === status),
    );
    for (const status of others) {
      const { client, requests } = inTurn(id, [() => (status === 304 ? new Response(null, { status }) : html(status))]);
      expect((await calls[id](client)).tries).toBe(1);
      expect(requests).toHaveLength(1);
    }
  });

  it("a call is not retried after a response that breaks the contract", async () => {
    const { client } = inTurn(id, [() => json(200, { no: "contract" })]);
    expect(await calls[id](client)).toMatchObject({ status: "invalid-response", tries: 1 });
  });

  it("a call returns the last result after its last try", async () => {
    const turns = Array.from({ length: 9 }, () => () => json(503, failure));
    expect(await calls[id](inTurn(id, turns).client)).toMatchObject({ status: 503, tries: 5, body: failure });
    expect(await calls[id](inTurn(id, turns, { tries: 2 }).client)).toMatchObject({ status: 503, tries: 2 });
    expect(await calls[id](inTurn(id, turns, { tries: 2 }).client, { tries: 3 })).toMatchObject({ tries: 3 });
    expect(await calls[id](inTurn(id, turns).client, { tries: 1 })).toMatchObject({ status: 503, tries: 1 });
  });
});

describe("the Idempotency-Key", () => {
  const keysOf = (requests: readonly Request[]) => requests.map(({ headers }) => headers.get("idempotency-key"));

  it("an idempotency key is created per call, kept in each try, and part of the result", async () => {
    const { client, requests } = inTurn("updatePhoneNumbers", [() => html(503), () => html(502)]);
    const first = await calls.updatePhoneNumbers(client);
    const second = await calls.updatePhoneNumbers(client);
    const [one, two, three, four] = keysOf(requests);
    expect(one).toMatch(/^"[0-9a-f]{32}"$/);
    expect([two, three]).toEqual([one, one]);
    expect(four).not.toBe(one);
    expect([first.idempotencyKey, second.idempotencyKey]).toEqual([one, four]);
  });

  it("the caller's idempotency key is used, and part of a failure", async () => {
    const { client, requests } = inTurn("updatePhoneNumbers", [() => html(503), () => html(500)]);
    const result = await client.updatePhoneNumbers({ contactID, body: [], idempotencyKey: "mine" });
    expect(result).toMatchObject({ status: "invalid-response", idempotencyKey: "mine" });
    expect(keysOf(requests)).toEqual(["mine", "mine"]);
  });

  it("no idempotency key is sent where the contract declares none", async () => {
    const { client, requests } = inTurn("removePhoneNumber", []);
    expect((await calls.removePhoneNumber(client)).idempotencyKey).toBeUndefined();
    expect(keysOf(requests)).toEqual([null]);
  });

  it("an idempotency key is 16 random bytes in hexadecimal, which a page over plain HTTP can create too", async () => {
    const getRandomValues = (bytes: Uint8Array) => bytes.map((_, index) => (bytes[index] = index * 17 - 17));
    vi.stubGlobal("crypto", { getRandomValues });
    const { client, requests } = inTurn("updatePhoneNumbers", []);
    await calls.updatePhoneNumbers(client).finally(() => vi.unstubAllGlobals());
    expect(keysOf(requests)).toEqual(['"ef00112233445566778899aabbccddee"']);
  });
});

describe("the wait", () => {
  const now = Date.UTC(2026, 0, 1);
  /** What would be waited before each try, at a fixed chance and time. */
  async function waits(random: number, headers: Record<string, string>, options: Partial<EveryFormatClientOptions>) {
    const events: RetryEvent[] = [];
    const { client } = clientWith(() => json(503, failure, headers), {
      ...options,
      clock: () => now,
      random: () => random,
      onRetry: (event) => events.push(event),
    });
    const result = await calls.listPhoneNumbers(client);
    return { result, waits: events.map(({ waitMs }) => waitMs) };
  }

  it("the wait is a random part of a back-off that doubles up to its maximum", async () => {
    const options = { baseDelayMs: 10, maxDelayMs: 35 };
    expect((await waits(1, {}, options)).waits).toEqual([10, 20, 35, 35]);
    expect((await waits(0.5, {}, options)).waits).toEqual([5, 10, 18, 18]);
    expect((await waits(0, {}, options)).waits).toEqual([0, 0, 0, 0]);
  });

  it("the wait starts after the seconds of Retry-After", async () => {
    let secondPassed = false;
    setTimeout(() => {
      secondPassed = true;
    }, 1000);
    const { waits: waited } = await waits(1, { "Retry-After": "1" }, { tries: 2, baseDelayMs: 10 });
    expect(waited).toEqual([1010]);
    expect(secondPassed).toBe(true);
  });

  it("the wait goes by the platform's clock and random numbers", async () => {
    const events: RetryEvent[] = [];
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const past = { "Retry-After": "Wed, 01 Jan 2020 00:00:00 GMT" };
    const { client } = clientWith(() => json(503, failure, past), { baseDelayMs: 2, onRetry: (e) => events.push(e) });
    await calls.listPhoneNumbers(client, { tries: 3 }).finally(() => vi.restoreAllMocks());
    expect(events.map(({ waitMs }) => waitMs)).toEqual([1, 2]);
  });

  it("a wait beyond the deadline is not started: the last result is returned immediately", async () => {
    // A client that waited would still be waiting when the test's own time is over.
    const { result, waits: waited } = await waits(0, { "Retry-After": "3600" }, { deadlineMs: 3_600_000 });
    expect(result).toMatchObject({ status: 503, tries: 1 });
    expect(waited).toEqual([]);
  });
});

describe("time", () => {
  /** Longer than any test. */
  const never = 3_600_000;
  /** Responds to the n-th request after so many milliseconds; the last entry applies to all later ones. */
  async function slowServer(delaysMs: readonly number[], use: (url: string) => Promise<void>) {
    let count = 0;
    const server = createServer((_request, response) => {
      const delay = delaysMs[Math.min(count++, delaysMs.length - 1)] ?? 0;
      setTimeout(() => response.writeHead(200, { "Content-Type": "application/json" }).end("[]"), delay).unref();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  it("a try that times out is retried", async () => {
    await slowServer([never, 0], async (url) => {
      const client = createClient({ baseUrl: url, timeoutMs: 2_000, ...quick });
      expect(await calls.listPhoneNumbers(client)).toMatchObject({ status: 200, tries: 2 });
    });
  });

  it("a call whose tries all time out names the limit", async () => {
    await slowServer([never], async (url) => {
      const client = createClient({ baseUrl: url, timeoutMs: 150, tries: 3, ...quick });
      const result = await calls.listPhoneNumbers(client);
      expect(result).toMatchObject({ status: "timeout", ok: false, tries: 3, error: { limit: "timeoutMs" } });
    });
  });

  it("a call's deadline passes in a try or between two", async () => {
    await slowServer([never], async (url) => {
      // One try would not end.
      const client = createClient({ baseUrl: url, deadlineMs: 50, timeoutMs: 2 ** 31 - 1, fetch, ...quick });
      expect(await calls.listPhoneNumbers(client)).toMatchObject({
        status: "timeout",
        error: { limit: "deadlineMs", message: "listPhoneNumbers: no response within deadlineMs (50 ms)" },
      });
      // A thousand tries of 20 ms are not made in 60.
      const short = createClient({ baseUrl: url, timeoutMs: 20, deadlineMs: 60, baseDelayMs: 0, tries: 1_000 });
      const result = await calls.listPhoneNumbers(short);
      // Before the last wait or inside it: the limit is that of the last try, or the call's.
      expect(result.status).toBe("timeout");
      expect(result.tries).toBeLessThan(1_000);
    });
  });

  it("a call's deadline passes while its token is fetched, and in a fetch that ignores its signal", async () => {
    const never = () => new Promise<never>(() => {});
    const { client, requests } = inTurn("listPhoneNumbers", [], { token: never, deadlineMs: 20 });
    expect(await calls.listPhoneNumbers(client)).toMatchObject({ status: "timeout", tries: 0 });
    expect(requests).toHaveLength(0);
    const deaf = createClient({ baseUrl: "http://x.test", fetch: never, timeoutMs: 10, tries: 2, ...quick });
    expect(await calls.listPhoneNumbers(deaf)).toMatchObject({ status: "timeout", tries: 2 });
  });

  it("a call aborted between two tries sends nothing more", async () => {
    const controller = new AbortController();
    const { client, requests } = clientWith(() => json(503, failure), {
      baseDelayMs: 30,
      random: () => 1,
      onRetry: () => setTimeout(() => controller.abort("enough"), 5),
    });
    const result = await calls.listPhoneNumbers(client, { signal: controller.signal });
    expect(result).toMatchObject({ status: "aborted", tries: 1, error: { cause: "enough" } });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(requests).toHaveLength(1);
  });

  it("a try that times out ends its request", async () => {
    const signals: AbortSignal[] = [];
    const fetch: Fetch = (_url, { signal }) => {
      expect(signals.every(({ aborted }) => aborted)).toBe(true);
      signals.push(signal);
      return new Promise<never>(() => {});
    };
    const client = createClient({ baseUrl: "http://x.test", fetch, timeoutMs: 10, tries: 2, ...quick });
    await calls.listPhoneNumbers(client);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });
});
