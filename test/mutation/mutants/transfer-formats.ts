// Defects in the formats of imported and exported files, and in what an import says of them.
import { defects } from "../mutant.ts";

export const transferFormatMutants = [
  ...defects("server/transfer/formats/xml.ts", ["server/transfer/refusals"], {
    "a namespace of the root wins over that of the contact": [
      "{ ...root?.ns, ...contact?.ns }",
      "{ ...contact?.ns, ...root?.ns }",
    ],
  }),
  ...defects("server/transfer/formats/xml.ts", ["server/transfer/refusals"], {
    "a list of contacts in another namespace is accepted": [
      'tag.local !== "ArrayOfContact" || tag.uri !== ""',
      'tag.local !== "ArrayOfContact"',
    ],
    "text within a contact is lost": [
      "if (open.length > 0 && open.length < 3 &&",
      "if (open.length > 0 && open.length < 2 &&",
    ],
    "an endless contact is named by its last line": ["cut.contact?.line ?? cut.parser.line", "cut.parser.line"],
    "the encoding must be in lower case": ["/^utf-(?:8|16)$/i", "/^utf-(?:8|16)$/"],
  }),
  ...defects("server/transfer/formats/json.ts", ["server/transfer/refusals"], {
    "an endless record is named by its last line": [
      "refuseEndless(cut.item.length, cut.itemLine)",
      "refuseEndless(cut.item.length, cut.line)",
    ],
    "a carriage return is not white space": [" || code === 0x0d", ""],
  }),
  ...defects("server/transfer/formats/file-format.ts", ["server/transfer/refusals"], {
    "a record of 64 KiB is endless": ["64 * 1024 * 1024", "64 * 1024"],
  }),
  ...defects("server/transfer/validate-contact.ts", ["server/transfer/refusals"], {
    "a next id may be a text": ["Number.isInteger(value) && Number(value) >= 1", "Number(value) >= 1"],
    "a next id has no bound": [" && Number(value) <= greatestNextID", ""],
    "the bound of the next id is that of the ids": ["from 1 to ${greatestNextID}`", "from 1 to ${greatestNextID - 1}`"],
  }),
  ...defects("server/transfer/formats/csv.ts", ["server/transfer/csv-mapping", "server/transfer/csv"], {
    "columns that a mapping does not use must not be repeated": [
      "used.includes(name) && names.indexOf(name) !== index",
      "names.indexOf(name) !== index",
    ],
    "formulas in the members of a number are left": ['typeof value === "string" ? toField(value) : value;', "value;"],
    "the given words for booleans are not named": [
      '"true", "false", "1", "0", ...(booleans ?? [])',
      '"true", "false", "1", "0"',
    ],
  }),
  ...defects("server/transfer/formats/csv-header.ts", ["server/transfer/csv", "server/transfer/refusals"], {
    "a file of one column has a tab as separator": [
      "matches(delimiter) > matches(best)",
      "matches(delimiter) >= matches(best)",
    ],
    "a file that breaks off stays open": ["    await iterator.return?.();\n", ""],
    "the halves of a line end count twice": ["/[\\r\\n][\\s\\S]/.test(head)", "/[\\r\\n]/.test(head)"],
  }),
  ...defects("server/transfer/formats/csv-mapping.ts", ["server/transfer/csv-mapping"], {
    "a mistake in a mapping does not name the file": ["`--map: ${file}: ${mistake}`", "`--map: ${mistake}`"],
    "a constant with other members is accepted": ['Object.keys(source).join() === "value"', '"value" in source'],
  }),
  ...defects("server/transfer/text-chunks.ts", ["server/transfer/text-chunks"], {
    "invalid bytes are at the start of the file": ["Math.max(0, read - chunk.length)", "0"],
    "invalid bytes are always UTF-8": ["${decoder.encoding.toUpperCase()}", "UTF-8"],
    "two bytes are a mark of UTF-8": ["&& second === 0xbb && third === 0xbf", "&& second === 0xbb"],
    "one zero makes UTF-16": ["if (first && second === 0 && third && fourth === 0)", "if (first && second === 0)"],
  }),
  ...defects("server/transfer/checkpoint.ts", ["server/transfer/checkpoint"], {
    "hardly any of the input is held back": ["2 * 1024 * 1024", "2 * 1024"],
    "a continued import reads all of the input before its records": [
      "if (!isSame && left <= readAhead) continue;",
      "if (!isSame) continue;",
    ],
  }),
  ...defects("server/transfer/export.ts", ["server/transfer/export"], {
    "each part of a long list counts as a contact": [
      "      first = false;\n",
      "      first = false;\n      if (part.numbers.length >= maxListLength) onContact();\n",
    ],
  }),
  ...defects("server/transfer/import.ts", ["server/transfer/import-batches"], {
    "an impossible number is listed at the contact's first item": [
      "place(contact, `/${index}/PhoneNumber`)",
      "place(contact, `/0/PhoneNumber`)",
    ],
    "a continued import counts from zero": ["let tally = from;", "let tally = emptyTally;"],
  }),
  ...defects("server/transfer/take-batch.ts", ["server/transfer/import-batches"], {
    "a dry run lists no impossible numbers": [
      "return plan.ok ? toTaken(plan, contact) : plan;",
      "return plan.ok ? { ...plan, impossible: [] } : plan;",
    ],
  }),
  ...defects("server/transfer/private-file.ts", ["server/transfer/private-file"], {
    "a replaced file stays open": ["  } finally {\n    closeSync(descriptor);\n  }", "  } finally {\n  }"],
    "a link that leads nowhere is a free name": [
      "lstatSync(file, { throwIfNoEntry: false }) !== undefined",
      "lstatSync(file, { throwIfNoEntry: false })?.isFile() === true",
    ],
  }),
  ...defects("server/transfer/formats/lines.ts", ["server/transfer/known-contacts"], {
    "half of a cut-off line end belongs to the last id": ["text: withoutReturn(rest) };", "text: rest };"],
  }),
];
