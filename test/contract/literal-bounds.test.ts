// The bounds of the contract as literals, so that contract and validators cannot move together unnoticed.
import { describe, expect, it } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { parameterValidators } from "../../generated/operations.ts";

const isValid = (item: object) => bodySchemas.ArrayOfPhoneNumberDTO.validate([item]) === true;
const stored = {
  PhoneNumberID: 1,
  EntityID: 0,
  ContactInfoTypeID: 0,
  PhoneNumber: "1",
  IsPrimary: false,
  IsTextActive: false,
  ContactInfoName: null,
  ContactInfoCategory: null,
  Notes: null,
};
const isStored = (changed: object) =>
  bodySchemas.ArrayOfStoredPhoneNumberDTO.validate([{ ...stored, ...changed }]) === true;

describe("numbers", () => {
  it.each([
    ["PhoneNumberID", 0, 2_147_483_647],
    ["EntityID", -2_147_483_648, 2_147_483_647],
    ["ContactInfoTypeID", -2_147_483_648, 2_147_483_647],
  ])("%s is from %i to %i", (name, min, max) => {
    expect([min - 1, min, max, max + 1].map((value) => isValid({ [name]: value }))).toEqual([false, true, true, false]);
    expect([min + 0.5, String(min), null, true].map((value) => isValid({ [name]: value }))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("a stored number has an id from 1 to 2147483647", () => {
    const ids = [0, 1, 2_147_483_647, 2_147_483_648];
    expect(ids.map((PhoneNumberID) => isStored({ PhoneNumberID }))).toEqual([false, true, true, false]);
  });
});

describe("texts", () => {
  it.each([
    ["PhoneNumber", 256],
    ["ContactInfoName", 256],
    ["ContactInfoCategory", 256],
    ["Notes", 4_000],
  ])("%s has at most %i characters, emoji counted once, and may be null", (name, max) => {
    const texts = ["", "x".repeat(max), "\u{1F600}".repeat(max), null, "a\tb\r\nc"];
    expect(texts.map((text) => isValid({ [name]: text }))).toEqual([true, true, true, true, true]);
    const wrong = ["x".repeat(max + 1), "\0", "\u000B", "\u001F", "\uFFFE", 5, true];
    expect(wrong.map((text) => isValid({ [name]: text }))).toEqual(wrong.map(() => false));
  });

  it("a stored number's text is not blank and not null", () => {
    const texts = ["1", " 1 ", "", " ", "\t", null];
    expect(texts.map((PhoneNumber) => isStored({ PhoneNumber }))).toEqual([true, true, false, false, false, false]);
  });

  it("a stored number has every member, and no other", () => {
    for (const name of Object.keys(stored)) expect([name, isStored({ [name]: undefined })]).toEqual([name, false]);
    expect([isStored({ Extra: 1 }), isStored({})]).toEqual([false, true]);
  });
});

it("a list has at most 1000 items", () => {
  const list = (length: number) => Array.from({ length }, () => ({}));
  expect([0, 1_000, 1_001].map((length) => bodySchemas.ArrayOfPhoneNumberDTO.validate(list(length)))).toEqual([
    true,
    true,
    false,
  ]);
});

describe("parameters", () => {
  const { path: listPath } = parameterValidators.listPhoneNumbers;
  const { path: removePath } = parameterValidators.removePhoneNumber;
  const { header } = parameterValidators.updatePhoneNumbers;

  it("a contactID has 1 to 128 characters, none of them a control character, and no white space at its ends", () => {
    const right = ["x", "x".repeat(128), "a b", "\u{1F600}"];
    expect(right.map((contactID) => listPath?.({ contactID }))).toEqual(right.map(() => true));
    const wrong = ["", "x".repeat(129), " a", "a ", "a\tb", "\u0000", "a\u007Fb", "\uFFFE"];
    expect(wrong.map((contactID) => listPath?.({ contactID }))).toEqual(wrong.map(() => false));
  });

  it("a phoneNumberID is from 1 to 2147483647", () => {
    const ids = [0, 1, 2_147_483_647, 2_147_483_648];
    expect(ids.map((phoneNumberID) => removePath?.({ contactID: "C", phoneNumberID }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("an Idempotency-Key has 1 to 255 visible characters", () => {
    const keys = ["a", "x".repeat(255), "!~", "", "x".repeat(256), "a b", "é"];
    expect(keys.map((key) => header?.({ "idempotency-key": key }))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("If-Match and If-None-Match are * or a list of ETags; empty elements are ignored (RFC 9110, 5.6.1.2)", () => {
    const lists = ["*", '"a"', 'W/"a"', '""', '"a","b"', '"a" ,\tW/"b"', '"a",', ', ,"a",,"b",'];
    const wrong = ["a", ",", '"a" "b"', '*, "a"', '"a"b', '"', 'w/"a"', '"a b"', '"é"'];
    const { header: readHeader } = parameterValidators.listPhoneNumbers;
    for (const text of lists)
      expect([text, header?.({ "if-match": text }), readHeader?.({ "if-none-match": text })]).toEqual([
        text,
        true,
        true,
      ]);
    for (const text of wrong)
      expect([text, header?.({ "if-match": text }), readHeader?.({ "if-none-match": text })]).toEqual([
        text,
        false,
        false,
      ]);
  });
});
