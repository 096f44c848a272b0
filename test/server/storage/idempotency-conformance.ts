// What every store must do about idempotency keys (rule 11); a part of the conformance suite.
import { describe, expect, test } from "vitest";
import type { ContactState, PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { number } from "../phone-numbers/contact.ts";
import { adding, deciding, storing } from "./decisions.ts";

/** Declares the tests; `opened` returns the running test's empty store, and `advance` its clock, whose keys last a second. */
export function idempotencyConformance(opened: () => PhoneNumberStore, advance: (ms: number) => void): void {
  describe("under an idempotency key", () => {
    const place = { scope: "s", key: "k", fingerprint: "f" };

    test("a repeat gets the stored outcome, and is not decided", async () => {
      const outcome = { info: "1 added", list: [null, 1.5, "é"] };
      const decide = (state: ContactState) => ({ ...adding(state), outcome });
      expect(await opened().write("C", decide, place)).toEqual({ kind: "decided", outcome });
      expect(await opened().write("C", decide, place)).toEqual({ kind: "replayed", outcome });
      expect((await opened().read("C")).version).toBe(1);
    });

    test("an outcome of nothing is repeated as null", async () => {
      await opened().write("C", (state) => ({ ...adding(state), outcome: undefined }), place);
      expect(await opened().write("C", adding, place)).toEqual({ kind: "replayed", outcome: null });
    });

    test("a key is decided once for writes to one contact at the same time, and refused with another fingerprint", async () => {
      const results = await Promise.all([
        opened().write("C", adding, place),
        opened().write("C", adding, { ...place, fingerprint: "g" }),
        opened().write("C", adding, place),
      ]);
      expect(results).toEqual([
        { kind: "decided", outcome: 1 },
        { kind: "keyReused" },
        { kind: "replayed", outcome: 1 },
      ]);
      expect((await opened().read("C")).version).toBe(1);
    });

    test("repeats at the same time are decided once", async () => {
      const results = await Promise.all(Array.from({ length: 10 }, () => opened().write("C", adding, place)));
      expect(results.filter(({ kind }) => kind === "decided").length).toBe(1);
      expect(results.filter(({ kind }) => kind === "replayed").length).toBe(9);
      expect((await opened().read("C")).version).toBe(1);
    });

    test("another fingerprint is refused, and not decided", async () => {
      await opened().write("C", adding, place);
      expect(await opened().write("D", adding, { ...place, fingerprint: "g" })).toEqual({ kind: "keyReused" });
      expect(await opened().read("D")).toMatchObject({ numbers: [], version: 0 });
    });

    test("keys and scopes are separate", async () => {
      await opened().write("C", adding, place);
      const others = [{ scope: "t" }, { key: "K" }, { scope: "sk", key: "" }, { scope: "u" }];
      const results = await Promise.all(others.map((other) => opened().write("C", adding, { ...place, ...other })));
      for (const { kind } of results) expect(kind).toBe("decided");
    });

    test("a decision that is not final, or has failed, is made again", async () => {
      await opened().write("C", () => ({ outcome: "refused", final: false }), place);
      const fail = () => {
        throw new Error("mistake");
      };
      await expect(opened().write("C", fail, place)).rejects.toThrow("mistake");
      // The store itself refuses this one.
      const rows = [1, 2].map((id) => number({ PhoneNumberID: id, PhoneNumber: "1", IsPrimary: true }));
      await expect(opened().write("C", deciding(storing(...rows)), place)).rejects.toThrow();
      expect(await opened().write("C", adding, place)).toEqual({ kind: "decided", outcome: 1 });
    });

    test("an outcome expires", async () => {
      await opened().write("C", adding, place);
      advance(999);
      expect((await opened().write("C", adding, { ...place, fingerprint: "g" })).kind).toBe("keyReused");
      advance(1);
      expect((await opened().write("C", adding, { ...place, fingerprint: "g" })).kind).toBe("decided");
      const repeat = await opened().write("C", adding, { ...place, fingerprint: "g" });
      expect(repeat).toEqual({ kind: "replayed", outcome: 2 });
    });
  });
}
