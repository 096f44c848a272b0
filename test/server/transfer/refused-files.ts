// Files with one mistake: a record that is refused before a good one, or a break after which nothing can be read.
import type { FormatName } from "../../../server/transfer/formats/index.ts";

export const xmlns =
  'xmlns="http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts"';
export const secret = "555-0100-4711";
const inXml = (...contacts: string[]) => `<ArrayOfContact>\n${contacts.join("\n")}\n</ArrayOfContact>`;
const listOf = (item: string) => `<ArrayOfPhoneNumberDTO ${xmlns}>${item}</ArrayOfPhoneNumberDTO>`;
export const good = {
  csv: "G,1,555",
  ndjson: '{"contactID":"G","PhoneNumbers":[{"PhoneNumberID":1,"PhoneNumber":"555"}]}',
  xml: `<Contact contactID="G">${listOf("<PhoneNumberDTO><PhoneNumber>555</PhoneNumber><PhoneNumberID>1</PhoneNumberID></PhoneNumberDTO>")}</Contact>`,
};
const json = (text: string) => `[\n${text},\n${good.ndjson}\n]`;
const csvOf = (...rows: string[]) => ["contactID,PhoneNumberID,PhoneNumber", ...rows, good.csv].join("\n");

/** A file with a bad record and then a good one; the line of the mistake; the message. */
type Refused = [format: FormatName, text: string, line: number, reason: RegExp];
export const refused: Refused[] = [
  [
    "ndjson",
    `{"contactID":"C","PhoneNumbers":[{"PhoneNumber":"${secret}"}\n${good.ndjson}`,
    1,
    /line 1, column 6\d: the JSON is not/,
  ],
  ["ndjson", `\n\r\n{"contactID":"C"\n${good.ndjson}`, 3, /^line 3, column 17: /],
  ["ndjson", `5\n${good.ndjson}`, 1, /must be an object/],
  ["ndjson", `null\n${good.ndjson}`, 1, /must be an object/],
  [
    "ndjson",
    `{"ContactID":"C","PhoneNumbers":[]}\n${good.ndjson}`,
    1,
    /unknown member "ContactID"; did you mean "contactID"/,
  ],
  ["ndjson", `{"contactID":"C"}\n${good.ndjson}`, 1, /PhoneNumbers: must be a list/],
  ["ndjson", `{"PhoneNumbers":[]}\n${good.ndjson}`, 1, /contactID: must be a non-empty string/],
  ["ndjson", `{"contactID":"","PhoneNumbers":[]}\n${good.ndjson}`, 1, /contactID: must be a non-empty string/],
  ["ndjson", `{"contactID":" C","PhoneNumbers":[]}\n${good.ndjson}`, 1, /contactID: .*no white space/],
  [
    "ndjson",
    `{"contactID":"C","nextPhoneNumberID":0,"PhoneNumbers":[]}\n${good.ndjson}`,
    1,
    /nextPhoneNumberID: must be an integer from 1/,
  ],
  [
    "ndjson",
    `{"contactID":"C","PhoneNumbers":[{},{"PhoneNumber":5}]}\n${good.ndjson}`,
    1,
    /^\/PhoneNumbers\/1\/PhoneNumber: must be a string or null$/,
  ],
  [
    "ndjson",
    `{"contactID":"C","PhoneNumbers":[{"PhoneNumber":" "}]}\n${good.ndjson}`,
    1,
    /^\/PhoneNumbers\/0\/PhoneNumber: is required and must not be null or blank/,
  ],
  ["json", json('\n {"contactID":"C","PhoneNumbers":[\n{]}}'), 3, /^line 4, column 2: the JSON/],
  ["json", json(' {"contactID" "C"}'), 2, /^line 2, column 15: the JSON/],
  ["json", json('"]"'), 2, /must be an object/],
  ["ndjson", `[]\n${good.ndjson}`, 1, /must be an object/],
  ["ndjson", ` \t\r\n5\n${good.ndjson}`, 2, /must be an object/],
  ...["0.5", "2147483649", '"5"', "null"].map((next): Refused => {
    const text = `{"contactID":"C","nextPhoneNumberID":${next},"PhoneNumbers":[]}\n${good.ndjson}`;
    return ["ndjson", text, 1, /^nextPhoneNumberID: must be an integer from 1 to 2147483648$/];
  }),
  ...["C".repeat(129), "a\\u0001b", "C "].map((id): Refused => {
    const text = `{"contactID":"${id}","PhoneNumbers":[]}\n${good.ndjson}`;
    return ["ndjson", text, 1, /^contactID: must have at most 128 characters, no control characters, and no white/];
  }),
  ["csv", csvOf(`C,1,${secret}`, "C,x,5"), 3, /^PhoneNumberID: must be an integer$/],
  ["csv", "sep=;\r\ncontactID;PhoneNumberID;PhoneNumber\r\nC;x;5\r\nG;1;555", 3, /^PhoneNumberID: must be an integer$/],
  [
    "csv",
    "contactID,nextPhoneNumberID,PhoneNumberID,PhoneNumber\nC,x,1,5\nG,,1,555",
    2,
    /^nextPhoneNumberID: must be an integer$/,
  ],
  [
    "csv",
    "contactID,PhoneNumberID,PhoneNumber,IsPrimary\nC,1,5,maybe\nG,1,555,",
    2,
    /^IsPrimary: must be one of true, false, 1, 0; see --booleans$/,
  ],
  ["csv", csvOf(`"C\n2",1,5`), 2, /contactID/],
  ["csv", csvOf('D,1,"5\n6"', "C,1"), 4, /must have 3 fields like the header, not 2/],
  ["csv", csvOf('C,1,"a"b'), 2, /closing quote must be followed by/],
  ["csv", csvOf('C,1,a"b'), 2, /only around a whole field/],
  ["csv", csvOf("C,1,5", "C,2, "), 3, /^PhoneNumber: is required and must not be null or blank/],
  ["csv", csvOf("C,\\N,5"), 2, /^PhoneNumberID: must be an integer$/],
  ["csv", csvOf("C,1,5", "C,,"), 3, /must have a PhoneNumber like the contact's other rows/],
  ["csv", csvOf(",1,5"), 2, /^contactID is empty: repeat it in every row/],
  [
    "xml",
    inXml(
      `<Contact contactID="C">\n${listOf(`<PhoneNumberDTO><PhoneNumber>${secret}</PhoneNumber><IsPrimary>x</IsPrimary></PhoneNumberDTO>`)}</Contact>`,
      good.xml,
    ),
    2,
    /^\/ArrayOfPhoneNumberDTO\/PhoneNumberDTO\/IsPrimary at line 3, column \d+: must be true or false/,
  ],
  [
    "xml",
    inXml(
      `<Contact contactID="C">${listOf("\n<PhoneNumberDTO><PhoneNumber> </PhoneNumber></PhoneNumberDTO>")}</Contact>`,
      good.xml,
    ),
    2,
    /PhoneNumber at line 3, column 17: is required and must not be null or blank/,
  ],
  ["xml", inXml('<Contact contactID="C"/>', good.xml), 2, /must have exactly one list/],
  [
    "xml",
    inXml(`<Contact contactID="C">${listOf("")}${listOf("")}</Contact>`, good.xml),
    2,
    /must have exactly one list/,
  ],
  [
    "xml",
    inXml(`<Contact contactId="C">${listOf("")}</Contact>`, good.xml),
    2,
    /unknown attribute "contactId"; did you mean "contactID"/,
  ],
  [
    "xml",
    inXml(`<Contact contactID="C"><ArrayOfPhoneNumberDTO/></Contact>`, good.xml),
    2,
    /^\/ArrayOfPhoneNumberDTO at line 2, column 24: the root element/,
  ],
  [
    "xml",
    inXml(`<Contact contactID="C" nextPhoneNumberID="x">${listOf("")}</Contact>`, good.xml),
    2,
    /nextPhoneNumberID: must be an integer/,
  ],
];

export const broken: [FormatName, string, RegExp][] = [
  ["json", "{}", /^line 1: must be a JSON array of contacts/],
  ["json", "", /^line 1: the file must be a complete JSON array/],
  ["json", `[${good.ndjson}`, /must be a complete JSON array/],
  ["json", `[${good.ndjson}]\n[]`, /^line 2: nothing may follow the array/],
  ["json", `[${good.ndjson},\n]`, /^line 2: must be a contact/],
  ["json", `[,${good.ndjson}]`, /^line 1: must be a contact/],
  ["csv", "", /^line 1: the header with the column names is missing/],
  ["csv", "PhoneNumber\n5", /the column contactID is missing/],
  ["csv", "contactID,phoneNumber\n", /unknown column "phoneNumber"; did you mean "PhoneNumber"/],
  ["csv", "contactID;Telefon\n", /unknown column "Telefon".*the separator is a semicolon/],
  ["xml", `<ArrayOfContact><Contact>${"<a>".repeat(20_000)}`, /^line 1: elements must be nested at most 16 deep/],
  ["csv", "contactID,contactID\n", /must not be repeated/],
  ["csv", `contactID,PhoneNumberID,PhoneNumber\n${good.csv}\nC,2,"5\n6\n`, /^line 3: a quoted field .* is not closed/],
  ["xml", "<ArrayOfContacts/>", /^line 1: the root element must be ArrayOfContact/],
  ["xml", inXml("<Person/>"), /^line 2: the element must be Contact/],
  ["xml", inXml("text"), /text between the contacts is not allowed/],
  ["xml", inXml("<![CDATA[text]]>"), /text between the contacts is not allowed/],
  ["xml", `<!DOCTYPE a []>${inXml("")}`, /DOCTYPE/],
  ["xml", inXml("<?php ?>"), /processing instruction/],
  ["xml", "<ArrayOfContact><Contact></ArrayOfContact>", /not well-formed/],
  ["xml", "<ArrayOfContact>", /not well-formed/],
  ["xml", '<ArrayOfContact xmlns="urn:x"/>', /^line 1: the root element must be ArrayOfContact, in no namespace/],
  ["xml", inXml('<Contact xmlns="urn:x" contactID="C"/>'), /^line 2: the element must be Contact, in no namespace/],
  ["xml", inXml(`<Contact contactID="C">text${listOf("")}</Contact>`), /^line 2: text between the contacts/],
  ["xml", `<ArrayOfContact><Contact>${"<a>".repeat(15)}`, /^line 1: elements must be nested at most 16 deep/],
  ["xml", '<?xml version="1.0" encoding="latin1"?><ArrayOfContact/>', /the encoding must be UTF-8 or UTF-16/],
];
