// Maps the columns of a file to contacts: one column per member, or a mapping file for files of other programs.
import { readFileSync } from "node:fs";
import { membersPhoneNumberDTO, membersStoredPhoneNumberDTO } from "../../../generated/members.ts";
import { unknownName } from "../../../runtime/read-error.ts";

export const members = new Map(membersPhoneNumberDTO.map((member) => [member.name, member]));
export const memberNames = membersStoredPhoneNumberDTO.map(({ name }) => name);
export const ownColumns: readonly string[] = ["contactID", "nextPhoneNumberID", ...memberNames];

/** The name of a column, or a constant. */
export type Source = string | { readonly value: unknown };

/** Plain data, because it crosses threads. */
export interface CsvMapping {
  readonly contactID: string;
  /** One entry for each number that a row can hold. */
  readonly numbers: readonly Readonly<Record<string, Source>>[];
}

/** @throws Error that names the file and the mistake */
export function readMapping(file: string): CsvMapping {
  const refuse = (mistake: string): never => {
    throw new Error(`--map: ${file}: ${mistake}`);
  };
  const { contactID, numbers, ...others }: Partial<Record<string, unknown>> = parse(file, refuse);
  const [other] = Object.keys(others);
  if (other !== undefined) refuse(unknownName("member", other, ["contactID", "numbers"]));
  if (typeof contactID !== "string") return refuse("contactID must be the name of a column");
  if (!Array.isArray(numbers) || numbers.length === 0) return refuse("numbers must be a list of at least one object");
  for (const number of numbers) checkNumber(number, refuse);
  return { contactID, numbers };
}

function parse(file: string, refuse: (mistake: string) => never): Partial<Record<string, unknown>> {
  try {
    return { ...JSON.parse(readFileSync(file, "utf8")) };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function checkNumber(number: unknown, refuse: (mistake: string) => never): void {
  if (typeof number !== "object" || number === null) refuse("numbers must be a list of objects");
  const sources = Object.entries(number as object);
  for (const [name, source] of sources) {
    if (!members.has(name)) refuse(unknownName("member", name, memberNames));
    const isConstant = typeof source === "object" && source !== null && Object.keys(source).join() === "value";
    if (typeof source !== "string" && !isConstant) refuse(`${name} must be a column or {"value": ...}`);
  }
  if (!sources.some(([name]) => name === "PhoneNumber")) refuse("every object of numbers must have PhoneNumber");
}

/** The columns that a mapping reads. */
export function mappedColumns({ contactID, numbers }: CsvMapping): readonly string[] {
  const sources = numbers.flatMap((number) => Object.values(number));
  return [contactID, ...sources.filter((source) => typeof source === "string")];
}
