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
         * @description Extension, not part of the source system's help page. Returns the stored numbers in the order of their
         *     PhoneNumberID; a contact without numbers has an empty list. The ETag changes with every change of the list.
         */
        get: operations["listPhoneNumbers"];
        put?: never;
        /**
         * Update the phone numbers for a contact.
         * @description Merges the list into the contact's stored numbers, completely or not at all. Numbers that the list does not
         *     mention stay. An item with PhoneNumberID 0 or without one is a new number, unless the same number (same digits
         *     and extension, same ContactInfoTypeID) is already stored: then the item updates that number. An item with a
         *     PhoneNumberID greater than 0 updates that number, or creates it under that id. An update keeps the stored value
         *     of each omitted member; an explicit null clears it. A contact holds at most 1,000 numbers (a setting of the
         *     server): a list that would exceed this is refused with TooManyPhoneNumbers.
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
         * Remove one phone number of a contact.
         * @description Extension, not part of the source system's help page. Safe to repeat: removing a number that is not stored
         *     succeeds and changes nothing, and InfoMessage says so. The id is never assigned to another number.
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
             * @description Identifies the number within its contact. 0 or omitted for a new number.
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
             * @description The number, stored as sent. A new number needs one that is not blank, and an update cannot clear it.
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
             * @description The number, stored as sent. Never blank.
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
         * @description Why the request failed. A code is never reused for another meaning.
         *
         *     | code | status | meaning |
         *     |---|---|---|
         *     | MalformedRequest | 400 | the request is not valid HTTP, or its path cannot be decoded |
         *     | MissingBody | 400 | the operation requires a body |
         *     | MalformedBody | 400 | the body cannot be read in its media type |
         *     | InvalidBody | 400 | the body breaks the contract |
         *     | InvalidParameter | 400 | a path parameter or header breaks the contract |
         *     | MissingCredentials | 401 | the request has no bearer token |
         *     | InvalidCredentials | 401 | the bearer token is not valid, has expired or was revoked |
         *     | InsufficientScope | 403 | the bearer token lacks the operation's scope |
         *     | UnknownPath | 404 | no operation has this path |
         *     | UnknownContact | 404 | this server requires imported contacts, and this one was not imported |
         *     | MethodNotAllowed | 405 | the path has no operation with this method |
         *     | RequestTimeout | 408 | the request did not arrive in time |
         *     | RequestInProgress | 409 | another request with the same Idempotency-Key is in progress |
         *     | PreconditionFailed | 412 | the list does not have an ETag that If-Match names |
         *     | ContentTooLarge | 413 | the body is larger than this server accepts |
         *     | UnsupportedMediaType | 415 | the operation does not accept this media type, charset or content coding |
         *     | ExpectationFailed | 417 | the request has an Expect other than 100-continue |
         *     | PhoneNumberMissing | 422 | a new number has no PhoneNumber or a blank one, or an update would clear it |
         *     | ConflictingItems | 422 | two items of the list update the same number with different content |
         *     | SeveralPrimaries | 422 | the list makes more than one number primary |
         *     | TooManyPhoneNumbers | 422 | the contact would have more numbers than this server allows |
         *     | PhoneNumberIDsExhausted | 422 | the contact has no PhoneNumberID left for a new number |
         *     | IdempotencyKeyReused | 422 | the Idempotency-Key was used for another request |
         *     | TooManyRequests | 429 | the caller sends too many requests |
         *     | HeadersTooLarge | 431 | the request's header fields are larger than this server accepts |
         *     | InternalError | 500 | the server failed; the message has the id of the entry in its log |
         *     | ServiceUnavailable | 503 | the server cannot respond now |
         * @example InvalidBody
         * @enum {string}
         */
        ErrorCode: "MalformedRequest" | "MissingBody" | "MalformedBody" | "InvalidBody" | "InvalidParameter" | "MissingCredentials" | "InvalidCredentials" | "InsufficientScope" | "UnknownPath" | "UnknownContact" | "MethodNotAllowed" | "RequestTimeout" | "RequestInProgress" | "PreconditionFailed" | "ContentTooLarge" | "UnsupportedMediaType" | "ExpectationFailed" | "PhoneNumberMissing" | "ConflictingItems" | "SeveralPrimaries" | "TooManyPhoneNumbers" | "PhoneNumberIDsExhausted" | "IdempotencyKeyReused" | "TooManyRequests" | "HeadersTooLarge" | "InternalError" | "ServiceUnavailable";
        /**
         * @description Action result. The source system's page declares ErrorCode as any string; here it is an enumeration, so the sample
         *     of that page, kept in `x-source-sample`, is not a response of this server.
         */
        ActionResultDTO: {
            /**
             * @description Whether the request was carried out.
             * @example true
             */
            IsSuccess: boolean;
            /** @description Why the request failed; null on success. */
            ErrorCode: components["schemas"]["ErrorCode"] | null;
            /**
             * @description Where the request is wrong and what is expected; null on success. For people, not for programs.
             * @example /1/PhoneNumberID: an integer from 0 to 2147483647 is expected
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
        /** @description The request cannot be read, or breaks the contract. */
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
        /** @description The bearer token lacks the operation's scope. */
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
        /** @description The path has no operation with this method. */
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
         * @description The body did not arrive in time. A request whose header fields do not arrive in time belongs to no operation yet;
         *     its response has the same status, in application/json.
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
        /** @description The list does not have an ETag that If-Match names. */
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
        /** @description The operation does not accept this media type, charset or content coding. */
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
        /** @description The request has an Expect other than 100-continue. */
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
        /** @description The list breaks a rule of the service. */
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
        /** @description The caller sends too many requests. */
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
        /** @description The request's header fields are larger than this server accepts. In the negotiated media type, or in application/json where they are so much larger that the server does not read them to their end. */
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
        /** @description The server cannot respond now. Unless the message says otherwise, nothing was written. */
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
         * @description Makes the request safe to repeat (draft-ietf-httpapi-idempotency-key-header): a repeat with the same key and the
         *     same request gets the stored response, and the write happens once. The draft's quotes around the key are optional.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        IdempotencyKey: string;
        /**
         * @description One of these ETags must be the ETag of the list (RFC 9110, 13.1.1), or the write is refused with 412. Whole tags
         *     are compared; a suffix that Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
         * @example "12.application-json"
         */
        IfMatch: string;
        /**
         * @description ETags that the caller already has (RFC 9110, 13.1.2); 304 if one of them is the ETag of the list. A suffix that
         *     Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
         * @example "12.application-json"
         */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The version of the list in this format (RFC 9110, 8.8.3).
         * @example "12.application-json"
         */
        ETag: string;
        /**
         * @description The response depends on these request headers (RFC 9110, 12.5.5).
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
         * @description The id of this request in the server's log: the X-Request-Id of the request, if it has 8 to 64 letters, digits,
         *     dots, underscores and hyphens with at least one letter, otherwise an id that the server creates.
         * @example 4f1c2a9e-6d0b-4c7e-9b3e-0a4f6f5d2c11
         */
        XRequestId: string;
        /**
         * @description The quotas of this caller (`caller`) and of its address (`address`), if the server has such limits: requests (q)
         *     per window of seconds (w) (draft-ietf-httpapi-ratelimit-headers-10).
         * @example "caller";q=1000;w=10
         */
        RateLimitPolicy: string;
        /**
         * @description The rest of each quota: requests left (r), and seconds until the full quota is available (t)
         *     (draft-ietf-httpapi-ratelimit-headers-10).
         * @example "caller";r=998;t=1
         */
        RateLimit: string;
        /**
         * @description The challenge (RFC 6750, 3).
         * @example Bearer realm="contacts", error="invalid_token"
         */
        WwwAuthenticate: string;
        /**
         * @description Present if the response is the stored one of an earlier request with the same Idempotency-Key.
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
                 * @description ETags that the caller already has (RFC 9110, 13.1.2); 304 if one of them is the ETag of the list. A suffix that
                 *     Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
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
            /** @description The list still has an ETag that If-None-Match names. */
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
                 * @description Makes the request safe to repeat (draft-ietf-httpapi-idempotency-key-header): a repeat with the same key and the
                 *     same request gets the stored response, and the write happens once. The draft's quotes around the key are optional.
                 * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description One of these ETags must be the ETag of the list (RFC 9110, 13.1.1), or the write is refused with 412. Whole tags
                 *     are compared; a suffix that Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
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
            /** @description The list was merged. InfoMessage counts added, updated and unchanged numbers. */
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
                 * @description One of these ETags must be the ETag of the list (RFC 9110, 13.1.1), or the write is refused with 412. Whole tags
                 *     are compared; a suffix that Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
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
            /** @description The number is not stored, or no longer. InfoMessage says whether it was removed. */
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
