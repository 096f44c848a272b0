// The least that an import can be: a loop of prepared statements that writes the same rows with the same settings.
// node bare-loop.js <database> <numbers> <contacts a commit>
import { inImmediateTransaction } from "../../server/storage/sqlite/driver.ts";
import { openDatabase } from "../../server/storage/sqlite/open-database.ts";

const [file, numbers, perCommit] = [process.argv[2] ?? "", Number(process.argv[3]), Number(process.argv[4])];
const db = openDatabase({ file });
const contact = db.prepare<[string]>(
  "INSERT INTO contacts (contact_id, next_phone_number_id, version, known) VALUES (?, 2, 1, 1)",
);
const number = db.prepare<[string, string, string]>(
  "INSERT INTO phone_numbers VALUES (?, 1, 0, 0, ?, 1, 0, NULL, NULL, ?)",
);
const began = performance.now();
for (let start = 0; start < numbers; start += perCommit) {
  inImmediateTransaction(db, () => {
    for (let index = start; index < Math.min(start + perCommit, numbers); index++) {
      contact.run(`C-${index}`);
      number.run(`C-${index}`, `+44 20 ${String(index).padStart(8, "0")}`, `front desk ${index}`);
    }
  });
}
const seconds = (performance.now() - began) / 1_000;
db.close();
process.stdout.write(`${seconds}\n`);
