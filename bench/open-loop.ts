// Puts a target under a fixed rate of requests that does not wait for answers, and measures each from when it was due.
import { Agent, request } from "node:http";
import { bodies } from "./load.ts";
import type { Running } from "./target.ts";

export interface OpenLoop {
  readonly seconds: number;
  readonly perSecond: number;
  /** Requests go to one of so many contacts, at random. */
  readonly contacts: number;
}

export interface Latency {
  readonly answered: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/**
 * A closed loop asks the next question after an answer, so that a stall delays the questions that would have shown it
 * (coordinated omission). Here a request that was due at a time counts from that time. @throws Error on any answer but 200.
 */
export async function openLoop({ url }: Running, { seconds, perSecond, contacts }: OpenLoop): Promise<Latency> {
  const prepared = bodies("application/json", 2);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];
  const failures: string[] = [];
  const total = seconds * perSecond;
  const send = (due: number, index: number): Promise<void> =>
    new Promise((resolve) => {
      const path = `/v1/Contacts/${Math.floor(Math.random() * contacts)}/PhoneNumbers`;
      const body = prepared[index % prepared.length] ?? "";
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const sent = request({ hostname, port, path, method: "POST", agent, headers }, (answer) => {
        if (answer.statusCode !== 200) failures.push(String(answer.statusCode));
        answer.resume().on("end", () => {
          latencies.push(performance.now() - due);
          resolve();
        });
      });
      sent.on("error", (error) => {
        failures.push(error.message);
        resolve();
      });
      sent.end(body);
    });

  const begin = performance.now();
  const under: Promise<void>[] = [];
  for (let index = 0; index < total; ) {
    const due = begin + (index * 1_000) / perSecond;
    if (due <= performance.now()) under.push(send(due, index++));
    else await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
  agent.destroy();
  if (failures.length > 0) throw new Error(`${url}: ${failures.length} of ${total} failed, such as ${failures[0]}`);
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { answered: latencies.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
}
