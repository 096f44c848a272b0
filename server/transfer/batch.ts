// Many records of a file in a few flat lists: plain data, cheap to hand to another thread, and made into contacts one by one.
import { membersPhoneNumberDTO, phoneNumberDTOAt, pushPhoneNumberDTO } from "../../generated/members.ts";
import type { components } from "../../generated/types.ts";
import { RecordRefused } from "./formats/file-format.ts";
import type { ImportedContact } from "./validate-contact.ts";

type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];
/** Values of an item. */
const itemWidth = membersPhoneNumberDTO.length;

/** Records that are taken together, in the file's order. */
export interface Batch {
  /** What a store has to do for them, in rows. */
  readonly weight: number;
  readonly contactIDs: readonly string[];
  /** Where in `values` each contact starts. */
  readonly starts: readonly number[];
  /** Of each contact its line, trace, next id and number of items, and then their members. */
  readonly values: readonly unknown[];
  readonly refusals: readonly Refusal[];
}

/** A record that is not taken, and why. */
export interface Refusal {
  /** How many of the batch's contacts stand before it. */
  readonly behind: number;
  readonly line: number;
  readonly reason: string;
}

/** One contact of a batch. A member that an item left out is there and undefined, which says the same. */
export function contactAt({ contactIDs, starts, values }: Batch, index: number): ImportedContact {
  let at = starts[index] ?? 0;
  const contactID = contactIDs[index] ?? "";
  const line = values[at++] as number;
  const trace = values[at++];
  const nextPhoneNumberID = values[at++] as number | undefined;
  const phoneNumbers: PhoneNumberDTO[] = [];
  for (let left = values[at++] as number; left > 0; left--, at += itemWidth) {
    phoneNumbers.push(phoneNumberDTOAt(values, at));
  }
  return { contactID, line, trace, nextPhoneNumberID, phoneNumbers };
}

/** A batch to which records are added. */
export function startBatch() {
  const contactIDs: string[] = [];
  const starts: number[] = [];
  const values: unknown[] = [];
  const refusals: Refusal[] = [];
  let weight = 0;
  return {
    weight: () => weight,
    add(record: ImportedContact | RecordRefused): void {
      if (record instanceof RecordRefused) {
        refusals.push({ behind: contactIDs.length, line: record.line, reason: record.message });
        weight++;
        return;
      }
      const { contactID, line, trace, nextPhoneNumberID, phoneNumbers } = record;
      contactIDs.push(contactID);
      starts.push(values.length);
      values.push(line, trace, nextPhoneNumberID, phoneNumbers.length);
      for (const item of phoneNumbers) pushPhoneNumberDTO(values, item);
      weight += phoneNumbers.length + 1;
    },
    end: (): Batch => ({ weight, contactIDs, starts, values, refusals }),
  };
}
