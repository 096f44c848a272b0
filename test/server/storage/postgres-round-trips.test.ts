// What goes over a connection to PostgreSQL: how often a write waits for the server, and which shards a statement reaches.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../../../bench/postgres-server.ts";
import { createCitusDouble } from "./citus-double.ts";
import { adding, deciding } from "./decisions.ts";
import { openStore } from "./open-postgres.ts";
import { countRoundTrips, disguiseProcess } from "./postgres-proxy.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

test.each([
  ["alone", createDatabase],
  ["of a cluster", () => createCitusDouble(server)],
])("a server %s is waited for once by a read, twice by a write, and three times with a key", async (_which, create) => {
  const { connectionString, count } = await countRoundTrips(await create());
  const store = await openStore(connectionString, { poolSize: 1 });
  const key = (name: string) => ({ scope: "s", key: name, fingerprint: "f" });
  const calls = [
    () => store.read("C"),
    () => store.write("C", adding),
    () => store.write("C", adding, key("k")),
    () => store.write("C", adding, key("k")),
    () => store.write("C", deciding(undefined)),
  ];
  // Prepares the statements.
  for (const call of calls) await call();
  const found: number[] = [];
  for (const call of [
    () => store.read("C"),
    () => store.write("C", adding),
    () => store.write("C", adding, key("l")),
  ]) {
    const before = count();
    await call();
    found.push(count() - before);
  }
  expect(found).toEqual([1, 2, 3]);
});

function createDatabase(): Promise<string> {
  return server.createDatabase();
}

test("through a pooler the statements of an export are not prepared", async () => {
  const connectionString = `${await server.createDatabase()}?options=-clog_statement%3Dall`;
  const store = await openStore(await disguiseProcess(connectionString));
  await store.write("C", adding);
  const before = server.log().length;
  for await (const { version } of store.contacts()) expect(version).toBe(1);
  const ways = () => [
    ...server
      .log()
      .slice(before)
      .matchAll(/execute ([^:]+): SELECT phone_number_id/g),
  ];
  await expect.poll(() => ways().map(([, way]) => way)).toEqual(["<unnamed>"]);
});

test("an export has at most 500 contacts in memory", async () => {
  const store = await openStore(`${await server.createDatabase()}?options=-clog_statement%3Dall`);
  await store.addKnownContacts(Array.from({ length: 1_001 }, (_, index) => `C${index}`));
  const before = server.log().length;
  let contacts = 0;
  for await (const { known } of store.contacts()) contacts += Number(known);
  expect(contacts).toBe(1_001);
  const fetches = () =>
    server
      .log()
      .slice(before)
      .match(/FETCH \d+ FROM/g);
  await expect.poll(fetches).toEqual(["FETCH 500 FROM", "FETCH 500 FROM", "FETCH 500 FROM"]);
});

test("in a cluster each statement on contacts and keys names them in a list, by which Citus finds their shards", async () => {
  const direct = await createCitusDouble(server);
  const store = await openStore(`${direct}?options=-clog_statement%3Dall`);
  const before = server.log().length;
  const place = { scope: "s", key: "k", fingerprint: "f" };
  await store.write("C", adding, place);
  await store.write("C", deciding({ upserted: [], removed: [1], nextPhoneNumberID: 2 }), place);
  await store.write("C", deciding({ upserted: [], removed: [1], nextPhoneNumberID: 2 }));
  await store.write("D", deciding(undefined));
  await store.addKnownContacts(["C"]);
  const statements = () => {
    const text = server.log().slice(before).replaceAll(/\s+/g, " ");
    const named = [...text.matchAll(/LOG: execute ([a-z ]+): (.*?)(?= \d{4}-\d\d-\d\d )/g)];
    return new Map(named.map(([, name = "", statement = ""]) => [name, statement]));
  };
  await expect
    .poll(() => [...statements().keys()].toSorted())
    .toEqual([
      "find records",
      "lock contacts",
      "mark known",
      "read numbers",
      "remove contacts",
      "remove numbers",
      "update contacts",
    ]);
  for (const statement of statements().values()) {
    expect(statement).toMatch(/^(?:SELECT|UPDATE|DELETE) .*\b(?:contact_id|key) = ANY \(\$\d::text\[\]\)/);
  }
});
