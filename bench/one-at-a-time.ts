// Sends one request after another on one connection, and tells how long each took.
import { authorization } from "./bearer-token.ts";
import type { Running } from "./target.ts";

export interface Sending {
  readonly contactID: string;
  /** Bodies that are sent in turn as POSTs; none: the list is read with GET. */
  readonly bodies: readonly string[];
}

/** Makes what sends the next request and answers its milliseconds. @throws Error on any answer but 200. */
export function createSending({ url }: Running, { contactID, bodies }: Sending): () => Promise<number> {
  let sent = 0;
  return async () => {
    const body = bodies[sent++ % bodies.length];
    const started = performance.now();
    const answer = await fetch(`${url}/v1/Contacts/${contactID}/PhoneNumbers`, {
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${contactID}: ${answer.status} ${text.slice(0, 500)}`);
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
