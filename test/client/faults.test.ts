// Thousands of writes through a server that breaks in every way: none is lost that was reported, and none happens twice.
import { afterEach, describe, expect, it } from "vitest";
import type { Client, Fetch, Result } from "../../client/index.ts";
import { cases } from "../support/effort.ts";
import { type Fault, type FaultyServer, faults, startFaultyServer } from "../support/faulty-server.ts";
import { createRandom } from "../support/random.ts";
import { createClient } from "./client-under-test.ts";

/** Two in ten requests are struck, evenly by each fault but the slow one, which takes long; 503 comes in storms of ten. */
function createFaults(random: () => number): () => Fault {
  let storm = 0;
  return () => {
    if (storm > 0) {
      storm--;
      return "storm";
    }
    if (random() > 0.2) return "none";
    const struck = faults[1 + Math.floor(random() * (faults.length - 1))] ?? "none";
    if (struck === "slow bytes" && random() > 0.1) return "drop after commit";
    if (struck === "storm") storm = random() < 0.2 ? 10 : 0;
    return struck;
  };
}

/** Fewer than the writes at a time, so that other writes come between a write and its repeat. */
const contactsCount = 6;
const concurrency = 8;

interface Outcome {
  readonly contactID: string;
  readonly number: string;
  readonly result: Result<"updatePhoneNumbers">;
}

/**
 * Each write adds a separate number and puts a separate note on a number that all writes of the contact share: a
 * second effect of any of them would be one more version, and might undo the note of another.
 */
async function writeAll(client: Client, total: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < total; index = next++) {
      const contactID = `C-${index % contactsCount}`;
      const number = `555-${String(index).padStart(6, "0")}`;
      const body = [{ PhoneNumberID: 1, PhoneNumber: "shared", Notes: `by ${index}` }, { PhoneNumber: number }];
      outcomes.push({ contactID, number, result: await client.updatePhoneNumbers({ contactID, body }) });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return outcomes;
}

/** What the store says of the outcomes. */
async function audit({ store }: FaultyServer, outcomes: readonly Outcome[]) {
  let [lost, doubled, answersWrong] = [0, 0, 0];
  for (const contactID of new Set(outcomes.map((outcome) => outcome.contactID))) {
    const own = outcomes.filter((outcome) => outcome.contactID === contactID);
    const { numbers, version } = await store.read(contactID);
    const stored = new Set(numbers.map(({ PhoneNumber }) => PhoneNumber));
    lost += own.filter(({ result, number }) => result.status === 200 && !stored.has(number)).length;
    // A write that happened added its number; each is one version, so any more are effects that came twice.
    doubled += version - own.filter(({ number }) => stored.has(number)).length;
    answersWrong += own.filter(
      ({ result }) => result.status === 200 && !/^[12] added, [01] updated/.test(result.body.InfoMessage ?? ""),
    ).length;
  }
  return { lost, doubled, answersWrong };
}

const quick = { timeoutMs: 1_000, deadlineMs: 600_000, baseDelayMs: 1, maxDelayMs: 5, tries: 60 };

describe("a client and a server that breaks", () => {
  let server: FaultyServer;
  afterEach(() => server.close());

  it("each call succeeds once although the server fails at times", async () => {
    server = await startFaultyServer(createFaults(createRandom(1)));
    const outcomes = await writeAll(createClient({ baseUrl: server.url, ...quick }), cases(400, 4_000));
    expect(await audit(server, outcomes)).toEqual({ lost: 0, doubled: 0, answersWrong: 0 });
    const unsuccessful = outcomes.filter(({ result }) => result.status !== 200).map(({ result }) => result.status);
    expect(unsuccessful).toEqual([]);
    for (const fault of faults) expect({ fault, struck: server.struck[fault] }).not.toEqual({ fault, struck: 0 });
  });

  it("a client that gives up reports an unknown outcome, and a repeat with its key is safe", async () => {
    server = await startFaultyServer(createFaults(createRandom(2)));
    const client = createClient({ baseUrl: server.url, ...quick, tries: 1 });
    const outcomes = await writeAll(client, cases(150, 1_000));
    expect(await audit(server, outcomes)).toMatchObject({ lost: 0, doubled: 0, answersWrong: 0 });
    const unknown = outcomes.filter(({ result }) => result.status !== 200);
    expect(unknown.length).toBeGreaterThan(20);
    const patient = createClient({ baseUrl: server.url, ...quick });
    for (const { contactID, number, result } of unknown) {
      const index = Number(number.slice(4));
      const body = [{ PhoneNumberID: 1, PhoneNumber: "shared", Notes: `by ${index}` }, { PhoneNumber: number }];
      const { idempotencyKey } = result;
      expect(await patient.updatePhoneNumbers({ contactID, body, idempotencyKey })).toMatchObject({ status: 200 });
    }
    expect(await audit(server, outcomes)).toMatchObject({ lost: 0, doubled: 0 });
  });

  it.each<[string, (headers: Headers) => void]>([
    ["without the key", (headers) => headers.delete("Idempotency-Key")],
    ["with a new key in each try", (headers) => headers.set("Idempotency-Key", crypto.randomUUID())],
  ])("%s writes would happen twice: the audit sees it", async (_case, change) => {
    server = await startFaultyServer(createFaults(createRandom(3)));
    const fetch: Fetch = (url, init) => {
      const headers = new Headers(init.headers);
      change(headers);
      return globalThis.fetch(url, { ...init, headers });
    };
    const outcomes = await writeAll(createClient({ baseUrl: server.url, ...quick, fetch }), cases(200, 2_000));
    expect((await audit(server, outcomes)).doubled).toBeGreaterThan(0);
  });
});
