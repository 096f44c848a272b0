// idempotency: repeats with one Idempotency-Key have one effect and one response; a key is valid for one request only.
import { randomUUID } from "node:crypto";
import { step } from "../contract/document.ts";
import type { Probe } from "../http/message.ts";
import { describeOutcome, expectStatus, expectSuccess, shown } from "../session/expectations.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { createScenario, type Scenario } from "./scenario.ts";
import { type PhoneNumbers, readItems } from "./service.ts";

const concurrent = 8;
/** Whether concurrent requests meet is a matter of chance. */
const bursts = 3;
const once = [{ PhoneNumber: "555 0100", Notes: "once" }];
const other = [{ PhoneNumber: "555 0100", Notes: "twice" }];

export async function checkIdempotency(session: Session, service: PhoneNumbers): Promise<void> {
  const { update } = service;
  const name = update.repeatHeader?.toLowerCase();
  if (name === undefined) return;
  const pointer = step(update.pointer, "x-retry");
  for (const content of service.contents) {
    const scenario = createScenario(session, service, "idempotency");
    const key = { [name]: randomUUID(), accept: "application/json" };
    const posting = (list = once) => service.posting(scenario.contact, list, { content, headers: key });
    const first = await scenario.send(update, posting(), (exchange) =>
      expectSuccess(exchange, pointer, "a request with a key"),
    );
    await scenario.send(update, posting(), (exchange) => judgeReplay(first, exchange, pointer));
    await checkKeyOnly(scenario, service, posting(), `"${key[name]}"`, name);
    await scenario.send(update, posting(other), (exchange) =>
      expectStatus(exchange, [422], pointer, "another body under the same key"),
    );
    await scenario.stores(once, "one effect");
  }
  for (let burst = 0; burst < bursts; burst++) await checkConcurrent(session, service, name, pointer);
}

function judgeReplay(first: JudgedExchange, { received }: JudgedExchange, pointer: string) {
  if (!received.body.equals(first.received.body) || received.status !== first.received.status)
    return {
      pointer,
      expected: `the first response again: ${first.received.status} ${first.received.body}`,
      actual: `${received.status} ${received.body.toString().slice(0, 200)}`,
    };
  return received.headers["idempotency-replayed"] === "true"
    ? undefined
    : { pointer, expected: "Idempotency-Replayed: true", actual: "not present" };
}

/** The quotes around a key are optional, and a key of one request does not apply to another contact. */
async function checkKeyOnly(
  scenario: Scenario,
  { update }: PhoneNumbers,
  first: Probe,
  quoted: string,
  name: string,
): Promise<void> {
  const pointer = step(update.pointer, "x-retry");
  const spelled: Probe = { ...first, headers: { ...first.headers, [name]: quoted } };
  await scenario.send(update, spelled, (exchange) =>
    exchange.received.headers["idempotency-replayed"] === "true"
      ? undefined
      : { pointer, expected: "the first response again for the key in quotes", actual: describeOutcome(exchange) },
  );
  const elsewhere: Probe = { ...first, path: first.path.replace(/(\/PhoneNumbers)/, "-other$1") };
  await scenario.send(update, elsewhere, (exchange) =>
    expectStatus(exchange, [422], pointer, "the same key for another contact"),
  );
}

/** Concurrent repeats get the response of the first, or are asked to try again. */
async function checkConcurrent(session: Session, service: PhoneNumbers, name: string, pointer: string): Promise<void> {
  const { update } = service;
  const contact = session.contacts.fresh();
  const items = Array.from({ length: 50 }, (_, index) => ({ PhoneNumber: `555 ${String(index).padStart(4, "0")}` }));
  const probe = service.posting(contact, items, { headers: { [name]: randomUUID(), accept: "application/json" } });
  const all = await Promise.all(Array.from({ length: concurrent }, () => session.sendAndRecord(update, probe)));
  const done = all.filter(({ received }) => received.status === 200);
  const others = all.filter(({ received }) => ![200, 409].includes(received.status));
  const bodies = new Set(done.map(({ received }) => received.body.toString()));
  const fresh = done.filter(({ received }) => received.headers["idempotency-replayed"] !== "true").length;
  const isRight = others.length === 0 && bodies.size === 1 && fresh === 1;
  session.recordCheck(
    "idempotency",
    update,
    others[0] === undefined ? all.slice(0, 2) : [...all.slice(0, 1), others[0]],
    isRight
      ? undefined
      : {
          pointer,
          expected: `${concurrent} at once: one carried out, the same response for all, or 409`,
          actual: `${shown(all.map(({ received }) => received.status))}, ${fresh} carried out`,
        },
  );
  const stored = await service.read(contact);
  if (stored === undefined) return;
  const count = readItems(stored)?.length;
  session.recordCheck(
    "idempotency",
    update,
    [...all.slice(0, 2), stored],
    count === items.length
      ? undefined
      : {
          pointer,
          expected: `${items.length} numbers`,
          actual: count === undefined ? describeOutcome(stored) : `${count} numbers`,
        },
  );
}
