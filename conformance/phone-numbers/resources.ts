// ensure_resource_availability and use_after_free for the numbers of a contact: write, read, remove.

import { expectSuccess } from "../session/expectations.ts";
import type { Session } from "../session/session.ts";
import { createScenario, judgeStored } from "./scenario.ts";
import type { Item, PhoneNumbers } from "./service.ts";

const longName = "x".repeat(256);
export const several: readonly Item[] = [
  {
    PhoneNumber: " +44 20 7946 0000 ",
    Notes: " <kept> & as sent ".padEnd(4_000, "."),
    IsTextActive: true,
    EntityID: -5,
  },
  { PhoneNumber: "020 7946 0001 x12", IsPrimary: true, ContactInfoName: "Work", ContactInfoTypeID: 3 },
  { PhoneNumber: "5", ContactInfoName: longName, ContactInfoCategory: longName },
  { PhoneNumber: "5".repeat(256), EntityID: 2_147_483_647, ContactInfoTypeID: -2_147_483_648 },
];

/** POST, then GET in every format: the sent values are returned unchanged. */
export async function checkAvailability(session: Session, service: PhoneNumbers): Promise<void> {
  const { update, list } = service;
  if (list === undefined) return;
  const accepts = list.responses.find(({ status }) => status === "200")?.content ?? [];
  for (const content of service.contents) {
    const contact = session.contacts.fresh();
    // A list that was read before must not be returned again.
    await service.read(contact);
    const posted = await service.post(contact, several, { content });
    const refused = expectSuccess(posted, content.schema, "a list of four");
    for (const { mediaType } of accepts) {
      const stored = await session.sendAndRecord(list, service.listing(list, contact, { accept: mediaType }));
      const wrong = refused ?? judgeStored(stored, list.pointer, several, "the list as sent");
      session.recordCheck("ensure_resource_availability", update, [posted, stored], wrong);
    }
  }
}

/** POST, DELETE, GET, DELETE: a removed number stays removed, and its id is not reused. */
export async function checkRemoval(session: Session, service: PhoneNumbers): Promise<void> {
  if (service.remove === undefined) return;
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
  await scenario.stores([{ PhoneNumberID: 1 }, { PhoneNumberID: 3 }], "an id is not assigned again");
}
