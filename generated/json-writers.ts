// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./types.ts";

export function writeArrayOfPhoneNumberDTOJson(value: components["schemas"]["ArrayOfPhoneNumberDTO"]): string {
  return "[" + value.map((item: any) => objectPhoneNumberDTO(item)).join(",") + "]";
}

export function writeActionResultDTOJson(value: components["schemas"]["ActionResultDTO"]): string {
  return objectActionResultDTO(value);
}

export function writeArrayOfStoredPhoneNumberDTOJson(value: components["schemas"]["ArrayOfStoredPhoneNumberDTO"]): string {
  return "[" + value.map((item: any) => objectStoredPhoneNumberDTO(item)).join(",") + "]";
}

function objectPhoneNumberDTO(value: any): string {
  let out = "";
  if (value["PhoneNumberID"] !== undefined) out += ",\"PhoneNumberID\":" + String(value["PhoneNumberID"]);
  if (value["EntityID"] !== undefined) out += ",\"EntityID\":" + String(value["EntityID"]);
  if (value["ContactInfoTypeID"] !== undefined) out += ",\"ContactInfoTypeID\":" + String(value["ContactInfoTypeID"]);
  if (value["PhoneNumber"] !== undefined) out += ",\"PhoneNumber\":" + JSON.stringify(value["PhoneNumber"]);
  if (value["IsPrimary"] !== undefined) out += ",\"IsPrimary\":" + String(value["IsPrimary"]);
  if (value["IsTextActive"] !== undefined) out += ",\"IsTextActive\":" + String(value["IsTextActive"]);
  if (value["ContactInfoName"] !== undefined) out += ",\"ContactInfoName\":" + JSON.stringify(value["ContactInfoName"]);
  if (value["ContactInfoCategory"] !== undefined) out += ",\"ContactInfoCategory\":" + JSON.stringify(value["ContactInfoCategory"]);
  if (value["Notes"] !== undefined) out += ",\"Notes\":" + JSON.stringify(value["Notes"]);
  return out === "" ? "{}" : "{" + out.slice(1) + "}";
}

function objectActionResultDTO(value: any): string {
  let out = "";
  if (value["IsSuccess"] !== undefined) out += ",\"IsSuccess\":" + String(value["IsSuccess"]);
  if (value["ErrorCode"] !== undefined) out += ",\"ErrorCode\":" + JSON.stringify(value["ErrorCode"]);
  if (value["ErrorMessage"] !== undefined) out += ",\"ErrorMessage\":" + JSON.stringify(value["ErrorMessage"]);
  if (value["InfoMessage"] !== undefined) out += ",\"InfoMessage\":" + JSON.stringify(value["InfoMessage"]);
  return out === "" ? "{}" : "{" + out.slice(1) + "}";
}

function objectStoredPhoneNumberDTO(value: any): string {
  let out = "";
  if (value["PhoneNumberID"] !== undefined) out += ",\"PhoneNumberID\":" + String(value["PhoneNumberID"]);
  if (value["EntityID"] !== undefined) out += ",\"EntityID\":" + String(value["EntityID"]);
  if (value["ContactInfoTypeID"] !== undefined) out += ",\"ContactInfoTypeID\":" + String(value["ContactInfoTypeID"]);
  if (value["PhoneNumber"] !== undefined) out += ",\"PhoneNumber\":" + JSON.stringify(value["PhoneNumber"]);
  if (value["IsPrimary"] !== undefined) out += ",\"IsPrimary\":" + String(value["IsPrimary"]);
  if (value["IsTextActive"] !== undefined) out += ",\"IsTextActive\":" + String(value["IsTextActive"]);
  if (value["ContactInfoName"] !== undefined) out += ",\"ContactInfoName\":" + JSON.stringify(value["ContactInfoName"]);
  if (value["ContactInfoCategory"] !== undefined) out += ",\"ContactInfoCategory\":" + JSON.stringify(value["ContactInfoCategory"]);
  if (value["Notes"] !== undefined) out += ",\"Notes\":" + JSON.stringify(value["Notes"]);
  return out === "" ? "{}" : "{" + out.slice(1) + "}";
}
