// What two processes on one database must do; each adapter for several processes runs this suite.
import { describe, expect, onTestFinished, test } from "vitest";
import type { ContactState, Decision, PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, storing } from "./decisions.ts";

export interface TwoStoresOptions {
  /** Maximum number of writes in one commit. */
  readonly groupLimit: number;
}

export interface OpenedTwo {
  readonly stores: readonly [PhoneNumberStore, PhoneNumberStore];
  cleanUp(): Promise<void>;
}

/** Declares the suite for one adapter; `open` opens two stores on an empty database. */
export function twoStoresConformance(name: string, open: (options: TwoStoresOptions) => Promise<OpenedTwo>): void {
  const openTwo = async (options: TwoStoresOptions) => {
    const { stores, cleanUp } = await open(options);
    onTestFinished(cleanUp);
    return stores;
  };
  describe(`${name} serves two processes`, () => {
    test("two stores on one database lose no update, assign no id twice and keep one primary", async () => {
      const stores = await openTwo({ groupLimit: 7 });
      const given = new Map<string, number[]>();
      const write = async (index: number) => {
        const contactID = `C${Math.floor(index / 2) % 5}`;
        const result = await stores[index % 2 === 0 ? 0 : 1].write(contactID, addingPrimary);
        if (result.kind === "decided") given.set(contactID, [...(given.get(contactID) ?? []), result.outcome]);
      };
      await Promise.all(Array.from({ length: 400 }, (_, index) => write(index)));
      for (let contact = 0; contact < 5; contact++) {
        const { numbers, version } = await stores[0].read(`C${contact}`);
        const ids = Array.from({ length: 80 }, (_, index) => index + 1);
        expect(given.get(`C${contact}`)?.toSorted((one, other) => one - other)).toEqual(ids);
        expect(numbers.map(({ PhoneNumberID }) => PhoneNumberID)).toEqual(ids);
        expect(numbers.filter(({ IsPrimary }) => IsPrimary).length).toBe(1);
        expect(version).toBe(80);
      }
    });

    test("two stores on one database decide once under one idempotency key, whatever the contact", async () => {
      const stores = await openTwo({ groupLimit: 4 });
      for (let round = 0; round < 10; round++) {
        const place = { scope: "s", key: `${round}`, fingerprint: "f" };
        const write = (index: number) => stores[index % 2 === 0 ? 0 : 1].write(`${round} ${index}`, adding, place);
        const results = await Promise.all(Array.from({ length: 12 }, (_, index) => write(index)));
        expect(results.filter(({ kind }) => kind === "decided").length).toBe(1);
        expect(results.filter(({ kind }) => kind === "replayed").length).toBe(11);
      }
    });
  });
}

/** Adds a number that becomes primary instead of the current one. */
const addingPrimary = ({ numbers, nextPhoneNumberID }: ContactState): Decision<number> => {
  const demoted = numbers.filter(({ IsPrimary }) => IsPrimary).map((row) => ({ ...row, IsPrimary: false }));
  const added = number({ PhoneNumberID: nextPhoneNumberID, PhoneNumber: "1", IsPrimary: true });
  return { change: storing(...demoted, added), outcome: nextPhoneNumberID, final: true };
};
