// Sends the requests that show a fault or a variation to a new server with or without it, and returns the last response.
import type { Received } from "../../support/server.ts";
import type { Fault } from "./fault.ts";
import { startReferenceServer } from "./start-reference-server.ts";

/** Without what differs from one request to the next. */
export async function lastAnswer(
  { change, shows, options, concurrent }: Pick<Fault, "change" | "shows" | "options" | "concurrent">,
  isOn: boolean,
): Promise<Received> {
  const server = await startReferenceServer({ ...options, faults: isOn ? [change] : [] });
  let last: Received | undefined;
  for (const { path = "", elsewhere, rewritten = String, ...step } of shows) {
    const list = rewritten(`/v1/Contacts/${elsewhere ? "B" : "A"}-1/PhoneNumbers`);
    // Eight letters and more are taken over as they are.
    const sent = { ...step, headers: { "x-request-id": "the-one-request", ...step.headers }, path: list + path };
    const all = await Promise.all(Array.from({ length: concurrent ? 3 : 1 }, () => server.send(sent)));
    last = all.sort((a, b) => b.status - a.status)[0];
  }
  await server.close();
  if (last === undefined) throw new Error("nothing is shown");
  const { date: _date, ...headers } = last.headers;
  return { ...last, headers };
}
