// Defects in import and export.
import { defects } from "../mutant.ts";

export const transferMutants = [
  ...defects("server/transfer/private-file.ts", ["server/transfer/private-file"], {
    "a state file is not flushed before it gets its name": ["    fsyncSync(descriptor);\n", ""],
    "a state file is overwritten in place": [
      "const { path, descriptor } = openUnfinished(file);\n  try",
      "const { path, descriptor } = { path: file, descriptor: openPrivateFile(file) };\n  try",
    ],
    "files are readable by everybody": ["const ownerOnly = 0o600;", "const ownerOnly = 0o644;"],
    "what an earlier run left stops the next one": ["  rmSync(path, { force: true });\n", ""],
  }),
  ...defects("server/transfer/take-batch.ts", ["server/transfer/round-trip", "server/transfer/import"], {
    "the file's next id is ignored": ["contact.nextPhoneNumberID ?? 1,", "1,"],
    "a contact's next id goes back": [
      "change?.nextPhoneNumberID ?? state.nextPhoneNumberID,",
      "contact.nextPhoneNumberID ?? change?.nextPhoneNumberID ?? state.nextPhoneNumberID,",
    ],
    "an imported contact is not known": ["nextPhoneNumberID, known: true }", "nextPhoneNumberID }"],
    "an unchanged contact gets a new version": ["return isNew ? {", "return isNew || state.known ? {"],
    "a contact without numbers is not made known": [
      "change !== undefined || !state.known ||",
      "change !== undefined ||",
    ],
  }),
  ...defects("server/transfer/export.ts", ["server/transfer/round-trip"], {
    "a next id beyond the greatest number is not exported": [
      "const nextPhoneNumberID = next > implied ? next :",
      "const nextPhoneNumberID = next < implied ? next :",
    ],
    "a long list loses its last part": [
      "start < numbers.length; start += maxListLength",
      "start + maxListLength <= numbers.length; start += maxListLength",
    ],
    "the end of the file is missing": ["yield piece + frame.end;", "yield piece;"],
  }),
  ...defects("server/transfer/formats/csv-rows.ts", ["server/transfer/csv", "server/transfer/refusals"], {
    "a bare carriage return is not quoted": ['const toQuote = /[",\\r\\n]/;', 'const toQuote = /[",\\n]/;'],
    "an empty text is written as nothing": ['field === "" || field === nullField ||', "field === nullField ||"],
    "a text that reads like null is not quoted": ["field === nullField || toQuote", "toQuote"],
    "a quote is not doubled": [`field.replaceAll('"', '""')`, "field"],
    "rows end with a line feed": ['join(",")}\\r\\n`', 'join(",")}\\n`'],
    "an empty field is an empty text": ['field === "" ? undefined :', 'field === "" ? "" :'],
    "lines inside quotes are not counted": ["reading.line += counted.match(/\\r\\n?|\\n/g)?.length ?? 0;", ""],
    "CR LF counts as two lines": ['reading.afterReturn = character === "\\r";', "reading.afterReturn = false;"],
    "an unclosed quote is accepted": [
      'if (reading.state === "quoted") {\n    throw',
      'if (reading.state === "start") {\n    throw',
    ],
    "the last row needs an end of line": ["if (reading.length > 0) {", "if (reading.rowEnded) {"],
  }),
  ...defects("server/transfer/formats/csv.ts", ["server/transfer/csv", "server/transfer/refusals"], {
    "1 is not true": ['text === "1" || ', ""],
    "a row with too many fields is accepted": [" || lastField(fields) >= names.length", ""],
    "rows of two contacts are one list": ["group.contactID !== contactID || ", ""],
    "several values in one field are one number": ["text.split(valueSeparator)", "[text]"],
    "a repeated column is accepted": ["if (repeated !== undefined)", "if (false)"],
  }),
  ...defects("server/transfer/known-contacts.ts", ["server/commands/import-export"], {
    "the last ids are not marked": ["  await mark();\n  return tally;", "  return tally;"],
    "an empty line is an id": ['if (contactID === "") continue;', ""],
  }),
  ...defects("server/transfer/formats/lines.ts", ["server/commands/import-export"], {
    "a carriage return belongs to the id": ['text.endsWith("\\r") ? text.slice(0, -1) : text', "text"],
  }),
  ...defects("server/transfer/validate-contact.ts", ["server/transfer/refusals", "server/transfer/round-trip"], {
    "a contact that has used every id cannot be imported": [
      "greatestNextID = 2_147_483_648",
      "greatestNextID = 2_147_483_647",
    ],
    "a next id of 0 is accepted": ["Number(value) >= 1 &&", "Number(value) >= 0 &&"],
    "a file's numbers are not validated": [
      "if (!validator(phoneNumbers)) {",
      "if (!validator(phoneNumbers) && false) {",
    ],
  }),
  ...defects("server/transfer/import.ts", ["server/transfer/import"], {
    "refusals come before those of the file's earlier lines": [
      "(one, other) => one.behind - other.behind",
      "(one, other) => other.behind - one.behind",
    ],
    "the tally goes on after a lost rejection": ["if (failed) return;", ""],
    "a partly stored batch counts": ["if (taken.length < batch.contactIDs.length) {", "if (false) {"],
  }),
  ...defects("server/transfer/checkpoint.ts", ["server/transfer/checkpoint"], {
    "the state of another import is taken": ["if (found.importing === importing) return found;", "return found;"],
    "an edited file goes on": ["toDigest(hash) !== earlier.sha256", "false"],
    "a shorter file goes on": ["    if (!isSame) throw new Error(edited(earlier));\n  }\n  return", "  }\n  return"],
    "a negative count is a state": ["Number(count) >= 0", "true"],
    "the state names no database": ["JSON.stringify(parts)", "JSON.stringify(parts.slice(0, 2))"],
  }),
  ...defects("server/transfer/text-chunks.ts", ["server/transfer/text-chunks"], {
    "bytes that are not UTF-8 are replaced": ["{ fatal: true }", "{ fatal: false }"],
    "a character cut by a chunk is broken": ["decoder.decode(chunk, { stream })", "decoder.decode(chunk)"],
    "UTF-16 in big-endian order is read as UTF-8": ['? "utf-16be" : "utf-8"', '? "utf-8" : "utf-8"'],
  }),
  ...defects("server/transfer/reject-file.ts", ["server/transfer/reject-file"], {
    "a resumed import starts its rejects anew": ["keep: keepBytes > 0", "keep: false"],
    "what a killed run wrote after its state stays": ["  ftruncateSync(descriptor, keepBytes);\n", ""],
  }),
  ...defects("server/transfer/impossible-number.ts", ["server/transfer/impossible-number"], {
    "seven digits are too short": ["digits < minDigits", "digits <= minDigits"],
    "sixteen digits are possible": ["maxDigits = 15", "maxDigits = 16"],
  }),
  ...defects("server/transfer/progress.ts", ["server/transfer/progress"], {
    "the rate counts contacts of an earlier run": ["(contacts - before) * 1000", "contacts * 1000"],
    "the rate is per millisecond": ["(contacts - before) * 1000)", "(contacts - before))"],
    "the time left is the time passed": ["* (1 - share)", "* share"],
    "seconds have one digit": ['.padStart(2, "0")}`;', "}`;"],
    "a file of no bytes divides by zero": ["totalBytes ? Math.min", "totalBytes !== undefined ? Math.min"],
  }),
  ...defects("server/transfer/count.ts", ["server/commands/import-export", "server/commands/import-faults"], {
    "one contact is 1 contacts": ['count === 1 ? "" : "s"', '"s"'],
  }),
  ...defects("server/commands/run-import.ts", ["server/commands/import-faults", "server/commands/import-export"], {
    "an import that stopped midway says that nothing was stored": [
      "if (reached === from || isDryRun) throw cause;",
      "if (reached !== undefined) throw cause;",
    ],
    "an import that stopped midway leaves no state": ["    keep();\n    throw new", "    throw new"],
    "a state is taken with another delimiter": ["nameImport(format, reading,", 'nameImport(format, "",'],
  }),
  ...defects("server/commands/export.ts", ["server/commands/export-faults", "server/commands/import-export"], {
    "no byte order mark is written": ["`\\uFEFF${frame.start}`", "frame.start"],
    "a formula is left for the spreadsheet": ["options.safeForSpreadsheets ? csvFor", "false ? csvFor"],
  }),
  ...defects("server/program.ts", ["server/commands/export-faults"], {
    "a reader of the output that leaves is an error": ['if (error.code === "EPIPE") process.exit();', ""],
  }),
  ...defects("server/commands/backup.ts", ["server/commands/commands"], {
    "a backup that cannot be made ends with 1": [
      'operations.md", exitCodes.failed',
      'operations.md", exitCodes.incomplete',
    ],
  }),
  ...defects(
    "server/transfer/import.ts",
    ["server/transfer/import-batches", "server/transfer/import", "server/transfer/csv"],
    {
      "the whole file is in progress": ["while (weight > weightUnderWay)", "while (weight < 0)"],
      "refused records of a batch count once": [
        "tally.rejected + rejections.length",
        "tally.rejected + Math.min(1, rejections.length)",
      ],
      "impossible numbers of earlier batches are forgotten": ["addCounts(tally.impossible, impossible)", "impossible"],
      "impossible numbers are not named": ["for (const warning of warnings) warn?.(warning);", ""],
      "an interrupted import reads on": ["if (signal?.aborted) break;", ""],
    },
  ),
  ...defects(
    "server/transfer/read-batches.ts",
    [
      "server/transfer/import-batches",
      "server/transfer/refusals",
      "server/transfer/import",
      "server/transfer/checkpoint",
    ],
    {
      "records before a broken one are lost": [
        "if (batch.weight() > 0) yield",
        "if (broken === undefined && batch.weight() > 0) yield",
      ],
      "a resumed import skips one record too many": ["found++ < skip", "++found < skip + 2 && skip > 0"],
    },
  ),
  ...defects("server/transfer/impossible-number.ts", ["server/transfer/impossible-number"], {
    "digits of other scripts are none": ['text.replace(/\\P{Nd}+/gu, "")', 'text.replace(/[^0-9]+/gu, "")'],
    "the rarest kinds are shown": ["other - one)", "one - other)"],
  }),
  ...defects(
    "server/transfer/formats/csv.ts",
    ["server/transfer/import-batches", "server/transfer/csv", "server/transfer/round-trip"],
    {
      "the last next id of a contact counts": ["Math.max(next, nextPhoneNumberID ?? 1)", "next"],
      "a contact of several rows may have one without a number": [
        "if (items.length === 0 && rows.length > 1 &&",
        "if (items.length < 0 && rows.length > 1 &&",
      ],
    },
  ),
  ...defects("server/transfer/formats/xml.ts", ["server/transfer/refusals", "server/transfer/round-trip"], {
    "a DOCTYPE is skipped": ['  parser.on("doctype", () => refuse("a DOCTYPE is not allowed"));\n', ""],
    "text between contacts is lost": [
      'open.length < 3 && text.trim() !== ""',
      'open.length < 3 && text.trim() === "-"',
    ],
    "the second list of a contact is lost": [
      "if (list === undefined || second !== undefined) throw",
      "if (list === undefined) throw",
    ],
    "a namespace declared around a list is lost": [
      "if (missing.length === 0) return text;",
      "if (missing.length >= 0) return text;",
    ],
    "an unknown attribute is lost": [
      'if (unknown !== undefined) throw new RecordRefused(line, unknownName("attribute"',
      'if (unknown === "") throw new RecordRefused(line, unknownName("attribute"',
    ],
  }),
  ...defects("server/transfer/distinct-files.ts", ["server/commands/import-faults"], {
    "the list of rejects empties the imported file": ["if (other !== undefined) throw", "if (other === null) throw"],
    "another link to a file is another file": ["found?.isFile()", "found === null"],
  }),
  ...defects("server/transfer/formats/csv-mapping.ts", ["server/transfer/csv-mapping"], {
    "a mapped number may lack PhoneNumber": [
      'if (!sources.some(([name]) => name === "PhoneNumber")) refuse',
      "if (sources.length === 0) refuse",
    ],
  }),
  ...defects("server/transfer/formats/csv.ts", ["server/transfer/csv-mapping", "server/transfer/csv"], {
    "a formula after a tab is left": ["/^[=+\\-@\\t\\r]/", "/^[=+\\-@]/"],
    "other words for booleans are case-sensitive": [
      'text === "1" || text === booleans?.[0].toLowerCase()',
      'text === "1" || field.trim() === booleans?.[0]',
    ],
  }),
  ...defects("server/transfer/formats/csv-header.ts", ["server/transfer/csv"], {
    "sep= is not read in capitals": ["(?:\\r\\n|\\r|\\n)/i;", "(?:\\r\\n|\\r|\\n)/;"],
    "quoted names have no separator": ['columns.includes(name.replace(/^"(.*)"$/, "$1"))', "columns.includes(name)"],
  }),
  ...defects("server/transfer/formats/csv-header.ts", ["server/transfer/refusals"], {
    "an endless header fills the memory": ["    refuseEndless(head.length, 1);\n", ""],
  }),
  ...defects("server/transfer/formats/json.ts", ["server/transfer/refusals"], {
    "text after the array is ignored": ["if (cut.depth < 0) throw", "if (cut.depth < -1) throw"],
    "each record has the line of the file's start": ["  cut.itemLine = cut.line;\n", ""],
  }),
  ...defects("server/transfer/input.ts", ["server/transfer/input"], {
    "a silent file cannot be interrupted": [
      "bytes: addAbortSignal(signal, stream), totalBytes: stat",
      "bytes: stream, totalBytes: stat",
    ],
  }),
  ...defects("server/transfer/known-contacts.ts", ["server/transfer/known-contacts"], {
    "known contacts have no progress": ["    onMarked?.(tally);\n", ""],
  }),
  ...defects("server/transfer/validate-contact.ts", ["server/transfer/refusals"], {
    "an empty id is too long": [
      'if (typeof value !== "string" || value === "") return',
      'if (typeof value !== "string") return',
    ],
  }),
  ...defects("server/transfer/export.ts", ["server/transfer/export"], {
    "each exported contact is a write": ["      if (piece.length < pieceLength) continue;\n", ""],
  }),
];
