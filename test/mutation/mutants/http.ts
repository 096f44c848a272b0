// Defects in HTTP: media types, negotiation, errors.
import { defects } from "../mutant.ts";

export const httpMutants = [
  ...defects("server/http/declared-body.ts", ["contract/wire-rules/negotiation"], {
    "the charset is left out": ["`${mediaType}; charset=utf-8`", "mediaType"],
  }),
  ...defects("server/http/negotiation.ts", ["contract/wire-rules/negotiation"], {
    "q-values are ignored": ["Number(qPattern.exec(element)?.[1] ?? 1)", "1"],
    "q=0 does not rule a type out": ["if (q === 0) continue;", ""],
    "a wider range beats the exact one": ["specificity > found.specificity", "specificity >= 1"],
    "nothing acceptable is answered in JSON": [
      "best(offers, parseAccept(accept)) ?? own",
      "best(offers, parseAccept(accept)) ?? defaultType",
    ],
    "the request's own type does not count": [
      'if (accept === undefined || accept === "") return own;',
      'if (accept === undefined || accept === "") return defaultType;',
    ],
  }),
  ...defects(
    "server/http/request-body.ts",
    ["contract/wire-rules/charset", "contract/wire-rules/json", "contract/edge"],
    {
      "an empty body is read": ["if (bytes.length === 0)", "if (false)"],
      "broken syntax is reported as a contract violation": [
        'error.malformed ? "MalformedBody" : "InvalidBody"',
        '"InvalidBody"',
      ],
    },
  ),
  ...defects("server/http/request-body.ts", ["server/http/request-body", "contract/wire-rules/charset"], {
    "bytes that are not UTF-8 are replaced": ["if (!isUtf8(bytes)) throw", "if (false) throw"],
    "the byte order mark becomes text": ["hasUtf8Mark(bytes) ? 3 : 0), encoding }", "0), encoding }"],
    "UTF-16 is read in one byte order": [
      'decodeUtf16(bytes, utf16Order(bytes, isXml) ?? "utf-16le")',
      'decodeUtf16(bytes, "utf-16le")',
    ],
    "bytes that are not ASCII are accepted": [
      'if (!isAscii(bytes)) throw createError("InvalidEncoding", { encoding: "US-ASCII" });',
      "",
    ],
  }),
  ...defects(
    "server/http/request-body.ts",
    ["contract/wire-rules/charset", "contract/edge", "contract/wire-rules/hostile"],
    {
      "a compressed body is read as it is": ['coding !== undefined && coding.toLowerCase() !== "identity"', "false"],
    },
  ),
  ...defects("runtime/read-parameters.ts", ["contract/wire-rules/json", "contract/wire-rules/paths"], {
    "an id may be written in any way": ["/^-?(?:0|[1-9][0-9]*)$/", "/^\\s*[+-]?[0-9]+$/"],
  }),
  ...defects("server/phone-numbers/handlers.ts", ["server/phone-numbers/action-result"], {
    "a success says that it failed": ["IsSuccess: true", "IsSuccess: false"],
  }),
  ...defects("server/http/request-body.ts", ["contract/wire-rules/charset", "contract/edge"], {
    "any charset is accepted": [
      "contentType.charset !== undefined && canonicalCharset(contentType.charset) === undefined",
      "contentType.charset === null",
    ],
  }),
  ...defects("server/http/cors.ts", ["server/http/cors"], {
    "browsers ask again for each request": ["const maxAgeSeconds = 600;", "const maxAgeSeconds = 0;"],
    "the maximum age is in milliseconds": ["const maxAgeSeconds = 600;", "const maxAgeSeconds = 600_000;"],
    "every origin is allowed": ['origins.includes(headers.origin ?? "") &&', 'headers.origin !== "" &&'],
    "an OPTIONS that is no preflight is a preflight": ['(method !== "OPTIONS" || isPreflight)', "true"],
    "caches mix origins": ['if (!vary.split(", ").includes("Origin")) reply.header', "if (false) reply.header"],
    "pages cannot read the tag": ["exposedHeaders: [...responseHeaders],", "exposedHeaders: [],"],
    "pages cannot send their token": [
      '["Authorization", "Content-Type", ...requestHeaders]',
      '["Content-Type", ...requestHeaders]',
    ],
    "pages cannot remove a number": [
      "const methods = [...new Set(all.map(({ method }) => method))];",
      'const methods = ["POST", "GET"];',
    ],
  }),
  ...defects(
    "server/http/request-body.ts",
    [
      "contract/edge",
      "contract/wire-rules/request-headers",
      "contract/wire-rules/charset",
      "contract/wire-rules/hostile",
      "contract/wire-rules/leniency",
      "contract/bounds",
    ],
    {
      "00 is a body": ["!/^0+$/.test(length)", 'length !== "0"'],
      "a chunked body is none": ["transfer !== undefined || (length", "(length"],
      "a body of the limit is refused": ["if (Number(length) > limit) throw", "if (Number(length) >= limit) throw"],
      "a body over the limit is read first": ["if (Number(length) > limit) throw", "if (false) throw"],
      "a second Content-Type is accepted": [
        'if (isRepeated(request.raw.rawHeaders, "content-type")) throw',
        "if (false) throw",
      ],
      "a compressed transfer is read as it is": ['transfer.toLowerCase() !== "chunked"', "false"],
      "a GET may have a body": ['if (hasBody) throw createError("BodyNotAllowed");', ""],
      "Fastify sees the caller's spelling": ['headers["content-type"] = contentType.mediaType;', ""],
      "JSON sent as a form is an empty list": ["if (mediaType === formType) refuseOtherFormat(operationId, text);", ""],
    },
  ),
  ...defects("server/http/request-context.ts", ["contract/wire-rules/request-headers", "server/http/request-context"], {
    "a second Authorization is ignored": ['["host", "authorization"]', '["host"]'],
    "a second Host is ignored": ['["host", "authorization"]', '["authorization"]'],
    "any Host is accepted": ['if (!validHost.test(headers.host ?? "")) return', "if (false) return"],
    "HTTP/2.0 is read as HTTP/1.1": ['if (raw.httpVersion !== "1.1") return createError("InvalidHttp");', ""],
    "HTTP/1.0 needs a Host": ['if (raw.httpVersion === "1.0") return undefined;', ""],
    "an unknown expectation is ignored": ["return isExpectationKnown ? undefined :", "return true ? undefined :"],
    "the id of the request is not sent back": ['reply.header("x-request-id", request.id);', ""],
  }),
  ...defects("server/http/response.ts", ["server/http/response", "contract/edge"], {
    "a required header may be missing": [
      "if (value === undefined && !required) continue;",
      "if (value === undefined) continue;",
    ],
    "an optional header must be there": ["if (value === undefined && !required) continue;", ""],
    "headers are not validated": [
      "if (validateResponses) checkHeaders(declared, status, { ...commonHeaders, ...headers });",
      "",
    ],
    "bodies are not validated": [
      "if (validateResponses && content.validate !== undefined) checkBody(content.validate, status, value);",
      "",
    ],
    "an integer header is a text": ["readScalar(type, value)", "value"],
    "an undeclared status is sent": [
      "if (isFailure && !everyFailureDeclared) return failureWithoutOperation;",
      "return failureWithoutOperation;",
    ],
    "caches may keep personal data": ['  "cache-control": "no-store",\n', ""],
    "browsers may guess the type": ['  "x-content-type-options": "nosniff",\n', ""],
    "caches mix formats": ['  vary: "Accept, Content-Type",\n', ""],
  }),
  ...defects(
    "server/http/error-handler.ts",
    [
      "contract/errors",
      "contract/edge",
      "server/http/error-handler",
      "server/ops/metrics",
      "contract/example-messages",
      "contract/wire-rules/negotiation",
      "server/ops/privacy",
    ],
    {
      "a store that is away is a 500": [
        "if (error instanceof StoreUnavailable) {",
        "if (error instanceof StoreUnavailable && error.mayBeStored) {",
      ],
      "a write that may be stored is a clear failure": [
        'error.mayBeStored ? "MaybeStored" : "ServiceUnavailable"',
        '"ServiceUnavailable"',
      ],
      "a failure without a line in the log": [
        'if (known.code === "InternalError") log.error',
        'if (known.code === "UnknownPath") log.error',
      ],
      "a 503 without a line in the log": [
        'if (known.code === "ServiceUnavailable") log.warn',
        'if (known.code === "UnknownPath") log.warn',
      ],
      "contract violations are not counted": ["if (error instanceof ContractViolation) contractViolated?.();", ""],
      "a 500 does not name its request": [
        'createError("InternalError", { requestId: request.id })',
        'createError("InternalError", { requestId: "" })',
      ],
      "a body over the limit is a 500": ['case "FST_ERR_CTP_BODY_TOO_LARGE":', 'case "FST_ERR_CTP_BODY":'],
      "a path that cannot be decoded is a 500": ['case "FST_ERR_BAD_URL":', 'case "FST_ERR_BAD":'],
    },
  ),
  ...defects("server/http/unread-body.ts", ["contract/wire-rules/request-headers"], {
    "a refused upload resets the connection": ["  closeInStages(raw.socket);\n", ""],
    "the caller waits for 100 for ever": ["  raw.writeContinue();\n", ""],
    "a refused small body costs the connection": [
      "if (Number(length) <= routeOptions.bodyLimit && !mayNeverCome) return;",
      "",
    ],
    "a refused upload has no end": ["socket.bytesRead - before > maxDroppedBytes ||", "false ||"],
  }),
  ...defects(
    "server/http/client-error-handler.ts",
    ["server/http/client-errors", "contract/edge", "contract/wire-rules/hostile", "server/http/request-context"],
    {
      "long headers are a 400": ['if (code === "HPE_HEADER_OVERFLOW") return createError("HeadersTooLarge");', ""],
      "a slow request is a 400": ['if (code === "ERR_HTTP_REQUEST_TIMEOUT") return createError("RequestTimeout");', ""],
      "broken HTTP keeps the connection": ['    "Connection: close",\n', ""],
      "broken HTTP gets no id": ["    `X-Request-Id: ${createRequestId()}`,\n", ""],
      "the length of a failure is in characters": [
        "`Content-Length: ${bytes.length}`",
        "`Content-Length: ${bytes.toString().length - 1}`",
      ],
    },
  ),
  ...defects("server/http/unknown-path.ts", ["contract/wire-rules/paths", "contract/edge"], {
    "405 names no method": ["{ headers: { allow } }", "{}"],
    "HEAD is not allowed": ['method === "GET" ? ["GET", "HEAD"] : [method]', "[method]"],
    "another method is 404": [
      'if (methods === undefined) return createError("UnknownPath");',
      'if (methods !== null) return createError("UnknownPath");',
    ],
    "a slash at the end is another path": ['"[^/]+")}/?$`', '"[^/]+")}$`'],
  }),
  ...defects("server/http/send-payload.ts", ["server/http/send-payload", "contract/edge"], {
    "a response that cannot be written ends its batch": [
      "        reply.raw.destroy();\n",
      "        reply.raw.destroy();\n        return;\n",
    ],
    "a response that cannot be written leaves its caller waiting": ["  reply.raw.destroy();\n", ""],
    "a response that cannot be written is not logged": [
      '  log.error({ err: error, ...getLogContext(reply.request) }, "response not sent");\n',
      "",
    ],
    "responses wait for the next request": ["      setImmediate(endTurn);\n", ""],
    "responses are sent twice": ["    waiting = [];\n    for", "    for"],
    "every response waits for the end of the turn": [
      "if (arriving) waiting.push",
      "if (arriving || text) waiting.push",
    ],
  }),
  ...defects("server/http/cors.ts", ["server/http/cors"], {
    "pages may send cookies": ["maxAge: maxAgeSeconds,", "maxAge: maxAgeSeconds,\n        credentials: true,"],
  }),
  ...defects("server/http/negotiation.ts", ["server/http/content-type", "server/http/negotiation"], {
    "an invalid q rules a type out": ["?.[1] ?? 1) : 1 }", "?.[1] ?? 0) : 1 }"],
    "the last of two charsets is taken": ["if (charset !== undefined && charset !== value) return undefined;", ""],
    "a malformed parameter is ignored": ["if (parameter === null) return undefined;", "if (parameter === null) break;"],
    "a charset in capitals is another": ['?? parameter[3] ?? "").toLowerCase()', '?? parameter[3] ?? "")'],
  }),
  ...defects("server/http/client-error-handler.ts", ["server/http/client-errors", "contract/edge"], {
    "a refused HEAD gets a body": ["isWithoutBody ? Buffer.alloc(0) : bytes", "bytes"],
  }),
  ...defects("server/http/client-error-handler.ts", ["server/http/client-errors"], {
    "CONNECT gets no response": ['server.on("connect",', 'server.off("connect",'],
    "refused HTTP may be cached": ["...Object.entries(commonHeaders)", "...Object.entries({})"],
    "refused HTTP has no date": ["`Date: ${new Date().toUTCString()}`,", ""],
  }),
  ...defects("server/http/client-error-handler.ts", ["server/ops/metrics"], {
    "refused HTTP is not counted": [
      "isHead(error, request));\n    onResponded(known.status);",
      "isHead(error, request));",
    ],
  }),
];
