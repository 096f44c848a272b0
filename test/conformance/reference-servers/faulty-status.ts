// Reference servers that give a status, or what belongs to one, wrongly: 401, 403, 404, 405, 415, 429 and 503.
import { type Fault, finishing, withoutHeader } from "./fault.ts";
import { Failure } from "./minimal-rules.ts";
import { get, post, typed } from "./request-sequences.ts";

export const statusFaults: readonly Fault[] = [
  {
    name: "allow-names-every-method",
    what: "Allow lists the refused method too.",
    breaks: "headers/Allow: the methods of this path (RFC 9110, 10.2.1).",
    expectedCheck: "unsupported_method",
    change: finishing(({ status, headers }) =>
      status === 405 ? { headers: { ...headers, allow: "GET, POST, PUT, PATCH, DELETE, HEAD, QUERY" } } : {},
    ),
    shows: [{ method: "PUT" }],
  },
  {
    name: "allow-without-get",
    what: "Allow omits GET.",
    breaks: "headers/Allow: the methods of this path (RFC 9110, 10.2.1).",
    expectedCheck: "unsupported_method",
    change: finishing(({ status, headers }) => (status === 405 ? { headers: { ...headers, allow: "POST" } } : {})),
    shows: [{ method: "PUT" }],
  },
  {
    name: "missing-scope-is-401",
    what: "A token without the scope gets 401.",
    breaks: "InsufficientScope has status 403.",
    expectedCheck: "ignored_auth",
    change: finishing(({ status }) => (status === 403 ? { status: 401 } : {})),
    shows: [post([], { authorization: "Bearer token-of-reader" })],
  },
  {
    name: "token-compared-by-its-start",
    what: "A token with additional characters at its end is accepted.",
    breaks: "InvalidCredentials: the bearer token is not valid.",
    expectedCheck: "ignored_auth",
    change: ({ access }) => ({
      access: (call, headers, tokens) =>
        access(
          call,
          { ...headers, authorization: headers.authorization?.replace(/(token-of-(?:all|reader|writer)).+/, "$1") },
          tokens,
        ),
    }),
    shows: [get({ authorization: "Bearer token-of-allx" })],
  },
  {
    name: "503-without-retry-after",
    what: "503 has no Retry-After.",
    breaks: "headers/RetryAfter required: true.",
    expectedCheck: "response_headers_conformance",
    change: withoutHeader("retry-after", 503),
    decidedBy: [],
    provoke: [{ status: 503, headers: { "x-provoke": "503" }, times: 1, concurrent: 1 }],
    shows: [get({ "x-provoke": "503" })],
  },
  {
    name: "429-in-plain-text",
    what: "429 has a text/plain body.",
    breaks: "responses/TooManyRequests content: an ActionResultDTO.",
    expectedCheck: "content_type_conformance",
    change: finishing(({ status, headers }) =>
      status === 429 ? { headers: { ...headers, "content-type": "text/plain" }, text: "too many" } : {},
    ),
    decidedBy: [],
    provoke: [{ status: 429, headers: { "x-provoke": "429" }, times: 1, concurrent: 1 }],
    shows: [get({ "x-provoke": "429" })],
  },
  {
    name: "unknown-path-is-400",
    what: "An unknown path gets 400.",
    breaks: "UnknownPath has status 404.",
    expectedCheck: "status_code_conformance",
    change: finishing(({ status }) => (status === 404 ? { status: 400 } : {})),
    shows: [{ rewritten: () => "/v1/Unknown" }],
  },
  {
    name: "broken-escape-is-404",
    what: "A path that cannot be decoded gets 404.",
    breaks: "MalformedRequest has status 400.",
    expectedCheck: "status_code_conformance",
    change: ({ match }) => ({
      match(method, url, headers) {
        if (url.includes("%zz")) throw new Failure(404, "UnknownPath", "No operation has this path");
        return match(method, url, headers);
      },
    }),
    shows: [{ rewritten: (path) => path.replace("A-1", "A%zz") }],
  },
  {
    name: "utf-7-read-as-utf-8",
    what: "A body in UTF-7 is read as UTF-8.",
    breaks: "UnsupportedMediaType: an unsupported charset gets 415 (C1).",
    expectedCheck: "negative_data_rejection",
    change: ({ mediaType }) => ({
      mediaType(request) {
        const header = request.headers["content-type"]?.replace("utf-7", "utf-8");
        const own = { ...request.headersDistinct, ...(header !== undefined && { "content-type": [header] }) };
        return mediaType(
          Object.assign(Object.create(request), {
            headers: { ...request.headers, "content-type": header },
            headersDistinct: own,
          }),
        );
      },
    }),
    shows: [typed("application/json; charset=utf-7", "[]")],
  },
];
