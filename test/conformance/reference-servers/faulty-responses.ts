// A reference server with wrong responses: bytes, members, headers and statuses.
import { type Fault, finishing, withoutHeader, writing } from "./fault.ts";
import { get, phone, post, remove } from "./request-sequences.ts";

const xmlTypes = /xml/;
const jsonTypes = /json/;
const inXml = { accept: "text/xml" };
const one = post([phone("1")]);

export const responseFaults: readonly Fault[] = [
  {
    name: "xml-result-in-documented-order",
    what: "The members of an ActionResultDTO in XML are in the order of the help page's table, IsSuccess first.",
    breaks: "ActionResultDTO x-xml-order: ordinal; members are written in ordinal order (N7).",
    expectedCheck: "response_schema_conformance",
    change: writing(xmlTypes, (text) => text.replace(/(<ErrorCode.*)(<IsSuccess>.*?<\/IsSuccess>)/s, "$2$1")),
    shows: [remove(1, inXml)],
  },
  {
    name: "xml-list-in-documented-order",
    what: "A PhoneNumberDTO in XML has PhoneNumberID first.",
    breaks: "PhoneNumberDTO x-xml-order: ordinal; members are written in ordinal order (N7).",
    expectedCheck: "response_schema_conformance",
    change: writing(xmlTypes, (text) =>
      text.replace(/(<PhoneNumberDTO>)(.*?)(<PhoneNumberID>.*?<\/PhoneNumberID>)/gs, "$1$3$2"),
    ),
    shows: [one, get(inXml)],
  },
  {
    name: "xml-list-in-the-namespace-of-the-result",
    what: "The XML list has the namespace without .Contacts.",
    breaks: "ArrayOfPhoneNumberDTO xml.namespace ends in .Contacts, the result's does not (N7).",
    expectedCheck: "response_schema_conformance",
    change: writing(xmlTypes, (text) => text.replace(/DataTransferObjects\.Contacts"/g, 'DataTransferObjects"')),
    shows: [get(inXml)],
  },
  {
    name: "xml-result-without-namespace",
    what: "An ActionResultDTO in XML has no namespace.",
    breaks: "ActionResultDTO xml.namespace.",
    expectedCheck: "response_schema_conformance",
    change: writing(xmlTypes, (text) => text.replace(/(<ActionResultDTO .*?) xmlns="[^"]*"/, "$1")),
    shows: [remove(1, inXml)],
  },
  {
    name: "xml-nil-as-empty-element",
    what: "A null text is written as an empty element, which means the empty text.",
    breaks: 'A null member has i:nil="true" (N7).',
    expectedCheck: "response_schema_conformance",
    change: writing(xmlTypes, (text) => text.replaceAll(' i:nil="true"', "")),
    shows: [one, get(inXml)],
  },
  {
    name: "xml-nil-left-out",
    what: "Null members are omitted from XML.",
    breaks: "StoredPhoneNumberDTO required: every member is present.",
    expectedCheck: "response_schema_conformance",
    change: writing(xmlTypes, (text) => text.replace(/<\w+ i:nil="true" \/>/g, "")),
    shows: [one, get(inXml)],
  },
  {
    name: "xml-text-not-escaped",
    what: "An ampersand in a text is not escaped, so the XML is not well-formed.",
    breaks: "200 content text/xml: the response is XML, and every format can carry every stored value.",
    expectedCheck: "response_schema_conformance",
    change: writing(xmlTypes, (text) => text.replaceAll("&amp;", "&")),
    shows: [post([phone("1 & 2")]), get(inXml)],
  },
  {
    name: "json-integer-as-string",
    what: "PhoneNumberID is a string in JSON.",
    breaks: "PhoneNumberID type: integer.",
    expectedCheck: "response_schema_conformance",
    change: writing(jsonTypes, (text) => text.replace(/("PhoneNumberID":)(\d+)/g, '$1"$2"')),
    shows: [one, get()],
  },
  {
    name: "json-null-left-out",
    what: "Null members are omitted from JSON.",
    breaks: "ActionResultDTO and StoredPhoneNumberDTO required: nulls are included (N8).",
    expectedCheck: "response_schema_conformance",
    change: writing(jsonTypes, (text) => text.replace(/,"\w+":null/g, "")),
    shows: [remove(1)],
  },
  {
    name: "extra-member",
    what: "A result has an additional member, in JSON and in XML.",
    breaks: "ActionResultDTO additionalProperties: false.",
    expectedCheck: "response_schema_conformance",
    change: writing(/./, (text) =>
      text
        .replace(/^(\{.*)\}$/s, '$1,"TraceID":"7"}')
        .replace("</ActionResultDTO>", "<TraceID>7</TraceID></ActionResultDTO>"),
    ),
    shows: [remove(1)],
  },
  {
    name: "error-code-that-is-none",
    what: "An invalid body is refused with an undeclared error code.",
    breaks: "ErrorCode enum.",
    expectedCheck: "response_schema_conformance",
    change: writing(/./, (text) => text.replace("InvalidBody", "BadInput")),
    shows: [post([null])],
  },
  {
    name: "failure-says-success",
    what: "An error response has IsSuccess true.",
    breaks: "Every failure is an ActionResultDTO with IsSuccess: false.",
    expectedCheck: "response_schema_conformance",
    change: writing(/./, (text) => text.replace(/(IsSuccess"?[:>])false/, "$1true")),
    shows: [post([null])],
  },
  {
    name: "empty-body-on-error",
    what: "An error response has no body.",
    breaks: "Every failure is an ActionResultDTO.",
    expectedCheck: "content_type_conformance",
    change: finishing(({ status }) => (status >= 400 ? { text: "" } : {})),
    shows: [post([null])],
  },
  {
    name: "html-error-page",
    what: "An error response is an HTML page.",
    breaks: "responses/BadRequest content: only JSON and XML.",
    expectedCheck: "content_type_conformance",
    change: finishing(({ status, headers }) =>
      status < 400 ? {} : { headers: { ...headers, "content-type": "text/html" }, text: `<h1>Error ${status}</h1>` },
    ),
    shows: [post([null])],
  },
  {
    name: "response-without-charset",
    what: "Content-Type has no charset.",
    breaks: "Content-Type has charset=utf-8 (N6).",
    expectedCheck: "content_type_conformance",
    change: finishing(({ headers }) => ({
      headers: {
        ...headers,
        ...(headers["content-type"] && { "content-type": headers["content-type"].replace(/;.*/, "") }),
      },
    })),
    shows: [get()],
  },
  {
    name: "wrong-charset",
    what: "A UTF-8 response is labelled ISO-8859-1.",
    breaks: "Content-Type has charset=utf-8 (N6).",
    expectedCheck: "content_type_conformance",
    change: finishing(({ headers }) => ({
      headers: {
        ...headers,
        ...(headers["content-type"] && { "content-type": headers["content-type"].replace("utf-8", "iso-8859-1") }),
      },
    })),
    shows: [get()],
  },
  {
    name: "undeclared-status-418",
    what: "Removing a missing number gets 418.",
    breaks: "removePhoneNumber responses: 418 is undeclared, and removing twice succeeds.",
    expectedCheck: "status_code_conformance",
    change: finishing(({ text }) => (text.includes("0 removed") ? { status: 418 } : {})),
    shows: [remove(1)],
  },
  {
    name: "added-is-201",
    what: "A list that adds a number gets 201.",
    breaks: "updatePhoneNumbers responses: 200 is the only success.",
    expectedCheck: "status_code_conformance",
    change: finishing(({ text }) => (/[1-9]\d* added/.test(text) ? { status: 201 } : {})),
    shows: [one],
  },
  {
    name: "no-vary",
    what: "No response has Vary.",
    breaks: "headers/Vary required: true.",
    expectedCheck: "response_headers_conformance",
    change: withoutHeader("vary"),
    shows: [get()],
  },
  {
    name: "no-etag",
    what: "The list has no ETag.",
    breaks: "headers/ETag required: true.",
    expectedCheck: "response_headers_conformance",
    change: withoutHeader("etag"),
    shows: [get()],
  },
  {
    name: "etag-without-quotes",
    what: "The ETag is not in quotes.",
    breaks: "headers/ETag pattern.",
    expectedCheck: "response_headers_conformance",
    change: finishing(({ headers }) => ({
      headers: { ...headers, ...(headers["etag"] && { etag: headers["etag"].slice(1, -1) }) },
    })),
    shows: [get()],
  },
  {
    name: "no-challenge",
    what: "401 and 403 have no WWW-Authenticate.",
    breaks: "headers/WwwAuthenticate required: true.",
    expectedCheck: "response_headers_conformance",
    change: withoutHeader("www-authenticate"),
    shows: [get({ authorization: "" })],
  },
];
