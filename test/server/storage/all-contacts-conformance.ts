// What every store must do when all its contacts are read; a part of the conformance suite.
import { describe, expect, test } from "vitest";
import {
  type PhoneNumberStore,
  type StoredContact,
  StoreUnavailable,
} from "../../../server/storage/phone-number-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "./decisions.ts";

async function all(store: PhoneNumberStore): Promise<StoredContact[]> {
  const found: StoredContact[] = [];
  for await (const contact of store.contacts()) found.push(contact);
  return found;
}

const bytes = (text: string) => Buffer.from(text);

/** Declares the tests; `opened` returns the running test's empty store. */
export function allContactsConformance(opened: () => PhoneNumberStore): void {
  describe("all contacts", () => {
    test("an empty store has no contacts", async () => {
      expect(await all(opened())).toEqual([]);
    });

    test("all contacts are as a read gives each, in the order of their ids' bytes", async () => {
      const ids = ["a", "B", "b", "a ", "a\u00e9", "\u{1F600}", "\uFF5E", "Z", "_", "10", "9", "é", "e"];
      for (const id of ids) await opened().write(id, adding);
      await opened().write("B", adding);
      await opened().write("b", deciding({ upserted: [], removed: [1], nextPhoneNumberID: 2 }));
      await opened().addKnownContacts(["known"]);
      const found = await all(opened());
      const ordered = [...ids, "known"].sort((one, other) => Buffer.compare(bytes(one), bytes(other)));
      expect(found.map(({ contactID }) => contactID)).toEqual(ordered);
      for (const { contactID, ...state } of found) expect(state).toEqual(await opened().read(contactID));
    });

    test("the numbers of a contact are in the order of their ids, whatever else they contain", async () => {
      const numbers = [1, 2, 3, 10].map((id) =>
        number({ PhoneNumberID: id, EntityID: -id, PhoneNumber: `${90 - id}`, ContactInfoName: `${90 - id}` }),
      );
      for (const row of numbers.toReversed()) await opened().write("C", deciding(storing(row)));
      expect((await opened().read("C")).numbers).toEqual(numbers);
      expect((await all(opened())).map((contact) => contact.numbers)).toEqual([numbers]);
    });

    test("all contacts are of one moment, while writes go on", async () => {
      const ids = Array.from({ length: 1200 }, (_, index) => `C${String(index).padStart(4, "0")}`);
      await Promise.all(ids.map((id) => opened().write(id, adding)));
      const found: StoredContact[] = [];
      for await (const contact of opened().contacts()) {
        if (found.push(contact) % 300 === 1) {
          await opened().write("C1199", adding);
          await opened().write(`D${found.length}`, adding);
        }
      }
      expect(found.map(({ contactID }) => contactID)).toEqual(ids);
      expect(found.map(({ version }) => version)).toEqual(ids.map(() => 1));
      expect((await opened().read("C1199")).version).toBe(5);
    });

    test("all contacts leave the event loop its turns", async () => {
      await Promise.all(Array.from({ length: 700 }, (_, index) => opened().write(`C${index}`, adding)));
      let turns = 0;
      let next = setImmediate(function count() {
        turns++;
        next = setImmediate(count);
      });
      expect(await all(opened())).toHaveLength(700);
      clearImmediate(next);
      expect(turns).toBeGreaterThan(1);
    });

    test("all contacts can be left early", async () => {
      await Promise.all(Array.from({ length: 700 }, (_, index) => opened().write(`C${index}`, adding)));
      for await (const _ of opened().contacts()) break;
      await opened().write("C1", adding);
      expect((await opened().read("C1")).version).toBe(2);
    });

    test("all contacts are not given by a closed store", async () => {
      await opened().close();
      await expect(all(opened())).rejects.toThrow(StoreUnavailable);
    });

    test("become known with a change that says so, and stay known", async () => {
      const change = { ...storing(number({ PhoneNumberID: 1, PhoneNumber: "1" })), known: true };
      for (const id of ["new", "written"]) {
        if (id === "written") await opened().write(id, adding);
        await opened().write(id, deciding(change));
        expect((await opened().read(id)).known).toBe(true);
        await opened().write(id, adding);
        expect((await opened().read(id)).known).toBe(true);
      }
      await opened().addKnownContacts(["marked"]);
      await opened().write("marked", adding);
      expect(await opened().read("marked")).toMatchObject({ known: true, version: 1 });
    });
  });
}
