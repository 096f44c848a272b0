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
         * @description Extension, not part of the source system's help page. Answers the stored numbers in the order of their
         *     PhoneNumberID; a contact without numbers has an empty list. The ETag changes with every change of the list.
         */
        get: operations["listPhoneNumbers"];
        put?: never;
        /**
         * Update the phone numbers for a contact.
         * @description Merges the list into the contact's stored numbers, whole or not at all. Numbers that the list does not mention
         *     stay. An item whose PhoneNumberID is 0 or absent is a new number, unless the same number (same digits and
         *     extension, same ContactInfoTypeID) is stored already: then it updates that one. An item whose PhoneNumberID is
         *     greater than 0 updates that number, or creates it under that id. Members left out of an item that updates a
         *     number keep their stored value; an explicit null clears. A contact holds at most 1,000 numbers, or the limit
         *     that the server is set to: a list that would add more is refused with TooManyPhoneNumbers.
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
         * @description Extension, not part of the source system's help page. Safe to repeat: removing a number that is not there is a
         *     success that changes nothing, and InfoMessage says so. The id is never given to another number.
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
        /** @description One phone number as a caller sends it. */
        PhoneNumberDTO: {
            /**
             * Format: int32
             * @description Identifies the number within its contact. 0 or absent for a new number.
             * @example 1
             */
            PhoneNumberID?: number;
            /**
             * Format: int32
             * @description Id of the entity that the number belongs to. Stored and returned as given; 0 when not given.
             * @example 2
             */
            EntityID?: number;
            /**
             * Format: int32
             * @description Kind of the number. Stored and returned as given; 0 when not given.
             * @example 3
             */
            ContactInfoTypeID?: number;
            /**
             * @description The number, kept as sent. A stored number always has one that is not blank.
             * @example sample string 4
             */
            PhoneNumber?: string | null;
            /**
             * @description Whether this is the contact's primary number. At most one number of a contact is.
             * @example true
             */
            IsPrimary?: boolean;
            /**
             * @description Whether the number receives text messages; false when not given.
             * @example true
             */
            IsTextActive?: boolean;
            /**
             * @description Name of the kind of number. Stored and returned as given.
             * @example sample string 7
             */
            ContactInfoName?: string | null;
            /**
             * @description Category of the kind of number. Stored and returned as given.
             * @example sample string 8
             */
            ContactInfoCategory?: string | null;
            /**
             * @description Free text. Stored and returned as given.
             * @example sample string 9
             */
            Notes?: string | null;
        };
        /** @description List of new phone numbers */
        ArrayOfPhoneNumberDTO: components["schemas"]["PhoneNumberDTO"][];
        /** @description One phone number as it is stored, with every member. */
        StoredPhoneNumberDTO: {
            /**
             * Format: int32
             * @description Identifies the number within its contact. A stored number always has one.
             * @example 1
             */
            PhoneNumberID: number;
            /**
             * Format: int32
             * @description Id of the entity that the number belongs to. Stored and returned as given; 0 when not given.
             * @example 2
             */
            EntityID: number;
            /**
             * Format: int32
             * @description Kind of the number. Stored and returned as given; 0 when not given.
             * @example 3
             */
            ContactInfoTypeID: number;
            /**
             * @description The number, kept as sent. It is never blank.
             * @example sample string 4
             */
            PhoneNumber: string;
            /**
             * @description Whether this is the contact's primary number. At most one number of a contact is.
             * @example true
             */
            IsPrimary: boolean;
            /**
             * @description Whether the number receives text messages; false when not given.
             * @example true
             */
            IsTextActive: boolean;
            /**
             * @description Name of the kind of number. Stored and returned as given.
             * @example sample string 7
             */
            ContactInfoName: string | null;
            /**
             * @description Category of the kind of number. Stored and returned as given.
             * @example sample string 8
             */
            ContactInfoCategory: string | null;
            /**
             * @description Free text. Stored and returned as given.
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
         *     | MalformedRequest | 400 | the request is not readable as HTTP, or its path is not decodable |
         *     | MissingBody | 400 | the operation needs a body |
         *     | MalformedBody | 400 | the body cannot be read in its media type |
         *     | InvalidBody | 400 | the body is readable, and not what the contract describes |
         *     | InvalidParameter | 400 | a path parameter or header is not what the contract describes |
         *     | MissingCredentials | 401 | no bearer token |
         *     | InvalidCredentials | 401 | the bearer token is not valid, or no longer |
         *     | InsufficientScope | 403 | the bearer token lacks the operation's scope |
         *     | UnknownPath | 404 | no operation has this path |
         *     | UnknownContact | 404 | the contact is not known to this server |
         *     | MethodNotAllowed | 405 | the path has no operation of this method |
         *     | RequestTimeout | 408 | the request did not arrive in time |
         *     | RequestInProgress | 409 | another request with the same Idempotency-Key is being worked on |
         *     | PreconditionFailed | 412 | the list is not the one that If-Match names |
         *     | ContentTooLarge | 413 | the body is larger than this server accepts |
         *     | UnsupportedMediaType | 415 | the operation does not take this media type, charset or content coding |
         *     | ExpectationFailed | 417 | the request has an Expect other than 100-continue |
         *     | PhoneNumberMissing | 422 | a new number needs a PhoneNumber that is not blank; a stored one cannot lose it |
         *     | ConflictingItems | 422 | the list names one number twice, with different content |
         *     | SeveralPrimaries | 422 | the list makes more than one number primary |
         *     | TooManyPhoneNumbers | 422 | the contact would have more numbers than this server allows |
         *     | PhoneNumberIDsExhausted | 422 | the contact has no PhoneNumberID left for a new number |
         *     | IdempotencyKeyReused | 422 | the Idempotency-Key was used for another request |
         *     | TooManyRequests | 429 | the caller sends too many requests |
         *     | HeadersTooLarge | 431 | the request's header fields are larger than this server accepts |
         *     | InternalError | 500 | the server failed; the message holds an id under which its log says more |
         *     | ServiceUnavailable | 503 | the server cannot answer now |
         * @example InvalidBody
         * @enum {string}
         */
        ErrorCode: "MalformedRequest" | "MissingBody" | "MalformedBody" | "InvalidBody" | "InvalidParameter" | "MissingCredentials" | "InvalidCredentials" | "InsufficientScope" | "UnknownPath" | "UnknownContact" | "MethodNotAllowed" | "RequestTimeout" | "RequestInProgress" | "PreconditionFailed" | "ContentTooLarge" | "UnsupportedMediaType" | "ExpectationFailed" | "PhoneNumberMissing" | "ConflictingItems" | "SeveralPrimaries" | "TooManyPhoneNumbers" | "PhoneNumberIDsExhausted" | "IdempotencyKeyReused" | "TooManyRequests" | "HeadersTooLarge" | "InternalError" | "ServiceUnavailable";
        /**
         * @description Action result. The source system's page types ErrorCode as any string; here it is an enumeration, so its printed
         *     sample, kept in `x-source-sample`, is not an answer of this server.
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
             * @description Where the request is wrong and what was expected; null on success. For people, not for programs.
             * @example /1/PhoneNumberID: an integer from 0 to 2147483647 is expected
             */
            ErrorMessage: string | null;
            /**
             * @description What was done; null on failure.
             * @example 2 added, 1 updated, 3 unchanged
             */
            InfoMessage: string | null;
        };
    };
    responses: {
        /** @description The request is not readable, or not what the contract describes. */
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
        /** @description No bearer token, or one that is not valid. */
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
        /** @description No operation has this path, or the contact is not known. */
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
        /** @description The path has no operation of this method. */
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
         * @description The body did not arrive in time. A request whose head does not arrive in time belongs to no operation yet; it is
         *     answered with the same status, in application/json.
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
        /** @description Another request with the same Idempotency-Key is being worked on. */
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
        /** @description The list is not the one that If-Match names. */
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
        /** @description The operation does not take this media type, charset or content coding. */
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
        /** @description The request's header fields are larger than this server accepts. */
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
        /** @description The server cannot answer now. Nothing was written. */
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
         *     same request gets the stored answer, and the write happens once. The draft's quotes around the key may be left out.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        IdempotencyKey: string;
        /**
         * @description The ETags of which one must be the list's (RFC 9110, 13.1.1), or the write is refused with 412. Whole tags are
         *     compared; a suffix that Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
         * @example "12.application-json"
         */
        IfMatch: string;
        /**
         * @description The ETags that the caller has already (RFC 9110, 13.1.2); 304 when one of them is the list's. A suffix that Apache
         *     or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
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
         * @description The answer depends on these request headers (RFC 9110, 12.5.5).
         * @example Accept, Content-Type
         */
        Vary: string;
        /**
         * @description The methods of this path (RFC 9110, 10.2.1).
         * @example GET, POST
         */
        Allow: string;
        /**
         * @description Seconds to wait before trying again (RFC 9110, 10.2.3).
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description The id under which the server's log knows this request: the X-Request-Id of the request, if that is 8 to 64
         *     letters, digits, dots, underscores and hyphens with at least one letter, else one that the server makes.
         * @example 4f1c2a9e-6d0b-4c7e-9b3e-0a4f6f5d2c11
         */
        XRequestId: string;
        /**
         * @description The quotas of this caller (`caller`) and of its address (`address`), each with the requests (q) of a window of
         *     seconds (w), where the server has such limits (draft-ietf-httpapi-ratelimit-headers-10).
         * @example "caller";q=1000;w=10
         */
        RateLimitPolicy: string;
        /**
         * @description What is left of each quota: requests (r), and the seconds after which it is whole again (t)
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
         * @description Present on an answer that is the stored one of an earlier request with the same Idempotency-Key.
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
                 * @description The ETags that the caller has already (RFC 9110, 13.1.2); 304 when one of them is the list's. A suffix that Apache
                 *     or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
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
            /** @description The list is the one that If-None-Match names. */
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
                 *     same request gets the stored answer, and the write happens once. The draft's quotes around the key may be left out.
                 * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETags of which one must be the list's (RFC 9110, 13.1.1), or the write is refused with 412. Whole tags are
                 *     compared; a suffix that Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
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
            /** @description The list was merged. InfoMessage counts what was added, updated and left unchanged. */
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
                 * @description The ETags of which one must be the list's (RFC 9110, 13.1.1), or the write is refused with 412. Whole tags are
                 *     compared; a suffix that Apache or nginx adds to the tag of a compressed response, such as `-gzip`, is ignored.
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
            /** @description The number is not stored, or no longer. InfoMessage counts what was removed. */
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
