// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./types.ts";

/** One phone number as a caller sends it. */
export type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];
/** List of new phone numbers */
export type ArrayOfPhoneNumberDTO = components["schemas"]["ArrayOfPhoneNumberDTO"];
/** One phone number as it is stored, with every member. */
export type StoredPhoneNumberDTO = components["schemas"]["StoredPhoneNumberDTO"];
/** The stored numbers of a contact, in the order of their PhoneNumberID. */
export type ArrayOfStoredPhoneNumberDTO = components["schemas"]["ArrayOfStoredPhoneNumberDTO"];
/** Why the request failed. A code is never reused for another meaning. */
export type ErrorCode = components["schemas"]["ErrorCode"];
/** Action result. The source system's page types ErrorCode as any string; here it is an enumeration, so its printed sample, kept in `x-source-sample`, is not an answer of this server. */
export type ActionResultDTO = components["schemas"]["ActionResultDTO"];
