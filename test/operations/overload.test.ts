// Overload is seen where it is, refuses what is too much and nothing else, and its answer conforms to the contract.
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { answerTypes } from "../../server/http/negotiation.ts";
import { createMetrics } from "../../server/operations/metrics.ts";
import { createOverload } from "../../server/operations/overload.ts";
import type { Service } from "../../server/service.ts";
import { violationsOf } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../support/server.ts";

describe("by the delay of the event loop", () => {
  function createTurns() {
    let now = 0;
    const ends: (() => void)[] = [];
    const overload = createOverload({
      delayLimitMs: 100,
      queueLimit: 0,
      pendingWrites: () => 0,
      graceMs: 250,
      clock: () => now,
      afterTurn: (run) => ends.push(run),
    });
    /** A turn in which requests arrive at these milliseconds of it; whether each is refused. */
    return (arrivals: readonly number[], length: number): boolean[] => {
      const start = now;
      const refused = arrivals.map((at) => {
        now = start + at;
        return overload.refusal() === "delay";
      });
      now = start + length;
      for (const end of ends.splice(0)) end();
      return refused;
    };
  }

  it("a burst is served, however long the turn that it makes", () => {
    const turn = createTurns();
    expect(turn([0, 99, 101, 5_000], 6_000)).toEqual([false, false, false, false]);
  });

  it("in turns that stay too long it takes what fits the limit, and refuses the rest of the turn", () => {
    const turn = createTurns();
    turn([0], 300);
    expect(turn([0, 100, 101, 150], 200)).toEqual([false, false, true, true]);
    expect(turn([0, 50, 120], 130)).toEqual([false, false, true]);
  });

  it("a turn within the limit ends it", () => {
    const turn = createTurns();
    turn([0], 300);
    turn([0], 100);
    expect(turn([0, 200], 300)).toEqual([false, false]);
  });
});

describe("by the queue", () => {
  let server: TestServer;
  afterEach(() => server.close());
  let release = (): void => undefined;
  const slow = (): Service => {
    const wait = new Promise<void>((resolve) => {
      release = resolve;
    });
    const refuse = () => Promise.reject(new Error("not asked for"));
    const listPhoneNumbers: Service["listPhoneNumbers"] = async () => {
      await wait;
      return { status: 200, body: [], headers: { etag: '"1.x"' } };
    };
    return { updatePhoneNumbers: refuse, removePhoneNumber: refuse, listPhoneNumbers };
  };

  it("what comes while handlers are busy is 503 as declared, at once and in every format, until they are done", async () => {
    const metrics = createMetrics();
    const overload = createOverload({ delayLimitMs: 0, queueLimit: 2, pendingWrites: () => 0 });
    server = await startTestServer({ service: slow(), operations: { overload, metrics } });
    const { path } = freshContact();
    const busy = [server.send({ path }), server.send({ path })];
    while (overload.requestsInFlight() < 2) await delay(5);
    for (const accept of answerTypes) {
      const refused = await server.send({ path, headers: { accept, authorization: "" } });
      expect(refused.status).toBe(503);
      expect(refused.headers["content-type"]).toBe(`${accept}; charset=utf-8`);
      expect(refused.text).toContain("ServiceUnavailable");
      expect(violationsOf("listPhoneNumbers", refused)).toEqual([]);
    }
    release();
    for (const answer of busy) expect((await answer).status).toBe(200);
    expect((await server.send({ path })).status).toBe(200);
    expect(await metrics.text()).toContain('shed_requests_total{reason="queue"} 4');
  });

  it("a handler that throws is not counted for ever", async () => {
    const overload = createOverload({ delayLimitMs: 0, queueLimit: 1, pendingWrites: () => 0 });
    server = await startTestServer({ service: slow(), operations: { overload } });
    const remove = () => server.send({ method: "DELETE", path: `${freshContact().path}/1` });
    for (let time = 0; time < 3; time++) expect((await remove()).status).toBe(500);
  });

  it("writes that wait for a commit count, and senders that are slow do not", async () => {
    let pending = 0;
    const overload = createOverload({ delayLimitMs: 0, queueLimit: 3, pendingWrites: () => pending });
    server = await startTestServer({ service: slow(), operations: { overload } });
    release();
    const { path } = freshContact();
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\nContent-Length: 9\r\nContent-Type: application/json\r\n\r\n[`;
    const senders = Array.from({ length: 5 }, () => server.sendRaw(head, 600));
    await delay(200);
    expect((await server.send({ path })).status).toBe(200);
    pending = 3;
    expect((await server.send({ path })).status).toBe(503);
    await Promise.all(senders);
  });

  it("a connection that was refused is not heard for a moment, and then answered", async () => {
    let pending = 1;
    const overload = createOverload({ delayLimitMs: 0, queueLimit: 1, pendingWrites: () => pending });
    server = await startTestServer({ service: slow(), operations: { overload } });
    release();
    const { path } = freshContact();
    expect((await server.send({ path })).status).toBe(503);
    pending = 0;
    const before = performance.now();
    expect((await server.send({ path })).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(150);
  });
});
