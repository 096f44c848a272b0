// Mapping files say what is wrong with them, and CSV for spreadsheets has no field that runs as a formula.
import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { csvForSpreadsheets } from "../../../server/transfer/formats/csv.ts";
import { readMapping } from "../../../server/transfer/formats/csv-mapping.ts";
import { number } from "../phone-numbers/contact.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

function read(mapping: unknown) {
  const file = temporaryFile();
  writeFileSync(file, JSON.stringify(mapping));
  return readMapping(file);
}

const phone = { PhoneNumber: "Phone", ContactInfoTypeID: { value: 2 } };

it("a mapping has the contact's column, and the columns or constants of each number", () => {
  const mapping = { contactID: "Mail", numbers: [phone, { PhoneNumber: "Fax" }] };
  expect(read(mapping)).toEqual(mapping);
});

it.each<[unknown, string]>([
  [{ numbers: [phone] }, "contactID must be the name of a column"],
  [{ contactID: "Mail", numbers: [] }, "numbers must be a list of at least one object"],
  [{ contactID: "Mail", numbers: phone }, "numbers must be a list of at least one object"],
  [{ contactID: "Mail", numbers: ["Phone"] }, "numbers must be a list of objects"],
  [{ contactID: "Mail", numbers: [null] }, "numbers must be a list of objects"],
  [{ contactID: "Mail", numbers: [phone, { Notes: "Label" }] }, "every object of numbers must have PhoneNumber"],
  [{ contactID: "Mail", numbers: [{ ...phone, Notes: 5 }] }, 'Notes must be a column or {"value": ...}'],
  [{ contactID: "Mail", numbers: [{ ...phone, Notes: { text: "x" } }] }, 'Notes must be a column or {"value": ...}'],
  [{ contactID: "Mail", numbers: [{ ...phone, Note: "x" }] }, 'unknown member "Note"; did you mean "Notes"?'],
  [
    { contactID: "Mail", numbers: [{ ...phone, Notes: { value: 1, also: 2 } }] },
    'Notes must be a column or {"value": ...}',
  ],
  [{ contactID: "Mail", numbers: [{ ...phone, Notes: null }] }, 'Notes must be a column or {"value": ...}'],
  [{ contactId: "Mail", numbers: [phone] }, 'unknown member "contactId"; did you mean "contactID"?'],
])("the mapping %j is refused", (mapping, mistake) => {
  expect(() => read(mapping)).toThrow(`: ${mistake}`);
});

it("a mapping that is missing or not JSON is refused with the name of its file", () => {
  const file = temporaryFile();
  expect(() => readMapping(file)).toThrow(`--map: ${file}: ENOENT: no such file`);
  writeFileSync(file, "{");
  expect(() => readMapping(file)).toThrow(`--map: ${file}: Expected property name`);
});

it("a field that a spreadsheet would run begins with an apostrophe", () => {
  const first = (contactID: string) =>
    csvForSpreadsheets.write({ contactID, nextPhoneNumberID: undefined, numbers: [] }).replaceAll('"', "").slice(0, 3);
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) expect(first(`${start}xyz`)).toBe(`'${start}x`);
  const cells = csvForSpreadsheets.write({
    contactID: "C",
    nextPhoneNumberID: 7,
    numbers: [number({ PhoneNumberID: 1, PhoneNumber: "+44 1", EntityID: -5, Notes: "=1+1", ContactInfoName: "-x" })],
  });
  expect(cells).toBe("C,7,1,-5,0,'+44 1,false,false,'-x,\\N,'=1+1\r\n");
  for (const safe of ["x=1", "1+1", " =1", "'=1"]) expect(first(safe)).toBe(safe);
});
