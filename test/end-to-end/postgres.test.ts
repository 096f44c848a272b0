// Several processes of the program on one PostgreSQL: one set of numbers, whoever is asked and whatever goes away.
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../../bench/postgres-server.ts";
import { launch, type Serving, serve } from "../support/program.ts";

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

const quiet = ["--log-level", "silent"];
const start = (url: string) => serve(quiet, { cwd: tmpdir(), env: { DATABASE_URL: url } });

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: { readonly InfoMessage: string };
}

async function post({ url }: Serving, contactID: string, body: object[], key: string = randomUUID()): Promise<Answer> {
  const answer = await fetch(`${url}/v1/Contacts/${contactID}/PhoneNumbers`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    retryAfter: answer.headers.get("retry-after"),
    body: (await answer.json()) as Answer["body"],
  };
}

async function stored({ url }: Serving, contactID: string): Promise<{ PhoneNumberID: number; Notes: string }[]> {
  const answer = await fetch(`${url}/v1/Contacts/${contactID}/PhoneNumbers`);
  return (await answer.json()) as { PhoneNumberID: number; Notes: string }[];
}

it("ten processes that start together on an empty database all serve it", async () => {
  const database = await postgres.createDatabase();
  const processes = await Promise.all(Array.from({ length: 10 }, () => start(`${database}?application_name=ten`)));
  const answers = await Promise.all(
    processes.map((each, index) => post(each, "C", [{ PhoneNumber: `555-010${index}` }])),
  );
  expect(answers.map(({ status }) => status)).toEqual(processes.map(() => 200));
  const ids = (await stored(processes[0] as Serving, "C")).map(({ PhoneNumberID }) => PhoneNumberID);
  expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it("a list sent repeatedly through two processes with one key is stored once", async () => {
  const database = await postgres.createDatabase();
  const both = await Promise.all([start(database), start(database)]);
  for (let round = 0; round < 20; round++) {
    const key = randomUUID();
    const body = [{ PhoneNumber: `555-0${100 + round}`, Notes: `round ${round}` }];
    const answers = await Promise.all(both.flatMap((each) => [1, 2, 3].map(() => post(each, "C", body, key))));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const said = answers.filter(({ status }) => status === 200).map(({ body: { InfoMessage } }) => InfoMessage);
    expect([...new Set(said.map((text) => text.slice(0, 7)))]).toEqual(["1 added"]);
  }
  expect(await stored(both[0], "C")).toHaveLength(20);
});

it("a database killed in the middle of load costs 503s with Retry-After, and no acknowledged list", async () => {
  const database = await postgres.createDatabase();
  const both = await Promise.all([start(database), start(database)]);
  const acknowledged: [contactID: string, list: string][] = [];
  const others: Answer[] = [];
  let stopping = false;
  const writing = Array.from({ length: 16 }, async (_, writer) => {
    for (let turn = 0; !stopping; turn++) {
      const [contactID, Notes] = [`C${writer % 6}`, `${writer} ${turn}`];
      const digits = (item: number) => [writer, turn, item].map((part) => String(part).padStart(4, "0")).join(" ");
      const numbers = [1, 2, 3].map((item) => ({ PhoneNumber: digits(item), Notes }));
      const answer = await post(both[writer % 2] as Serving, contactID, numbers);
      if (answer.status === 200) acknowledged.push([contactID, Notes]);
      else others.push(answer);
    }
  });
  const grown = (list: readonly unknown[]) => {
    const before = list.length;
    return expect.poll(() => list.length).toBeGreaterThan(before + 16);
  };
  for (let kill = 0; kill < 3; kill++) {
    await grown(acknowledged);
    await postgres.kill();
    await grown(others);
    await postgres.start();
  }
  await grown(acknowledged);
  stopping = true;
  await Promise.all(writing);
  expect([...new Set(others.map(({ status, retryAfter }) => `${status} ${retryAfter}`))]).toEqual(["503 1"]);
  const lists = new Map<string, number>();
  for (const contactID of new Set(acknowledged.map(([id]) => id))) {
    for (const { Notes } of await stored(both[1], contactID)) {
      lists.set(`${contactID} ${Notes}`, (lists.get(`${contactID} ${Notes}`) ?? 0) + 1);
    }
  }
  expect(acknowledged.filter(([contactID, list]) => lists.get(`${contactID} ${list}`) !== 3)).toEqual([]);
  expect([...lists].filter(([, count]) => count !== 3)).toEqual([]);
});

it("a database that cannot be had is one clear line without the password, and exit code 1", async () => {
  const program = launch(["serve", "--port", "0"], {
    cwd: tmpdir(),
    env: { DATABASE_URL: "postgres://someone:pass-phrase@127.0.0.1:1/contacts" },
  });
  expect(await program.exited).toBe(1);
  expect(program.output()).toMatch(/^cannot start: [^\n]*database[^\n]*\n$/);
  expect(program.output()).not.toContain("pass-phrase");
});
