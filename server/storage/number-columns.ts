// The columns of the table phone_numbers: one for each member of the contract's StoredPhoneNumberDTO, in its order.
import { membersStoredPhoneNumberDTO } from "../../generated/members.ts";
import type { Member } from "../../runtime/member.ts";
import type { StoredPhoneNumber } from "./phone-number-store.ts";

export const numberMembers: readonly Member<StoredPhoneNumber>[] = membersStoredPhoneNumberDTO;

/** Columns of a number. */
export const numberWidth = numberMembers.length;

/** For a column list: "phone_number_id, entity_id, ...". */
export const numberColumns = numberMembers.map(({ column }) => column).join(", ");

/** For the SET of an upsert: "entity_id = excluded.entity_id, ...". */
export const numberAssignments = numberMembers
  .filter(({ name }) => name !== "PhoneNumberID")
  .map(({ column }) => `${column} = excluded.${column}`)
  .join(", ");

/** Types, literals and the clause that adds a column in the SQL of one database. */
export type SqlTypes = Readonly<Record<Member["type"] | "bigint" | "true" | "false" | "addColumn", string>>;

export function toSqlType({ type, minimum, maximum }: Member<StoredPhoneNumber>, types: SqlTypes): string {
  const isInt32 = minimum !== undefined && maximum !== undefined && minimum >= -(2 ** 31) && maximum < 2 ** 31;
  return types[type === "integer" && !isInt32 ? "bigint" : type];
}

/** @throws Error that names each member without a column, and the statement that adds it */
export function checkNumberColumns(found: readonly string[], types: SqlTypes, members = numberMembers): void {
  const missing = members.filter(({ column }) => !found.includes(column));
  if (missing.length === 0) return;
  const statements = missing.map((member) => `  ${addColumn(member, types)}`);
  throw new Error(
    `The table phone_numbers has no column for ${missing.map(({ name }) => name).join(", ")}. ` +
      `Add a migration with:\n${statements.join("\n")}`,
  );
}

function addColumn(member: Member<StoredPhoneNumber>, types: SqlTypes): string {
  const { column, nullable, default: value } = member;
  const literal = typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value).toUpperCase();
  const constraint = nullable ? "" : ` NOT NULL DEFAULT ${typeof value === "boolean" ? types[`${value}`] : literal}`;
  return `ALTER TABLE phone_numbers ${types.addColumn} ${column} ${toSqlType(member, types)}${constraint};`;
}
