// Admission keeps turns short, refuses only the excess, and its response conforms to the contract.
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { responseTypes } from "../../../server/http/negotiation.ts";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { createAdmission } from "../../../server/ops/overload-guard.ts";
import type { Service } from "../../../server/service.ts";
import { violationsOf } from "../../support/contract.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";

describe("by how long requests wait", () => {
  const waitLimitMs = 250;
  /** An event loop of the test's own, in which serving a request takes a millisecond, and a turn half of one besides. */
  function createLoop() {
    let now = 0;
    const ends: (() => void)[] = [];
    const admission = createAdmission({
      waitLimitMs,
      queueLimit: 0,
      storeLoad: () => ({ pendingWrites: 0 }),
      clock: () => now,
      afterTurn: (run) => ends.push(run),
    });
    const served: number[] = [];
    const waits: number[] = [];
    const refused: number[] = [];
    const reasons = new Set<string>();
    let arrived = 0;
    return {
      admission,
      served,
      waits,
      refused,
      reasons,
      /** So many requests arrive, and what is served of all that wait takes its time. */
      turn(arrivals = 0): void {
        const before = served.length;
        for (let left = arrivals; left > 0; left--) {
          const id = arrived++;
          const since = now;
          const admit = () => {
            served.push(id);
            waits.push(now - since);
          };
          const refuse = (reason: string) => {
            refused.push(id);
            reasons.add(reason);
          };
          admission.arrive({ admit, refuse });
        }
        now += 0.5 + served.length - before;
        const between = served.length;
        for (const end of ends.splice(0)) end();
        now += served.length - between;
      },
      pass: (ms: number) => {
        now += ms;
      },
      now: () => now,
    };
  }
  const range = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

  it("without a limit no request waits, however many arrive in a turn", () => {
    const admission = createAdmission({
      waitLimitMs: 0,
      queueLimit: 0,
      storeLoad: () => ({ pendingWrites: 9 }),
      afterTurn: () => undefined,
    });
    let admitted = 0;
    for (let request = 0; request < 1_000; request++)
      admission.arrive({ admit: () => void admitted++, refuse: () => undefined });
    expect([admitted, admission.requestsWaiting()]).toEqual([1_000, 0]);
  });

  it("requests that arrive one by one are admitted immediately", () => {
    const loop = createLoop();
    for (let time = 0; time < 500; time++) loop.turn(1);
    expect([loop.served, Math.max(...loop.waits), loop.refused]).toEqual([range(500), 0, []]);
    expect(loop.admission.requestsWaiting()).toBe(0);
  });

  it("a burst is served in the order in which it came, over several turns", () => {
    const loop = createLoop();
    loop.turn(150);
    expect(loop.served.length).toBeLessThan(150);
    for (let turn = 0; turn < 40; turn++) loop.turn();
    expect([loop.served, loop.refused]).toEqual([range(150), []]);
  });

  it("turns that take too long take fewer, and one at least", () => {
    const loop = createLoop();
    for (let turn = 0; turn < 20; turn++) {
      const before = loop.served.length;
      loop.turn(100);
      loop.pass(100);
      if (turn > 12) expect(loop.served.length - before).toBeLessThan(3);
    }
    expect(loop.served.length).toBeGreaterThan(20);
  });

  it("turns that are short again take more", () => {
    const loop = createLoop();
    for (let turn = 0; turn < 20; turn++) {
      loop.turn(100);
      loop.pass(100);
    }
    for (let turn = 0; turn < 10; turn++) loop.turn(100);
    const before = loop.served.length;
    loop.turn(100);
    expect(loop.served.length - before).toBeGreaterThanOrEqual(8);
  });

  it.each([2, 3])("under %i times the capacity, nine tenths of the capacity are served in bounded time", (multiple) => {
    const loop = createLoop();
    let due = 0;
    for (let arrived = 0; loop.now() < 20_000; arrived += due) {
      due = Math.floor(loop.now() * multiple) - arrived;
      loop.turn(due);
    }
    expect(loop.served.length).toBeGreaterThan(loop.now() * 0.9);
    expect(loop.refused.length).toBeGreaterThan(loop.now() * (multiple - 1.5));
    expect(Math.max(...loop.waits)).toBeLessThan(waitLimitMs + 50);
  });

  it("who has waited longer than the limit is refused, and not before", () => {
    const loop = createLoop();
    loop.turn(1_000);
    const waiting = loop.admission.requestsWaiting();
    expect(waiting).toBeGreaterThan(0);
    loop.pass(waitLimitMs - loop.now() - 1);
    loop.turn();
    expect(loop.refused).toEqual([]);
    loop.pass(waitLimitMs);
    const left = loop.admission.requestsWaiting();
    expect(left).toBeGreaterThan(0);
    loop.turn();
    expect([loop.refused.length, loop.admission.requestsWaiting()]).toEqual([left, 0]);
    expect([...loop.reasons]).toEqual(["delay"]);
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
    const listPhoneNumbers: Service["listPhoneNumbers"] = async () => {
      await wait;
      return { status: 200, body: [], headers: { etag: '"1.x"' } };
    };
    return stubService({ listPhoneNumbers });
  };

  it("requests that arrive while all handlers are busy get 503 immediately, as declared and in every format", async () => {
    const metrics = createMetrics();
    const admission = createAdmission({ waitLimitMs: 0, queueLimit: 2, storeLoad: () => ({ pendingWrites: 0 }) });
    server = await startTestServer({ service: slow(), ops: { admission, metrics } });
    const { path } = freshContact();
    const busy = [server.send({ path }), server.send({ path })];
    while (admission.requestsInFlight() < 2) await delay(5);
    for (const accept of responseTypes) {
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
    const admission = createAdmission({ waitLimitMs: 0, queueLimit: 1, storeLoad: () => ({ pendingWrites: 0 }) });
    server = await startTestServer({ service: slow(), ops: { admission } });
    const remove = () => server.send({ method: "DELETE", path: `${freshContact().path}/1` });
    for (let time = 0; time < 3; time++) expect((await remove()).status).toBe(500);
  });

  it("writes that wait for a commit count, and senders that are slow do not", async () => {
    let pending = 0;
    const admission = createAdmission({ waitLimitMs: 0, queueLimit: 3, storeLoad: () => ({ pendingWrites: pending }) });
    server = await startTestServer({ service: slow(), ops: { admission } });
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

  it("a refused connection is paused for half a second, and then served", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    let pending = 1;
    const admission = createAdmission({ waitLimitMs: 0, queueLimit: 1, storeLoad: () => ({ pendingWrites: pending }) });
    server = await startTestServer({ service: slow(), ops: { admission } });
    release();
    const { path } = freshContact();
    expect((await server.send({ path })).status).toBe(503);
    pending = 0;
    let served = false;
    const again = server.send({ path }).finally(() => {
      served = true;
    });
    const get = `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\nConnection: close\r\n\r\n`;
    const onOtherConnections = async () => {
      for (let time = 0; time < 5; time++) expect(await server.sendRaw(get)).toMatch(/^HTTP\/1\.1 200 /);
    };
    await onOtherConnections();
    vi.advanceTimersByTime(499);
    await onOtherConnections();
    expect(served).toBe(false);
    vi.advanceTimersByTime(1);
    expect((await again).status).toBe(200);
  });
});
