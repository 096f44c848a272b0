// What goes between a file and the store: one contact with its list, and what is wrong with a file or a part of it.
import { maxItemsArrayOfPhoneNumberDTO } from "../../../generated/members.ts";
import type { StoredPhoneNumber } from "../../storage/phone-number-store.ts";
import type { CsvMapping } from "./csv-mapping.ts";

/** A contact as a file has it: decoded, and not yet held against the contract. */
export interface DecodedContact {
  readonly contactID: unknown;
  /** Undefined where the file has none. */
  readonly nextPhoneNumberID: unknown;
  readonly phoneNumbers: unknown;
  /** What the format needs to find a place in the record again: plain data, since it may come from another thread. */
  readonly trace?: unknown;
}

/** A record of which something can be said. */
export interface Traced {
  /** Where it starts, from 1. */
  readonly line: number;
  readonly trace?: unknown;
}

export interface Place {
  readonly line: number;
  /** Where in the record, in the terms of its format; "" where the line says enough. */
  readonly where: string;
}

/** A part of a file that is one contact, found but not decoded yet, so that a resumed import can skip it. */
export interface FileRecord {
  /** Where it starts, from 1. */
  readonly line: number;
  /** @throws RecordRefused when it cannot be read; the next one may be fine. */
  decode(): DecodedContact;
}

/** What an export writes for one contact, or for a part of one whose list is longer than the contract allows. */
export interface ExportedContact {
  readonly contactID: string;
  /** Only where it does not follow from the numbers: the next id is else one above the greatest. */
  readonly nextPhoneNumberID: number | undefined;
  readonly numbers: readonly StoredPhoneNumber[];
}

/** How to read a file that does not say it. Plain data but for `note`, because it crosses threads. */
export interface ReadOptions {
  /** Of a CSV file; detected when absent. */
  readonly delimiter?: string | undefined;
  /** UTF-8 or UTF-16 by its byte order mark when absent. */
  readonly encoding?: string | undefined;
  /** Further words for true and false in a CSV file. */
  readonly booleans?: readonly [string, string] | undefined;
  readonly mapping?: CsvMapping | undefined;
  /** Receives what was detected, for people. */
  readonly note?: ((text: string) => void) | undefined;
}

/** Items in one record; a contact with more takes several. Not more than the contract's maxItems. */
export const maxListLength = maxItemsArrayOfPhoneNumberDTO;

/** One way of writing contacts into a file. */
export interface FileFormat {
  /** The records of a file. @throws BrokenFile when the start of the next record cannot be found. */
  read(text: AsyncIterable<string>, options?: ReadOptions): AsyncIterable<FileRecord>;
  /** The line (from 1) and the words for the place of a JSON pointer into the record's list. */
  place(record: Traced, pointer: string): Place;
  /** What stands before, between and after the contacts. */
  readonly frame: { readonly start: string; readonly between: string; readonly end: string };
  write(contact: ExportedContact): string;
}

/** One record is not taken. `reason` never repeats a value of it. */
export class RecordRefused extends Error {
  override readonly name = "RecordRefused";
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/** The file cannot be read on from here. */
export class BrokenFile extends Error {
  override readonly name = "BrokenFile";
}

/** The most characters of one record: an unclosed quote or bracket must not take the rest of the file into memory. */
export const recordLimit = 64 * 1024 * 1024;

/** @throws BrokenFile when a record that starts in `line` is longer than the limit. */
export function refuseEndless(length: number, line: number): void {
  if (length <= recordLimit) return;
  throw new BrokenFile(
    `line ${line}: the record that starts here has more than ${recordLimit} characters: check that it is closed`,
  );
}

/** Turns "line 1, column 5" of a part of a file into the file's own line and column. */
export function shiftLines(message: string, startLine: number, startColumn = 1): string {
  return message.replaceAll(/\bline (\d+), column (\d+)/g, (_, line: string, column: string) => {
    const shifted = line === "1" ? Number(column) + startColumn - 1 : column;
    return `line ${Number(line) + startLine - 1}, column ${shifted}`;
  });
}
