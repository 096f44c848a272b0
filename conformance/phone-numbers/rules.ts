// atomicity, one_primary and merge: how a list changes the stored numbers.

import { expectStatus } from "../session/expectations.ts";
import type { Session } from "../session/session.ts";
import { createScenario } from "./scenario.ts";
import type { Item, PhoneNumbers } from "./service.ts";

const office: Item = { PhoneNumberID: 1, PhoneNumber: "555 0101", Notes: "front desk", EntityID: 2, IsPrimary: true };
const home: Item = { PhoneNumberID: 2, PhoneNumber: "555 0102", ContactInfoName: "Home", IsPrimary: false };

/** One invalid item, at any position, prevents the whole list from being stored. */
export async function checkAtomicity(session: Session, service: PhoneNumbers): Promise<void> {
  const bad: readonly [Item, number][] = [
    [{ PhoneNumber: " " }, 422],
    [{ PhoneNumberID: 1, PhoneNumber: null }, 422],
    [{ PhoneNumberID: 5, PhoneNumber: "555 0199", Notes: "other" }, 422],
    [{ PhoneNumberID: -1, PhoneNumber: "555 0103" }, 400],
    [{ PhoneNumber: "555 0103", Unknown: 1 }, 400],
  ];
  for (const [item, status] of bad)
    for (const first of [true, false]) {
      const scenario = createScenario(session, service, "atomicity");
      await scenario.post([office]);
      const good: Item[] = [
        { PhoneNumberID: 1, Notes: "changed" },
        { PhoneNumberID: 5, PhoneNumber: "555 0105" },
      ];
      await scenario.post(first ? [item, ...good] : [...good, item], { status, what: "a list with one bad item" });
      await scenario.stores([office], "nothing of a refused list");
    }
}

export async function checkPrimary(session: Session, service: PhoneNumbers): Promise<void> {
  const scenario = createScenario(session, service, "one_primary");
  await scenario.post([office, home]);
  await scenario.post([{ PhoneNumberID: 2, IsPrimary: true }]);
  await scenario.stores([{ IsPrimary: false }, { IsPrimary: true }], "one primary demotes the other");
  await scenario.post([{ PhoneNumberID: 3, PhoneNumber: "555 0103", IsPrimary: true }]);
  await scenario.stores(
    [{ IsPrimary: false }, { IsPrimary: false }, { IsPrimary: true }],
    "a new primary demotes the others",
  );
  const both = [
    { PhoneNumberID: 1, IsPrimary: true },
    { PhoneNumberID: 2, IsPrimary: true },
  ];
  await scenario.post(both, { status: 422, what: "two primaries in one list" });
  await scenario.stores(
    [{ IsPrimary: false }, { IsPrimary: false }, { IsPrimary: true }],
    "the refused list changed nothing",
  );
  await scenario.post([{ PhoneNumberID: 3, IsPrimary: false }]);
  await scenario.stores([{ IsPrimary: false }, { IsPrimary: false }, { IsPrimary: false }], "none is promoted");
}

export async function checkMerge(session: Session, service: PhoneNumbers): Promise<void> {
  const scenario = createScenario(session, service, "merge");
  await scenario.post([office, home]);
  await scenario.post([{ PhoneNumberID: 2, ContactInfoName: "Flat" }]);
  await scenario.stores([office, { ...home, ContactInfoName: "Flat" }], "what is not named stays");
  await scenario.post([{ PhoneNumberID: 1, Notes: null }]);
  await scenario.stores([{ ...office, Notes: null }, { PhoneNumberID: 2 }], "null clears");
  await scenario.post([{ PhoneNumber: "(555) 01-01" }]);
  await scenario.stores(
    [{ PhoneNumberID: 1, PhoneNumber: "(555) 01-01", EntityID: 2 }, { PhoneNumberID: 2 }],
    "the same number again updates its own",
  );
  await scenario.post([{ PhoneNumber: "(555) 01-01", ContactInfoTypeID: 9 }]);
  await scenario.stores(
    [{ PhoneNumberID: 1 }, { PhoneNumberID: 2 }, { PhoneNumberID: 3, ContactInfoTypeID: 9 }],
    "of another kind it is another number",
  );
  await scenario.post([
    { PhoneNumberID: 40, PhoneNumber: "555 0140" },
    { PhoneNumberID: 0, PhoneNumber: "555 0141" },
  ]);
  await scenario.stores(
    [1, 2, 3, 40, 41].map((PhoneNumberID) => ({ PhoneNumberID })),
    "ids are kept, and counted on from",
  );
  await scenario.post([{ PhoneNumber: "555 0150" }, { PhoneNumber: "555 0150" }]);
  await scenario.stores(
    [1, 2, 3, 40, 41, 42].map((PhoneNumberID) => ({ PhoneNumberID })),
    "identical items of one list are one",
  );
  await scenario.post([]);
  await scenario.stores(
    [1, 2, 3, 40, 41, 42].map((PhoneNumberID) => ({ PhoneNumberID })),
    "an empty list changes nothing",
  );
  const twice = [
    { PhoneNumberID: 1, Notes: "a" },
    { PhoneNumberID: 1, Notes: "b" },
  ];
  await scenario.post(twice, { status: 422, what: "one number twice, with different content" });
  await checkNewNumbers(session, service);
}

/** Omitted members of a new number have the source system's defaults, and ids have a maximum. */
async function checkNewNumbers(session: Session, service: PhoneNumbers): Promise<void> {
  const scenario = createScenario(session, service, "merge");
  await scenario.post([{ PhoneNumber: "555 0101" }]);
  await scenario.stores(
    [{ PhoneNumberID: 1, PhoneNumber: "555 0101", ...service.newNumber }],
    "the defaults of a new number",
  );
  await scenario.post([{ Notes: "no number" }], { status: 422, what: "a new number without PhoneNumber" });
  await scenario.post([{ PhoneNumberID: 2_147_483_647, PhoneNumber: "555 0102" }]);
  await scenario.stores([{ PhoneNumberID: 1 }, { PhoneNumberID: 2_147_483_647 }], "the largest id");
  await scenario.send(service.update, service.posting(scenario.contact, [{ PhoneNumber: "555 0103" }]), (exchange) =>
    expectStatus(exchange, [422], service.update.pointer, "a new number when no id is left"),
  );
}
