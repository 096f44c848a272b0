// The part of the conformance suite for bulk writes, which an import uses.
import { describe, expect, test } from "vitest";
import {
  type ContactChange,
  type ContactState,
  type PhoneNumberStore,
  StoreUnavailable,
} from "../../../server/storage/phone-number-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "./decisions.ts";

/** Declares the tests; `opened` returns the running test's empty store. */
export function writeManyConformance(opened: () => PhoneNumberStore): void {
  describe("bulk writes", () => {
    test("bulk writes are all stored, and have their results in order", async () => {
      const ids = Array.from({ length: 1200 }, (_, index) => `many ${index}`);
      const outcomes = await opened().writeMany(ids, (state, index) => ({ ...adding(state), outcome: ids[index] }));
      expect(outcomes).toEqual(ids);
      for (const contactID of ["many 0", "many 700", "many 1199"]) {
        expect(await opened().read(contactID)).toMatchObject({ version: 1, nextPhoneNumberID: 2 });
      }
    });

    test("bulk writes see the earlier writes, also to the same contact", async () => {
      await opened().write("A", adding);
      expect(await opened().writeMany(["A", "B", "A", "B", "A"], adding)).toEqual([2, 1, 3, 2, 4]);
      expect((await opened().read("A")).numbers).toHaveLength(4);
    });

    test("bulk writes to one contact see its numbers in the order of their ids, however they were added", async () => {
      const outcomes = await opened().writeMany(["A", "A", "A"], ({ numbers }, index) => ({
        change: { ...storing(number({ PhoneNumberID: 3 - index, PhoneNumber: "1" })), nextPhoneNumberID: 4 },
        outcome: numbers.map(({ PhoneNumberID }) => PhoneNumberID),
      }));
      expect(outcomes).toEqual([[], [3], [2, 3]]);
    });

    test("bulk writes to one contact leave the same as separate writes", async () => {
      const row = (PhoneNumberID: number) => number({ PhoneNumberID, PhoneNumber: "1" });
      const [one, two, three] = [row(1), row(2), row(3)];
      const primary = { ...two, IsPrimary: true };
      const changes: readonly ContactChange[] = [
        storing(one, primary, three),
        { ...storing({ ...two, Notes: "n" }, { ...three, IsPrimary: true }), removed: [1], known: true },
        { ...storing(one, { ...three, Notes: "n" }), removed: [2] },
        { ...storing(primary), removed: [1, 3], nextPhoneNumberID: 4 },
      ];
      for (const change of changes) await opened().write("A", deciding(change));
      await opened().writeMany(
        changes.map(() => "B"),
        (_, index) => ({ change: changes[index], outcome: null }),
      );
      const expected = { numbers: [primary], nextPhoneNumberID: 4, version: 4, known: true };
      expect([await opened().read("A"), await opened().read("B")]).toEqual([expected, expected]);
    });

    test("write nothing where nothing is to change, and can make a contact known", async () => {
      const outcomes = await opened().writeMany(["K", "K", "I"], (state, index) => ({
        change: index === 0 ? { ...storing(), known: true } : undefined,
        outcome: state.known,
      }));
      expect(outcomes).toEqual([false, true, false]);
      expect(await opened().read("K")).toMatchObject({ version: 1, known: true });
      expect(await opened().read("I")).toMatchObject({ version: 0, known: false });
    });

    test("reject with the error of a decision, and leave each contact consistent", async () => {
      const failing = (state: ContactState, index: number) => {
        if (index === 1) throw new Error("no decision");
        return adding(state);
      };
      await expect(opened().writeMany(["A", "B", "C"], failing)).rejects.toThrow("no decision");
      expect((await opened().read("B")).version).toBe(0);
      expect(await opened().writeMany(["B"], adding)).toEqual([1]);
    });

    test("an empty bulk write does nothing, and a closed store accepts no writes", async () => {
      expect(await opened().writeMany([], adding)).toEqual([]);
      await opened().close();
      await expect(opened().writeMany(["A"], adding)).rejects.toThrow(StoreUnavailable);
      await expect(opened().writeMany([], adding)).rejects.toThrow(StoreUnavailable);
    });
  });
}
