// The throughput suites: servers side by side, started, warmed up and put under load in interleaved rounds.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plural } from "../server/transfer/count.ts";
import { bodies, type Figures, load, type MediaType, send } from "./load.ts";
import { startPostgres } from "./postgres-server.ts";
import { type Settings, type SuiteResult, throughput } from "./results.ts";
import {
  authorization,
  fastify,
  oneCommitEach,
  oneTransactionEach,
  ourEdge,
  oursInMemory,
  oursOnPostgres,
  oursOnSqlite,
  type Running,
  raw,
  rawOnPostgres,
  rawOnSqlite,
  start,
  type Target,
} from "./target.ts";

export interface Contender {
  readonly target: Target;
  readonly name?: string;
  readonly mediaType?: MediaType;
  readonly goal?: number | undefined;
  /** The contender that does only the same disk or database work. */
  readonly limit?: Target;
  /** What is sent for so many seconds. Default: POSTs of two numbers. */
  readonly send?: (server: Running, seconds: number) => Promise<Figures>;
}

export const connections = 50;
const warmUpSeconds = 2;
export const json = "application/json";

/** Measures all contenders in every round, so that other load on the machine affects all of them. */
export async function compare(
  title: string,
  contenders: readonly Contender[],
  { rounds, seconds }: Settings,
): Promise<SuiteResult> {
  const running: { readonly contender: Contender; readonly server: Running; readonly measured: Figures[] }[] = [];
  try {
    for (const contender of contenders) {
      running.push({ contender, server: await start(contender.target), measured: [] });
    }
    for (const { contender, server } of running) {
      if (contender.send === undefined) await probe(server, contender.mediaType ?? json);
      await sendTo(server, contender, warmUpSeconds);
    }
    for (let round = 0; round < rounds; round++) {
      // Each round starts with another contender.
      const order = running.map((_, index) => running[(index + round) % running.length]);
      for (const one of order) one?.measured.push(await sendTo(one.server, one.contender, seconds));
    }
    const rows = running.map(({ contender: { target, name, goal, limit }, measured }) => {
      return { name: name ?? target.name, remark: target.remark, goal, limit: limit?.name, rounds: measured };
    });
    return throughput(title, rows);
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
}

function sendTo(server: Running, { send, mediaType = json }: Contender, seconds: number): Promise<Figures> {
  return send?.(server, seconds) ?? load(server, { mediaType, seconds, connections, items: 2 });
}

/** One request by hand: the load generator counts responses and does not read them. */
async function probe({ url }: Running, mediaType: MediaType): Promise<void> {
  const response = await fetch(`${url}/v1/Contacts/probe/PhoneNumbers`, {
    method: "POST",
    // By default fetch() accepts anything, and the response is JSON.
    headers: { "content-type": mediaType, authorization, accept: mediaType.endsWith("/xml") ? mediaType : json },
    body: bodies(mediaType, 2, 1)[0] ?? "",
  });
  const text = await response.text();
  const expected = mediaType.endsWith("/xml") ? "<IsSuccess>true</IsSuccess>" : '"IsSuccess":true';
  if (response.status !== 200 || !text.includes(expected)) throw new Error(`${url}: ${response.status} ${text}`);
}

export async function post(settings: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const limit = rawOnSqlite(join(folder, "limit.sqlite"));
  try {
    const contenders = [
      { target: raw },
      { target: fastify },
      { target: ourEdge },
      { target: oursInMemory, goal: 0.75 },
      { target: limit },
      { target: oursOnSqlite(join(folder, "bench.sqlite")), goal: 0.5, limit },
    ];
    return await compare("One POST of two numbers, JSON", contenders, settings);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What sharing a commit is worth, on both databases. */
export async function durable(settings: Settings): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const postgres = await startPostgres();
  const sqliteLimit = rawOnSqlite(join(folder, "limit.sqlite"));
  const postgresLimit = rawOnPostgres(await postgres.createDatabase());
  try {
    const contenders = [
      { target: raw },
      { target: sqliteLimit },
      { target: oursOnSqlite(join(folder, "groups.sqlite")), goal: 0.5, limit: sqliteLimit },
      { target: oneCommitEach(join(folder, "single.sqlite")) },
      { target: postgresLimit },
      { target: oursOnPostgres(await postgres.createDatabase()), goal: 0.45, limit: postgresLimit },
      { target: oneTransactionEach(await postgres.createDatabase()) },
    ];
    return await compare("One POST of two numbers, acknowledged when it is on disk", contenders, settings);
  } finally {
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function formats(settings: Settings): Promise<SuiteResult> {
  const formatsOf = (target: Target, part: string): Contender[] => [
    { target, name: `${part}, JSON`, mediaType: json },
    { target, name: `${part}, XML in and out`, mediaType: "application/xml", goal: 0.6 },
    { target, name: `${part}, form in, JSON out`, mediaType: "application/x-www-form-urlencoded", goal: 0.65 },
  ];
  const contenders = [
    { target: raw, name: "raw node:http, JSON" },
    ...formatsOf(ourEdge, "HTTP only"),
    ...formatsOf(oursInMemory, "in memory"),
  ];
  return compare("The same POST by format", contenders, settings);
}

const sizes = [1, 10, 100];
const goal = 0.6;

export async function reading(settings: Settings): Promise<SuiteResult> {
  const results: SuiteResult[] = [];
  for (const size of sizes) {
    const contenders: readonly Contender[] = [
      { target: raw, name: "raw node:http, JSON", send: gets(size, json) },
      { target: oursInMemory, name: "in memory, JSON", send: gets(size, json), goal },
      { target: oursInMemory, name: "in memory, XML", send: gets(size, "application/xml") },
      { target: oursInMemory, name: "in memory, 304", send: gets(size, json, 304) },
    ];
    results.push(await compare(`GET of a contact with ${plural(size, "number")}`, contenders, settings));
  }
  return { table: results.map(({ table }) => table).join("\n"), data: results.map(({ data }) => data) };
}

/** Stores a list for each connection, then reads it repeatedly. */
function gets(size: number, accept: string, status = 200): NonNullable<Contender["send"]> {
  let stored: Promise<string> | undefined;
  return async (server, seconds) => {
    stored ??= storeLists(server.url, size, accept);
    const etag = await stored;
    const headers = { authorization, accept, ...(status === 304 && { "if-none-match": etag }) };
    const requestsOf = (connection: number) => [{ method: "GET" as const, path: pathOf(connection), headers }];
    return send(server, { seconds, connections, requestsOf, status });
  };
}

const pathOf = (connection: number) => `/v1/Contacts/${connection}/PhoneNumbers`;

/** Returns the entity tag of the lists, which all have the same version. @throws Error if a list cannot be stored */
async function storeLists(url: string, size: number, accept: string): Promise<string> {
  const body = bodies(json, size, 1)[0] ?? "";
  for (let connection = 0; connection < connections; connection++) {
    const headers = { authorization, "content-type": json };
    const { status } = await fetch(url + pathOf(connection), { method: "POST", headers, body });
    if (status !== 200) throw new Error(`${url}: the response to POST was ${status}`);
  }
  const response = await fetch(url + pathOf(0), { headers: { authorization, accept } });
  const text = await response.text();
  if (text.split("PhoneNumberID").length - 1 < size) throw new Error(`${url}: GET gave ${text.slice(0, 200)}`);
  return response.headers.get("etag") ?? "";
}
