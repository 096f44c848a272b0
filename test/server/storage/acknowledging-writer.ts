// A process for sqlite-durability.test.ts: writes without end and prints the version of each write once acknowledged.
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { adding } from "./decisions.ts";

const store = openSqliteStore({ file: process.argv[2] ?? "" });
for (;;) {
  const results = await Promise.all(Array.from({ length: 5 }, () => store.write("C", adding)));
  for (const result of results) if (result.kind === "decided") process.stdout.write(`${result.outcome}\n`);
}
