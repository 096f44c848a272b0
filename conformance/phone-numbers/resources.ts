// ensure_resource_availability, use_after_free, conditional_requests: a list that is written, read, and removed from.

import { expectStatus, expectSuccess, namedMembers, same, shown } from "../session/expectations.ts";
import type { Session } from "../session/session.ts";
import { createScenario, type Scenario } from "./scenario.ts";
import type { PhoneNumbers } from "./service.ts";

const full = "x".repeat(256);
export const several = [
  {
    PhoneNumber: " +44 20 7946 0000 ",
    Notes: " <kept> & as sent ".padEnd(4_000, "."),
    IsTextActive: true,
    EntityID: -5,
  },
  { PhoneNumber: "020 7946 0001 x12", IsPrimary: true, ContactInfoName: "Work", ContactInfoTypeID: 3 },
  { PhoneNumber: "5", ContactInfoName: full, ContactInfoCategory: full },
  { PhoneNumber: "5".repeat(256), EntityID: 2_147_483_647, ContactInfoTypeID: -2_147_483_648 },
];

/** POST, then GET in every format: what was sent is there, to the letter. */
export async function checkAvailability(session: Session, service: PhoneNumbers): Promise<void> {
  const { update, list } = service;
  for (const content of service.contents) {
    const contact = session.contacts.fresh();
    // A list that was read before must not be given again.
    await service.stored(contact);
    const probes = [service.posting(contact, several, { content })];
    const posted = await service.post(contact, several, { content });
    const failed = expectSuccess(posted, content.schema, "a list of four");
    for (const accept of list.responses
      .flatMap((answer) => answer.content.map(({ mediaType }) => mediaType))
      .slice(0, 4)) {
      const stored = await service.stored(contact, accept);
      const members = namedMembers(stored ?? [], several);
      const wrong =
        failed ??
        (same(members, several)
          ? undefined
          : { pointer: list.pointer, expected: shown(several), actual: shown(members) });
      session.recordCheck(
        "ensure_resource_availability",
        update,
        [...probes, service.listing(contact, { accept })],
        wrong,
      );
    }
  }
}

/** POST, DELETE, GET, DELETE: what was removed is gone and stays gone, and its id is not given out again. */
export async function checkRemoval(session: Session, service: PhoneNumbers): Promise<void> {
  if (service.remove === undefined)
    return session.findings.cannotDecide("use_after_free", "the contract has no removePhoneNumber");
  const scenario = createScenario(session, service, "use_after_free");
  await scenario.post([
    { PhoneNumberID: 1, PhoneNumber: "555 0101" },
    { PhoneNumberID: 2, PhoneNumber: "555 0102" },
  ]);
  await scenario.remove(2);
  await scenario.stores([{ PhoneNumberID: 1 }], "a removed number is gone");
  await scenario.remove(2);
  await scenario.stores([{ PhoneNumberID: 1 }], "removing again changes nothing");
  await scenario.post([{ PhoneNumber: "555 0103" }]);
  await scenario.stores([{ PhoneNumberID: 1 }, { PhoneNumberID: 3 }], "an id is not given out again");
}

/** Nobody overwrites what somebody else has changed meanwhile, if he says what he read. */
export async function checkConditions(session: Session, service: PhoneNumbers): Promise<void> {
  const { list } = service;
  const scenario = createScenario(session, service, "conditional_requests");
  const { contact } = scenario;
  const tagNow = async () =>
    (await session.sendAndRecord(list, service.listing(contact, { accept: "application/json" }))).received.headers[
      "etag"
    ] ?? "";
  const read = (tag: string, status: number, what: string) =>
    scenario.ask(list, service.listing(contact, { accept: "application/json", "if-none-match": tag }), (asked) =>
      expectStatus(asked, [status], list.pointer, what),
    );
  await scenario.post(several);
  const first = await tagNow();
  await read(first, 304, "If-None-Match with the list's ETag");
  await read(`"other", W/${first}`, 304, "If-None-Match with the list's ETag among others");
  await scenario.post([{ PhoneNumber: "555 0123" }], {
    headers: { "if-match": first },
    what: "If-Match with the list's ETag",
  });
  const second = await tagNow();
  await read(first, 200, "If-None-Match with an ETag that is not the list's any more");
  await scenario.post([{ PhoneNumber: "555 0124" }], {
    headers: { "if-match": first },
    status: 412,
    what: "If-Match with an old ETag",
  });
  await scenario.post([{ PhoneNumber: "555 0123" }], { headers: { "if-match": "*" }, what: "If-Match with a star" });
  await read(second, 304, "nothing has changed since");
  await scenario.post([{ PhoneNumber: "555 0125" }], {
    headers: { "if-match": `W/${second}` },
    status: 412,
    what: "If-Match with a weak ETag, which compares strongly (RFC 9110, 13.1.1)",
  });
  await checkTagOfFormat(scenario, service, second);
  await checkRemovalConditions(scenario, session, service, first, second);
}

/** An ETag is that of one representation (RFC 9110, 8.8.3). */
async function checkTagOfFormat(scenario: Scenario, { list }: PhoneNumbers, tag: string): Promise<void> {
  const types = list.responses.find(({ status }) => status === "200")?.content.map(({ mediaType }) => mediaType) ?? [];
  for (const accept of types.filter((type) => type !== "application/json"))
    await scenario.ask(list, scenario.listing({ accept }), ({ received }) =>
      received.headers["etag"] === tag
        ? { pointer: list.pointer, expected: `another ETag in ${accept}`, actual: `${tag} as in application/json` }
        : undefined,
    );
}

async function checkRemovalConditions(
  scenario: Scenario,
  { operations }: Session,
  service: PhoneNumbers,
  old: string,
  current: string,
): Promise<void> {
  const { remove } = service;
  if (remove === undefined || !operations.includes(remove)) return;
  const removing = (tag: string) => service.removing(scenario.contact, 1, { "if-match": tag });
  await scenario.ask(remove, removing(old), (asked) =>
    expectStatus(asked, [412], remove.pointer, "If-Match with an old ETag"),
  );
  await scenario.ask(remove, removing(current), (asked) =>
    expectSuccess(asked, remove.pointer, "If-Match with the list's ETag"),
  );
  await scenario.ask(service.list, scenario.listing({ accept: "application/json" }), ({ received }) =>
    received.headers["etag"] === current
      ? { pointer: service.list.pointer, expected: "another ETag after a removal", actual: `${current} as before` }
      : undefined,
  );
}
