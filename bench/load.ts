// Sends requests that change data on every write: many simultaneous connections with autocannon, or one request at a time.
import autocannon from "autocannon";
import { bodySchemas } from "../generated/codecs.ts";
import type { Running } from "./target.ts";
import { authorization, cpuMsOf } from "./target.ts";

export type MediaType = keyof typeof bodySchemas.ArrayOfPhoneNumberDTO.codecs;

export interface Load {
  readonly mediaType: MediaType;
  readonly seconds: number;
  readonly connections: number;
  /** Numbers in each list. */
  readonly items: number;
  /** How many contacts to choose from at random. Default: twenty for each connection, its own. */
  readonly contacts?: number;
  /** Where the numbers of the connections' own contacts begin, for loads that run at the same time. Default: 0. */
  readonly firstContact?: number;
}

export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the server's process per request, in microseconds; it does not depend on how busy the client is. */
  readonly serverCpuUs: number | undefined;
  /** Share of one core that the load generator took. Near 1 it, not the server, is what was measured. */
  readonly clientCpuShare: number;
}

const contactsEach = 20;
const requestsEach = 60;
const requestsSpread = 2_000;
const bodiesPrepared = 512;

/** Bodies that differ in every number; ids are given, so that what is stored stays of one size and changes each time. */
export function bodies(mediaType: MediaType, items: number, count = bodiesPrepared): string[] {
  return Array.from({ length: count }, (_, body) => {
    const list = Array.from({ length: items }, (_item, index) => ({
      PhoneNumberID: index + 1,
      EntityID: 2,
      ContactInfoTypeID: 3,
      PhoneNumber: `+4420${String(79460000 + body * 7 + index)}`,
      IsPrimary: index === 0,
      IsTextActive: body % 2 === 0,
      ContactInfoName: "Work",
      ContactInfoCategory: "Business",
      Notes: `version ${body}`,
    }));
    return bodySchemas.ArrayOfPhoneNumberDTO.codecs[mediaType].write(list);
  });
}

/** The path of a contact, each connection's own unless they are spread over so many. */
function pathOf(connection: number, request: number, first: number, spread: number | undefined): string {
  const own = first + connection * contactsEach + (request % contactsEach);
  return `/v1/Contacts/${spread === undefined ? own : Math.floor(Math.random() * spread)}/PhoneNumbers`;
}

/**
 * Each connection cycles through its own contacts, each time with another body, so that no write
 * stores what is stored already. The requests are prepared ahead: with autocannon's setupRequest, which makes each
 * request anew, the load generator is slower than raw node:http, and every ratio looks better than it is.
 */
export function load(
  server: Running,
  { mediaType, seconds, connections, items, contacts, firstContact = 0 }: Load,
): Promise<Figures> {
  const prepared = bodies(mediaType, items);
  const requestsOf = (connection: number): autocannon.Request[] =>
    Array.from({ length: Math.max(requestsEach, Math.min(requestsSpread, contacts ?? 0)) }, (_, request) => ({
      method: "POST",
      headers: { "content-type": mediaType, authorization },
      path: pathOf(connection, request, firstContact, contacts),
      body: prepared[(connection * 37 + request) % bodiesPrepared] ?? "",
    }));
  return send(server, { seconds, connections, requestsOf, status: 200 });
}

export interface SendOptions {
  readonly seconds: number;
  readonly connections: number;
  /** The requests that a connection repeats. */
  readonly requestsOf: (connection: number) => autocannon.Request[];
  /** Expected status of every response. */
  readonly status: number;
}

/** Sends prepared requests. @throws Error for responses with another status */
export async function send(
  server: Running,
  { seconds, connections, requestsOf, status }: SendOptions,
): Promise<Figures> {
  let connected = 0;
  const clientBefore = process.cpuUsage();
  const serverBefore = cpuMsOf(server.pid);
  const before = performance.now();
  const result = await autocannon({
    url: server.url,
    connections,
    duration: seconds,
    setupClient: (client) => client.setRequests(requestsOf(connected++)),
  });
  const elapsedMs = performance.now() - before;
  const client = process.cpuUsage(clientBefore);
  const serverAfter = cpuMsOf(server.pid);
  const answered = countResponses(server.url, result, status);
  return {
    requestsPerSecond: answered / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    serverCpuUs:
      serverBefore === undefined || serverAfter === undefined
        ? undefined
        : ((serverAfter - serverBefore) * 1_000) / answered,
    clientCpuShare: (client.user + client.system) / 1_000 / elapsedMs,
  };
}

/** On a busy machine the limits refuse a few; that must not end a sitting, and they are not counted as successful. */
const mostRefused = 0.01;

/** Number of responses with the status. @throws Error for other statuses except a few 503, and for missing responses. */
function countResponses(url: string, result: autocannon.Result, status: number): number {
  const { statusCodeStats = {} } = result as { statusCodeStats?: Record<string, { count: number }> };
  const answered = statusCodeStats[status]?.count ?? 0;
  const refused = statusCodeStats["503"]?.count ?? 0;
  const others = Object.entries(statusCodeStats).filter(([other]) => Number(other) !== status && other !== "503");
  if (others.length > 0 || result.errors > 0 || answered === 0 || refused > answered * mostRefused) {
    const counts = Object.entries(statusCodeStats).map(([each, { count }]) => `${each}: ${count}`);
    const found = `responses by status were ${counts.join(", ") || "none"}`;
    throw new Error(`${url}: ${found}, ${result.errors} errors, ${result.timeouts} timeouts`);
  }
  return answered;
}

export interface Sending {
  readonly contactID: string;
  /** Bodies that are POSTed one after another; none: the list is read with GET. */
  readonly bodies: readonly string[];
}

/** Returns a function that sends the next request and returns its milliseconds. @throws Error on any response but 200. */
export function createSending({ url }: Running, { contactID, bodies }: Sending): () => Promise<number> {
  let sent = 0;
  return async () => {
    const body = bodies[sent++ % bodies.length];
    const started = performance.now();
    const response = await fetch(`${url}/v1/Contacts/${contactID}/PhoneNumbers`, {
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${contactID}: ${response.status} ${text.slice(0, 500)}`);
    return performance.now() - started;
  };
}

/** Sends for so long, and a few times at least. */
export async function sendFor(send: () => Promise<number>, ms: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + ms; times.length < fewest || performance.now() < end; ) times.push(await send());
  return times;
}

const fewest = 4;
