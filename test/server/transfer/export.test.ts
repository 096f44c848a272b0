// The text of an export comes in pieces that are worth a write.
import { expect, it } from "vitest";
import type { StoredContact } from "../../../server/storage/phone-number-store.ts";
import { exportText } from "../../../server/transfer/export.ts";
import { formats } from "../../../server/transfer/formats/index.ts";
import { number } from "../phone-numbers/contact.ts";

async function* contacts(count: number, length = 1): AsyncGenerator<StoredContact> {
  const numbers = Array.from({ length }, (_, index) => number({ PhoneNumberID: index + 1, PhoneNumber: "1" }));
  for (let index = 0; index < count; index++)
    yield { contactID: `C${index}`, numbers, nextPhoneNumberID: 2, version: 1, known: true };
}

it("pieces have 64 KiB or a little more", async () => {
  const lengths: number[] = [];
  for await (const piece of exportText(contacts(2_000), formats.ndjson)) lengths.push(piece.length);
  expect(lengths.length).toBeGreaterThan(2);
  for (const length of lengths.slice(0, -1)) {
    expect(length).toBeGreaterThanOrEqual(65_536);
    expect(length).toBeLessThan(66_000);
  }
});

it("each exported contact is reported once, however many parts its list has", async () => {
  let reported = 0;
  for await (const _ of exportText(contacts(3, 1_001), formats.json, () => reported++));
  expect(reported).toBe(3);
});
