// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Changes, Member } from "../runtime/member.ts";
import type { components } from "./types.ts";

export const maxItemsArrayOfPhoneNumberDTO = 1000;

export const maxItemsArrayOfStoredPhoneNumberDTO = 2147483647;

export const membersPhoneNumberDTO: readonly Member<components["schemas"]["PhoneNumberDTO"]>[] = [
  { "name":"PhoneNumberID","column":"phone_number_id","type":"integer","nullable":false,"required":false,"default":0,"minimum":0,"maximum":2147483647, get: (value) => value["PhoneNumberID"] },
  { "name":"EntityID","column":"entity_id","type":"integer","nullable":false,"required":false,"default":0,"minimum":-2147483648,"maximum":2147483647, get: (value) => value["EntityID"] },
  { "name":"ContactInfoTypeID","column":"contact_info_type_id","type":"integer","nullable":false,"required":false,"default":0,"minimum":-2147483648,"maximum":2147483647, get: (value) => value["ContactInfoTypeID"] },
  { "name":"PhoneNumber","column":"phone_number","type":"string","nullable":true,"required":false,"default":null,"maxLength":256, get: (value) => value["PhoneNumber"] },
  { "name":"IsPrimary","column":"is_primary","type":"boolean","nullable":false,"required":false,"default":false, get: (value) => value["IsPrimary"] },
  { "name":"IsTextActive","column":"is_text_active","type":"boolean","nullable":false,"required":false,"default":false, get: (value) => value["IsTextActive"] },
  { "name":"ContactInfoName","column":"contact_info_name","type":"string","nullable":true,"required":false,"default":null,"maxLength":256, get: (value) => value["ContactInfoName"] },
  { "name":"ContactInfoCategory","column":"contact_info_category","type":"string","nullable":true,"required":false,"default":null,"maxLength":256, get: (value) => value["ContactInfoCategory"] },
  { "name":"Notes","column":"notes","type":"string","nullable":true,"required":false,"default":null,"maxLength":4000, get: (value) => value["Notes"] },
];

export function pushPhoneNumberDTO(values: unknown[], item: components["schemas"]["PhoneNumberDTO"]): void {
  values.push(item["PhoneNumberID"], item["EntityID"], item["ContactInfoTypeID"], item["PhoneNumber"], item["IsPrimary"], item["IsTextActive"], item["ContactInfoName"], item["ContactInfoCategory"], item["Notes"]);
}

export function phoneNumberDTOAt(values: readonly any[], at: number): components["schemas"]["PhoneNumberDTO"] {
  return {
    "PhoneNumberID": values[at + 0],
    "EntityID": values[at + 1],
    "ContactInfoTypeID": values[at + 2],
    "PhoneNumber": values[at + 3],
    "IsPrimary": values[at + 4],
    "IsTextActive": values[at + 5],
    "ContactInfoName": values[at + 6],
    "ContactInfoCategory": values[at + 7],
    "Notes": values[at + 8],
  };
}

export const membersActionResultDTO: readonly Member<components["schemas"]["ActionResultDTO"]>[] = [
  { "name":"IsSuccess","column":"is_success","type":"boolean","nullable":false,"required":true,"default":false, get: (value) => value["IsSuccess"] },
  { "name":"ErrorCode","column":"error_code","type":"string","nullable":true,"required":true,"default":null, get: (value) => value["ErrorCode"] },
  { "name":"ErrorMessage","column":"error_message","type":"string","nullable":true,"required":true,"default":null,"maxLength":4000, get: (value) => value["ErrorMessage"] },
  { "name":"InfoMessage","column":"info_message","type":"string","nullable":true,"required":true,"default":null,"maxLength":4000, get: (value) => value["InfoMessage"] },
];

export function pushActionResultDTO(values: unknown[], item: components["schemas"]["ActionResultDTO"]): void {
  values.push(item["IsSuccess"], item["ErrorCode"], item["ErrorMessage"], item["InfoMessage"]);
}

export function actionResultDTOAt(values: readonly any[], at: number): components["schemas"]["ActionResultDTO"] {
  return {
    "IsSuccess": values[at + 0],
    "ErrorCode": values[at + 1],
    "ErrorMessage": values[at + 2],
    "InfoMessage": values[at + 3],
  };
}

export function mergeActionResultDTO(stored: components["schemas"]["ActionResultDTO"] | undefined, changes: Changes<components["schemas"]["ActionResultDTO"]>): components["schemas"]["ActionResultDTO"] {
  return {
    "IsSuccess": changes["IsSuccess"] ?? stored?.["IsSuccess"] ?? false,
    "ErrorCode": changes["ErrorCode"] === undefined ? (stored?.["ErrorCode"] ?? null) : changes["ErrorCode"],
    "ErrorMessage": changes["ErrorMessage"] === undefined ? (stored?.["ErrorMessage"] ?? null) : changes["ErrorMessage"],
    "InfoMessage": changes["InfoMessage"] === undefined ? (stored?.["InfoMessage"] ?? null) : changes["InfoMessage"],
  };
}

export function isSameActionResultDTO(one: components["schemas"]["ActionResultDTO"], other: components["schemas"]["ActionResultDTO"]): boolean {
  return (
    one["IsSuccess"] === other["IsSuccess"] &&
    one["ErrorCode"] === other["ErrorCode"] &&
    one["ErrorMessage"] === other["ErrorMessage"] &&
    one["InfoMessage"] === other["InfoMessage"]
  );
}

export function toColumnsActionResultDTO(value: components["schemas"]["ActionResultDTO"]): (string | number | null)[] {
  return [
    value["IsSuccess"] ? 1 : 0,
    value["ErrorCode"] ?? null,
    value["ErrorMessage"] ?? null,
    value["InfoMessage"] ?? null,
  ];
}

export function fromColumnsActionResultDTO(row: readonly any[], at: number): components["schemas"]["ActionResultDTO"] {
  return {
    "IsSuccess": row[at + 0] === 1 || row[at + 0] === true,
    "ErrorCode": row[at + 1],
    "ErrorMessage": row[at + 2],
    "InfoMessage": row[at + 3],
  };
}

export const membersStoredPhoneNumberDTO: readonly Member<components["schemas"]["StoredPhoneNumberDTO"]>[] = [
  { "name":"PhoneNumberID","column":"phone_number_id","type":"integer","nullable":false,"required":true,"default":0,"minimum":1,"maximum":2147483647, get: (value) => value["PhoneNumberID"] },
  { "name":"EntityID","column":"entity_id","type":"integer","nullable":false,"required":true,"default":0,"minimum":-2147483648,"maximum":2147483647, get: (value) => value["EntityID"] },
  { "name":"ContactInfoTypeID","column":"contact_info_type_id","type":"integer","nullable":false,"required":true,"default":0,"minimum":-2147483648,"maximum":2147483647, get: (value) => value["ContactInfoTypeID"] },
  { "name":"PhoneNumber","column":"phone_number","type":"string","nullable":false,"required":true,"default":"","maxLength":256, get: (value) => value["PhoneNumber"] },
  { "name":"IsPrimary","column":"is_primary","type":"boolean","nullable":false,"required":true,"default":false, get: (value) => value["IsPrimary"] },
  { "name":"IsTextActive","column":"is_text_active","type":"boolean","nullable":false,"required":true,"default":false, get: (value) => value["IsTextActive"] },
  { "name":"ContactInfoName","column":"contact_info_name","type":"string","nullable":true,"required":true,"default":null,"maxLength":256, get: (value) => value["ContactInfoName"] },
  { "name":"ContactInfoCategory","column":"contact_info_category","type":"string","nullable":true,"required":true,"default":null,"maxLength":256, get: (value) => value["ContactInfoCategory"] },
  { "name":"Notes","column":"notes","type":"string","nullable":true,"required":true,"default":null,"maxLength":4000, get: (value) => value["Notes"] },
];

export function pushStoredPhoneNumberDTO(values: unknown[], item: components["schemas"]["StoredPhoneNumberDTO"]): void {
  values.push(item["PhoneNumberID"], item["EntityID"], item["ContactInfoTypeID"], item["PhoneNumber"], item["IsPrimary"], item["IsTextActive"], item["ContactInfoName"], item["ContactInfoCategory"], item["Notes"]);
}

export function storedPhoneNumberDTOAt(values: readonly any[], at: number): components["schemas"]["StoredPhoneNumberDTO"] {
  return {
    "PhoneNumberID": values[at + 0],
    "EntityID": values[at + 1],
    "ContactInfoTypeID": values[at + 2],
    "PhoneNumber": values[at + 3],
    "IsPrimary": values[at + 4],
    "IsTextActive": values[at + 5],
    "ContactInfoName": values[at + 6],
    "ContactInfoCategory": values[at + 7],
    "Notes": values[at + 8],
  };
}

export function mergeStoredPhoneNumberDTO(stored: components["schemas"]["StoredPhoneNumberDTO"] | undefined, changes: Changes<components["schemas"]["StoredPhoneNumberDTO"]>): components["schemas"]["StoredPhoneNumberDTO"] {
  return {
    "PhoneNumberID": changes["PhoneNumberID"] ?? stored?.["PhoneNumberID"] ?? 0,
    "EntityID": changes["EntityID"] ?? stored?.["EntityID"] ?? 0,
    "ContactInfoTypeID": changes["ContactInfoTypeID"] ?? stored?.["ContactInfoTypeID"] ?? 0,
    "PhoneNumber": changes["PhoneNumber"] ?? stored?.["PhoneNumber"] ?? "",
    "IsPrimary": changes["IsPrimary"] ?? stored?.["IsPrimary"] ?? false,
    "IsTextActive": changes["IsTextActive"] ?? stored?.["IsTextActive"] ?? false,
    "ContactInfoName": changes["ContactInfoName"] === undefined ? (stored?.["ContactInfoName"] ?? null) : changes["ContactInfoName"],
    "ContactInfoCategory": changes["ContactInfoCategory"] === undefined ? (stored?.["ContactInfoCategory"] ?? null) : changes["ContactInfoCategory"],
    "Notes": changes["Notes"] === undefined ? (stored?.["Notes"] ?? null) : changes["Notes"],
  };
}

export function isSameStoredPhoneNumberDTO(one: components["schemas"]["StoredPhoneNumberDTO"], other: components["schemas"]["StoredPhoneNumberDTO"]): boolean {
  return (
    one["PhoneNumberID"] === other["PhoneNumberID"] &&
    one["EntityID"] === other["EntityID"] &&
    one["ContactInfoTypeID"] === other["ContactInfoTypeID"] &&
    one["PhoneNumber"] === other["PhoneNumber"] &&
    one["IsPrimary"] === other["IsPrimary"] &&
    one["IsTextActive"] === other["IsTextActive"] &&
    one["ContactInfoName"] === other["ContactInfoName"] &&
    one["ContactInfoCategory"] === other["ContactInfoCategory"] &&
    one["Notes"] === other["Notes"]
  );
}

export function toColumnsStoredPhoneNumberDTO(value: components["schemas"]["StoredPhoneNumberDTO"]): (string | number | null)[] {
  return [
    value["PhoneNumberID"],
    value["EntityID"],
    value["ContactInfoTypeID"],
    value["PhoneNumber"],
    value["IsPrimary"] ? 1 : 0,
    value["IsTextActive"] ? 1 : 0,
    value["ContactInfoName"] ?? null,
    value["ContactInfoCategory"] ?? null,
    value["Notes"] ?? null,
  ];
}

export function fromColumnsStoredPhoneNumberDTO(row: readonly any[], at: number): components["schemas"]["StoredPhoneNumberDTO"] {
  return {
    "PhoneNumberID": row[at + 0],
    "EntityID": row[at + 1],
    "ContactInfoTypeID": row[at + 2],
    "PhoneNumber": row[at + 3],
    "IsPrimary": row[at + 4] === 1 || row[at + 4] === true,
    "IsTextActive": row[at + 5] === 1 || row[at + 5] === true,
    "ContactInfoName": row[at + 6],
    "ContactInfoCategory": row[at + 7],
    "Notes": row[at + 8],
  };
}
