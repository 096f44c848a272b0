// Each caller and each address has its own bucket, sees its rest in headers, and is refused before its body is read.
import { afterEach, describe, expect, it } from "vitest";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { addressKey, createRateLimiter } from "../../../server/ops/rate-limit.ts";
import { violationsOf } from "../../support/contract.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";

describe("a bucket", () => {
  it("a bucket allows one window's requests immediately, then refills at its rate up to its size", () => {
    let now = 0;
    const limiter = createRateLimiter({ name: "caller", perSecond: 2, windowSeconds: 3, clock: () => now });
    const take = () => limiter.take("a");
    expect(limiter.policy).toBe('"caller";q=6;w=3');
    expect(take()).toEqual({ retryAfterSeconds: 0, left: '"caller";r=5;t=1' });
    for (let time = 0; time < 5; time++) expect(take().retryAfterSeconds).toBe(0);
    expect(take()).toEqual({ retryAfterSeconds: 1, left: '"caller";r=0;t=3' });
    now += 499;
    expect(take()).toEqual({ retryAfterSeconds: 1, left: '"caller";r=0;t=3' });
    now += 1;
    expect(take().retryAfterSeconds).toBe(0);
    expect(take().retryAfterSeconds).toBe(1);
    now += 3_600_000;
    expect(take().left).toBe('"caller";r=5;t=1');
  });

  it("a bucket covers ten seconds by default", () => {
    expect(createRateLimiter({ name: "address", perSecond: 2 }).policy).toBe('"address";q=20;w=10');
  });

  it("a bucket is each caller's own", () => {
    const limiter = createRateLimiter({ name: "caller", perSecond: 1, windowSeconds: 1, clock: () => 0 });
    expect(["a", "a", "b"].map((key) => limiter.take(key).retryAfterSeconds)).toEqual([0, 1, 0]);
  });

  it("a bucket is kept for a bounded number of callers, those that were heard of last", () => {
    const limiter = createRateLimiter({ name: "address", perSecond: 1, windowSeconds: 1, keyLimit: 2, clock: () => 0 });
    const taken = ["a", "b", "a", "c", "a", "b"].map((key) => limiter.take(key).retryAfterSeconds);
    expect(taken).toEqual([0, 0, 1, 0, 1, 0]);
  });
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["1:2:3:4:5:6:7:8:9::a:b", "1:2:3:4"],
])("the address %s counts as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

describe("over HTTP", () => {
  let server: TestServer;
  afterEach(() => server.close());

  async function start(callers: number, addresses: number, trustedProxies: readonly string[] = []) {
    const metrics = createMetrics();
    const limiter = (name: "caller" | "address", perSecond: number) =>
      createRateLimiter({ name, perSecond, windowSeconds: 1, clock: () => 0 });
    server = await startTestServer({
      trustedProxies,
      ops: { metrics, callerLimit: limiter("caller", callers), addressLimit: limiter("address", addresses) },
    });
    return metrics;
  }

  it("a token over its limit is 429 in the negotiated format, and another token is not", async () => {
    const metrics = await start(2, 100);
    const get = (token: string) =>
      server.send({ path: freshContact().path, headers: { authorization: `Bearer ${token}`, accept: "text/xml" } });
    const first = await get(tokens.all);
    expect(first.headers["ratelimit-policy"]).toBe('"address";q=100;w=1, "caller";q=2;w=1');
    expect(first.headers["ratelimit"]).toBe('"address";r=99;t=1, "caller";r=1;t=1');
    expect(violationsOf("listPhoneNumbers", first)).toEqual([]);
    await get(tokens.all);
    const over = await get(tokens.all);
    expect([over.status, over.headers["retry-after"]]).toEqual([429, "1"]);
    expect(over.headers["content-type"]).toBe("text/xml; charset=utf-8");
    expect(over.text).toContain("<ErrorCode>TooManyRequests</ErrorCode>");
    expect(violationsOf("listPhoneNumbers", over)).toEqual([]);
    expect((await get(tokens.reader)).status).toBe(200);
    expect(await metrics.text()).toContain('rate_limited_requests_total{by="caller"} 1');
  });

  it("a request over the limit is refused without waiting for the body", async () => {
    await start(1, 100);
    const head = `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n`;
    await server.send({ path: freshContact().path });
    expect(await server.sendRaw(head, 500)).toContain("HTTP/1.1 429");
  });

  it("a request whose body is refused takes from the limit too", async () => {
    await start(2, 100);
    const post = () =>
      server.send({ method: "POST", path: freshContact().path, headers: { "content-type": "text/plain" }, body: "5" });
    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([415, 415, 429]);
  });

  it("an address over its limit is 429 before its token is looked at, on unknown paths too", async () => {
    const metrics = await start(100, 3);
    const guess = () => server.send({ path: freshContact().path, headers: { authorization: "Bearer a-guess" } });
    expect([(await guess()).status, (await guess()).status]).toEqual([401, 401]);
    expect((await server.send({ path: "/nothing" })).status).toBe(404);
    expect([(await guess()).status, (await server.send({ path: "/nothing" })).status]).toEqual([429, 429]);
    expect(await metrics.text()).toContain('rate_limited_requests_total{by="address"} 2');
  });

  it("X-Forwarded-For counts only from a trusted proxy", async () => {
    const from = (address: string) =>
      server.send({ path: freshContact().path, headers: { "x-forwarded-for": address } }).then(({ status }) => status);
    await start(100, 1, ["loopback"]);
    expect([await from("203.0.113.1"), await from("203.0.113.1"), await from("203.0.113.2")]).toEqual([200, 429, 200]);
    expect([await from("2001:db8:1:2::1"), await from("2001:db8:1:2::2")]).toEqual([200, 429]);
    await server.close();
    await start(100, 1);
    expect([await from("203.0.113.1"), await from("203.0.113.2")]).toEqual([200, 429]);
  });
});
