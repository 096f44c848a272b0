// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Failure } from "../runtime/failure.ts";
import { cutText, oneOf } from "../runtime/failure.ts";
import type { components } from "./types.ts";

/** Schema -> the body of a failure. Members get their meaning by their names; docs/contract.md lists them. */
export const failureBodies: Readonly<Record<string, (failure: Failure) => object | string>> = {
  ActionResultDTO: (failure: Failure): components["schemas"]["ActionResultDTO"] => ({ "IsSuccess": false, "ErrorCode": oneOf(failure.code, ["MalformedRequest","MissingBody","MalformedBody","InvalidBody","InvalidParameter","MissingCredentials","InvalidCredentials","InsufficientScope","UnknownPath","UnknownContact","MethodNotAllowed","RequestTimeout","RequestInProgress","PreconditionFailed","ContentTooLarge","UnsupportedMediaType","ExpectationFailed","PhoneNumberMissing","ConflictingItems","SeveralPrimaries","TooManyPhoneNumbers","PhoneNumberIDsExhausted","IdempotencyKeyReused","TooManyRequests","HeadersTooLarge","InternalError","ServiceUnavailable"]), "ErrorMessage": cutText(failure.message, 4000), "InfoMessage": null }),
};

/** The contract's most frequent failure: for what belongs to no operation, or has a status that is not declared. */
export const usualFailure = {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"]} as const;

/** Whether every operation declares every status that the server responds with by itself. */
export const everyFailureDeclared: boolean = true;
/** The protection space that challenges name (RFC 9110, 11.5). */
export const realm = "contacts";
/** Whether every operation needs credentials. */
export const everyOperationSecured: boolean = true;
