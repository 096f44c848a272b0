// A new member reaches everything by the contract, the generator and one migration per database.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../../bench/postgres-server.ts";
import { type Launched, launch, type Serving, serve } from "../support/program.ts";
import { createScratchCopy, type ScratchCopy } from "../support/scratch-copy.ts";

const addColumn = {
  sqlite: "ALTER TABLE phone_numbers ADD COLUMN country_code TEXT",
  postgres: "ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS country_code TEXT",
};
const adapters = ["sqlite", "postgres"] as const;
const lastStep = "];\n\n/** The version that this program writes. */";

let copy: ScratchCopy;
let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await startPostgres();
  copy = createScratchCopy();
  copy.changeContract((document) => {
    for (const name of ["PhoneNumberDTO", "StoredPhoneNumberDTO"]) {
      const schema = ["components", "schemas", name];
      if (document.hasIn([...schema, "properties"])) {
        document.setIn([...schema, "properties", "CountryCode"], { type: ["string", "null"], maxLength: 2 });
      }
    }
    document.addIn(["components", "schemas", "StoredPhoneNumberDTO", "required"], "CountryCode");
  });
  await copy.generate();
});

afterAll(async () => {
  await copy.remove();
  await postgres.remove();
});

function addMigrations(): void {
  for (const adapter of adapters) {
    copy.replace(`server/storage/${adapter}/migrations.ts`, lastStep, `  "${addColumn[adapter]}",\n${lastStep}`);
  }
}

async function ended(launched: Launched): Promise<string> {
  expect(await launched.exited, launched.output()).toBe(0);
  return launched.output();
}

const command = (args: readonly string[]) => ended(launch(args, copy.program));
const url = ({ url: base }: Serving) => `${base}/v1/Contacts/C-1/PhoneNumbers`;

async function post(serving: Serving, item: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url(serving), { method: "POST", headers, body: JSON.stringify([item]) });
  const { InfoMessage, ErrorCode } = (await response.json()) as Record<string, unknown>;
  return InfoMessage ?? ErrorCode;
}

async function stored(serving: Serving): Promise<{ readonly codes: unknown[]; readonly etag: string | null }> {
  const response = await fetch(url(serving));
  const list = (await response.json()) as { CountryCode: unknown }[];
  return { codes: list.map(({ CountryCode }) => CountryCode), etag: response.headers.get("etag") };
}

const databaseOf: Readonly<Record<(typeof adapters)[number], (name: string) => Promise<string>>> = {
  sqlite: async (name) => `sqlite:${join(copy.folder, `${name}.sqlite`)}`,
  postgres: () => postgres.createDatabase(),
};

it("server and client with the new member pass the type-check", async () => {
  expect(await copy.typeCheck(["generated", "runtime", "server", "client", "conformance"])).toBe("");
});

describe.each(adapters)("on %s", (adapter) => {
  const database = (name: string) => databaseOf[adapter](name);

  it("the server does not start without the column, and names the statement that adds it", async () => {
    const launched = launch(["migrate", "--database-url", await database("before")], copy.program);
    expect(await launched.exited).not.toBe(0);
    expect(launched.output()).toContain(`no column for CountryCode`);
    expect(launched.output()).toContain(`${addColumn[adapter]};`);
  });
});

describe.each(adapters)("with the migration, on %s", (adapter) => {
  const database = (name: string) => databaseOf[adapter](name);
  let from: string;

  beforeAll(async () => {
    if (adapter === adapters[0]) addMigrations();
    from = await database("from");
  });

  it("a POST stores the member, an update changes it, and null clears it", async () => {
    const serving = await serve(["--log-level", "silent", "--database-url", from], copy.program);
    expect(await post(serving, { PhoneNumber: "+44 20 7946 0018", CountryCode: "GB" })).toContain("1 added");
    const first = await stored(serving);
    expect(first.codes).toEqual(["GB"]);
    expect(await post(serving, { PhoneNumberID: 1, CountryCode: "GB" })).toContain("1 unchanged");
    expect(await post(serving, { PhoneNumberID: 1 })).toContain("1 unchanged");
    expect((await stored(serving)).etag).toBe(first.etag);
    // XML cannot carry it, nor can PostgreSQL store it.
    expect(await post(serving, { PhoneNumberID: 1, CountryCode: "\u0000" })).toBe("InvalidBody");
    expect(await post(serving, { PhoneNumberID: 1, CountryCode: null })).toContain("1 updated");
    expect((await stored(serving)).codes).toEqual([null]);
    expect(await post(serving, { PhoneNumberID: 1, CountryCode: "FR" })).toContain("1 updated");
    const last = await stored(serving);
    expect(last.codes).toEqual(["FR"]);
    expect(last.etag).not.toBe(first.etag);
    serving.child.kill("SIGTERM");
    await serving.exited;
  });

  it.each(["csv", "json", "ndjson", "xml"])("export and import carry the member in %s", async (format) => {
    const [file, again] = ["out", "again"].map((name) => join(copy.folder, `${adapter}-${name}.${format}`));
    await command(["export", `${file}`, "--database-url", from]);
    expect(readFileSync(`${file}`, "utf8")).toContain("FR");
    const to = await database(`to-${format}`);
    await command(["import", `${file}`, "--database-url", to]);
    await command(["export", `${again}`, "--database-url", to]);
    expect(readFileSync(`${again}`, "utf8")).toBe(readFileSync(`${file}`, "utf8"));
  });

  it("the client carries the member in every format, and the conformance run is clean", async () => {
    const serving = await serve(["--log-level", "silent", "--database-url", await database("clean")], copy.program);
    const script = join(copy.folder, "call.ts");
    writeFileSync(
      script,
      `import { createClient } from "./client/index.ts";
      for (const format of ["application/json", "application/xml", "application/x-www-form-urlencoded"] as const) {
        const client = createClient({ baseUrl: ${JSON.stringify(serving.url)}, mediaType: format });
        await client.updatePhoneNumbers({ contactID: "C-9", body: [{ PhoneNumber: format.length + "5550100", CountryCode: "NL" }] });
        const { body } = await client.listPhoneNumbers({ contactID: "C-9" }) as { body: { CountryCode: string }[] };
        console.log(body.map(({ CountryCode }) => CountryCode).join());
      }`,
    );
    const called = await ended(launch([], { ...copy.program, cli: script }));
    expect(called.trim().split("\n")).toEqual(["NL", "NL,NL", "NL,NL,NL"]);
    expect(await command(["conform", serving.url])).toContain("conforms");
    serving.child.kill("SIGTERM");
    await serving.exited;
  });
});
