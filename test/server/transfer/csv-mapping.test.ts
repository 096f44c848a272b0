// Mapping files say what is wrong with them, and CSV for spreadsheets has no field that runs as a formula.
import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { csvForSpreadsheets } from "../../../server/transfer/formats/csv.ts";
import { readMapping } from "../../../server/transfer/formats/csv-mapping.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

function read(mapping: unknown) {
  const file = temporaryFile();
  writeFileSync(file, JSON.stringify(mapping));
  return readMapping(file);
}

const number = { PhoneNumber: "Phone", ContactInfoTypeID: { value: 2 } };

it("a mapping has the contact's column, and the columns or constants of each number", () => {
  const mapping = { contactID: "Mail", numbers: [number, { PhoneNumber: "Fax" }] };
  expect(read(mapping)).toEqual(mapping);
});

it.each<[unknown, string]>([
  [{ numbers: [number] }, "contactID must be the name of a column"],
  [{ contactID: "Mail", numbers: [] }, "numbers must be a list of at least one object"],
  [{ contactID: "Mail", numbers: number }, "numbers must be a list of at least one object"],
  [{ contactID: "Mail", numbers: ["Phone"] }, "numbers must be a list of objects"],
  [{ contactID: "Mail", numbers: [null] }, "numbers must be a list of objects"],
  [{ contactID: "Mail", numbers: [number, { Notes: "Label" }] }, "every object of numbers must have PhoneNumber"],
  [{ contactID: "Mail", numbers: [{ ...number, Notes: 5 }] }, 'Notes must be a column or {"value": ...}'],
  [{ contactID: "Mail", numbers: [{ ...number, Notes: { text: "x" } }] }, 'Notes must be a column or {"value": ...}'],
  [{ contactID: "Mail", numbers: [{ ...number, Note: "x" }] }, 'unknown member "Note"; did you mean "Notes"?'],
  [{ contactId: "Mail", numbers: [number] }, 'unknown member "contactId"; did you mean "contactID"?'],
])("the mapping %j is refused", (mapping, mistake) => {
  expect(() => read(mapping)).toThrow(`: ${mistake}`);
});

it("a field that a spreadsheet would run begins with an apostrophe", () => {
  const first = (contactID: string) =>
    csvForSpreadsheets.write({ contactID, nextPhoneNumberID: undefined, numbers: [] }).replaceAll('"', "").slice(0, 3);
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) expect(first(`${start}xyz`)).toBe(`'${start}x`);
  for (const safe of ["x=1", "1+1", " =1", "'=1"]) expect(first(safe)).toBe(safe);
});
