// conditional_requests: a request that names the version it has read never overwrites a later change.
import type { Operation } from "../contract/operations.ts";
import { expectStatus, expectSuccess } from "../session/expectations.ts";
import type { Session } from "../session/session.ts";
import { several } from "./resources.ts";
import { createScenario, type Scenario } from "./scenario.ts";
import type { PhoneNumbers } from "./service.ts";

const json = "application/json";

export async function checkConditions(session: Session, service: PhoneNumbers): Promise<void> {
  const { list } = service;
  if (list === undefined) return;
  const cannotDecide = (when = "") =>
    session.findings.cannotDecide("conditional_requests", `${list.operationId} gave no ETag${when}`);
  if (!(await givesTag(session, service, list))) return cannotDecide();
  const scenario = createScenario(session, service, "conditional_requests");
  await scenario.post(several);
  const first = await currentTag(session, service, list, scenario.contact);
  if (first === undefined) return cannotDecide(" for another contact");
  const read = readingWith(scenario, service, list);
  await read(first, 304, "If-None-Match with the list's ETag");
  await read(`W/${first}`, 304, "If-None-Match with the list's ETag as a weak one (RFC 9110, 13.1.2)");
  await read(`"other", W/${first}`, 304, "If-None-Match with the list's ETag among others");
  await read(`"other"`, 200, "If-None-Match with another ETag");
  const match = (tag: string) => ({ "if-match": tag });
  await scenario.post([{ PhoneNumber: "555 0123" }], { headers: match(first), what: "If-Match with the list's ETag" });
  await scenario.stores([...several, { PhoneNumber: "555 0123" }], "If-Match with the list's ETag stores");
  const second = await currentTag(session, service, list, scenario.contact);
  if (second === undefined) return cannotDecide(" after a change");
  await read(first, 200, "If-None-Match with an ETag that is no longer the list's");
  const refused: readonly (readonly [string, string])[] = [
    [first, "If-Match with an old ETag"],
    [`W/${second}`, "If-Match with a weak ETag, which compares strongly (RFC 9110, 13.1.1)"],
    [`W/${second}, "other"`, "If-Match with a weak ETag among others"],
  ];
  for (const [tag, what] of refused)
    await scenario.post([{ PhoneNumber: "555 0124" }], { headers: match(tag), status: 412, what });
  await scenario.post([{ PhoneNumber: "555 0123" }], { headers: match("*"), what: "If-Match with a star" });
  await scenario.post([{ PhoneNumber: "555 0123" }], {
    headers: match(`"other", ${second}`),
    what: "If-Match with the list's ETag among others",
  });
  await read(second, 304, "nothing has changed since");
  await checkTagOfFormat(scenario, service, list, second);
  await checkRemovalConditions(session, scenario, service, list, first, second);
}

/** Before the scenario: without an ETag, its first write must not count as a passed check. */
async function givesTag(session: Session, service: PhoneNumbers, list: Operation): Promise<boolean> {
  const contact = session.contacts.fresh();
  await service.post(contact, several);
  return (await currentTag(session, service, list, contact)) !== undefined;
}

async function currentTag(session: Session, service: PhoneNumbers, list: Operation, contact: string) {
  const { received } = await session.sendAndRecord(list, service.listing(list, contact, { accept: json }));
  return received.headers["etag"];
}

const readingWith =
  (scenario: Scenario, service: PhoneNumbers, list: Operation) => async (tag: string, status: number, what: string) => {
    const probe = service.listing(list, scenario.contact, { accept: json, "if-none-match": tag });
    await scenario.send(list, probe, (exchange) => {
      const wrong = expectStatus(exchange, [status], list.pointer, what);
      return wrong && { ...wrong, cause: what };
    });
  };

/** An ETag identifies one representation (RFC 9110, 8.8.3). */
async function checkTagOfFormat(
  scenario: Scenario,
  service: PhoneNumbers,
  list: Operation,
  tag: string,
): Promise<void> {
  const types = list.responses.find(({ status }) => status === "200")?.content.map(({ mediaType }) => mediaType) ?? [];
  for (const accept of types.filter((type) => type !== json))
    await scenario.send(list, service.listing(list, scenario.contact, { accept }), ({ received }) =>
      received.headers["etag"] === tag
        ? {
            pointer: list.pointer,
            expected: `another ETag in ${accept}`,
            actual: `${tag} as in ${json}`,
            cause: "format",
          }
        : undefined,
    );
}

async function checkRemovalConditions(
  session: Session,
  scenario: Scenario,
  service: PhoneNumbers,
  list: Operation,
  old: string,
  current: string,
): Promise<void> {
  const { remove } = service;
  if (remove === undefined) return;
  const removing = (tag: string) => service.removing(remove, scenario.contact, 1, { "if-match": tag });
  for (const tag of [old, `W/${current}`])
    await scenario.send(remove, removing(tag), (exchange) =>
      expectStatus(exchange, [412], remove.pointer, "removing under an ETag that is not the list's"),
    );
  await scenario.send(remove, removing(current), (exchange) =>
    expectSuccess(exchange, remove.pointer, "removing under the list's ETag"),
  );
  const after = await currentTag(session, service, list, scenario.contact);
  await scenario.send(list, service.listing(list, scenario.contact, { accept: json }), () =>
    after === current
      ? { pointer: list.pointer, expected: "another ETag after a removal", actual: `${current} as before` }
      : undefined,
  );
}
