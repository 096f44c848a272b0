// The statements that make the schema, one step a version. A released step is never edited.

/** Each statement can be repeated: an engine without transactional DDL keeps what came before a failure. */
export const migrations: readonly (string | readonly string[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS contacts (
      contact_id TEXT NOT NULL PRIMARY KEY,
      next_phone_number_id BIGINT NOT NULL CHECK (next_phone_number_id >= 1),
      version BIGINT NOT NULL CHECK (version >= 0)
    )`,
    `CREATE TABLE IF NOT EXISTS phone_numbers (
      contact_id TEXT NOT NULL REFERENCES contacts (contact_id),
      phone_number_id INT4 NOT NULL CHECK (phone_number_id >= 1),
      entity_id INT4 NOT NULL,
      contact_info_type_id INT4 NOT NULL,
      phone_number TEXT NOT NULL CHECK (phone_number <> ''),
      is_primary BOOLEAN NOT NULL,
      is_text_active BOOLEAN NOT NULL,
      contact_info_name TEXT,
      contact_info_category TEXT,
      notes TEXT,
      PRIMARY KEY (contact_id, phone_number_id)
    )`,
    "CREATE UNIQUE INDEX IF NOT EXISTS one_primary_per_contact ON phone_numbers (contact_id) WHERE is_primary",
    `CREATE TABLE IF NOT EXISTS idempotency (
      scope TEXT NOT NULL,
      key TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      outcome TEXT NOT NULL,
      expires_at BIGINT NOT NULL,
      PRIMARY KEY (scope, key)
    )`,
    "CREATE INDEX IF NOT EXISTS idempotency_by_expiry ON idempotency (expires_at)",
  ],
  // Rule 10: contacts that were imported. Contacts created only by a write are not known.
  "ALTER TABLE contacts ADD COLUMN IF NOT EXISTS known BOOLEAN NOT NULL DEFAULT FALSE",
  // Access: who holds a token. Only digests of the tokens are kept.
  `CREATE TABLE IF NOT EXISTS tokens (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    scopes TEXT[] NOT NULL,
    tenant TEXT CHECK (tenant <> ''),
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT
  )`,
];

/** The version that this program writes. */
export const schemaVersion = migrations.length;

/** The tables that the steps create. */
export const tables = ["contacts", "phone_numbers", "idempotency", "tokens"] as const;
