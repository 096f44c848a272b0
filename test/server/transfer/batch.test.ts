// A batch returns what was added to it, also in another thread, which receives only plain data.
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Batch, contactAt, startBatch } from "../../../server/transfer/batch.ts";
import { RecordRefused } from "../../../server/transfer/formats/file-format.ts";
import type { ImportedContact } from "../../../server/transfer/validate-contact.ts";

const text = fc.string({ maxLength: 5 });
const item = fc.record(
  {
    PhoneNumberID: fc.nat(9),
    EntityID: fc.integer(),
    ContactInfoTypeID: fc.integer(),
    PhoneNumber: fc.option(text),
    IsPrimary: fc.boolean(),
    IsTextActive: fc.boolean(),
    ContactInfoName: fc.option(text),
    ContactInfoCategory: fc.option(text),
    Notes: fc.option(text),
  },
  { requiredKeys: [] },
);
const contact: fc.Arbitrary<ImportedContact> = fc.record({
  contactID: text,
  line: fc.nat(),
  trace: fc.oneof(fc.constant(undefined), fc.array(fc.nat()), fc.record({ text, line: fc.nat(), column: fc.nat() })),
  nextPhoneNumberID: fc.option(fc.nat(), { nil: undefined }),
  phoneNumbers: fc.array(item, { maxLength: 4 }),
});
const refused = fc.tuple(fc.nat(), text).map(([line, reason]) => new RecordRefused(line, reason));

/** The records in their order, refused ones as line and reason. */
function* recordsIn(batch: Batch) {
  for (let index = 0; index <= batch.contactIDs.length; index++) {
    for (const { behind, line, reason } of batch.refusals) if (behind === index) yield [line, reason];
    if (index < batch.contactIDs.length) yield contactAt(batch, index);
  }
}

it("a batch keeps any records in their order", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(contact, refused), { maxLength: 8 }), (records) => {
      const batch = startBatch();
      for (const record of records) batch.add(record);
      const sent = structuredClone(batch.end());
      const expected = records.map((record) =>
        record instanceof RecordRefused ? [record.line, record.message] : record,
      );
      expect([...recordsIn(sent)]).toEqual(expected);
      const weights = records.map((record) => (record instanceof RecordRefused ? 1 : record.phoneNumbers.length + 1));
      expect(sent.weight).toBe(weights.reduce((sum, weight) => sum + weight, 0));
    }),
  );
});
