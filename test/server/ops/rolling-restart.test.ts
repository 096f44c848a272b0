// Two processes on one PostgreSQL are replaced one after the other under load: no request fails, and no list is lost.
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../../../bench/postgres-server.ts";
import { type Serving, serve } from "../../support/program.ts";
import { createRollingClient } from "../../support/rolling-client.ts";

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

const writers = 16;

/** Without the overload guard, which refuses requests on a busy machine. */
const flags = ["--log-level", "silent", "--drain-delay-ms", "1000", "--overload-delay-ms", "0"];

it("costs no request and no acknowledged list", async () => {
  const env = { DATABASE_URL: await postgres.createDatabase() };
  const start = () => serve(flags, { cwd: tmpdir(), env });
  const running: Serving[] = await Promise.all([start(), start()]);
  const client = createRollingClient(() => running.map(({ url }) => url));
  const failures: unknown[] = [];
  const acknowledged: string[] = [];
  const servedBy = new Set<string>();
  let stopping = false;
  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let turn = 0; !stopping; turn++) {
      const Notes = `${writer}-${turn}`;
      const body = JSON.stringify([{ PhoneNumber: `${1_000_000 + writer * 50_000 + turn}`, Notes }]);
      try {
        const { status, url } = await client.post(`/v1/Contacts/C${writer}/PhoneNumbers`, body);
        servedBy.add(url);
        if (status === 200) acknowledged.push(`${writer}:${Notes}`);
        else failures.push(status);
      } catch (error) {
        failures.push(error);
      }
    }
  });
  const until = (reached: () => boolean) => expect.poll(reached).toBe(true);
  await until(() => acknowledged.length >= 100 && servedBy.size === 2);
  for (let place = 0; place < running.length; place++) {
    const old = running[place] as Serving;
    const started = await start();
    running[place] = started;
    running.push(old);
    await until(() => servedBy.has(started.url));
    old.child.kill("SIGTERM");
    expect(await old.exited).toBe(0);
    running.pop();
    const before = acknowledged.length;
    await until(() => acknowledged.length >= before + 50);
  }
  stopping = true;
  await Promise.all(writing);
  expect(failures).toEqual([]);
  expect(servedBy.size).toBe(4);
  const stored = new Set<string>();
  for (let writer = 0; writer < writers; writer++) {
    const answer = await fetch(`${running[0]?.url}/v1/Contacts/C${writer}/PhoneNumbers`);
    for (const { Notes } of (await answer.json()) as { Notes: string }[]) stored.add(`${writer}:${Notes}`);
  }
  expect(acknowledged.filter((one) => !stored.has(one))).toEqual([]);
  client.close();
});

it("a process is not ready while its database is away, lives on, and is ready again", async () => {
  const env = { DATABASE_URL: await postgres.createDatabase() };
  const { url, child, exited } = await serve(["--log-level", "silent"], { cwd: tmpdir(), env });
  const until = async (status: number) => {
    await expect.poll(async () => (await fetch(`${url}/health/ready`)).status).toBe(status);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  };
  await until(200);
  await postgres.stop();
  await until(503);
  await postgres.start();
  await until(200);
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
});
