// Generated from openapi.yaml by `npm run generate`. Do not edit.
export const clientOperations = {
  updatePhoneNumbers: {
    method: "POST",
    path: "/v1/Contacts/{contactID}/PhoneNumbers",
    /** Argument -> header name. */
    headers: {"idempotencyKey":"Idempotency-Key","ifMatch":"If-Match"},
    /** The schema of the request's body. */
    body: "ArrayOfPhoneNumberDTO",
    /** The schema of a response's body -> its statuses; an empty name for no body. */
    responses: {"ActionResultDTO":[200,400,401,403,404,405,408,409,412,413,415,417,422,429,431,500,503]},
    retry: {"with":"Idempotency-Key","connectionFailure":true,"statuses":[408,409,429,502,503,504]},
  },
  listPhoneNumbers: {
    method: "GET",
    path: "/v1/Contacts/{contactID}/PhoneNumbers",
    /** Argument -> header name. */
    headers: {"ifNoneMatch":"If-None-Match"},
    /** The schema of the request's body. */
    body: undefined,
    /** The schema of a response's body -> its statuses; an empty name for no body. */
    responses: {"ArrayOfStoredPhoneNumberDTO":[200],"":[304],"ActionResultDTO":[400,401,403,404,405,415,417,429,431,500,503]},
    retry: {"connectionFailure":true,"statuses":[429,502,503,504]},
  },
  removePhoneNumber: {
    method: "DELETE",
    path: "/v1/Contacts/{contactID}/PhoneNumbers/{phoneNumberID}",
    /** Argument -> header name. */
    headers: {"ifMatch":"If-Match"},
    /** The schema of the request's body. */
    body: undefined,
    /** The schema of a response's body -> its statuses; an empty name for no body. */
    responses: {"ActionResultDTO":[200,400,401,403,404,405,412,415,417,429,431,500,503]},
    retry: {"connectionFailure":true,"statuses":[429,502,503,504]},
  },
} as const;
