// Writes contacts as the text of a file, in pieces of a size that is worth a write.
import type { StoredContact } from "../storage/phone-number-store.ts";
import { type ExportedContact, type FileFormat, maxListLength } from "./formats/file-format.ts";

/** Characters that are joined before they are given out. */
const pieceLength = 64 * 1024;

/** The file's text. Contacts come in the order in which they are given. */
export async function* exportText(
  contacts: AsyncIterable<StoredContact>,
  { frame, write }: FileFormat,
  onContact: () => void = () => undefined,
): AsyncGenerator<string> {
  let piece = frame.start;
  let first = true;
  for await (const contact of contacts) {
    for (const part of partsOf(contact)) {
      piece += first ? write(part) : frame.between + write(part);
      first = false;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = "";
    }
    onContact();
  }
  yield piece + frame.end;
}

function* partsOf({ contactID, numbers, nextPhoneNumberID: next }: StoredContact): Generator<ExportedContact> {
  const implied = (numbers.at(-1)?.PhoneNumberID ?? 0) + 1;
  const nextPhoneNumberID = next > implied ? next : undefined;
  if (numbers.length <= maxListLength) yield { contactID, nextPhoneNumberID, numbers };
  else {
    for (let start = 0; start < numbers.length; start += maxListLength) {
      yield { contactID, nextPhoneNumberID, numbers: numbers.slice(start, start + maxListLength) };
    }
  }
}
