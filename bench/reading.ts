// The benchmark of GET: lists of 1, 10 and 100 numbers in JSON and XML, and 304 for lists that the caller already has.
import { plural } from "../server/transfer/count.ts";
import { authorization } from "./bearer-token.ts";
import { type Contender, compare, connections, json, type Settings, type SuiteResult } from "./compare.ts";
import { bodies, send } from "./load.ts";
import { oursInMemory, raw } from "./target.ts";

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
