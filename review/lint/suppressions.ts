// Every rule of the linters that this contract does not follow, with the reason. One that suppresses nothing fails the review.
import type { Finding } from "../model/review-report.ts";

export interface Suppression {
  readonly by: Finding["by"];
  readonly rule: string;
  /** JSON pointers, in which * is any part of a step: the finding is there or below. Without it, the rule does not fit this contract anywhere. */
  readonly at?: readonly string[];
  readonly reason: string;
}

const numbers = "#/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers";
const one = `${numbers}~1{phoneNumberID}`;
const body = `${numbers}/post/requestBody/content`;
const textExamples =
  "The rule takes the text of an XML or form example for a JSON value. These examples are read by the generated readers and validated in test/review/wire-examples.test.ts.";

export const suppressions: readonly Suppression[] = [
  {
    by: "redocly",
    rule: "paths-kebab-case",
    at: [numbers, one],
    reason: "The path is the source system's: its users' programs have it in them. It matches in any letter case.",
  },
  {
    by: "redocly",
    rule: "path-segment-plural",
    at: [numbers, one],
    reason: "The segment is the version, v1, as the source system's path has it.",
  },
  {
    by: "redocly",
    rule: "path-http-verbs-order",
    at: [`${numbers}/get`],
    reason: "POST is the source system's own operation and comes first; GET is an extension.",
  },
  {
    by: "redocly",
    rule: "response-mime-type",
    reason: "The rule's list has JSON alone; the source system also serves text/json, application/xml and text/xml.",
  },
  {
    by: "redocly",
    rule: "request-mime-type",
    at: [body],
    reason: "The rule's list has JSON alone; the source system's page lists XML, text/json and forms.",
  },
  {
    by: "redocly",
    rule: "operation-4xx-problem-details-rfc7807",
    reason: "A failure is the source system's ActionResultDTO; problem+json would be a second way to fail.",
  },
  {
    by: "redocly",
    rule: "no-invalid-media-type-examples",
    at: ["#/components/examples/*Xml", "#/components/examples/PhoneNumbersForm"],
    reason: textExamples,
  },
  {
    by: "spectral",
    rule: "oas3-valid-media-example",
    at: ["#/components/examples/*Xml", "#/components/examples/PhoneNumbersForm"],
    reason: textExamples,
  },
  {
    by: "spectral",
    rule: "oas3-operation-security-defined",
    reason:
      "OpenAPI 3.1 lets a bearer scheme name the roles that an operation needs; the rule knows those of OAuth 2 only.",
  },
  {
    by: "spectral",
    rule: "license-url",
    reason: "OpenAPI 3.1 has the SPDX identifier in place of a URL, and allows only one of them.",
  },
  ...(["redocly", "spectral"] as const).map((by) => ({
    by,
    rule: "info-contact",
    at: ["#/info"],
    reason: "There is no address to write to yet; an invented one would be worse than none.",
  })),
  {
    by: "spectral",
    rule: "owasp:api8:2023-no-server-http",
    at: ["#/servers/1"],
    reason: "It is the loopback address of a server that somebody started on the same machine.",
  },
  {
    by: "spectral",
    rule: "owasp:api8:2023-define-cors-origin",
    reason:
      "CORS is off unless the operator lists origins (--cors-origins); it is the deployment's, not the contract's.",
  },
  {
    by: "spectral",
    rule: "owasp:api9:2023-inventory-access",
    at: ["#/servers/*"],
    reason: "The server is whichever serves this document; whether it is internal is the operator's to say.",
  },
  {
    by: "spectral",
    rule: "owasp:api9:2023-inventory-environment",
    at: ["#/servers/*"],
    reason: "The server is whichever serves this document: test and production serve the same one.",
  },
];
