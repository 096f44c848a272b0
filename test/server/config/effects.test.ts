// Every setting of the table has an effect on the running server. A setting without an entry here does not compile.
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type PostgresServer, startPostgres } from "../../../bench/postgres-server.ts";
import { type SettingName, settings, toFlag, toVariable } from "../../../server/config/settings.ts";
import { openConnection } from "../../../server/storage/sqlite/driver.ts";
import { type Issuer, startIssuer } from "../../support/issuer.ts";
import { launch } from "../../support/program.ts";
import { createAccessEffects } from "./access-effects.ts";
import { commitsWith, expectPoolSize } from "./postgres-effects.ts";
import {
  infoOf,
  number,
  type Running,
  received,
  run,
  runProcess,
  type SendOptions,
  statusOf,
  statusWith,
  valid,
} from "./run-server.ts";

let postgres: PostgresServer;
let issuer: Issuer;
beforeAll(async () => {
  [postgres, issuer] = [await startPostgres(), await startIssuer()];
});
afterAll(() => Promise.all([postgres.remove(), issuer.close()]));

/** The statuses of this many simultaneous requests. */
async function statusesOf({ send }: Running, count: number, options: SendOptions = {}): Promise<Set<number>> {
  return new Set(
    await Promise.all(Array.from({ length: count }, () => statusOf(send("POST", { ...valid, ...options })))),
  );
}

const effects: Readonly<Record<SettingName, () => Promise<void>>> = {
  async host() {
    expect((await run({ host: "127.0.0.2" })).url).toContain("//127.0.0.2:");
  },
  async port() {
    const first = await runProcess({});
    first.child.kill("SIGTERM");
    await first.exited;
    const { port } = new URL(first.url);
    const program = launch(["serve"], { cwd: first.folder, env: { PORT: port } });
    await expect.poll(() => program.output()).toContain(`listening on http://127.0.0.1:${port}\n`);
  },
  async docs() {
    expect(await statusWith({ docs: "on" }, { path: "/docs/" })).toBe(200);
    expect(await statusWith({ docs: "off" }, { path: "/docs/" })).toBe(404);
  },
  async corsOrigins() {
    const { send } = await run({ corsOrigins: "https://app.example.com" });
    const response = await send("GET", { headers: { origin: "https://app.example.com" } });
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example.com");
  },
  async validateResponses() {
    for (const [validateResponses, status] of [
      ["off", 200],
      ["on", 500],
    ] as const) {
      const { folder, send } = await run({ validateResponses });
      await send("POST", valid);
      const db = openConnection(join(folder, "data/phone-numbers.sqlite"));
      db.exec(`UPDATE phone_numbers SET notes = '${"n".repeat(4_001)}'`);
      db.close();
      expect([validateResponses, await statusOf(send("GET"))]).toEqual([validateResponses, status]);
    }
  },
  async logLevel() {
    for (const [logLevel, logs] of [
      ["info", true],
      ["fatal", false],
    ] as const) {
      const { send, child, exited, output } = await runProcess({ logLevel });
      await send("GET");
      child.kill("SIGTERM");
      await exited;
      expect(output().includes('"statusCode":200')).toBe(logs);
    }
  },
  async databaseUrl() {
    const { folder } = await runProcess({ databaseUrl: "file:other/a.sqlite" });
    expect([existsSync(join(folder, "other/a.sqlite")), existsSync(join(folder, "data"))]).toEqual([true, false]);
  },
  async databasePoolSize() {
    await expectPoolSize(postgres, 2);
    await expectPoolSize(postgres, 6);
  },
  async databaseGroupLimit() {
    expect(await commitsWith(postgres, "1")).toBe(60);
    expect(await commitsWith(postgres, "64")).toBeLessThan(60);
  },
  async defaultRegion() {
    const { send } = await run({ defaultRegion: "GB" });
    await send("POST", number("020 7946 0000"));
    expect(await infoOf(send("POST", number("+44 20 7946 0000")))).toMatch(/^0 added, 1 updated/);
  },
  async maxNumbersPerContact() {
    const { send } = await run({ maxNumbersPerContact: "1" });
    expect(await statusOf(send("POST", valid))).toBe(200);
    expect(await statusOf(send("POST", number("+44 20 7946 0001")))).toBe(422);
  },
  async knownContacts() {
    expect(await statusWith({ knownContacts: "on" })).toBe(404);
    expect(await statusWith({ knownContacts: "off" })).toBe(200);
  },
  async idempotencyTtlMs() {
    const headers = { "idempotency-key": '"one"' };
    const reused = { ...number("5551234"), headers };
    const { send } = await run({ idempotencyTtlMs: "3600000" });
    expect(await statusOf(send("POST", { ...valid, headers }))).toBe(200);
    expect(await statusOf(send("POST", reused))).toBe(422);
    const forgetful = await run({ idempotencyTtlMs: "1000" });
    expect(await statusOf(forgetful.send("POST", { ...valid, headers }))).toBe(200);
    await expect.poll(() => statusOf(forgetful.send("POST", reused))).toBe(200);
  },
  ...createAccessEffects(() => issuer),
  async bodyLimitBytes() {
    const { send } = await run({ bodyLimitBytes: "20" });
    expect(await statusOf(send("POST", valid))).toBe(413);
  },
  async headerLimitBytes() {
    const { send } = await run({ headerLimitBytes: "1024" });
    expect(await statusOf(send("GET", { headers: { "x-long": "x".repeat(2_000) } }))).toBe(431);
  },
  async requestTimeoutMs() {
    const { url } = await run({ requestTimeoutMs: "100" });
    const head = "POST /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    expect(await received(url, `${head}Content-Length: 9\r\n\r\n[`, 40_000)).toMatch(/^HTTP\/1.1 408 /);
  },
  async responseTimeoutMs() {
    const { url, output } = await runProcess({ responseTimeoutMs: "100", operationsPort: "0" });
    const operators = /health and metrics on (\S+)/.exec(output())?.[1];
    const socket = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => undefined);
    onTestFinished(() => void socket.destroy());
    socket.write("GET /docs/viewer.js HTTP/1.1\r\nHost: a\r\n\r\n".repeat(50));
    const metrics = async () => (await fetch(`${operators}/metrics`)).text();
    await expect.poll(metrics).toMatch(/^slow_readers_closed_total\{reason="time"\} 1$/m);
  },
  async keepAliveTimeoutMs() {
    const { send } = await run({ keepAliveTimeoutMs: "7000" });
    expect((await send("GET")).headers.get("keep-alive")).toBe("timeout=7");
  },
  async maxConnections() {
    const { url, send } = await run({ maxConnections: "1" });
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
    });
    const [response] = await once(socket, "data");
    expect(String(response)).toMatch(/^HTTP\/1.1 200 /);
    await expect(send("GET")).rejects.toThrow();
    socket.destroy();
  },
  async trustedProxies() {
    for (const [trustedProxies, statuses] of [
      ["loopback", [200]],
      ["10.0.0.0/8", [200, 429]],
    ] as const) {
      const { send } = await run({ trustedProxies, addressRateLimit: "1" });
      const each = Array.from({ length: 20 }, (_, index) =>
        statusOf(send("GET", { headers: { "x-forwarded-for": `203.0.113.${index}` } })),
      );
      expect([...new Set(await Promise.all(each))].toSorted()).toEqual(statuses);
    }
  },
  async callerRateLimit() {
    const response = await (await run({ callerRateLimit: "1" })).send("GET");
    expect(response.headers.get("ratelimit-policy")).toContain('"caller";q=10');
  },
  async addressRateLimit() {
    const response = await (await run({ addressRateLimit: "1" })).send("GET");
    expect(response.headers.get("ratelimit-policy")).toContain('"address";q=10');
  },
  async overloadDelayMs() {
    const headers = { "content-type": "application/json" };
    expect([
      ...(await statusesOf(await runProcess({ overloadDelayMs: "0", overloadQueue: "0" }), 200, { headers })),
    ]).toEqual([200]);
    const busy = await runProcess({ overloadDelayMs: "1", overloadQueue: "0" });
    // Whether one burst delays the event loop by so much depends on the machine.
    await expect.poll(() => statusesOf(busy, 300, { headers })).toContain(503);
  },
  async overloadQueue() {
    const busy = await runProcess({ overloadQueue: "1", overloadDelayMs: "0" });
    await expect.poll(() => statusesOf(busy, 100)).toContain(503);
  },
  async operationsHost() {
    const { output } = await runProcess({ operationsHost: "127.0.0.2", operationsPort: "0" });
    expect(output()).toMatch(/health and metrics on http:\/\/127\.0\.0\.2:\d+/);
  },
  async operationsPort() {
    const { output } = await runProcess({ operationsPort: "0" });
    const url = /health and metrics on (\S+)/.exec(output())?.[1];
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  },
  async drainDelayMs() {
    const { send, child, exited } = await runProcess({ drainDelayMs: "3600000" });
    child.kill("SIGTERM");
    await expect.poll(() => statusOf(send("GET", { path: "/health/ready" }))).toBe(503);
    expect(await statusOf(send("GET"))).toBe(200);
    child.kill("SIGKILL");
    await exited;
  },
  async drainTimeoutMs() {
    const { url, child, exited } = await runProcess({ drainTimeoutMs: "100", requestTimeoutMs: "3600000" });
    const head = "POST /v1/Contacts/C/PhoneNumbers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    const unfinished = received(url, `${head}Content-Length: 9\r\n\r\n[`, 60_000);
    await delay(500);
    child.kill("SIGTERM");
    expect(await exited).toBe(0);
    await unfinished;
  },
};

it.each(Object.keys(settings) as SettingName[])("the setting %s changes the behaviour of the server", async (name) => {
  await effects[name]();
});

it("every flag and variable is as docs and help write them", () => {
  for (const name of Object.keys(settings)) {
    expect(toFlag(name)).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(toVariable(name)).toBe(toFlag(name).replaceAll("-", "_").toUpperCase());
  }
});
