// The key of a tenant's contact, and the way back from it.
import { describe, expect, it } from "vitest";
import { contactKey, toContactID } from "../../../server/storage/store-keys.ts";

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
