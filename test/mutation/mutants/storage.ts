// Defects in the stores.
import { defects } from "../mutant.ts";

export const storageMutants = [
  ...defects(
    "server/storage/sqlite/commit-queue.ts",
    ["server/storage/sqlite-commit-queue", "server/storage/sqlite-store"],
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
  ...defects("server/storage/sqlite/sqlite-store.ts", ["server/storage/sqlite-store"], {
    "a repeated request is applied again": [
      'if (earlier) return { kind: "replayed"',
      'if (false) return { kind: "replayed"',
    ],
    "a key accepts any request": [
      'if (earlier && earlier.fingerprint !== idempotency?.fingerprint) return { kind: "keyReused" };',
      "",
    ],
    "a refusal is kept under its key": ["if (idempotency && final) {", "if (idempotency) {"],
    "a decided change is not written": [
      "if (change) contacts.apply(contactID, change);\n    if (idempotency && final) {",
      "    if (idempotency && final) {",
    ],
  }),
  ...defects("server/storage/sqlite/idempotency-rows.ts", ["server/storage/sqlite-store"], {
    "an expired outcome is replayed": ["AND expires_at > ?", "AND ? > 0"],
  }),
  ...defects("server/storage/sqlite/contact-rows.ts", ["server/storage/sqlite-store"], {
    "a change does not raise the version": ["version = version + 1", "version = version"],
    "the next id is forgotten": [
      "next_phone_number_id = excluded.next_phone_number_id",
      "next_phone_number_id = next_phone_number_id",
    ],
    "removed numbers stay": ["for (const id of removed) remove.run(contactID, id);", ""],
    "a write makes a known contact unknown": ["known = max(known, excluded.known)", "known = excluded.known"],
  }),
];
