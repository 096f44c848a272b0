// T1 to T3: which characters a text may hold, in every format (RFC 7493, 2.1; XML 1.0, 2.2).
import { describe } from "vitest";
import { formType, invalid, jsonTypes, listNamespace, malformed, testRows, useServer, xmlTypes } from "./harness.ts";

const server = useServer();
const xml = (text: string) =>
  `<ArrayOfPhoneNumberDTO xmlns="${listNamespace}"><PhoneNumberDTO><PhoneNumber>${text}</PhoneNumber></PhoneNumberDTO></ArrayOfPhoneNumberDTO>`;
const json = (text: string) => `[{"PhoneNumber":"${text}"}]`;
const emoji = [{ PhoneNumber: "5 😀" }];
const halfPair = (column: number) =>
  malformed(`line 1, column ${column}: half of a surrogate pair is not valid Unicode text`);

describe("JSON", () => {
  testRows(server, jsonTypes, [
    { rule: "T1", name: "an emoji is kept", body: json("5 😀"), stored: emoji },
    { rule: "T1", name: "an emoji as a pair of escapes is kept", body: json("5 \\ud83d\\uDE00"), stored: emoji },
    {
      rule: "T1",
      name: "a backslash before what looks like an escape is kept",
      body: json("\\\\ud800"),
      stored: [{ PhoneNumber: "\\ud800" }],
    },
    { rule: "T2", name: "the first half of a pair is refused", body: json("5\\ud83d"), ...halfPair(19) },
    { rule: "T2", name: "the second half of a pair is refused", body: json("5\\uDE00"), ...halfPair(19) },
    { rule: "T2", name: "two halves in the wrong order are refused", body: json("\\ude00\\ud83d"), ...halfPair(18) },
    {
      rule: "T2",
      name: "half a pair after a whole one is refused",
      body: json("\\ud83d\\ude00\\ud83d"),
      ...halfPair(30),
    },
    {
      rule: "T2",
      name: "half a pair in a later item is refused there",
      body: '[{"PhoneNumber":"5"},{"PhoneNumber":"6","Notes":"\\udfff"}]',
      ...malformed("line 1, column 50: half"),
    },
    {
      rule: "T2",
      name: "half a pair in the name of a member is refused",
      body: '[{"\\ud83d":"5"}]',
      ...malformed("line 1, column 4: half"),
    },
    {
      rule: "T2",
      name: "half a pair under 100,000 lists is refused",
      body: `${"[".repeat(100_000)}"\\ud83d"${"]".repeat(100_000)}`,
      ...malformed("line 1, column 100002: half"),
    },
    {
      rule: "T3",
      name: "a control character is refused",
      body: json("5\\u0001"),
      ...invalid("/0/PhoneNumber: ", "has a character that is not allowed"),
    },
    { rule: "T3", name: "U+FFFF is refused", body: json("5\\uffff"), ...invalid("/0/PhoneNumber: ") },
  ]);
});

describe("XML", () => {
  testRows(server, xmlTypes, [
    { rule: "T1", name: "an emoji is kept", body: xml("5 😀"), stored: emoji },
    { rule: "T1", name: "an emoji by its number is kept", body: xml("5 &#x1F600;"), stored: emoji },
    { rule: "T2", name: "half a pair by its number is refused", body: xml("5&#xD83D;"), ...malformed("line 1") },
    {
      rule: "T2",
      name: "a pair by the numbers of its halves is refused",
      body: xml("&#xD83D;&#xDE00;"),
      ...malformed("line 1"),
    },
    {
      rule: "T2",
      name: "half a pair in UTF-8 is refused",
      body: Buffer.from(xml("5?").replace("?", "\u00ED\u00A0\u00BD"), "latin1"),
      status: 400,
      code: "MalformedBody",
    },
    { rule: "T3", name: "a control character by its number is refused", body: xml("5&#1;"), ...malformed("line 1") },
  ]);
});

describe("a form", () => {
  testRows(
    server,
    [formType],
    [
      { rule: "T1", name: "an emoji is kept", body: "[0].PhoneNumber=5+%F0%9F%98%80", stored: emoji },
      {
        rule: "T2",
        name: "half a pair is refused",
        body: "[0].PhoneNumber=5%ED%A0%BD",
        ...malformed("[0].PhoneNumber", "the percent-encoding is not valid UTF-8"),
      },
      {
        rule: "T3",
        name: "a control character is refused",
        body: "[0].PhoneNumber=5%01",
        ...invalid("[0].PhoneNumber"),
      },
    ],
  );
});
