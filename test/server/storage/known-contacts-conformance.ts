// What every store must do about contacts that were imported (rule 10); a part of the conformance suite.
import { describe, expect, test } from "vitest";
import { type PhoneNumberStore, StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { adding, deciding } from "./decisions.ts";

/** Declares the tests; `opened` returns the running test's empty store. */
export function knownContactsConformance(opened: () => PhoneNumberStore): void {
  describe("known contacts", () => {
    test("known contacts are known to reads and decisions, and have nothing else", async () => {
      expect(await opened().addKnownContacts(["C"])).toBe(1);
      const nothingElse = { numbers: [], nextPhoneNumberID: 1, version: 0, known: true };
      expect(await opened().read("C")).toEqual(nothingElse);
      const seen = await opened().write("C", (state) => ({ outcome: state, final: false }));
      expect(seen).toEqual({ kind: "decided", outcome: nothingElse });
      expect((await opened().read("D")).known).toBe(false);
    });

    test("known contacts are counted once, when they are new", async () => {
      expect(await opened().addKnownContacts([])).toBe(0);
      expect(await opened().addKnownContacts(["A", "B", "A"])).toBe(2);
      expect(await opened().addKnownContacts(["C", "B"])).toBe(1);
      const many = Array.from({ length: 1500 }, (_, index) => `many ${index}`);
      expect(await opened().addKnownContacts(many)).toBe(1500);
      expect((await opened().read("many 1499")).known).toBe(true);
    });

    test("known contacts are not made by writing", async () => {
      await opened().write("C", adding);
      expect((await opened().read("C")).known).toBe(false);
    });

    test("known contacts keep their numbers, and stay known", async () => {
      await opened().write("C", adding);
      const before = await opened().read("C");
      expect(await opened().addKnownContacts(["C"])).toBe(1);
      expect(await opened().read("C")).toEqual({ ...before, known: true });
      await opened().write("C", adding);
      await opened().write("C", deciding(undefined));
      expect(await opened().read("C")).toMatchObject({ version: 2, known: true });
    });

    test("known contacts are not taken by a closed store", async () => {
      await opened().close();
      await expect(opened().addKnownContacts(["C"])).rejects.toThrow(StoreUnavailable);
      await expect(opened().addKnownContacts([])).rejects.toThrow(StoreUnavailable);
    });
  });
}
