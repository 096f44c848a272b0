// Defects on the wire: statuses, headers, negotiation, charsets, and the order of what is looked at.
import { defectsIn } from "./defects-in.ts";

const edge = ["http/contract-routes", "contract/edge", "contract/server"];
const negotiation = ["wire-rules/negotiation"];

export const httpMutants = [
  ...defectsIn("server", "server/errors.ts", ["contract/errors", "contract/server"], {
    "a broken rule is a 400": ["SeveralPrimaries: 422", "SeveralPrimaries: 400"],
    "a missing scope is a 401": ["InsufficientScope: 403", "InsufficientScope: 401"],
    "a wrong method is a 404": ["MethodNotAllowed: 405", "MethodNotAllowed: 404"],
    "a failed precondition is a 409": ["PreconditionFailed: 412", "PreconditionFailed: 409"],
    "a wrong media type is a 400": ["UnsupportedMediaType: 415", "UnsupportedMediaType: 400"],
  }),
  ...defectsIn("server", "server/http/register-operations.ts", edge, {
    "access is decided behind the media type": [
      "atOnceOrLater(() => authorize(",
      "try { checkContentHeaders(request, body); } catch (error) { done(error as Error); return; }\n      atOnceOrLater(() => authorize(",
    ],
    "the media type is not looked at": ["        checkContentHeaders(request, body);\n", ""],
    "405 comes without Allow": ["This path allows ${allow}`, { allow })", "This path allows ${allow}`, {})"],
  }),
  ...defectsIn("server", "server/http/compilers.ts", edge, {
    "an answer may bypass the contract": [
      'throw new ContractViolation("an answer bypassed the contract");',
      'return "{}";',
    ],
  }),
  ...defectsIn("server", "server/http/response.ts", negotiation, {
    "every answer is JSON": ["const mediaType = request.answerType;", 'const mediaType = "application/json";'],
    "the charset is left out": ["`${mediaType}; charset=utf-8`", "mediaType"],
  }),
  ...defectsIn("server", "server/http/response.ts", edge, {
    "a body that breaks the contract is sent": ["if (checkAnswers) checkBody(schema.validate, status, body);", ""],
    "an undeclared status is sent": [
      "if (declared === undefined) throw new ContractViolation(`${operationId}",
      "if (declared === undefined) return failureOfNoOperation;\n  if (false) throw new ContractViolation(`${operationId}",
    ],
  }),
  ...defectsIn("server", "server/http/response.ts", ["http/cors"], {
    "caches are not told of negotiation": ['const vary = "Accept, Content-Type"', 'const vary = "Origin"'],
  }),
  ...defectsIn("server", "server/http/negotiation.ts", negotiation, {
    "q-values are ignored": ["Number(qPattern.exec(element)?.[1] ?? 1)", "1"],
    "q=0 does not rule a type out": ["if (q === 0) continue;", ""],
    "a wider range beats the exact one": ["specificity > found.specificity", "specificity >= 1"],
    "nothing acceptable is answered in JSON": [
      "best(parseAccept(accept)) ?? own",
      "best(parseAccept(accept)) ?? defaultType",
    ],
    "the request's own type does not count": [
      'if (accept === undefined || accept === "") return own;',
      'if (accept === undefined || accept === "") return defaultType;',
    ],
  }),
  ...defectsIn("server", "server/http/media-types.ts", ["wire-rules/charset", "wire-rules/json", "contract/edge"], {
    "the charset of a body is ignored": ["decodeText(bytes, request.bodyCharset)", "decodeText(bytes, undefined)"],
    "an empty body is read": ["if (bytes.length === 0)", "if (false)"],
    "broken syntax is told as a broken contract": [
      'error.malformed ? "MalformedBody" : "InvalidBody"',
      '"InvalidBody"',
    ],
  }),
  ...defectsIn("server", "server/http/charset.ts", ["wire-rules/charset"], {
    "bytes that are no UTF-8 are replaced": ["if (!isUtf8(bytes)) throw", "if (false) throw"],
    "the byte order mark becomes text": ['bytes.toString("utf8", hasMark ? 3 : 0)', 'bytes.toString("utf8", 0)'],
    "UTF-16 is read in one byte order": ["decodeUtf16(bytes, mark ?? utf16.le)", "decodeUtf16(bytes, utf16.le)"],
  }),
  ...defectsIn("server", "server/http/request-body.ts", ["wire-rules/charset", "contract/edge", "wire-rules/hostile"], {
    "any charset is taken": ["contentType.charset !== undefined && !charsets.includes", "false && !charsets.includes"],
    "a compressed body is read as it is": ['coding !== undefined && coding.toLowerCase() !== "identity"', "false"],
    "of two content types the first counts": ['comesTwice(request.raw.rawHeaders, "content-type")', "false"],
  }),
  ...defectsIn("server", "server/http/request-body.ts", ["contract/server"], {
    "an operation without body takes one": ['if (hasBody) throw unsupported("This operation takes no body");', ""],
  }),
  ...defectsIn("server", "server/http/validation.ts", ["wire-rules/json", "wire-rules/paths"], {
    "nothing is validated": ["validator(value) ? true :", "value !== validator ? true :"],
    "an id may be written in any way": ["/^(?:0|[1-9][0-9]{0,14})$/", "/^\\s*[+-]?[0-9]+$/"],
  }),
  ...defectsIn("server", "server/http/error-handler.ts", edge, {
    "a failure tells its cause": [
      "`The server failed. Its log says more under the id ${request.id}`",
      "String(request.id) + error",
    ],
    "503 comes without Retry-After": ['{ "retry-after": String(retryAfterSeconds) }', "{}"],
  }),
  ...defectsIn("server", "server/http/cors.ts", ["http/cors"], {
    "pages of any origin may read": ["origin === undefined || !origins.includes(origin)", "origin === undefined"],
    "one origin's answer is cached for all": ["`${String(vary)}, Origin`", "String(vary)"],
  }),
  ...defectsIn("server", "server/action-result.ts", ["action-result"], {
    "a refusal says that it succeeded": ["IsSuccess: false", "IsSuccess: true"],
  }),
];
