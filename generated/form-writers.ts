// Generated from openapi.yaml by `npm run generate`. Do not edit.
import { notInAForm } from "../runtime/form-key.ts";
import type { components } from "./types.ts";

/** @throws RangeError for a value that no form can carry, such as an empty list or an object without members. */
export function writeArrayOfPhoneNumberDTOForm(value: components["schemas"]["ArrayOfPhoneNumberDTO"]): string {
  const pairs: string[] = [];
  if (value.length === 0) throw notInAForm("an empty list");
  for (const [index0, item0] of value.entries()) {
    pairsPhoneNumberDTO(item0, "" + "[" + index0 + "]", pairs);
  }
  return pairs.join("&");
}

function pairsPhoneNumberDTO(value: any, key: string, pairs: string[]): void {
  const before = pairs.length;
  const prefix = key === "" ? "" : key + ".";
  if (value["PhoneNumberID"] !== undefined) {
    pairs.push(prefix + "PhoneNumberID" + "=" + value["PhoneNumberID"]);
  }
  if (value["EntityID"] !== undefined) {
    pairs.push(prefix + "EntityID" + "=" + value["EntityID"]);
  }
  if (value["ContactInfoTypeID"] !== undefined) {
    pairs.push(prefix + "ContactInfoTypeID" + "=" + value["ContactInfoTypeID"]);
  }
  if (value["PhoneNumber"] !== undefined) {
    if (value["PhoneNumber"] === "") throw notInAForm("an empty text, which is null there");
    pairs.push(prefix + "PhoneNumber" + "=" + (value["PhoneNumber"] === null ? "" : encodeURIComponent(value["PhoneNumber"])));
  }
  if (value["IsPrimary"] !== undefined) {
    pairs.push(prefix + "IsPrimary" + "=" + value["IsPrimary"]);
  }
  if (value["IsTextActive"] !== undefined) {
    pairs.push(prefix + "IsTextActive" + "=" + value["IsTextActive"]);
  }
  if (value["ContactInfoName"] !== undefined) {
    if (value["ContactInfoName"] === "") throw notInAForm("an empty text, which is null there");
    pairs.push(prefix + "ContactInfoName" + "=" + (value["ContactInfoName"] === null ? "" : encodeURIComponent(value["ContactInfoName"])));
  }
  if (value["ContactInfoCategory"] !== undefined) {
    if (value["ContactInfoCategory"] === "") throw notInAForm("an empty text, which is null there");
    pairs.push(prefix + "ContactInfoCategory" + "=" + (value["ContactInfoCategory"] === null ? "" : encodeURIComponent(value["ContactInfoCategory"])));
  }
  if (value["Notes"] !== undefined) {
    if (value["Notes"] === "") throw notInAForm("an empty text, which is null there");
    pairs.push(prefix + "Notes" + "=" + (value["Notes"] === null ? "" : encodeURIComponent(value["Notes"])));
  }
  if (pairs.length === before) throw notInAForm("an object without members");
}
