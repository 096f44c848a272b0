// npx tsx review/changes/write-table.ts: writes the table of kinds into docs/changes.md.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withTable } from "./table.ts";

const file = join(import.meta.dirname, "../../docs/changes.md");
await writeFile(file, withTable(await readFile(file, "utf8")));
