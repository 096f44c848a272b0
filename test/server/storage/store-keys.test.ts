// The key of a tenant's contact, and the way back from it.
import { describe, expect, it } from "vitest";
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";
import { contactKey, requireWellFormedIDs, toContactID } from "../../../server/storage/store-keys.ts";

const tenants = [undefined, "acme", "acm", "e"];
const contactIDs = ["C-1", "", "acme", "e", "\u001f"];

it("a contact key is the contactID without a tenant, and names the tenant with one", () => {
  expect(contactKey(undefined, "C-1")).toBe("C-1");
  expect(contactKey("acme", "C-1")).toBe("\u001facme\u001fC-1");
});

describe.each(tenants)("of %s", (tenant) => {
  it.each(contactIDs.slice(0, -1))("contactID %j is read back by its own tenant only", (contactID) => {
    const key = contactKey(tenant, contactID);
    const read = tenants.map((reader) => toContactID(reader, key));
    expect(read).toEqual(tenants.map((reader) => (reader === tenant ? contactID : undefined)));
  });
});

describe("ids that are not well-formed Unicode", () => {
  /** A store that notes its calls. */
  function createStore() {
    const calls: unknown[][] = [];
    const note = (...call: unknown[]) => void calls.push(call);
    const store = { read: note, write: note, writeMany: note, addKnownContacts: note, load: note };
    return { calls, store: requireWellFormedIDs(store as unknown as PhoneNumberStore) };
  }
  const decide = () => ({ outcome: 1, final: true });
  const place = { scope: "s", key: "k", fingerprint: "f" };

  it("are refused before they reach the store, with what is wrong", async () => {
    const { calls, store } = createStore();
    const bad = "\ud800";
    for (const call of [
      () => store.read(bad),
      () => store.write(bad, decide),
      () => store.writeMany(["C", bad], decide),
      () => store.addKnownContacts(["C", bad]),
    ])
      await expect(call()).rejects.toThrow(new TypeError("contactID must be well-formed Unicode"));
    for (const part of ["scope", "key"])
      await expect(store.write("C", decide, { ...place, [part]: bad })).rejects.toThrow(
        new TypeError("The idempotency key and its scope must be well-formed Unicode"),
      );
    expect(calls).toEqual([]);
  });

  it("are the only ones that are refused: other calls reach the store as they are", async () => {
    const { calls, store } = createStore();
    await store.read("C");
    await store.write("\u{1f600}", decide, place);
    await store.writeMany(["C", "D"], decide);
    await store.addKnownContacts(["C"]);
    store.load();
    expect(calls).toEqual([["C"], ["\u{1f600}", decide, place], [["C", "D"], decide], [["C"]], []]);
  });
});
