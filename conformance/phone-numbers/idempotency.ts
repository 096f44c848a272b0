// idempotency: a repeat under one Idempotency-Key has one effect and one answer, and a key is good for one request alone.
import { randomUUID } from "node:crypto";
import { step } from "../contract/document.ts";
import type { Probe } from "../http/message.ts";
import { expectStatus, expectSuccess, shown } from "../session/expectations.ts";
import type { Session } from "../session/session.ts";
import { createScenario, type Scenario } from "./scenario.ts";
import type { PhoneNumbers } from "./service.ts";

export async function checkIdempotency(session: Session, service: PhoneNumbers): Promise<void> {
  const { update } = service;
  const name = update.repeatHeader?.toLowerCase();
  if (name === undefined)
    return session.findings.cannotDecide("idempotency", "no operation has a header that makes a repeat safe (x-retry)");
  const pointer = step(update.pointer, "x-retry");
  for (const content of service.contents) {
    const scenario = createScenario(session, service, "idempotency");
    const key = { [name]: randomUUID(), accept: "application/json" };
    const items = [{ PhoneNumber: "555 0100", Notes: "once" }];
    const posting = (headers: Readonly<Record<string, string>>, list = items) =>
      service.posting(scenario.contact, list, { content, headers });
    const first = await scenario.ask(update, posting(key), (asked) =>
      expectSuccess(asked, pointer, "a request with a key"),
    );
    await scenario.ask(update, posting(key), ({ received }) =>
      received.body.equals(first.received.body) && received.status === first.received.status
        ? undefined
        : {
            pointer,
            expected: `the first answer again: ${first.received.body}`,
            actual: `${received.status} ${received.body.toString().slice(0, 200)}`,
          },
    );
    await scenario.ask(update, posting(key), ({ received }) =>
      received.headers["idempotency-replayed"] === "true"
        ? undefined
        : { pointer, expected: "a header that says so (Idempotency-Replayed: true)", actual: "none" },
    );
    await checkKeyAlone(scenario, service, posting(key), `"${key[name]}"`, name);
    await scenario.ask(update, posting(key, [{ PhoneNumber: "555 0100", Notes: "twice" }]), (asked) =>
      expectStatus(asked, [422], pointer, "another body under the same key"),
    );
    await scenario.stores([{ PhoneNumber: "555 0100", Notes: "once" }], "one effect");
  }
  await checkConcurrent(session, service, name, pointer);
}

/** The quotes of the draft may be left out, and a key of one request is not good for another contact's. */
async function checkKeyAlone(
  scenario: Scenario,
  { update }: PhoneNumbers,
  first: Probe,
  quoted: string,
  name: string,
): Promise<void> {
  const pointer = step(update.pointer, "x-retry");
  const spelled: Probe = { ...first, headers: { ...first.headers, [name]: quoted } };
  await scenario.ask(update, spelled, ({ received }) =>
    received.headers["idempotency-replayed"] === "true"
      ? undefined
      : { pointer, expected: "the first answer again for the key in quotes", actual: `status ${received.status}` },
  );
  const elsewhere: Probe = { ...first, path: first.path.replace(/(\/PhoneNumbers)/, "-other$1") };
  await scenario.ask(update, elsewhere, (asked) =>
    expectStatus(asked, [422], pointer, "the same key for another contact"),
  );
}

/** All at once: each is answered as the first, or told to come again. */
async function checkConcurrent(session: Session, service: PhoneNumbers, name: string, pointer: string): Promise<void> {
  const { update } = service;
  const contact = session.contacts.fresh();
  const items = Array.from({ length: 50 }, (_, index) => ({ PhoneNumber: `555 ${String(index).padStart(4, "0")}` }));
  const probe = service.posting(contact, items, { headers: { [name]: randomUUID(), accept: "application/json" } });
  const all = await Promise.all(Array.from({ length: 8 }, () => session.sendAndRecord(update, probe)));
  const done = all.filter(({ received }) => received.status === 200).map(({ received }) => received.body.toString());
  const others = all.filter(({ received }) => ![200, 409].includes(received.status));
  const right = others.length === 0 && done.length > 0 && new Set(done).size === 1;
  const actual = shown(all.map(({ received }) => received.status));
  session.recordCheck(
    "idempotency",
    update,
    [probe, probe],
    right ? undefined : { pointer, expected: "8 at once: one answer for all, or 409", actual },
  );
  const stored = await service.stored(contact);
  const once = stored?.length === items.length;
  session.recordCheck(
    "idempotency",
    update,
    [probe, probe],
    once ? undefined : { pointer, expected: `${items.length} numbers`, actual: `${stored?.length} numbers` },
  );
}
