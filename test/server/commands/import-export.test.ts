// import and export as an operator runs them: exit codes, reject file, dry run, resuming, and no trace of a number.
import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { storeOfTenant } from "../../../server/phone-numbers/tenant-store.ts";
import { openConnection, readValue } from "../../../server/storage/sqlite/driver.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { createWorkplace } from "./run-command.ts";

const secret = "555-0100-4711";
const csv = `contactID,PhoneNumber\r\nA,${secret}\r\nB,${secret}\r\n`;
const line = (index: number) =>
  `{"contactID":"C${index}","PhoneNumbers":[{"PhoneNumberID":1,"PhoneNumber":"+1 202 555 ${index}"}]}\n`;

it("import ends with 0 when all records were stored, from a file or standard input, and a repeat changes nothing", async () => {
  const { run, write } = createWorkplace();
  write("a.csv", csv);
  const first = await run(["import", "a.csv", "--database", "a.sqlite"]);
  expect(first).toEqual({ code: 0, output: "2 contacts, 2 numbers added, 0 updated, 0 unchanged; 0 rejected\n" });
  const second = await run(["import", "--format", "csv"], { input: csv, env: { DATABASE_URL: "file:a.sqlite" } });
  expect(second).toEqual({ code: 0, output: "2 contacts, 0 numbers added, 0 updated, 2 unchanged; 0 rejected\n" });
});

it("import ends with 1 when some records were refused, and writes the reject file", async () => {
  const { run, write, read } = createWorkplace();
  write("a.csv", `${csv},${secret}\r\nC, \r\nD,1\r\n`);
  const { code, output } = await run(["import", "a.csv", "--rejects", "rejects.ndjson"]);
  expect(code).toBe(1);
  expect(output).toContain("5 contacts, 3 numbers added, 0 updated, 0 unchanged; 2 rejected");
  expect(
    read("rejects.ndjson")
      .split("\n")
      .map((text) => text && JSON.parse(text).line),
  ).toEqual([4, 5, ""]);
  const reported = await run(["import", "a.csv"]);
  expect(reported.output).toContain("line 4: contactID is empty");
  expect(read("rejects.ndjson") + output + reported.output).not.toContain(secret);
});

it("import ends with 2 when it could not run, or not to the end", async () => {
  const { run, write } = createWorkplace();
  write("b.json", "[");
  write("a.csv", csv);
  write("other.sqlite", "no database");
  for (const [args, said] of [
    [["import", "none.csv"], "cannot import: ENOENT"],
    [["import", "b.json"], "cannot import: line 1: the file must be a complete JSON array"],
    [["import", "a.txt"], "--format must be one of csv, json, ndjson, xml"],
    [["import", "a.csv", "--format", "yaml"], "Allowed choices are csv"],
    [["import", "a.csv", "--nonsense"], "unknown option"],
    [["import", "a.csv", "--database", "other.sqlite"], "cannot import: the database other.sqlite cannot be used"],
    [["import", "a.csv", "--default-region", "XX"], "--default-region or DEFAULT_REGION"],
    [["import", "a.csv", "--dry-run", "--resume", "s"], "--resume does not go with --dry-run"],
    [["import", "a.csv", "--known-contacts", "b"], "--known-contacts cannot be combined with another file"],
    [["import", "--known-contacts", "a.csv", "--dry-run"], "--known-contacts cannot be combined with another file"],
    [["import", "--known-contacts", "a.csv", "--resume", "s"], "--known-contacts cannot be combined with another file"],
    [["export", "a.ndjson", "--database", "none.sqlite"], "cannot export: Database not found: none.sqlite"],
    [["export", "a.csv"], "cannot export: a.csv already exists"],
  ] as const) {
    const { code, output } = await run(args);
    expect([args, code, output]).toEqual([args, 2, expect.stringContaining(said)]);
  }
});

it("a dry run of import writes and creates nothing", async () => {
  const { run, write, path } = createWorkplace();
  write("a.csv", `${csv}C, \r\n`);
  const dry = await run(["import", "a.csv", "--dry-run", "--database", "new/a.sqlite"]);
  expect(dry.code).toBe(1);
  expect(dry.output).toContain("dry run: 3 contacts, 2 numbers added, 0 updated, 0 unchanged; 1 rejected");
  expect(existsSync(path("new"))).toBe(false);
  await run(["import", "a.csv"]);
  const again = await run(["import", "a.csv", "--dry-run"]);
  expect(again.output).toContain("0 numbers added, 0 updated, 2 unchanged");
  write("b.csv", "contactID,PhoneNumber\r\nNEW,555-0199\r\n");
  expect((await run(["import", "b.csv", "--dry-run"])).output).toContain("1 contact, 1 number added");
  expect((await run(["export", "--format", "csv"])).output).not.toContain("NEW");
});

it.each([
  ["export", "--format", "csv"],
  ["import", "a.csv", "--dry-run"],
])("%s %s %s asks for migrate on an older schema, and does not change it", async (...args) => {
  const { run, write, path } = createWorkplace();
  write("a.csv", csv);
  expect((await run(["import", "a.csv"])).code).toBe(0);
  const db = openConnection(path("data/phone-numbers.sqlite"));
  db.exec("PRAGMA user_version = 1");
  const { code, output } = await run(args);
  expect([code, output]).toEqual([2, expect.stringMatching(/has version 1, not \d+: run migrate first\n$/)]);
  expect(readValue(db, "PRAGMA user_version")).toBe(1);
  db.close();
});

it.each(["csv", "json", "ndjson", "xml"])(
  "exports %s that an empty database gives back to the byte",
  async (format) => {
    const { run, write, read } = createWorkplace();
    write("a.ndjson", Array.from({ length: 300 }, (_, index) => line(index)).join(""));
    await run(["import", "a.ndjson", "--database", "a.sqlite"]);
    const { code, output } = await run(["export", `one.${format}`, "--database", "a.sqlite"]);
    expect([code, output]).toEqual([0, `one.${format}: 300 contacts\n`]);
    expect((await run(["import", `one.${format}`, "--database", "b.sqlite"])).code).toBe(0);
    const { output: text } = await run(["export", "--format", format, "--database", "b.sqlite"]);
    expect(text).toBe(read(`one.${format}`));
  },
);

it.each(["SIGTERM", "SIGKILL"] as const)(
  "an import continues where %s ended it, with a complete reject file",
  async (signal) => {
    const { run, start, write, read, path } = createWorkplace();
    const bad = '{"contactID":"","PhoneNumbers":[]}\n';
    const lines = Array.from({ length: 60_000 }, (_, index) => (index % 1000 === 500 ? bad : line(index)));
    write("a.ndjson", lines.join(""));
    const args = ["import", "a.ndjson", "--resume", "state", "--rejects", "rejects.ndjson"];
    const first = start(["import", "--format", "ndjson", ...args.slice(2)]);
    // What it has not read when it ends.
    first.child.stdin?.on("error", () => undefined);
    first.child.stdin?.write(lines.slice(0, 20_000).join(""));
    // More lines until it has written a checkpoint, however slow it is.
    for (let sent = 20_000; !existsSync(path("state")) && first.child.exitCode === null; sent += 100) {
      await delay(20);
      first.child.stdin?.write(lines.slice(sent, Math.min(sent + 100, 59_000)).join(""));
    }
    first.child.kill(signal);
    expect(await first.exited).toBe(signal === "SIGTERM" ? 3 : null);
    if (signal === "SIGTERM")
      expect(first.output()).toMatch(/import stopped after \d+ contacts: interrupted; imported contacts are kept/);
    const { records } = JSON.parse(read("state")).tally;
    expect(records).toBeGreaterThan(0);
    expect(records).toBeLessThan(60_000);
    const second = await run(args);
    expect(second.code).toBe(1);
    expect(second.output).toContain(
      signal === "SIGTERM" ? "60000 contacts, 59940 numbers added, 0 updated, 0 unchanged; 60" : "60000 contacts, ",
    );
    expect(
      read("rejects.ndjson")
        .match(/"line":\d+/g)
        ?.join(),
    ).toBe(Array.from({ length: 60 }, (_, index) => `"line":${index * 1000 + 501}`).join());
    expect(existsSync(path("state"))).toBe(false);
    const { output } = await run(["export", "--format", "ndjson"]);
    // Standard error too: a slow export says how far it is.
    expect(output.split("\n").filter((text) => text.startsWith("{"))).toHaveLength(59_940);
  },
);

it("import refuses the state of another import", async () => {
  const { run, write } = createWorkplace();
  const tally = { records: 1, added: 1, updated: 0, unchanged: 0, rejected: 0, impossible: {} };
  const sizes = { consumed: { bytes: 1, sha256: "" }, rejectBytes: 0, reportBytes: 0 };
  write("a.csv", csv);
  for (const state of ["", "{}", "null", JSON.stringify({ importing: "another", tally, ...sizes })]) {
    write("state", state);
    const { code, output } = await run(["import", "a.csv", "--resume", "state"]);
    expect([code, output]).toEqual([
      2,
      expect.stringContaining("remove the state file to import again from the start"),
    ]);
  }
});

it("contacts become known by an import or by a list of their ids", async () => {
  const { run, write, path } = createWorkplace();
  write("a.csv", csv);
  write("ids", "A\r\nnew\n\n spaced\n");
  expect((await run(["import", "a.csv", "--database", "a.sqlite"])).code).toBe(0);
  const ended = await run(["import", "--known-contacts", "ids", "--database", "a.sqlite"]);
  expect(ended.code).toBe(1);
  expect(ended.output).toContain("line 4: contactID: must have at most 128 characters");
  expect(ended.output).toContain("2 known contacts, 1 of them new; 1 rejected");
  const store = openSqliteStore({ file: path("a.sqlite") });
  for (const id of ["A", "B", "new"]) expect((await store.read(id)).known).toBe(true);
  await store.close();
});

it("export writes a snapshot while the server writes", async () => {
  const { run, start, write } = createWorkplace();
  write("a.ndjson", line(1));
  await run(["import", "a.ndjson"]);
  const server = start(["serve", "--port", "0"]);
  while (!server.output().includes("listening on")) await delay(10);
  expect((await run(["export", "--format", "ndjson"])).output).toContain('"contactID":"C1"');
  expect((await run(["import", "--format", "ndjson"], { input: line(2) })).code).toBe(0);
  const url = /listening on (\S+)/.exec(server.output())?.[1];
  const list = await fetch(`${url}/v1/Contacts/C2/PhoneNumbers`);
  expect(await list.json()).toMatchObject([{ PhoneNumberID: 1 }]);
});

it("a tenant's contacts are imported and exported separately", async () => {
  const { run, write, read } = createWorkplace();
  write("a.csv", csv);
  write("b.csv", "contactID,PhoneNumber\r\nA,555-0199\r\n");
  await run(["import", "a.csv", "--tenant", "acme"]);
  await run(["import", "b.csv"]);
  await run(["export", "acme.ndjson", "--tenant", "acme"]);
  await run(["export", "nameless.ndjson"]);
  await run(["export", "nobody.ndjson", "--tenant", "acm"]);
  expect(read("acme.ndjson").match(/"contactID":"[^"]*"/g)).toEqual(['"contactID":"A"', '"contactID":"B"']);
  expect(read("nameless.ndjson").match(/"contactID":"[^"]*"/g)).toEqual(['"contactID":"A"']);
  expect(read("nameless.ndjson")).toContain("555-0199");
  expect(read("nobody.ndjson")).toBe("");
  expect((await run(["import", "a.csv", "--tenant", "a/b"])).code).toBe(2);
});

it("import --known-contacts makes contacts known to only one tenant", async () => {
  const { run, write, path } = createWorkplace();
  write("ids", "A\n");
  const ended = await run(["import", "--known-contacts", "ids", "--tenant", "acme"]);
  expect(ended).toEqual({ code: 0, output: "1 known contact, 1 of them new; 0 rejected\n" });
  const store = openSqliteStore({ file: path("data/phone-numbers.sqlite") });
  const known = await Promise.all(
    ["acme", "other", undefined].map(async (tenant) => (await storeOfTenant(store, tenant).read("A")).known),
  );
  await store.close();
  expect(known).toEqual([true, false, false]);
});
