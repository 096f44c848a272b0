// Every kind of difference between two contracts, and which side it breaks.
import { type ChangeKind, constraintKinds, memberKinds, xmlKinds } from "./schema-kinds.ts";

const operationKinds: Readonly<Record<string, ChangeKind>> = {
  "operation-added": { what: "An operation is added.", breaks: "servers" },
  "operation-removed": { what: "An operation is removed.", breaks: "clients" },
  "operation-id-changed": {
    what: "An operation has another operationId.",
    breaks: "clients",
    why: "Messages stay the same, but code that calls a generated client no longer compiles.",
  },
  "operation-deprecated": { what: "An operation, parameter, header or member is deprecated.", breaks: "nobody" },
  "operation-no-longer-deprecated": { what: "A deprecation is withdrawn.", breaks: "nobody" },
  "schema-renamed": {
    what: "A component schema in use has another name.",
    breaks: "clients",
    why: "Generated clients have a type with its name.",
  },
  "callback-added": {
    what: "A callback is added.",
    breaks: "servers",
    why: "A server of the base does not call back.",
  },
  "callback-removed": { what: "A callback is removed.", breaks: "clients", why: "A client of the base waits for it." },
  "callback-changed": { what: "A callback differs.", breaks: "both" },
  "webhook-added": { what: "A webhook is added.", breaks: "servers", why: "A server of the base does not call it." },
  "webhook-removed": { what: "A webhook is removed.", breaks: "clients", why: "A client of the base waits for it." },
  "webhook-changed": { what: "A webhook differs.", breaks: "both" },
  "path-parameter-renamed": {
    what: "A path parameter has another name.",
    breaks: "clients",
    why: "Generated clients have an argument with its name.",
  },
  "path-spelling-changed": {
    what: "A path differs only in letter case or in a trailing slash.",
    breaks: "nobody",
    why: "Paths match in any letter case and with one trailing slash.",
  },
  "server-added": { what: "A server URL is added.", breaks: "servers" },
  "server-removed": { what: "A server URL is removed.", breaks: "clients" },
  "server-variables-changed": { what: "A server URL has other variables.", breaks: "both" },
  "retry-rule-added": {
    what: "An operation may be sent again (x-retry).",
    breaks: "servers",
    why: "Clients retry it, and a server of the base may carry it out twice.",
  },
  "retry-rule-removed": {
    what: "An operation may no longer be sent again (x-retry).",
    breaks: "clients",
    why: "A client of the base still retries it.",
  },
  "retry-reason-added": { what: "x-retry allows a retry after one more status or failure.", breaks: "servers" },
  "retry-reason-removed": { what: "x-retry no longer allows a retry after a status or failure.", breaks: "clients" },
  "retry-header-changed": {
    what: "The header that makes a retry safe is added, removed or replaced.",
    breaks: "both",
  },
};

const securityKinds: Readonly<Record<string, ChangeKind>> = {
  "security-added": { what: "An open operation now needs credentials.", breaks: "clients" },
  "security-removed": {
    what: "An operation no longer needs credentials.",
    breaks: "servers",
    why: "Clients may send none.",
  },
  "security-alternative-added": { what: "An operation accepts one more kind of credentials.", breaks: "servers" },
  "security-alternative-removed": { what: "An operation no longer accepts a kind of credentials.", breaks: "clients" },
  "security-scope-added": { what: "An operation needs one more scope.", breaks: "clients" },
  "security-scope-removed": { what: "An operation needs one scope fewer.", breaks: "servers" },
  "security-scheme-renamed": {
    what: "A security scheme has another name.",
    breaks: "nobody",
    why: "The name is not on the wire.",
  },
  "security-scheme-changed": {
    what: "The type, scheme, location or flow of a security scheme differs.",
    breaks: "both",
  },
};

const requestKinds: Readonly<Record<string, ChangeKind>> = {
  "request-parameter-added": {
    what: "An optional parameter is added.",
    breaks: "servers",
    why: "A server of the base ignores it.",
  },
  "request-required-parameter-added": { what: "A required parameter is added.", breaks: "both" },
  "request-parameter-removed": {
    what: "An optional parameter is removed.",
    breaks: "clients",
    why: "It no longer has its effect.",
  },
  "request-required-parameter-removed": {
    what: "A required parameter is removed.",
    breaks: "both",
    why: "A server of the base refuses requests without it.",
  },
  "request-parameter-became-required": { what: "A parameter became required.", breaks: "clients" },
  "request-parameter-became-optional": { what: "A parameter became optional.", breaks: "servers" },
  "request-parameter-serialization-changed": {
    what: "The serialization of a parameter differs (style, explode, allowReserved, or content instead of schema).",
    breaks: "both",
  },
  "request-body-added": { what: "An operation now accepts an optional body.", breaks: "servers" },
  "request-required-body-added": { what: "An operation now requires a body.", breaks: "both" },
  "request-body-removed": { what: "An operation no longer accepts its optional body.", breaks: "clients" },
  "request-required-body-removed": { what: "An operation no longer accepts its required body.", breaks: "both" },
  "request-body-became-required": { what: "The body became required.", breaks: "clients" },
  "request-body-became-optional": { what: "The body became optional.", breaks: "servers" },
  "request-media-type-added": { what: "A request body may have one more media type.", breaks: "servers" },
  "request-media-type-removed": { what: "A request body may no longer have a media type.", breaks: "clients" },
};

const responseKinds: Readonly<Record<string, ChangeKind>> = {
  "response-status-added": { what: "An operation declares one more response status.", breaks: "clients" },
  "response-status-removed": { what: "An operation no longer declares a response status.", breaks: "servers" },
  "response-body-added": { what: "A response now has a body.", breaks: "both" },
  "response-body-removed": { what: "A response no longer has a body.", breaks: "both" },
  "response-media-type-added": {
    what: "A response is available in one more media type.",
    breaks: "servers",
    why: "Clients may ask for it, and a server of the base does not have it.",
  },
  "response-media-type-removed": { what: "A response is no longer available in a media type.", breaks: "clients" },
  "response-header-added": { what: "A response may have one more header.", breaks: "nobody" },
  "response-required-header-added": { what: "A response always has one more header.", breaks: "servers" },
  "response-header-removed": {
    what: "An optional response header is removed.",
    breaks: "nobody",
    why: "It was never guaranteed.",
  },
  "response-required-header-removed": { what: "A required response header is removed.", breaks: "clients" },
  "response-header-became-required": {
    what: "A response header became required.",
    breaks: "servers",
  },
  "response-header-became-optional": { what: "A response header became optional.", breaks: "clients" },
  "response-header-serialization-changed": { what: "The serialization of a response header differs.", breaks: "both" },
};

const documentKinds: Readonly<Record<string, ChangeKind>> = {
  "encoding-changed": { what: "The encoding of a form or multipart body differs.", breaks: "both" },
  "documentation-changed": {
    what: "A description, summary, title, example, tag, contact or license differs.",
    breaks: "nobody",
  },
  "links-changed": { what: "The links of a response to other operations differ.", breaks: "nobody" },
  "openapi-version-changed": { what: "The document uses another version of OpenAPI.", breaks: "nobody" },
  "source-mark-changed": {
    what: "A mark that something extends the vendor's operation (x-extension) is added or removed.",
    breaks: "nobody",
  },
  "extension-changed": { what: "An x- keyword differs that has no meaning in this project.", breaks: "nobody" },
  "keyword-changed": {
    what: "A keyword without a rule in this table differs.",
    breaks: "both",
    why: "Its effect is unknown.",
  },
  "unreached-changed": { what: "A component differs without an effect on any message.", breaks: "nobody" },
};

/** The table in the order in which a reviewer reads it. */
export const kindGroups: readonly (readonly [title: string, kinds: Readonly<Record<string, ChangeKind>>])[] = [
  ["Operations", operationKinds],
  ["Access", securityKinds],
  ["Requests", requestKinds],
  ["Responses", responseKinds],
  ["Members", memberKinds],
  ["XML", xmlKinds],
  ["Values", constraintKinds],
  ["The document", documentKinds],
];

export const kinds: Readonly<Record<string, ChangeKind>> = Object.assign({}, ...kindGroups.map(([, group]) => group));

/** @throws Error for a kind that is not in the table. */
export function getKind(kind: string): { readonly breaksClients: boolean; readonly breaksServers: boolean } {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (found === undefined) throw new Error(`${kind} is not in the table of kinds`);
  return {
    breaksClients: found.breaks === "clients" || found.breaks === "both",
    breaksServers: found.breaks === "servers" || found.breaks === "both",
  };
}
