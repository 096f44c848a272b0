// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./types.ts";

/** One phone number in a request. */
export type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];
/** List of new phone numbers */
export type ArrayOfPhoneNumberDTO = components["schemas"]["ArrayOfPhoneNumberDTO"];
/** One stored phone number, with every member. */
export type StoredPhoneNumberDTO = components["schemas"]["StoredPhoneNumberDTO"];
/** The stored numbers of a contact, in the order of their PhoneNumberID. */
export type ArrayOfStoredPhoneNumberDTO = components["schemas"]["ArrayOfStoredPhoneNumberDTO"];
/** Why the request failed. A code is never reused for another meaning. */
export type ErrorCode = components["schemas"]["ErrorCode"];
/** Action result. The source system's page declares ErrorCode as any string; here it is an enumeration, so the sample of that page, kept in `x-source-sample`, is not a response of this server. */
export type ActionResultDTO = components["schemas"]["ActionResultDTO"];
