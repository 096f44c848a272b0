// Defects in HTTP: media types, negotiation, errors.
import { defects } from "../mutant.ts";

export const httpMutants = [
  ...defects("server/http/response.ts", ["contract/wire-rules/negotiation"], {
    "the charset is left out": ["`${mediaType}; charset=utf-8`", "mediaType"],
  }),
  ...defects("server/http/negotiation.ts", ["contract/wire-rules/negotiation"], {
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
  ...defects("server/http/charset.ts", ["server/http/charset", "contract/wire-rules/charset"], {
    "bytes that are not UTF-8 are replaced": ["if (!isUtf8(bytes)) throw", "if (false) throw"],
    "the byte order mark becomes text": ["hasUtf8Mark ? 3 : 0", "0"],
    "UTF-16 is read in one byte order": ['decodeUtf16(bytes, order ?? "utf-16le")', 'decodeUtf16(bytes, "utf-16le")'],
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
  ...defects("server/http/validation.ts", ["contract/wire-rules/json", "contract/wire-rules/paths"], {
    "an id may be written in any way": ["/^(?:0|[1-9][0-9]{0,14})$/", "/^\\s*[+-]?[0-9]+$/"],
  }),
  ...defects("server/action-result.ts", ["server/action-result"], {
    "a refusal says that it succeeded": ["IsSuccess: false", "IsSuccess: true"],
  }),
  ...defects("server/http/request-body.ts", ["contract/wire-rules/charset", "contract/edge"], {
    "any charset is accepted": [
      "contentType.charset !== undefined && canonicalCharset(contentType.charset) === undefined",
      "contentType.charset === null",
    ],
  }),
];
