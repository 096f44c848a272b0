// The benchmark of the client: a call through it, compared with a bare fetch of the same request and JSON.parse.
import type { Client, PhoneNumberDTO } from "../client/index.ts";
import { bodies } from "./load.ts";
import type { Settings, SuiteResult } from "./results.ts";
import { median, table, tableRow } from "./results.ts";
import { authorization, bearerToken, compiledClient, oursInMemory, type Running, start } from "./target.ts";
import { json } from "./throughput.ts";

const goal = 1.1;
const contactID = "client";
const lists = bodies(json, 2, 64).map((text) => JSON.parse(text) as PhoneNumberDTO[]);
const blocksPerRound = 4;
const shareOfRound = 8;

interface Way {
  readonly name: string;
  readonly remark: string;
  readonly call: (list: PhoneNumberDTO[]) => Promise<unknown>;
}

/** One call at a time, in short turns: the ratio is of the same moment. */
export async function clientOverhead({ rounds, seconds }: Settings): Promise<SuiteResult> {
  const server = await start(oursInMemory);
  try {
    const rows = (await ways(server)).map((way) => ({ ...way, us: [] as number[] }));
    const ms = (seconds * 1_000) / shareOfRound;
    for (const { call } of rows) await timeCalls(call, 2 * ms);
    for (let block = 0; block < rounds * blocksPerRound; block++) {
      for (const { call, us } of rows) us.push(await timeCalls(call, ms / blocksPerRound));
    }
    const bare = rows[0]?.us ?? [];
    const summaries = rows.map(({ name, remark, us }) => {
      const ratios = us.map((each, block) => each / (bare[block] ?? Number.NaN)).sort((a, b) => a - b);
      const at = (share: number) => ratios[Math.floor((ratios.length - 1) * share)] ?? Number.NaN;
      return { name, remark, ratio: median(ratios), low: at(0.25), high: at(0.75), us: median(us) };
    });
    const lines = summaries.map(({ name, remark, ratio, low, high, us }, index) => {
      const verdict = index === 0 ? "" : `${goal.toFixed(2)}, ${ratio <= goal ? "met" : "missed"}`;
      return tableRow([
        name,
        ratio.toFixed(2),
        `${low.toFixed(2)} to ${high.toFixed(2)}`,
        verdict,
        us.toFixed(0),
        remark,
      ]);
    });
    const heads = ["client", "ratio", "middle half", "goal", "µs a call", "what it does"];
    return { table: table("A call through the client, POST of two numbers", heads, lines), data: summaries };
  } finally {
    await server.stop();
  }
}

async function ways({ url }: Running): Promise<Way[]> {
  const { createClient, createClientWith, fetchTransport, jsonFormat } = await compiledClient();
  const options = { baseUrl: url, token: bearerToken };
  const parts = { ...options, format: jsonFormat(), transport: fetchTransport };
  const throughClient = (client: Client) => async (body: PhoneNumberDTO[]) => {
    const result = await client.updatePhoneNumbers({ contactID, body });
    if (result.status !== 200) throw new Error(`the client's call ended with ${result.status}`);
    return result.body;
  };
  return [
    {
      name: "bare fetch",
      remark: "JSON.stringify and JSON.parse, the status compared",
      call: async (body) => {
        const response = await fetch(`${url}/v1/Contacts/${contactID}/PhoneNumbers`, {
          method: "POST",
          headers: { "content-type": json, accept: json, authorization },
          body: JSON.stringify(body),
        });
        const text = await response.text();
        if (response.status !== 200) throw new Error(`the bare call ended with ${response.status}`);
        return JSON.parse(text);
      },
    },
    {
      name: "client of parts",
      remark: "JSON and fetch; a time limit, retries with an Idempotency-Key, a result for every response",
      call: throughClient(createClientWith(parts)),
    },
    {
      name: "client, all in",
      remark: "every format, and responses checked against the contract",
      call: throughClient(createClient(options)),
    },
  ];
}

/** The median of so many milliseconds of calls, in microseconds. */
async function timeCalls(call: Way["call"], ms: number): Promise<number> {
  const times: number[] = [];
  for (const end = performance.now() + ms; performance.now() < end; ) {
    const started = performance.now();
    await call(lists[times.length % lists.length] ?? []);
    times.push((performance.now() - started) * 1_000);
  }
  return median(times);
}
