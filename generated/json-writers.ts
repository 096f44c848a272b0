// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./types.ts";

export function writeArrayOfPhoneNumberDTOJson(value: components["schemas"]["ArrayOfPhoneNumberDTO"]): string {
  return JSON.stringify(value && value.map((item: any) => item && declaredPhoneNumberDTO(item)));
}

export function writeActionResultDTOJson(value: components["schemas"]["ActionResultDTO"]): string {
  return JSON.stringify(value && declaredActionResultDTO(value));
}

export function writeArrayOfStoredPhoneNumberDTOJson(value: components["schemas"]["ArrayOfStoredPhoneNumberDTO"]): string {
  return JSON.stringify(value && value.map((item: any) => item && declaredStoredPhoneNumberDTO(item)));
}

function declaredPhoneNumberDTO(value: any): object {
  return {
    "PhoneNumberID": value["PhoneNumberID"],
    "EntityID": value["EntityID"],
    "ContactInfoTypeID": value["ContactInfoTypeID"],
    "PhoneNumber": value["PhoneNumber"],
    "IsPrimary": value["IsPrimary"],
    "IsTextActive": value["IsTextActive"],
    "ContactInfoName": value["ContactInfoName"],
    "ContactInfoCategory": value["ContactInfoCategory"],
    "Notes": value["Notes"],
  };
}

function declaredActionResultDTO(value: any): object {
  return {
    "IsSuccess": value["IsSuccess"],
    "ErrorCode": value["ErrorCode"],
    "ErrorMessage": value["ErrorMessage"],
    "InfoMessage": value["InfoMessage"],
  };
}

function declaredStoredPhoneNumberDTO(value: any): object {
  return {
    "PhoneNumberID": value["PhoneNumberID"],
    "EntityID": value["EntityID"],
    "ContactInfoTypeID": value["ContactInfoTypeID"],
    "PhoneNumber": value["PhoneNumber"],
    "IsPrimary": value["IsPrimary"],
    "IsTextActive": value["IsTextActive"],
    "ContactInfoName": value["ContactInfoName"],
    "ContactInfoCategory": value["ContactInfoCategory"],
    "Notes": value["Notes"],
  };
}
