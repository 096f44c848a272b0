// A list that breaks a rule of the service is refused with a place in the terms of what the caller sent.
import { describe, expect, it } from "vitest";
import { bodySchemas } from "../../../generated/codecs.ts";
import { freshContact } from "../../support/server.ts";
import { formType, jsonTypes, resultOf, useServer, xmlTypes } from "./harness.ts";

const server = useServer();
const codecs = bodySchemas.ArrayOfPhoneNumberDTO.codecs;

const broken = [
  [
    "SeveralPrimaries",
    [
      { PhoneNumber: "1", IsPrimary: true },
      { PhoneNumber: "2", IsPrimary: true },
    ],
    "IsPrimary",
    "item 2 conflicts with item 1",
  ],
  ["PhoneNumberMissing", [{ PhoneNumber: "1" }, { PhoneNumber: " " }], "PhoneNumber", "must not be null or blank"],
  [
    "ConflictingItems",
    [
      { PhoneNumber: "1", Notes: "a" },
      { PhoneNumber: "1", Notes: "b" },
    ],
    "",
    "item 2 conflicts with item 1",
  ],
] as const;

const places: readonly [string, (member: string) => RegExp][] = [
  ...jsonTypes.map(
    (type) =>
      [type, (member: string) => new RegExp(`^/1${member && `/${member}`}: `)] as [string, (member: string) => RegExp],
  ),
  ...xmlTypes.map(
    (type) =>
      [
        type,
        (member: string) =>
          new RegExp(`^/ArrayOfPhoneNumberDTO/PhoneNumberDTO\\[2\\]${member && `/${member}`} at line 1, column \\d+: `),
      ] as [string, (member: string) => RegExp],
  ),
  [formType, (member) => new RegExp(`^\\[1\\]${member && `\\.${member}`}: `)],
];

describe.each(places)("a list in %s", (mediaType, place) => {
  it.each(broken)("the message of %s names the place in the sent body", async (code, list, member, expected) => {
    const { contactID, path } = freshContact();
    const body = codecs[mediaType as (typeof jsonTypes)[number]].write([...list]);
    const answer = await server().send({ method: "POST", path, headers: { "content-type": mediaType }, body });
    const { ErrorCode, ErrorMessage } = resultOf(answer);
    expect([answer.status, ErrorCode]).toEqual([422, code]);
    expect(ErrorMessage).toMatch(place(member));
    expect(ErrorMessage).toContain(expected);
    expect(await server().stored(contactID)).toEqual([]);
  });
});
