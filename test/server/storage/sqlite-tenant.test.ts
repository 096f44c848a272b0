// One tenant's part of a store keeps the promises of the port, whatever the other tenants store under the same ids.
import { expect, test } from "vitest";
import { storeOfTenant } from "../../../server/phone-numbers/tenant-store.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { adding } from "./decisions.ts";
import { reopening } from "./reopening.ts";
import { storeConformance } from "./store-conformance.ts";
import { createTemporaryFile } from "./temporary-file.ts";

storeConformance("One tenant of SQLite", async (options) => {
  const { file, remove } = createTemporaryFile();
  const store = openSqliteStore({ file });
  for (const other of ["other", undefined]) {
    const theirs = storeOfTenant(store, other);
    await theirs.writeMany(["A", "B", "C", "many 1499"], adding);
    await theirs.addKnownContacts(["A", "C", "D", "many 1499"]);
  }
  await store.close();
  return reopening(() => storeOfTenant(openSqliteStore({ file, ...options }), "acme"), remove);
});

test("tenants read and write only their own contacts", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const tenants = ["acme", "other", undefined].map((tenant) => storeOfTenant(store, tenant));
  for (const [index, tenant] of tenants.entries())
    for (let write = 0; write <= index; write++) await tenant.write(`C${write}`, adding);
  const found = await Promise.all(
    tenants.map(async (tenant) => {
      const ids: string[] = [];
      for await (const { contactID, version } of tenant.contacts()) ids.push(`${contactID} ${version}`);
      return [ids, (await tenant.read("C2")).version];
    }),
  );
  expect(found).toEqual([
    [["C0 1"], 0],
    [["C0 1", "C1 1"], 0],
    [["C0 1", "C1 1", "C2 1"], 1],
  ]);
  await store.close();
});
