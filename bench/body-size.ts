// The benchmark of large bodies: reading is linear when a kB takes the same time in a body of any size.
import { authorization } from "./bearer-token.ts";
import type { Settings, SuiteResult } from "./compare.ts";
import { bodies, type MediaType } from "./load.ts";
import { median, table, tableRow } from "./report.ts";
import { oursInMemory, type Running, start } from "./target.ts";

/** Within a list of 1,000 numbers, the maximum. */
const sizesKB = [10, 50, 150];
const formats: readonly MediaType[] = ["application/json", "application/xml", "application/x-www-form-urlencoded"];
const requestsPerRound = 8;
const warmUpMs = 1_500;

/** One request at a time; the time is the caller's, from the first byte sent to the last received. */
export async function body({ rounds }: Settings): Promise<SuiteResult> {
  const server = await start(oursInMemory);
  const data: { mediaType: string; kB: number; times: number[] }[] = [];
  try {
    for (const mediaType of formats) {
      for (const size of sizesKB) {
        const prepared = bodiesOf(mediaType, size);
        const kB = Buffer.byteLength(prepared[0] ?? "") / 1_000;
        const send = createSender(server, mediaType, prepared);
        for (const end = performance.now() + warmUpMs; performance.now() < end; ) await send();
        const times: number[] = [];
        for (let request = 0; request < rounds * requestsPerRound; request++) {
          times.push(await send());
        }
        data.push({ mediaType, kB, times });
      }
    }
  } finally {
    await server.stop();
  }
  const lines = data.map(({ mediaType, kB, times }) => {
    const ms = median(times);
    const spread = `${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)}`;
    return tableRow([mediaType, `${kB.toFixed(0)} kB`, ms.toFixed(2), spread, ((ms / kB) * 1_000).toFixed(1)]);
  });
  const heads = ["format", "body", "median ms", "spread", "µs per kB"];
  return { table: table("Size of the body, in memory, one request at a time", heads, lines), data };
}

/** Eight bodies of about the size, each of which changes what the one before it stored. */
function bodiesOf(mediaType: MediaType, kB: number): string[] {
  const sizeOf = (items: number) => Buffer.byteLength(bodies(mediaType, items, 1)[0] ?? "");
  const each = (sizeOf(101) - sizeOf(1)) / 100;
  return bodies(mediaType, Math.max(1, Math.round((kB * 1_000) / each)), requestsPerRound);
}

/** Sends one body after another, and gives the milliseconds that each took. */
function createSender({ url }: Running, mediaType: MediaType, prepared: readonly string[]): () => Promise<number> {
  let sent = 0;
  return async () => {
    const text = prepared[sent++ % prepared.length] ?? "";
    const started = performance.now();
    const answer = await fetch(`${url}/v1/Contacts/size-${prepared[0]?.length}/PhoneNumbers`, {
      method: "POST",
      headers: { "content-type": mediaType, authorization },
      body: text,
    });
    const answered = await answer.text();
    if (answer.status !== 200) throw new Error(`${mediaType}: ${answer.status} ${answered}`);
    return performance.now() - started;
  };
}
