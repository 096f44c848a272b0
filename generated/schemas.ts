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
/** Why the request failed. The meaning of a code never changes. */
export type ErrorCode = components["schemas"]["ErrorCode"];
/** Action result. The source system declares ErrorCode as any string; here it is an enumeration. The sample of its help page (`x-source-sample`) is therefore not a response of this server. */
export type ActionResultDTO = components["schemas"]["ActionResultDTO"];
