// A reference server with a wrong edge: access, methods, paths, media types and what makes it fail.
import { type OperationId, operations } from "../../../generated/operations.ts";
import { type Fault, finishing, withoutHeader } from "./fault.ts";
import { Failure, type Item } from "./minimal-rules.ts";
import { form, get, phone, post, remove, typed } from "./request-sequences.ts";

const noToken = { authorization: "" };
const wrongToken = { authorization: "Bearer wrong" };
const bySomeScope = Object.keys(operations) as OperationId[];

export const edgeFaults: readonly Fault[] = [
  {
    name: "no-auth",
    what: "No token is required.",
    breaks: "security: bearerToken on every operation.",
    expectedCheck: "ignored_auth",
    change: () => ({ access: () => "" }),
    shows: [get(noToken)],
  },
  {
    name: "any-token",
    what: "Any bearer token is accepted.",
    breaks: "InvalidCredentials: the bearer token is not, or no longer, valid.",
    expectedCheck: "ignored_auth",
    change: ({ access }) => ({
      access: (call, headers, tokens) =>
        headers.authorization ? headers.authorization : access(call, headers, tokens),
    }),
    shows: [get(wrongToken)],
  },
  {
    name: "reading-is-open",
    what: "Reading needs no token.",
    breaks: "listPhoneNumbers security: bearerToken.",
    expectedCheck: "ignored_auth",
    change: ({ access }) => ({
      access: (call, headers, tokens) => (call.operationId === "listPhoneNumbers" ? "" : access(call, headers, tokens)),
    }),
    shows: [get(noToken)],
  },
  {
    name: "removing-is-open",
    what: "Removing needs no token.",
    breaks: "removePhoneNumber security: bearerToken.",
    expectedCheck: "ignored_auth",
    change: ({ access }) => ({
      access: (call, headers, tokens) =>
        call.operationId === "removePhoneNumber" ? "" : access(call, headers, tokens),
    }),
    shows: [remove(1, noToken)],
  },
  {
    name: "auth-after-validation",
    what: "The body is validated before the token is checked, so a 400 shows the schema to anyone.",
    breaks: "Access is decided before the body is read.",
    expectedCheck: "ignored_auth",
    change: () => ({
      async admit({ access, parameters, body }) {
        parameters();
        const read = await body();
        return { caller: access(), body: read };
      },
    }),
    shows: [post([null], noToken)],
  },
  {
    name: "scope-ignored",
    what: "A token with either scope may do everything.",
    breaks: "The token must have the scope that the operation names; neither scope implies the other.",
    expectedCheck: "ignored_auth",
    change: ({ access }) => ({
      access(call, headers, tokens) {
        for (const operationId of bySomeScope) {
          try {
            return access({ ...call, operationId }, headers, tokens);
          } catch (error) {
            if (!(error instanceof Failure) || error.status !== 403) throw error;
          }
        }
        return access(call, headers, tokens);
      },
    }),
    shows: [post([], { authorization: "Bearer token-of-reader" })],
  },
  {
    name: "405-without-allow",
    what: "405 has no Allow.",
    breaks: "405 has Allow (P2); headers/Allow required: true.",
    expectedCheck: "unsupported_method",
    change: withoutHeader("allow"),
    shows: [{ method: "PUT" }],
  },
  {
    name: "wrong-method-is-404",
    what: "An undeclared method gets 404.",
    breaks: "MethodNotAllowed: the path has no operation of this method.",
    expectedCheck: "unsupported_method",
    change: finishing(({ status }) => (status === 405 ? { status: 404 } : {})),
    shows: [{ method: "PATCH" }],
  },
  {
    name: "put-is-post",
    what: "PUT is handled as POST.",
    breaks: "MethodNotAllowed: the path has no operation of this method.",
    expectedCheck: "unsupported_method",
    change: ({ match }) => ({
      match: (method, url, headers) => match(method === "PUT" ? "POST" : method, url, headers),
    }),
    shows: [{ ...post([phone("1")]), method: "PUT" }],
  },
  {
    name: "method-override",
    what: "X-HTTP-Method-Override replaces the method.",
    breaks: "No header of the contract changes the method.",
    expectedCheck: "unsupported_method",
    change: ({ match }) => ({
      match: (method, url, headers) => match(String(headers["x-http-method-override"] ?? method), url, headers),
    }),
    shows: [{ ...post([phone("1")], { "x-http-method-override": "POST" }), method: "PUT" }],
  },
  {
    name: "trailing-slash-is-404",
    what: "A path with a trailing slash gets 404.",
    breaks: "Paths match in any letter case and with one trailing slash (P1).",
    expectedCheck: "positive_data_acceptance",
    change: ({ match }) => ({ match: (method, url, headers) => match(method, url.replace(/\/$/, "/-/-"), headers) }),
    shows: [{ path: "/" }],
  },
  {
    name: "other-letter-case-is-404",
    what: "A path in lower case gets 404.",
    breaks: "Paths match in any letter case and with one trailing slash (P1).",
    expectedCheck: "positive_data_acceptance",
    change: ({ match }) => ({
      match: (method, url, headers) =>
        match(method, /^\/v1\/Contacts\/[^/]*\/PhoneNumbers/.test(url) ? url : "/nothing", headers),
    }),
    shows: [{ rewritten: (path) => path.toLowerCase() }],
  },
  {
    name: "contact-id-not-decoded",
    what: "Escapes in a contactID are not decoded, so %20 is not a space and %01 is accepted.",
    breaks: "%20 and other escapes in contactID are decoded before checking (P1).",
    expectedCheck: "negative_data_rejection",
    change: ({ match }) => ({ match: (method, url, headers) => match(method, url.replaceAll("%", "%25"), headers) }),
    shows: [{ rewritten: (path) => path.replace("/PhoneNumbers", "%01/PhoneNumbers") }],
  },
  {
    name: "406-for-unknown-accept",
    what: "A request that accepts none of the response formats gets 406.",
    breaks: "A write is never refused because of Accept (N5).",
    expectedCheck: "negotiation",
    change: ({ access }) => ({
      access(call, headers, tokens) {
        const caller = access(call, headers, tokens);
        if (/json|xml|\*/i.test(headers.accept ?? "*/*")) return caller;
        throw new Failure(406, "InvalidParameter", "Nothing that Accept names can be answered");
      },
    }),
    shows: [get({ accept: "image/png" })],
  },
  {
    name: "text-plain-read-as-json",
    what: "A text/plain body is read as JSON.",
    breaks: "requestBody content: an undeclared media type gets 415 (C3).",
    expectedCheck: "negative_data_rejection",
    change: readAsJson((contentType) => contentType?.startsWith("text/plain") === true),
    shows: [typed("text/plain", "[]")],
  },
  {
    name: "content-type-not-demanded",
    what: "A body without Content-Type is read as JSON.",
    breaks: "A body without Content-Type gets 415 (C3).",
    expectedCheck: "missing_required_header",
    change: readAsJson((contentType) => contentType === undefined),
    shows: [{ method: "POST", body: "[]" }],
  },
  {
    name: "content-encoding-ignored",
    what: "Content-Encoding is ignored.",
    breaks: "UnsupportedMediaType: the operation does not accept this media type, charset or content coding.",
    expectedCheck: "negative_data_rejection",
    change: ({ mediaType }) => ({
      mediaType(request) {
        delete request.headers["content-encoding"];
        return mediaType(request);
      },
    }),
    shows: [post("[]", { "content-encoding": "gzip" })],
  },
  {
    name: "charset-ignored",
    what: "Any charset is read as UTF-8.",
    breaks: "An unsupported charset gets 415 (C1).",
    expectedCheck: "negative_data_rejection",
    change: ({ mediaType }) => ({
      mediaType(request) {
        request.headers["content-type"] = request.headers["content-type"]?.replace(/;.*/s, "");
        return mediaType(request);
      },
    }),
    shows: [typed("application/json; charset=koi8-r", "[]")],
  },
  {
    name: "text-xml-is-415",
    what: "A text/xml body gets 415.",
    breaks: "requestBody content: text/xml.",
    expectedCheck: "positive_data_acceptance",
    change: ({ mediaType }) => ({
      mediaType(request) {
        const found = mediaType(request);
        if (found.type !== "text/xml") return found;
        throw new Failure(415, "UnsupportedMediaType", "This media type is not supported");
      },
    }),
    shows: [typed("text/xml", "<")],
  },
  {
    name: "form-brackets-refused",
    what: "A form with member names in brackets is refused.",
    breaks: "A form names each member as [0].PhoneNumber=5 or [0][PhoneNumber]=5 (F2).",
    expectedCheck: "positive_data_acceptance",
    change: ({ read }) => ({
      read(text, mediaType) {
        if (mediaType.type !== form || !/\]\[|%5D%5B/i.test(text)) return read(text, mediaType);
        throw new Failure(400, "InvalidBody", "A member is named with a dot");
      },
    }),
    shows: [typed(form, "[0][PhoneNumber]=5")],
  },
  {
    name: "required-body-not-demanded",
    what: "A request without a body is read as an empty list.",
    breaks: "requestBody required: true; an empty body gets 400 (J10).",
    expectedCheck: "negative_data_rejection",
    change: () => ({ withoutBody: (): Item[] => [] }),
    shows: [{ method: "POST" }],
  },
];

function readAsJson(applies: (contentType: string | undefined) => boolean): Fault["change"] {
  return ({ mediaType }) => ({
    mediaType: (request) =>
      applies(request.headers["content-type"]) ? { type: "application/json", charset: "utf-8" } : mediaType(request),
  });
}
