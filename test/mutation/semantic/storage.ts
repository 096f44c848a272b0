// Defects in the store: commit and answer, repeats, versions, and values that change on their way to the disk.
import { defectsIn } from "./defects-in.ts";

const store = ["storage/sqlite-store"];

export const storageMutants = [
  ...defectsIn(
    "server",
    "server/storage/sqlite/commit-queue.ts",
    ["storage/sqlite-commit-queue", "storage/sqlite-store"],
    {
      "replies leave before the commit": ["replies.push(job.run());", "job.run()();"],
      "a failed write takes its group with it": [
        "settle(() => withSavepoint(work), resolve, reject, health)",
        "settle(work, resolve, reject, health)",
      ],
      "half of a failed write is committed": ["undo.run();", ""],
      "a closed store takes writes": ["if (closing) return", "if (false) return"],
    },
  ),
  ...defectsIn("server", "server/storage/sqlite/sqlite-store.ts", store, {
    "a repeat is applied again": ['if (earlier) return { kind: "replayed"', 'if (false) return { kind: "replayed"'],
    "a key takes any request": [
      'if (earlier && earlier.fingerprint !== idempotency?.fingerprint) return { kind: "keyReused" };',
      "",
    ],
    "a refusal is kept under its key": ["if (idempotency && final) {", "if (idempotency) {"],
    "what is decided is not written": [
      "if (change) contacts.apply(contactID, change);\n    if (idempotency && final) {",
      "    if (idempotency && final) {",
    ],
  }),
  ...defectsIn("server", "server/storage/sqlite/idempotency-rows.ts", store, {
    "an expired outcome is replayed": ["AND expires_at > ?", "AND ? > 0"],
  }),
  ...defectsIn("server", "server/storage/sqlite/contact-rows.ts", store, {
    "a change does not raise the version": ["version = version + 1", "version = version"],
    "the next id is forgotten": [
      "next_phone_number_id = excluded.next_phone_number_id",
      "next_phone_number_id = next_phone_number_id",
    ],
    "removed numbers stay": ["for (const id of removed) remove.run(contactID, id);", ""],
    "a write makes a known contact unknown": ["known = max(known, excluded.known)", "known = excluded.known"],
    "null is read as an empty text": ["Notes: row[11],", 'Notes: row[11] ?? "",'],
    "an empty text is stored as null": ["number.Notes ?? null", "number.Notes || null"],
    "white space around a number is lost": ["PhoneNumber: row[6],", "PhoneNumber: row[6].trim(),"],
  }),
];
