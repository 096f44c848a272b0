// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validator } from "./runtime/violation.ts";
import * as validators from "./validators.ts";

export const contractVersion = "1.0.0";
export const contractFingerprint = "bf3ca23ac1cd77f3ee47a16dcc396f1867b3033f29865add5c3b5c10d0975f68";

export const operations = {
  updatePhoneNumbers: {
    method: "POST",
    path: "/v1/Contacts/{contactID}/PhoneNumbers",
    extension: false,
    parameters: [{"name":"contactID","in":"path","required":true,"type":"string"},{"name":"Idempotency-Key","in":"header","required":false,"type":"string"},{"name":"If-Match","in":"header","required":false,"type":"string"}],
    requestBody: {"required":true,"schema":"ArrayOfPhoneNumberDTO","mediaTypes":["application/json","text/json","application/xml","text/xml","application/x-www-form-urlencoded"]},
    responses: {
      "200": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Idempotency-Replayed","required":false,"type":"string","validator":"IdempotencyReplayed"}]},
      "400": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "401": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"WWW-Authenticate","required":true,"type":"string","validator":"WwwAuthenticate"}]},
      "403": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"WWW-Authenticate","required":true,"type":"string","validator":"WwwAuthenticate"}]},
      "404": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "405": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Allow","required":true,"type":"string","validator":"Allow"}]},
      "408": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "409": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Retry-After","required":true,"type":"integer","validator":"RetryAfter"}]},
      "412": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "413": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "415": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "422": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "429": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Retry-After","required":true,"type":"integer","validator":"RetryAfter"}]},
      "431": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "500": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "503": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Retry-After","required":true,"type":"integer","validator":"RetryAfter"}]},
    },
    retry: {"with":"Idempotency-Key","connectionFailure":true,"statuses":[408,409,429,502,503,504]},
    security: [{"bearerToken":["contacts:write"]}],
  },
  listPhoneNumbers: {
    method: "GET",
    path: "/v1/Contacts/{contactID}/PhoneNumbers",
    extension: true,
    parameters: [{"name":"contactID","in":"path","required":true,"type":"string"},{"name":"If-None-Match","in":"header","required":false,"type":"string"}],
    requestBody: undefined,
    responses: {
      "200": {"schema":"ArrayOfStoredPhoneNumberDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"ETag","required":true,"type":"string","validator":"ETag"},{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "304": {"mediaTypes":[],"headers":[{"name":"ETag","required":true,"type":"string","validator":"ETag"},{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "400": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "401": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"WWW-Authenticate","required":true,"type":"string","validator":"WwwAuthenticate"}]},
      "403": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"WWW-Authenticate","required":true,"type":"string","validator":"WwwAuthenticate"}]},
      "404": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "405": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Allow","required":true,"type":"string","validator":"Allow"}]},
      "415": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "429": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Retry-After","required":true,"type":"integer","validator":"RetryAfter"}]},
      "431": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "500": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "503": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Retry-After","required":true,"type":"integer","validator":"RetryAfter"}]},
    },
    retry: {"connectionFailure":true,"statuses":[429,502,503,504]},
    security: [{"bearerToken":["contacts:read"]}],
  },
  removePhoneNumber: {
    method: "DELETE",
    path: "/v1/Contacts/{contactID}/PhoneNumbers/{phoneNumberID}",
    extension: true,
    parameters: [{"name":"contactID","in":"path","required":true,"type":"string"},{"name":"phoneNumberID","in":"path","required":true,"type":"integer"},{"name":"If-Match","in":"header","required":false,"type":"string"}],
    requestBody: undefined,
    responses: {
      "200": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "400": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "401": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"WWW-Authenticate","required":true,"type":"string","validator":"WwwAuthenticate"}]},
      "403": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"WWW-Authenticate","required":true,"type":"string","validator":"WwwAuthenticate"}]},
      "404": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "405": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Allow","required":true,"type":"string","validator":"Allow"}]},
      "412": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "415": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "429": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Retry-After","required":true,"type":"integer","validator":"RetryAfter"}]},
      "431": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "500": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"}]},
      "503": {"schema":"ActionResultDTO","mediaTypes":["application/json","text/json","application/xml","text/xml"],"headers":[{"name":"Vary","required":true,"type":"string","validator":"Vary"},{"name":"Retry-After","required":true,"type":"integer","validator":"RetryAfter"}]},
    },
    retry: {"connectionFailure":true,"statuses":[429,502,503,504]},
    security: [{"bearerToken":["contacts:write"]}],
  },
} as const;

export type OperationId = keyof typeof operations;

export const parameterValidators: { readonly [Id in OperationId]: { readonly path?: Validator; readonly header?: Validator } } = {
  updatePhoneNumbers: { path: validators.validateUpdatePhoneNumbersPathParameters as unknown as Validator, header: validators.validateUpdatePhoneNumbersHeaderParameters as unknown as Validator },
  listPhoneNumbers: { path: validators.validateListPhoneNumbersPathParameters as unknown as Validator, header: validators.validateListPhoneNumbersHeaderParameters as unknown as Validator },
  removePhoneNumber: { path: validators.validateRemovePhoneNumberPathParameters as unknown as Validator, header: validators.validateRemovePhoneNumberHeaderParameters as unknown as Validator },
};

export const headerValidators: Readonly<Record<string, Validator>> = {
  ETag: validators.validateETagHeader as unknown as Validator,
  Vary: validators.validateVaryHeader as unknown as Validator,
  Allow: validators.validateAllowHeader as unknown as Validator,
  RetryAfter: validators.validateRetryAfterHeader as unknown as Validator,
  WwwAuthenticate: validators.validateWwwAuthenticateHeader as unknown as Validator,
  IdempotencyReplayed: validators.validateIdempotencyReplayedHeader as unknown as Validator,
};
