// A reference server that refuses what the contract takes, or fails on what it did not expect.
import { type Fault, reading } from "./fault.ts";
import { Failure, type Item } from "./minimal-rules.ts";
import { phone, post, typed } from "./request-sequences.ts";

const smallest = -2_147_483_648;

/** Refuses or fails on a list that was found valid. */
const then =
  (look: (list: readonly Item[]) => void): Fault["change"] =>
  ({ check }) => ({
    check(value, placeOf) {
      const list = check(value, placeOf);
      look(list);
      return list;
    },
  });
const texts = (list: readonly Item[]) =>
  list.flatMap((one) => Object.values(one)).filter((value): value is string => typeof value === "string");
const invalid = (message: string) => new Failure(400, "InvalidBody", message);

export const refusalFaults: readonly Fault[] = [
  {
    name: "500-on-null-body",
    what: "A null body gets 500.",
    breaks: "500 is only for server faults; null gets 400 (J10).",
    expectedCheck: "not_a_server_error",
    change: failingWhen((value) => value === null),
    shows: [post("null")],
  },
  {
    name: "500-on-null-item",
    what: "A list with a null item gets 500.",
    breaks: "500 is only for server faults; [null] gets 400 (J10).",
    expectedCheck: "not_a_server_error",
    change: failingWhen((value) => Array.isArray(value) && value.includes(null)),
    shows: [post([null])],
  },
  {
    name: "500-on-lone-surrogate",
    what: "A text with a lone surrogate gets 500.",
    breaks: "A lone surrogate gets 400.",
    expectedCheck: "not_a_server_error",
    change: reading(/json/, (text) => {
      if (/\\ud[89a-f]/i.test(text)) throw new Error("half a character");
      return text;
    }),
    shows: [post('[{"PhoneNumber":"\\ud800"}]')],
  },
  {
    name: "500-on-astral-characters",
    what: "A text with a character beyond U+FFFF gets 500.",
    breaks: "Text may contain any character that XML 1.0 allows.",
    expectedCheck: "not_a_server_error",
    change: failingWhen((value) => /[\u{10000}-\u{10FFFF}]/u.test(JSON.stringify(value) ?? "")),
    shows: [post([phone("\u{1F600}")])],
  },
  {
    name: "500-on-broken-xml",
    what: "XML that is not well-formed gets 500.",
    breaks: "MalformedBody: the body cannot be parsed as its media type.",
    expectedCheck: "not_a_server_error",
    change: ({ read }) => ({
      read(text, mediaType) {
        try {
          return read(text, mediaType);
        } catch (error) {
          throw mediaType.type.endsWith("xml") ? new Error("the parser failed") : error;
        }
      },
    }),
    shows: [typed("text/xml", "<a")],
  },
  {
    name: "longest-text-refused",
    what: "A text of exactly 256 characters is refused.",
    breaks: "PhoneNumber maxLength: 256.",
    expectedCheck: "positive_data_acceptance",
    change: then((list) => {
      if (list.some((one) => [...(one.PhoneNumber ?? "")].length === 256)) throw invalid("at most 255 characters");
    }),
    shows: [post([phone("1".repeat(256))])],
  },
  {
    name: "length-counted-in-utf-16",
    what: "A character beyond U+FFFF counts as two towards maxLength.",
    breaks: "PhoneNumber maxLength: 256 characters (JSON Schema counts characters, RFC 8259).",
    expectedCheck: "positive_data_acceptance",
    change: then((list) => {
      if (list.some((one) => (one.PhoneNumber ?? "").length > 256)) throw invalid("must have at most 256 characters");
    }),
    shows: [post([phone(`1${"\u{1F600}".repeat(255)}`)])],
  },
  {
    name: "null-text-refused",
    what: "null for a text is refused.",
    breaks: "Notes type: [string, 'null'] (J6).",
    expectedCheck: "positive_data_acceptance",
    change: then((list) => {
      if (list.some((one) => Object.values(one).includes(null as never))) throw invalid("must be a string");
    }),
    shows: [post([phone("1", { Notes: null })])],
  },
  {
    name: "line-breaks-refused",
    what: "A text with a tab or line feed is refused.",
    breaks: "Control characters other than tab, line feed and carriage return are refused.",
    expectedCheck: "positive_data_acceptance",
    change: then((list) => {
      if (texts(list).some((text) => /[\t\n]/.test(text))) throw invalid("must have no control characters");
    }),
    shows: [post([phone("1", { Notes: "a\nb" })])],
  },
  {
    name: "smallest-integer-refused",
    what: "The int32 minimum is refused.",
    breaks: "EntityID minimum: -2147483648.",
    expectedCheck: "positive_data_acceptance",
    change: then((list) => {
      if (list.some(({ EntityID }) => EntityID === smallest)) throw invalid("must be an integer");
    }),
    shows: [post([phone("1", { EntityID: smallest })])],
  },
  {
    name: "empty-list-refused",
    what: "An empty list is refused.",
    breaks: "ArrayOfPhoneNumberDTO has no minItems: 200, nothing changes (J9).",
    expectedCheck: "positive_data_acceptance",
    change: then((list) => {
      if (list.length === 0) throw invalid("must have at least one item");
    }),
    shows: [post([])],
  },
];

function failingWhen(isOdd: (value: unknown) => boolean): Fault["change"] {
  return ({ check }) => ({
    check(value, placeOf) {
      if (isOdd(value)) throw new Error("not expected");
      return check(value, placeOf);
    },
  });
}
