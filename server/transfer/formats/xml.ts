// XML: <ArrayOfContact> of <Contact contactID="C-1">, each with the contract's own ArrayOfPhoneNumberDTO to the letter.
import { SaxesParser, type SaxesTagNS } from "saxes";
import { bodySchemas } from "../../../generated/codecs.ts";
import { parseInteger } from "../../../runtime/lexical.ts";
import { ReadError, unknownName } from "../../../runtime/read-error.ts";
import { xmlAttribute } from "../../../runtime/xml-text.ts";
import type { StoredPhoneNumber } from "../../storage/phone-number-store.ts";
import {
  BrokenFile,
  type DecodedContact,
  type ExportedContact,
  type FileFormat,
  type FileRecord,
  type Place,
  RecordRefused,
  refuseEndless,
  shiftLines,
  type Traced,
} from "./file-format.ts";

export const xml: FileFormat = {
  read: readRecords,
  place: toPlace,
  frame: {
    start: '<?xml version="1.0" encoding="utf-8"?>\n<ArrayOfContact>\n',
    between: "",
    end: "</ArrayOfContact>\n",
  },
  write: writeContact,
};

type Parser = SaxesParser<{ xmlns: true; defaultXMLVersion: "1.0"; forceXMLVersion: true }>;

/** The text of a list as it stands in the file, and where it starts there. */
interface ListText {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** One Contact element. */
interface Contact {
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly lists: ListText[];
}

interface Cut {
  readonly parser: Parser;
  /** What the parser has seen and is still needed, and the position at which it starts. */
  pending: string;
  base: number;
  /** The elements that are open. */
  readonly open: SaxesTagNS[];
  contact: Contact | undefined;
  list: Omit<ListText, "text"> & { readonly start: number };
  readonly found: FileRecord[];
}

const mediaType = "application/xml";
const { read, locate } = bodySchemas.ArrayOfPhoneNumberDTO.codecs[mediaType];
/** The list's own elements need five. The parser's work for one tag grows with its depth, so depth must have a bound. */
const maxDepth = 16;
const attributeNames = ["contactID", "nextPhoneNumberID"];

async function* readRecords(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  const parser: Parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const list = { start: 0, line: 1, column: 1 };
  const cut: Cut = { parser, pending: "", base: 0, open: [], contact: undefined, list, found: [] };
  listen(cut);
  for await (const chunk of text) {
    cut.pending += chunk;
    parse(cut, () => parser.write(chunk));
    yield* cut.found.splice(0);
    forget(cut);
  }
  parse(cut, () => parser.close());
}

function parse({ parser }: Cut, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof BrokenFile) throw error;
    throw new BrokenFile(`line ${parser.line}: the XML is not well-formed`, { cause: error });
  }
}

/** Keeps the unfinished list, or else a possible start of a tag. */
function forget(cut: Cut): void {
  const keep = cut.open.length >= 3 ? cut.list.start - cut.base : Math.max(cut.pending.lastIndexOf("<"), 0);
  cut.pending = cut.pending.slice(keep);
  cut.base += keep;
  refuseEndless(cut.pending.length, cut.contact?.line ?? cut.parser.line);
}

function listen(cut: Cut): void {
  const { parser, open } = cut;
  const refuse = (reason: string): never => {
    throw new BrokenFile(`line ${parser.line}: ${reason}`);
  };
  const outside = (text: string) => {
    if (open.length > 0 && open.length < 3 && text.trim() !== "") refuse("text between the contacts is not allowed");
  };
  parser.on("doctype", () => refuse("a DOCTYPE is not allowed"));
  parser.on("processinginstruction", () => refuse("a processing instruction is not allowed"));
  parser.on("text", outside);
  parser.on("cdata", outside);
  parser.on("opentag", (tag) => {
    open.push(tag);
    if (open.length > maxDepth) refuse(`elements must be nested at most ${maxDepth} deep`);
    if (open.length === 1) enterRoot(tag, parser.xmlDecl.encoding, refuse);
    else if (open.length === 2) cut.contact = enterContact(tag, parser.line, refuse);
    else if (open.length === 3) enterList(cut);
  });
  parser.on("closetag", () => {
    if (open.length === 3) cut.contact?.lists.push({ ...cut.list, text: listText(cut) });
    const { contact } = cut;
    if (open.length === 2 && contact) cut.found.push({ line: contact.line, decode: () => decodeContact(contact) });
    open.pop();
  });
}

function enterRoot(tag: SaxesTagNS, encoding: string | undefined, refuse: (reason: string) => never): void {
  if (encoding !== undefined && !/^utf-(?:8|16)$/i.test(encoding)) refuse("the encoding must be UTF-8 or UTF-16");
  if (tag.local !== "ArrayOfContact" || tag.uri !== "")
    refuse("the root element must be ArrayOfContact, in no namespace");
}

function enterContact(tag: SaxesTagNS, line: number, refuse: (reason: string) => never): Contact {
  if (tag.local !== "Contact" || tag.uri !== "") refuse("the element must be Contact, in no namespace");
  const attributes = Object.values(tag.attributes).filter(({ prefix, name }) => prefix !== "xmlns" && name !== "xmlns");
  return { line, attributes: new Map(attributes.map(({ name, value }) => [name, value])), lists: [] };
}

/** An attribute's value cannot hold a "<", so the last one before the end of the tag is its start. */
function enterList(cut: Cut): void {
  const { parser, pending, base } = cut;
  const start = pending.lastIndexOf("<", parser.position - base - 1);
  const tag = pending.slice(start, parser.position - base);
  const line = parser.line - (tag.split("\n").length - 1);
  cut.list = { start: base + start, line, column: Math.max(1, parser.columnIndex - tag.length + 1) };
}

/** The list's text, with the namespaces that elements around it have declared. */
function listText({ parser, pending, base, list, open }: Cut): string {
  const text = pending.slice(list.start - base, parser.position - base);
  const [root, contact, own] = open;
  const declared = { ...root?.ns, ...contact?.ns };
  const missing = Object.entries(declared).filter(([prefix]) => !Object.hasOwn(own?.ns ?? {}, prefix));
  if (missing.length === 0) return text;
  const declarations = missing
    .map(([prefix, uri]) => ` xmlns${prefix && `:${prefix}`}="${xmlAttribute(uri)}"`)
    .join("");
  const nameEnd = 1 + (own?.name.length ?? 0);
  return text.slice(0, nameEnd) + declarations + text.slice(nameEnd);
}

function decodeContact({ line, attributes, lists }: Contact): DecodedContact {
  const unknown = [...attributes.keys()].find((name) => !attributeNames.includes(name));
  if (unknown !== undefined) throw new RecordRefused(line, unknownName("attribute", unknown, attributeNames));
  const [list, second] = lists;
  if (list === undefined || second !== undefined) throw new RecordRefused(line, "a Contact must have exactly one list");
  const next = attributes.get("nextPhoneNumberID");
  return {
    contactID: attributes.get("contactID"),
    nextPhoneNumberID: next === undefined ? undefined : (parseInteger(next) ?? next),
    phoneNumbers: readList(list, line),
    trace: list,
  };
}

function readList(list: ListText, line: number): unknown {
  try {
    return read(list.text);
  } catch (error) {
    if (error instanceof ReadError) throw new RecordRefused(line, shifted(error.message, list));
    throw error;
  }
}

/** The trace is the list's text. */
function toPlace({ line, trace }: Traced, pointer: string): Place {
  const list = trace as ListText;
  return { line, where: shifted(locate(list.text, pointer), list) };
}

function shifted(message: string, { line, column }: ListText): string {
  return shiftLines(message, line, column);
}

function writeContact({ contactID, nextPhoneNumberID, numbers }: ExportedContact): string {
  const next = nextPhoneNumberID === undefined ? "" : ` nextPhoneNumberID="${nextPhoneNumberID}"`;
  const list = bodySchemas.ArrayOfStoredPhoneNumberDTO.codecs[mediaType].write(numbers as StoredPhoneNumber[]);
  return `<Contact contactID="${xmlAttribute(contactID)}"${next}>${list}</Contact>\n`;
}
