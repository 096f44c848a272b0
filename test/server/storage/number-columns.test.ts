// A member without a column stops the start with the statement that adds the column.
import { expect, it } from "vitest";
import type { Member, Scalar } from "../../../runtime/member.ts";
import { checkNumberColumns } from "../../../server/storage/number-columns.ts";
import { sqlTypes } from "../../../server/storage/postgres/sql-types.ts";

const member = (name: string, type: Member["type"], rest: Partial<Member<unknown>> = {}): Member<unknown> => ({
  name,
  column: name.toLowerCase(),
  type,
  nullable: rest.default === null,
  required: false,
  default: 0,
  get: (value) => value as Scalar,
  ...rest,
});

it("each missing column is added by a statement that can be repeated, with its type and default", () => {
  const check = () =>
    checkNumberColumns(["there"], sqlTypes, [
      member("There", "integer"),
      member("Int32", "integer", { minimum: -2147483648, maximum: 2147483647 }),
      member("Above", "integer", { minimum: 0, maximum: 2147483648 }),
      member("Below", "integer", { minimum: -2147483649, maximum: 0 }),
      member("Unbounded", "integer", { default: 5 }),
      member("Rate", "number", { default: 0.5 }),
      member("On", "boolean", { default: true }),
      member("Off", "boolean", { default: false }),
      member("Label", "string", { default: "it's" }),
      member("Notes", "string", { default: null }),
    ]);
  expect(check).toThrow(
    new Error(`\
The table phone_numbers has no column for Int32, Above, Below, Unbounded, Rate, On, Off, Label, Notes. Add a migration with:
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS int32 INT4 NOT NULL DEFAULT 0;
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS above INT8 NOT NULL DEFAULT 0;
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS below INT8 NOT NULL DEFAULT 0;
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS unbounded INT8 NOT NULL DEFAULT 5;
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS rate DOUBLE PRECISION NOT NULL DEFAULT 0.5;
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS on BOOLEAN NOT NULL DEFAULT TRUE;
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS off BOOLEAN NOT NULL DEFAULT FALSE;
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS label TEXT NOT NULL DEFAULT 'it''s';
  ALTER TABLE phone_numbers ADD COLUMN IF NOT EXISTS notes TEXT;`),
  );
});
