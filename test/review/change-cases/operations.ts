// Cases: operations, where they are, who may call them, and words.
import type { Json } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, paths, read, removal, rename, schemas, update } from "./change-case.ts";

const setting =
  (pointer: string, value: Json | undefined): Edit =>
  (contract) =>
    contract.set(pointer, value);
const same = (name: string, kind: string, edit: Edit, first?: Edit): ChangeCase => ({
  name,
  edit,
  there: [kind],
  back: [kind],
  ...(first && { first }),
});

export const operationCases: readonly ChangeCase[] = [
  { name: "an operation", edit: setting(read, undefined), there: ["operation-removed"], back: ["operation-added"] },
  { name: "a path", edit: setting(paths.one, undefined), there: ["operation-removed"], back: ["operation-added"] },
  same("an operationId", "operation-id-changed", setting(`${read}/operationId`, "readPhoneNumbers")),
  {
    name: "a deprecated operation",
    edit: setting(`${read}/deprecated`, true),
    there: ["operation-deprecated"],
    back: ["operation-no-longer-deprecated"],
  },
  {
    name: "a path parameter gets another name and another rule",
    edit: (contract) => {
      rename(contract, paths.one, paths.one.replace("phoneNumberID", "id"));
      contract.set("/components/parameters/phoneNumberID/name", "id");
      contract.set("/components/parameters/phoneNumberID/schema/minimum", 2);
    },
    there: ["path-parameter-renamed", "request-minimum-narrowed"],
    back: ["path-parameter-renamed", "request-minimum-widened"],
  },
  same("a path in another letter case", "path-spelling-changed", (contract) =>
    rename(contract, paths.list, paths.list.toLowerCase().replace("contactid", "contactID")),
  ),
  same("a path with a slash at its end", "path-spelling-changed", (contract) =>
    rename(contract, paths.list, `${paths.list}~1`),
  ),
  {
    name: "one more server",
    edit: setting("/servers/2", { url: "https://example.com/api" }),
    there: ["server-added"],
    back: ["server-removed"],
  },
  same(
    "the variables of a server",
    "server-variables-changed",
    setting("/servers/0/variables", { host: { default: "a" } }),
  ),
  same("the description of a server", "documentation-changed", setting("/servers/0/description", "Here.")),
  {
    name: "a retry rule",
    edit: setting(`${update}/x-retry`, undefined),
    there: ["retry-rule-removed"],
    back: ["retry-rule-added"],
  },
  {
    name: "a reason to try again",
    edit: setting(`${read}/x-retry/on`, ["connection-failure", 429, 502, 503]),
    there: ["retry-reason-removed"],
    back: ["retry-reason-added"],
  },
  same("the header that makes a repeat safe", "retry-header-changed", setting(`${update}/x-retry/with`, "If-Match")),
  {
    name: "an open operation",
    edit: setting(`${read}/security`, []),
    there: ["security-removed"],
    back: ["security-added"],
  },
  {
    name: "an operation that may be called without credentials",
    edit: setting(`${read}/security/1`, {}),
    there: ["security-removed"],
    back: ["security-added"],
  },
  {
    name: "one more way in",
    edit: setting(`${read}/security/1`, { apiKey: [] }),
    there: ["security-alternative-added"],
    back: ["security-alternative-removed"],
  },
  {
    name: "one more scope",
    edit: setting(`${read}/security/0/bearerToken`, ["contacts:read", "contacts:list"]),
    there: ["security-scope-added"],
    back: ["security-scope-removed"],
  },
  {
    name: "the document's own security",
    first: setting(`${read}/security`, undefined),
    edit: setting("/security/0/bearerToken", ["contacts:read"]),
    there: ["security-scope-added"],
    back: ["security-scope-removed"],
  },
  same(
    "a security scheme",
    "security-scheme-changed",
    setting("/components/securitySchemes/bearerToken/scheme", "basic"),
  ),
  same("an extension of the source", "source-mark-changed", setting(`${read}/x-extension`, false)),
  same("a keyword of our own without a rule", "extension-changed", setting(`${removal}/x-owner`, "contacts")),
  same("the version of OpenAPI", "openapi-version-changed", setting("/openapi", "3.1.0")),
  same("a schema that nothing uses", "unreached-changed", setting(`${schemas}/Unused`, { type: "string" })),
  same("a description", "documentation-changed", setting(`${schemas}/ErrorCode/description`, "Why.")),
  same("an example of a header", "documentation-changed", setting("/components/headers/ETag/example", '"13.json"')),
  same(
    "an example that several messages share",
    "documentation-changed",
    setting("/components/examples/PhoneNumbersForm/value", "[0].Notes=5"),
  ),
  same("the contact", "documentation-changed", setting("/info/contact/name", "Somebody else")),
];
