// Merging one item, member by member, and when two rows are the same.
import { describe, expect, it } from "vitest";
import { isSameStoredPhoneNumberDTO as isSame } from "../../../generated/members.ts";
import { merge } from "../../../server/phone-numbers/plan-update.ts";
import { number } from "./contact.ts";

const row = number({ PhoneNumberID: 1, PhoneNumber: "+44 20 7946 0000" });
const others = {
  EntityID: 2,
  ContactInfoTypeID: 3,
  PhoneNumber: "5",
  IsPrimary: true,
  IsTextActive: true,
  ContactInfoName: "a",
  ContactInfoCategory: "b",
  Notes: "",
};

it("a new number has the source's defaults", () => {
  expect(merge(undefined, 4, {})).toEqual(number({ PhoneNumberID: 4 }));
});

describe.each(Object.entries(others))("the member %s", (name, value) => {
  it("a single given member changes only itself", () => {
    expect(merge(row, 1, { [name]: value })).toEqual({ ...row, [name]: value });
    expect(merge({ ...row, ...others }, 1, {})).toEqual({ ...row, ...others });
  });

  it("a changed member makes the row different", () => {
    expect(isSame(row, { ...row })).toBe(true);
    expect(isSame(row, { ...row, [name]: value })).toBe(false);
  });
});
