// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/v1/Contacts/{contactID}/PhoneNumbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the phone numbers of a contact.
         * @description An extension: the source system does not have this operation. Returns the stored numbers in the order of their
         *     PhoneNumberID; the list of a contact without numbers is empty. Every change of the list changes its ETag.
         */
        get: operations["listPhoneNumbers"];
        put?: never;
        /**
         * Update the phone numbers for a contact.
         * @description Merges the list into the contact's stored numbers, completely or not at all. Stored numbers that the list does
         *     not mention stay unchanged.
         *
         *     - An item with PhoneNumberID 0 or without one adds a number. If the same number (same digits and extension, same
         *       ContactInfoTypeID) is already stored, the item updates it instead.
         *     - An item with a PhoneNumberID greater than 0 updates that number, or creates it under that id.
         *     - An update keeps the stored value of each omitted member; an explicit null clears it.
         *     - A contact has at most 1,000 numbers (a setting of the server). A list that would exceed this is refused with
         *       TooManyPhoneNumbers.
         */
        post: operations["updatePhoneNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/Contacts/{contactID}/PhoneNumbers/{phoneNumberID}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a phone number from a contact.
         * @description An extension: the source system does not have this operation. Removing a number that is not stored succeeds
         *     without a change, so a repeat is safe. The id is never assigned to another number.
         */
        delete: operations["removePhoneNumber"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One phone number in a request. */
        PhoneNumberDTO: {
            /**
             * Format: int32
             * @description Identifies the number within its contact. For a new number, send 0 or omit it.
             * @example 1
             */
            PhoneNumberID?: number;
            /**
             * Format: int32
             * @description Id of the entity that the number belongs to. Stored and returned as sent; 0 by default.
             * @example 2
             */
            EntityID?: number;
            /**
             * Format: int32
             * @description Kind of the number. Stored and returned as sent; 0 by default.
             * @example 3
             */
            ContactInfoTypeID?: number;
            /**
             * @description The phone number, stored as sent. Required for a new number. An update cannot clear it.
             * @example sample string 4
             */
            PhoneNumber?: string | null;
            /**
             * @description Whether this is the contact's primary number. A contact has at most one.
             * @example true
             */
            IsPrimary?: boolean;
            /**
             * @description Whether the number receives text messages; false by default.
             * @example true
             */
            IsTextActive?: boolean;
            /**
             * @description Name of the kind of number. Stored and returned as sent.
             * @example sample string 7
             */
            ContactInfoName?: string | null;
            /**
             * @description Category of the kind of number. Stored and returned as sent.
             * @example sample string 8
             */
            ContactInfoCategory?: string | null;
            /**
             * @description Free text. Stored and returned as sent.
             * @example sample string 9
             */
            Notes?: string | null;
        };
        /** @description List of new phone numbers */
        ArrayOfPhoneNumberDTO: components["schemas"]["PhoneNumberDTO"][];
        /** @description One stored phone number, with every member. */
        StoredPhoneNumberDTO: {
            /**
             * Format: int32
             * @description Identifies the number within its contact. A stored number always has one.
             * @example 1
             */
            PhoneNumberID: number;
            /**
             * Format: int32
             * @description Id of the entity that the number belongs to. Stored and returned as sent; 0 by default.
             * @example 2
             */
            EntityID: number;
            /**
             * Format: int32
             * @description Kind of the number. Stored and returned as sent; 0 by default.
             * @example 3
             */
            ContactInfoTypeID: number;
            /**
             * @description The phone number, as it was sent. Never blank.
             * @example sample string 4
             */
            PhoneNumber: string;
            /**
             * @description Whether this is the contact's primary number. A contact has at most one.
             * @example true
             */
            IsPrimary: boolean;
            /**
             * @description Whether the number receives text messages; false by default.
             * @example true
             */
            IsTextActive: boolean;
            /**
             * @description Name of the kind of number. Stored and returned as sent.
             * @example sample string 7
             */
            ContactInfoName: string | null;
            /**
             * @description Category of the kind of number. Stored and returned as sent.
             * @example sample string 8
             */
            ContactInfoCategory: string | null;
            /**
             * @description Free text. Stored and returned as sent.
             * @example sample string 9
             */
            Notes: string | null;
        };
        /** @description The stored numbers of a contact, in the order of their PhoneNumberID. */
        ArrayOfStoredPhoneNumberDTO: components["schemas"]["StoredPhoneNumberDTO"][];
        /**
         * @description Why the request failed. The meaning of a code never changes.
         *
         *     | code | status | meaning |
         *     |---|---|---|
         *     | MalformedRequest | 400 | the request is not valid HTTP, or its path is not valid percent-encoding |
         *     | MissingBody | 400 | the operation requires a body |
         *     | MalformedBody | 400 | the body is not well-formed in its media type |
         *     | InvalidBody | 400 | the body violates the contract |
         *     | InvalidParameter | 400 | a path parameter or header violates the contract |
         *     | MissingCredentials | 401 | the request has no bearer token |
         *     | InvalidCredentials | 401 | the bearer token is invalid, expired or revoked |
         *     | InsufficientScope | 403 | the bearer token does not have the required scope |
         *     | UnknownPath | 404 | no operation has this path |
         *     | UnknownContact | 404 | this server accepts only imported contacts, and this one has not been imported |
         *     | MethodNotAllowed | 405 | no operation of this path has this method |
         *     | RequestTimeout | 408 | the request did not arrive in time |
         *     | RequestInProgress | 409 | another request with the same Idempotency-Key is in progress |
         *     | PreconditionFailed | 412 | If-Match does not contain the current ETag of the list |
         *     | ContentTooLarge | 413 | the body is larger than this server accepts |
         *     | UnsupportedMediaType | 415 | the operation does not accept the media type, charset or content coding of the body |
         *     | ExpectationFailed | 417 | Expect is not 100-continue |
         *     | PhoneNumberMissing | 422 | PhoneNumber is null or blank, or missing from a new number |
         *     | ConflictingItems | 422 | two items update the same number with different content |
         *     | SeveralPrimaries | 422 | the list marks more than one number as primary |
         *     | TooManyPhoneNumbers | 422 | the contact would have more numbers than this server allows |
         *     | PhoneNumberIDsExhausted | 422 | the contact has no PhoneNumberID left for new numbers |
         *     | IdempotencyKeyReused | 422 | the Idempotency-Key was already used for a different request |
         *     | TooManyRequests | 429 | the caller exceeded a rate limit |
         *     | HeadersTooLarge | 431 | the request header fields are too large |
         *     | InternalError | 500 | the server failed; ErrorMessage contains the id of the request in the server's log |
         *     | ServiceUnavailable | 503 | the server is temporarily unavailable |
         * @example InvalidBody
         * @enum {string}
         */
        ErrorCode: "MalformedRequest" | "MissingBody" | "MalformedBody" | "InvalidBody" | "InvalidParameter" | "MissingCredentials" | "InvalidCredentials" | "InsufficientScope" | "UnknownPath" | "UnknownContact" | "MethodNotAllowed" | "RequestTimeout" | "RequestInProgress" | "PreconditionFailed" | "ContentTooLarge" | "UnsupportedMediaType" | "ExpectationFailed" | "PhoneNumberMissing" | "ConflictingItems" | "SeveralPrimaries" | "TooManyPhoneNumbers" | "PhoneNumberIDsExhausted" | "IdempotencyKeyReused" | "TooManyRequests" | "HeadersTooLarge" | "InternalError" | "ServiceUnavailable";
        /**
         * @description Action result. The source system declares ErrorCode as any string; here it is an enumeration. The sample of its
         *     help page (`x-source-sample`) is therefore not a response of this server.
         */
        ActionResultDTO: {
            /**
             * @description Whether the request succeeded.
             * @example true
             */
            IsSuccess: boolean;
            /** @description Why the request failed; null on success. */
            ErrorCode: components["schemas"]["ErrorCode"] | null;
            /**
             * @description Where the error is and how to fix it, for people; null on success. Programs use ErrorCode.
             * @example /1/PhoneNumberID: must be an integer from 0 to 2147483647
             */
            ErrorMessage: string | null;
            /**
             * @description What the request changed; null on failure.
             * @example 2 added, 1 updated, 3 unchanged
             */
            InfoMessage: string | null;
        };
    };
    responses: {
        /** @description The request is malformed or violates the contract. */
        BadRequest: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The request has no valid bearer token. */
        Unauthorized: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The bearer token does not have the required scope. */
        Forbidden: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description No operation has this path, or the contact is unknown. */
        NotFound: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description No operation of this path has this method. */
        MethodNotAllowed: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /**
         * @description The body did not arrive in time. If the header fields do not arrive in time, the response has the same status,
         *     always in application/json.
         */
        RequestTimeout: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description Another request with the same Idempotency-Key is in progress. */
        Conflict: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description If-Match does not contain the current ETag of the list. */
        PreconditionFailed: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The body is larger than this server accepts. */
        ContentTooLarge: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The operation does not accept the media type, charset or content coding of the body. */
        UnsupportedMediaType: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description Expect is not 100-continue. */
        ExpectationFailed: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The list breaks a rule; ErrorCode says which. */
        UnprocessableContent: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The caller exceeded a rate limit. */
        TooManyRequests: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The request header fields are too large. If they are so large that the server stops reading them, the response is in application/json; otherwise in the negotiated media type. */
        RequestHeaderFieldsTooLarge: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The server failed. Nothing was written. */
        InternalServerError: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
        /** @description The server is temporarily unavailable. Nothing was written, unless ErrorMessage says otherwise. */
        ServiceUnavailable: {
            headers: {
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["XRequestId"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionResultDTO"];
                "text/json": components["schemas"]["ActionResultDTO"];
                "application/xml": components["schemas"]["ActionResultDTO"];
                "text/xml": components["schemas"]["ActionResultDTO"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of the contact
         * @example C-1024
         */
        contactID: string;
        /**
         * @description Id of the phone number within its contact
         * @example 1
         */
        phoneNumberID: number;
        /**
         * @description Makes the request safe to repeat (draft-ietf-httpapi-idempotency-key-header). The first request with a key is
         *     executed; a repeat of it with the same key gets the stored response. The quotes around the key, which the draft
         *     requires, are optional.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        IdempotencyKey: string;
        /**
         * @description ETags of the list (RFC 9110, 13.1.1). If none of them is current, the write is refused with 412. The suffix that
         *     Apache or nginx adds to the ETag of a compressed response, such as `-gzip`, is ignored.
         * @example "12.application-json"
         */
        IfMatch: string;
        /**
         * @description ETags of the lists that the caller already has (RFC 9110, 13.1.2). If one of them is current, the response is 304.
         *     The suffix that Apache or nginx adds to the ETag of a compressed response, such as `-gzip`, is ignored.
         * @example "12.application-json"
         */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Identifies the version of the list in this format (RFC 9110, 8.8.3).
         * @example "12.application-json"
         */
        ETag: string;
        /**
         * @description The request headers that the response depends on (RFC 9110, 12.5.5).
         * @example Accept, Content-Type
         */
        Vary: string;
        /**
         * @description The methods of this path (RFC 9110, 10.2.1).
         * @example GET, HEAD, POST
         */
        Allow: string;
        /**
         * @description Seconds to wait before trying again (RFC 9110, 10.2.3).
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description The id of this request in the server's log. It is the request's own X-Request-Id, if that consists of 8 to 64
         *     letters, digits, dots, underscores and hyphens with at least one letter; otherwise the server creates an id.
         * @example 4f1c2a9e-6d0b-4c7e-9b3e-0a4f6f5d2c11
         */
        XRequestId: string;
        /**
         * @description The rate limits of this caller (`caller`) and of its address (`address`), if the server has any: `q` requests per
         *     window of `w` seconds (draft-ietf-httpapi-ratelimit-headers-10).
         * @example "caller";q=1000;w=10
         */
        RateLimitPolicy: string;
        /**
         * @description The remaining quota of each rate limit: `r` requests, and `t` seconds until the full quota is available again
         *     (draft-ietf-httpapi-ratelimit-headers-10).
         * @example "caller";r=998;t=1
         */
        RateLimit: string;
        /**
         * @description How to authenticate (RFC 6750, 3).
         * @example Bearer realm="contacts", error="invalid_token"
         */
        WwwAuthenticate: string;
        /**
         * @description Present if this is the stored response to an earlier request with the same Idempotency-Key.
         * @example true
         */
        IdempotencyReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPhoneNumbers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the lists that the caller already has (RFC 9110, 13.1.2). If one of them is current, the response is 304.
                 *     The suffix that Apache or nginx adds to the ETag of a compressed response, such as `-gzip`, is ignored.
                 * @example "12.application-json"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the contact
                 * @example C-1024
                 */
                contactID: components["parameters"]["contactID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stored numbers. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrayOfStoredPhoneNumberDTO"];
                    "text/json": components["schemas"]["ArrayOfStoredPhoneNumberDTO"];
                    "application/xml": components["schemas"]["ArrayOfStoredPhoneNumberDTO"];
                    "text/xml": components["schemas"]["ArrayOfStoredPhoneNumberDTO"];
                };
            };
            /** @description If-None-Match contains the current ETag of the list. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updatePhoneNumbers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat (draft-ietf-httpapi-idempotency-key-header). The first request with a key is
                 *     executed; a repeat of it with the same key gets the stored response. The quotes around the key, which the draft
                 *     requires, are optional.
                 * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description ETags of the list (RFC 9110, 13.1.1). If none of them is current, the write is refused with 412. The suffix that
                 *     Apache or nginx adds to the ETag of a compressed response, such as `-gzip`, is ignored.
                 * @example "12.application-json"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description Id of the contact
                 * @example C-1024
                 */
                contactID: components["parameters"]["contactID"];
            };
            cookie?: never;
        };
        /** @description List of new phone numbers */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArrayOfPhoneNumberDTO"];
                "text/json": components["schemas"]["ArrayOfPhoneNumberDTO"];
                "application/xml": components["schemas"]["ArrayOfPhoneNumberDTO"];
                "text/xml": components["schemas"]["ArrayOfPhoneNumberDTO"];
                "application/x-www-form-urlencoded": components["schemas"]["ArrayOfPhoneNumberDTO"];
            };
        };
        responses: {
            /** @description The list was merged. InfoMessage counts the added, updated and unchanged numbers. */
            200: {
                headers: {
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionResultDTO"];
                    "text/json": components["schemas"]["ActionResultDTO"];
                    "application/xml": components["schemas"]["ActionResultDTO"];
                    "text/xml": components["schemas"]["ActionResultDTO"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removePhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the list (RFC 9110, 13.1.1). If none of them is current, the write is refused with 412. The suffix that
                 *     Apache or nginx adds to the ETag of a compressed response, such as `-gzip`, is ignored.
                 * @example "12.application-json"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description Id of the contact
                 * @example C-1024
                 */
                contactID: components["parameters"]["contactID"];
                /**
                 * @description Id of the phone number within its contact
                 * @example 1
                 */
                phoneNumberID: components["parameters"]["phoneNumberID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number is not stored after this request. InfoMessage states whether this request removed it. */
            200: {
                headers: {
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionResultDTO"];
                    "text/json": components["schemas"]["ActionResultDTO"];
                    "application/xml": components["schemas"]["ActionResultDTO"];
                    "text/xml": components["schemas"]["ActionResultDTO"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
