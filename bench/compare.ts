// Measures servers against each other: all of them started, warmed up, and put under load in interleaved rounds.
import { authorization } from "./bearer-token.ts";
import { bodies, type Figures, load, type MediaType } from "./load.ts";
import { throughput } from "./report.ts";
import { type Running, start, type Target } from "./target.ts";

export interface Settings {
  readonly rounds: number;
  readonly seconds: number;
  /** Numbers that the larger database of `scale` holds. */
  readonly numbers: number;
  /** How long `memory` runs. */
  readonly minutes: number;
}

export interface SuiteResult {
  readonly table: string;
  readonly data: unknown;
}

export interface Contender {
  readonly target: Target;
  readonly name?: string;
  readonly mediaType?: MediaType;
  readonly goal?: number;
  /** What is sent for so many seconds. Default: POSTs of two numbers. */
  readonly send?: (server: Running, seconds: number) => Promise<Figures>;
}

export const connections = 50;
const warmUpSeconds = 2;
export const json = "application/json";

/** Every contender in every round, one after another, so that what the machine does besides touches all alike. */
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
      // Another one begins each round: none is always measured behind the same one.
      const order = running.map((_, index) => running[(index + round) % running.length]);
      for (const one of order) one?.measured.push(await sendTo(one.server, one.contender, seconds));
    }
    const rows = running.map(({ contender: { target, name, goal }, measured }) => {
      return { name: name ?? target.name, remark: target.remark, goal, rounds: measured };
    });
    return throughput(title, rows);
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
}

function sendTo(server: Running, { send, mediaType = json }: Contender, seconds: number): Promise<Figures> {
  return send?.(server, seconds) ?? load(server, { mediaType, seconds, connections, items: 2 });
}

/** One request by hand: the load generator counts answers and does not read them. */
async function probe({ url }: Running, mediaType: MediaType): Promise<void> {
  const answer = await fetch(`${url}/v1/Contacts/probe/PhoneNumbers`, {
    method: "POST",
    // fetch() says that it accepts anything, which is answered in JSON.
    headers: { "content-type": mediaType, authorization, accept: mediaType.endsWith("/xml") ? mediaType : json },
    body: bodies(mediaType, 2, 1)[0] ?? "",
  });
  const text = await answer.text();
  const expected = mediaType.endsWith("/xml") ? "<IsSuccess>true</IsSuccess>" : '"IsSuccess":true';
  if (answer.status !== 200 || !text.includes(expected)) throw new Error(`${url}: ${answer.status} ${text}`);
}
