// The table of everything that can differ between two contracts, and whom each kind of difference breaks.
import { type ChangeKind, constraintKinds, memberKinds, xmlKinds } from "./schema-kinds.ts";

const operationKinds: Readonly<Record<string, ChangeKind>> = {
  "operation-added": { what: "An operation is new.", breaks: "servers" },
  "operation-removed": { what: "An operation is gone.", breaks: "clients" },
  "operation-id-changed": {
    what: "An operation has another operationId.",
    breaks: "clients",
    why: "The wire stays; the code that calls a generated client does not compile any more.",
  },
  "operation-deprecated": { what: "An operation, parameter, header or member is deprecated.", breaks: "nobody" },
  "operation-no-longer-deprecated": { what: "A deprecation is withdrawn.", breaks: "nobody" },
  "schema-renamed": {
    what: "A component schema that a message uses has another name.",
    breaks: "clients",
    why: "As with operationId: generated clients name its type.",
  },
  "callback-added": { what: "A callback is new.", breaks: "servers", why: "A server of the base does not call back." },
  "callback-removed": { what: "A callback is gone.", breaks: "clients", why: "A client of the base waits for it." },
  "callback-changed": { what: "A callback differs.", breaks: "both" },
  "webhook-added": { what: "A webhook is new.", breaks: "servers", why: "A server of the base does not call it." },
  "webhook-removed": { what: "A webhook is gone.", breaks: "clients", why: "A client of the base waits for it." },
  "webhook-changed": { what: "A webhook differs.", breaks: "both" },
  "path-parameter-renamed": {
    what: "A path parameter has another name.",
    breaks: "clients",
    why: "As with operationId: generated clients name it.",
  },
  "path-spelling-changed": {
    what: "A path is written in another letter case, or with another slash at its end.",
    breaks: "nobody",
    why: "Paths match in any letter case and with one trailing slash.",
  },
  "server-added": { what: "A server URL is new.", breaks: "servers" },
  "server-removed": { what: "A server URL is gone.", breaks: "clients" },
  "server-variables-changed": { what: "A server URL has other variables.", breaks: "both" },
  "retry-rule-added": {
    what: "An operation may be sent again (x-retry).",
    breaks: "servers",
    why: "Clients send again what a server of the base may carry out twice.",
  },
  "retry-rule-removed": {
    what: "An operation may no longer be sent again (x-retry).",
    breaks: "clients",
    why: "A client of the base still does.",
  },
  "retry-reason-added": { what: "x-retry lists one more status or failure.", breaks: "servers" },
  "retry-reason-removed": { what: "x-retry lists one status or failure less.", breaks: "clients" },
  "retry-header-changed": {
    what: "Another header makes a repeat safe, or none, or one where there was none.",
    breaks: "both",
  },
};

const securityKinds: Readonly<Record<string, ChangeKind>> = {
  "security-added": { what: "An operation that was open needs credentials.", breaks: "clients" },
  "security-removed": {
    what: "An operation that needed credentials is open.",
    breaks: "servers",
    why: "Clients come without credentials.",
  },
  "security-alternative-added": { what: "There is one more way to be let in.", breaks: "servers" },
  "security-alternative-removed": { what: "There is one way less to be let in.", breaks: "clients" },
  "security-scope-added": { what: "An operation needs one more scope.", breaks: "clients" },
  "security-scope-removed": { what: "An operation needs one scope less.", breaks: "servers" },
  "security-scheme-renamed": {
    what: "A security scheme has another name.",
    breaks: "nobody",
    why: "The name is not on the wire.",
  },
  "security-scheme-changed": { what: "A security scheme is of another type, scheme, place or flow.", breaks: "both" },
};

const requestKinds: Readonly<Record<string, ChangeKind>> = {
  "request-parameter-added": {
    what: "An optional parameter is new.",
    breaks: "servers",
    why: "A server of the base does not heed it.",
  },
  "request-required-parameter-added": { what: "A required parameter is new.", breaks: "both" },
  "request-parameter-removed": {
    what: "An optional parameter is gone.",
    breaks: "clients",
    why: "What it asked for no longer happens.",
  },
  "request-required-parameter-removed": {
    what: "A required parameter is gone.",
    breaks: "both",
    why: "A server of the base refuses requests without it.",
  },
  "request-parameter-became-required": { what: "A parameter became required.", breaks: "clients" },
  "request-parameter-became-optional": { what: "A parameter became optional.", breaks: "servers" },
  "request-parameter-serialization-changed": {
    what: "A parameter is written in another way (style, explode, allowReserved, or content instead of schema).",
    breaks: "both",
  },
  "request-body-added": { what: "An operation takes a body now, if one is sent.", breaks: "servers" },
  "request-required-body-added": { what: "An operation needs a body now.", breaks: "both" },
  "request-body-removed": { what: "An operation no longer takes a body.", breaks: "clients" },
  "request-required-body-removed": { what: "An operation that needed a body no longer takes one.", breaks: "both" },
  "request-body-became-required": { what: "The body became required.", breaks: "clients" },
  "request-body-became-optional": { what: "The body became optional.", breaks: "servers" },
  "request-media-type-added": { what: "A body may come in one more media type.", breaks: "servers" },
  "request-media-type-removed": { what: "A body may come in one media type less.", breaks: "clients" },
};

const responseKinds: Readonly<Record<string, ChangeKind>> = {
  "response-status-added": { what: "An operation has one more response status.", breaks: "clients" },
  "response-status-removed": { what: "An operation has one response status less.", breaks: "servers" },
  "response-body-added": { what: "A response that had no body has one.", breaks: "both" },
  "response-body-removed": { what: "A response that had a body has none.", breaks: "both" },
  "response-media-type-added": {
    what: "A response comes in one more media type.",
    breaks: "servers",
    why: "Clients ask for it; those of the base do not.",
  },
  "response-media-type-removed": { what: "A response comes in one media type less.", breaks: "clients" },
  "response-header-added": { what: "A response may carry one more header.", breaks: "nobody" },
  "response-required-header-added": { what: "A response always carries one more header.", breaks: "servers" },
  "response-header-removed": {
    what: "A header that a response may carry is gone.",
    breaks: "nobody",
    why: "It could always be absent.",
  },
  "response-required-header-removed": { what: "A header that a response always carries is gone.", breaks: "clients" },
  "response-header-became-required": {
    what: "A response always carries a header that it may carry.",
    breaks: "servers",
  },
  "response-header-became-optional": { what: "A response need not carry a header any more.", breaks: "clients" },
  "response-header-serialization-changed": { what: "A header is written in another way.", breaks: "both" },
};

const documentKinds: Readonly<Record<string, ChangeKind>> = {
  "encoding-changed": { what: "The members of a form or multipart body are encoded in another way.", breaks: "both" },
  "documentation-changed": {
    what: "A description, summary, title, example, tag, contact or licence reads differently.",
    breaks: "nobody",
  },
  "links-changed": { what: "The links of a response to other operations differ.", breaks: "nobody" },
  "openapi-version-changed": { what: "The document is written in another version of OpenAPI.", breaks: "nobody" },
  "source-mark-changed": {
    what: "Something is marked as an extension of the source (x-extension), or no longer.",
    breaks: "nobody",
  },
  "extension-changed": { what: "An x- keyword differs that this project gives no meaning.", breaks: "nobody" },
  "keyword-changed": {
    what: "A keyword differs that this table has no rule for.",
    breaks: "both",
    why: "Nobody has thought about it yet.",
  },
  "unreached-changed": { what: "A component differs, and nothing on the wire with it.", breaks: "nobody" },
};

/** The table in the order in which a reviewer reads it. */
export const kindGroups: readonly (readonly [title: string, kinds: Readonly<Record<string, ChangeKind>>])[] = [
  ["Operations", operationKinds],
  ["Who may call", securityKinds],
  ["Requests", requestKinds],
  ["Responses", responseKinds],
  ["Members", memberKinds],
  ["XML", xmlKinds],
  ["Values", constraintKinds],
  ["The document", documentKinds],
];

export const kinds: Readonly<Record<string, ChangeKind>> = Object.assign({}, ...kindGroups.map(([, group]) => group));

/** @throws Error for a kind that is not in the table. */
export function kindOf(kind: string): { readonly breaksClients: boolean; readonly breaksServers: boolean } {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (found === undefined) throw new Error(`${kind} is not in the table of kinds`);
  return {
    breaksClients: found.breaks === "clients" || found.breaks === "both",
    breaksServers: found.breaks === "servers" || found.breaks === "both",
  };
}
