// What every store must do, whatever it keeps its data in; each adapter runs this suite whole.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ContactState,
  type PhoneNumberStore,
  StoreUnavailable,
} from "../../../server/storage/phone-number-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { allContactsConformance } from "./all-contacts-conformance.ts";
import { adding, deciding, storing } from "./decisions.ts";
import { idempotencyConformance } from "./idempotency-conformance.ts";
import { knownContactsConformance } from "./known-contacts-conformance.ts";
import { writeManyConformance } from "./write-many-conformance.ts";

export interface ConformanceOptions {
  /** Milliseconds since 1970, to be used instead of the time. */
  readonly clock: () => number;
  readonly idempotencyTtlMs: number;
}

export interface OpenedStore {
  readonly store: PhoneNumberStore;
  /** Closes the store, and opens another one on the same data. */
  reopen(): Promise<PhoneNumberStore>;
  /** Closes whatever is open, and removes the data. */
  cleanUp(): Promise<void>;
}

const first = number({ PhoneNumberID: 1, PhoneNumber: "1" });
const second = number({ PhoneNumberID: 2, PhoneNumber: "2" });
const nothing: ContactState = { numbers: [], nextPhoneNumberID: 1, version: 0, known: false };

/** Declares the suite for one adapter; `open` gives it an empty store. */
export function storeConformance(name: string, open: (options: ConformanceOptions) => Promise<OpenedStore>): void {
  describe(`${name} keeps the promises of the port`, () => {
    let opened: OpenedStore;
    let store: PhoneNumberStore;
    let now = 0;
    beforeEach(async () => {
      now = Date.UTC(2025, 0, 1);
      opened = await open({ clock: () => now, idempotencyTtlMs: 1000 });
      store = opened.store;
    });
    afterEach(() => opened.cleanUp());

    test("a contact that was never written is empty", async () => {
      expect(await store.read("C")).toEqual(nothing);
    });

    test("a read returns every written member exactly, in the documented order", async () => {
      const odd = " \t\r\n'\"%_\\ ß é e\u0301 😀 \u2028 ";
      const row = { ...first, PhoneNumber: odd, ContactInfoName: odd, ContactInfoCategory: "", Notes: odd.repeat(150) };
      const full = {
        ...row,
        EntityID: -2147483648,
        ContactInfoTypeID: 2147483647,
        IsPrimary: true,
        IsTextActive: true,
      };
      const last = { ...second, PhoneNumberID: 2147483647, ContactInfoName: "", Notes: "" };
      await store.write("C", deciding(storing(last, full)));
      const { numbers, nextPhoneNumberID, version } = await store.read("C");
      expect(numbers).toEqual([full, last]);
      expect(numbers.map((stored) => Object.keys(stored))).toEqual([Object.keys(first), Object.keys(first)]);
      expect([nextPhoneNumberID, version]).toEqual([2147483648, 1]);
    });

    test("an id that is not well-formed Unicode is refused everywhere, and nothing is written", async () => {
      for (const bad of ["a\uD800", "\uDFFF", "\uDE00\uD83D"]) {
        const asKey = [
          { scope: bad, key: "k" },
          { scope: "s", key: bad },
        ].map((place) => ({ ...place, fingerprint: "f" }));
        for (const attempt of [
          () => store.read(bad),
          () => store.write(bad, adding),
          () => store.write("C", adding, asKey[0]),
          () => store.write("C", adding, asKey[1]),
          () => store.writeMany(["C", bad], adding),
          () => store.addKnownContacts(["C", bad]),
        ]) {
          await expect(attempt()).rejects.toThrow(/must be well-formed Unicode/);
          await expect(attempt()).rejects.toBeInstanceOf(TypeError);
        }
      }
      for await (const { contactID } of store.contacts()) expect.fail(`${contactID} is stored`);
      await store.write("\u{1F600}", adding);
      expect((await store.read("\u{1F600}")).version).toBe(1);
    });

    test("decide receives the stored state, and its outcome is the result", async () => {
      await store.write("C", deciding(storing(first)));
      const given: ContactState[] = [];
      const result = await store.write("C", (state) => {
        given.push(state);
        return { outcome: { seen: state.numbers.length }, final: true };
      });
      expect(result).toEqual({ kind: "decided", outcome: { seen: 1 } });
      expect(given).toEqual([await store.read("C")]);
    });

    test("a write updates, adds and removes; the version goes up by one", async () => {
      await store.write("C", deciding(storing(first, second)));
      const third = number({ PhoneNumberID: 3, PhoneNumber: "3" });
      const changed = { ...second, Notes: "n" };
      const change = { upserted: [third, changed], removed: [1, 77], nextPhoneNumberID: 4 };
      await store.write("C", deciding(change));
      expect(await store.read("C")).toEqual({
        numbers: [changed, third],
        nextPhoneNumberID: 4,
        version: 2,
        known: false,
      });
    });

    test("no change leaves the version, and a new contact unwritten", async () => {
      await store.write("C", deciding(undefined));
      expect(await store.read("C")).toEqual(nothing);
      await store.write("C", deciding(storing(first)));
      await store.write("C", deciding(undefined));
      expect((await store.read("C")).version).toBe(1);
    });

    test("a contact that lost its last number keeps its counter and version", async () => {
      await store.write("C", deciding(storing(first, second)));
      await store.write("C", deciding({ upserted: [], removed: [1, 2], nextPhoneNumberID: 3 }));
      expect(await store.read("C")).toEqual({ numbers: [], nextPhoneNumberID: 3, version: 2, known: false });
    });

    test("the primary mark moves, whichever id is the lower", async () => {
      const marked = (...ids: number[]) =>
        storing(...[first, second].map((row) => ({ ...row, IsPrimary: ids.includes(row.PhoneNumberID) })));
      for (const id of [1, 2, 1]) {
        await store.write("C", deciding(marked(id)));
        const primaries = (await store.read("C")).numbers.filter(({ IsPrimary }) => IsPrimary);
        expect(primaries.map(({ PhoneNumberID }) => PhoneNumberID)).toEqual([id]);
      }
    });

    test("a second primary is refused by the store itself, and nothing of the write stays", async () => {
      const both = storing({ ...first, IsPrimary: true }, { ...second, IsPrimary: true });
      await expect(store.write("C", deciding(both))).rejects.toThrow();
      expect(await store.read("C")).toEqual(nothing);
    });

    test("contacts are separate, by the exact text of their id", async () => {
      const ids = ["c", "C", "C ", "Ç", "C\u0327", "c%", "'"];
      for (const [index, id] of ids.entries()) {
        await store.write(id, deciding(storing({ ...first, EntityID: index, IsPrimary: true })));
      }
      const entities = await Promise.all(ids.map(async (id) => (await store.read(id)).numbers[0]?.EntityID));
      expect(entities).toEqual([0, 1, 2, 3, 4, 5, 6]);
    });

    test("writes at the same time to one contact come one after the other", async () => {
      const results = await Promise.all(Array.from({ length: 50 }, () => store.write("C", adding)));
      const ids = results.map((result) => (result.kind === "decided" ? result.outcome : 0));
      expect(ids.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(await store.read("C")).toMatchObject({ nextPhoneNumberID: 51, version: 50 });
    });

    test("an error of decide rejects only its own write", async () => {
      const mistake = new Error("mistake");
      const writes = Array.from({ length: 20 }, (_, index) =>
        store.write(`C${index % 4}`, (state) => {
          if (index === 7) throw mistake;
          return adding(state);
        }),
      );
      const settled = await Promise.allSettled(writes);
      expect(settled.flatMap(({ status }, index) => (status === "rejected" ? [index] : []))).toEqual([7]);
      expect(settled[7]).toEqual({ status: "rejected", reason: mistake });
      expect((await store.read("C3")).version).toBe(4);
      expect((await store.read("C0")).version).toBe(5);
    });

    test("acknowledged writes are stored after reopening", async () => {
      await store.write("C", deciding(storing(first)), { scope: "s", key: "k", fingerprint: "f" });
      const before = await store.read("C");
      const again = await opened.reopen();
      expect(await again.read("C")).toEqual(before);
      const repeat = await again.write("C", deciding(undefined), { scope: "s", key: "k", fingerprint: "f" });
      expect(repeat).toEqual({ kind: "replayed", outcome: "done" });
    });

    test("closing waits for the writes in flight; afterwards the store accepts none", async () => {
      const writes = Array.from({ length: 10 }, () => store.write("C", adding));
      await Promise.all([store.close(), store.close()]);
      expect((await Promise.all(writes)).length).toBe(10);
      await store.close();
      for (const call of [() => store.write("C", adding), () => store.read("C"), () => store.check()])
        await expect(call()).rejects.toThrow(new StoreUnavailable("The store is closed"));
      expect((await (await opened.reopen()).read("C")).version).toBe(10);
    });

    knownContactsConformance(() => store);
    writeManyConformance(() => store);
    allContactsConformance(() => store);
    idempotencyConformance(
      () => store,
      (ms) => {
        now += ms;
      },
    );
  });
}
