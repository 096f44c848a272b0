// Cases: parameters, bodies, statuses and headers.
import type { Json } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, read, removal, rename, update } from "./change-case.ts";

const setting =
  (pointer: string, value: Json | undefined): Edit =>
  (contract) =>
    contract.set(pointer, value);
const query = (required: boolean): Json => ({
  name: "page",
  in: "query",
  required,
  schema: { type: "integer", minimum: 1 },
});
const trace: Json = { description: "Trace", required: false, schema: { type: "string", maxLength: 64 } };
const jsonBody = (required: boolean): Json => ({
  required,
  content: { "application/json": { schema: { $ref: "#/components/schemas/ArrayOfPhoneNumberDTO" } } },
});

export const messageCases: readonly ChangeCase[] = [
  {
    name: "an optional parameter",
    edit: setting(`${read}/parameters/2`, query(false)),
    there: ["request-parameter-added"],
    back: ["request-parameter-removed"],
  },
  {
    name: "a required parameter",
    edit: setting(`${read}/parameters/2`, query(true)),
    there: ["request-required-parameter-added"],
    back: ["request-required-parameter-removed"],
  },
  {
    name: "a parameter of a path, that an operation replaces or not",
    first: setting(`${read.slice(0, -"/get".length)}/parameters`, [query(false)]),
    edit: setting(`${read.slice(0, -"/get".length)}/parameters/0/schema/minimum`, 0),
    there: ["request-minimum-widened"],
    back: ["request-minimum-narrowed"],
  },
  {
    name: "a parameter of a path that every operation replaces",
    first: (contract) => {
      contract.set(`${removal.slice(0, -"/delete".length)}/parameters`, [query(false)]);
      contract.set(`${removal}/parameters`, [...(contract.get(`${removal}/parameters`) as Json[]), query(false)]);
    },
    edit: setting(`${removal.slice(0, -"/delete".length)}/parameters/0/schema/minimum`, 0),
    there: ["unreached-changed"],
    back: ["unreached-changed"],
  },
  {
    name: "a parameter of a path, beside one of its name elsewhere and another in its place",
    first: (contract) => {
      contract.set(`${removal.slice(0, -"/delete".length)}/parameters`, [query(false)]);
      const others = [
        { ...Object(query(false)), in: "header" },
        { ...Object(query(false)), name: "size" },
      ];
      contract.set(`${removal}/parameters`, [...(contract.get(`${removal}/parameters`) as Json[]), ...others]);
    },
    edit: setting(`${removal.slice(0, -"/delete".length)}/parameters/0/schema/minimum`, 0),
    there: ["request-minimum-widened"],
    back: ["request-minimum-narrowed"],
  },
  {
    name: "the style that a cookie has anyway",
    first: setting(`${read}/parameters/2`, { name: "theme", in: "cookie", schema: { type: "string" } }),
    edit: setting(`${read}/parameters/2/style`, "form"),
    there: ["unreached-changed"],
    back: ["unreached-changed"],
  },
  {
    name: "a parameter becomes required",
    edit: setting("/components/parameters/IdempotencyKey/required", true),
    there: ["request-parameter-became-required"],
    back: ["request-parameter-became-optional"],
  },
  {
    name: "a parameter's style",
    edit: setting("/components/parameters/contactID/style", "matrix"),
    there: ["request-parameter-serialization-changed"],
    back: ["request-parameter-serialization-changed"],
  },
  {
    name: "a parameter's length",
    edit: setting("/components/parameters/contactID/schema/maxLength", 64),
    there: ["request-max-length-narrowed"],
    back: ["request-max-length-widened"],
  },
  {
    name: "a header parameter in another letter case",
    edit: setting("/components/parameters/IfNoneMatch/name", "if-none-match"),
    there: ["unreached-changed"],
    back: ["unreached-changed"],
  },
  {
    name: "a body that may be sent",
    edit: setting(`${removal}/requestBody`, jsonBody(false)),
    there: ["request-body-added"],
    back: ["request-body-removed"],
  },
  {
    name: "a body that must be sent",
    edit: setting(`${removal}/requestBody`, jsonBody(true)),
    there: ["request-required-body-added"],
    back: ["request-required-body-removed"],
  },
  {
    name: "a body becomes optional",
    edit: setting(`${update}/requestBody/required`, false),
    there: ["request-body-became-optional"],
    back: ["request-body-became-required"],
  },
  {
    name: "a media type of a request",
    edit: setting(`${update}/requestBody/content/text~1json`, undefined),
    there: ["request-media-type-removed"],
    back: ["request-media-type-added"],
  },
  {
    name: "the encoding of a form",
    edit: setting(`${update}/requestBody/content/application~1x-www-form-urlencoded/encoding`, {
      Notes: { style: "deepObject" },
    }),
    there: ["encoding-changed"],
    back: ["encoding-changed"],
  },
  {
    name: "a status",
    edit: setting(`${update}/responses/412`, undefined),
    there: ["response-status-removed"],
    back: ["response-status-added"],
  },
  {
    name: "a response that refers to nothing",
    first: setting(`${read}/responses/415`, { $ref: "#/components/responses/Nowhere" }),
    edit: setting(`${read}/responses/415`, { $ref: "#/components/responses/Elsewhere" }),
    there: ["keyword-changed"],
    back: ["keyword-changed"],
  },
  {
    name: "the body of a response",
    edit: setting("/components/responses/NotFound/content", undefined),
    there: ["response-body-removed"],
    back: ["response-body-added"],
  },
  {
    name: "a media type of a response",
    edit: setting(`${read}/responses/200/content/text~1xml`, undefined),
    there: ["response-media-type-removed"],
    back: ["response-media-type-added"],
  },
  {
    name: "an optional header",
    edit: setting("/components/responses/NotFound/headers/Trace", trace),
    there: ["response-header-added"],
    back: ["response-header-removed"],
  },
  {
    name: "a required header",
    edit: setting("/components/responses/TooManyRequests/headers/Retry-After", undefined),
    there: ["response-required-header-removed"],
    back: ["response-required-header-added"],
  },
  {
    name: "a header in another letter case",
    edit: (contract) =>
      rename(contract, "/components/responses/NotFound/headers/Vary", "/components/responses/NotFound/headers/vary"),
    there: ["unreached-changed"],
    back: ["unreached-changed"],
  },
  {
    name: "a header becomes required",
    edit: setting("/components/headers/XRequestId/required", true),
    there: ["response-header-became-required"],
    back: ["response-header-became-optional"],
  },
  {
    name: "a header is written in another way",
    edit: setting("/components/headers/RateLimit/explode", true),
    there: ["response-header-serialization-changed"],
    back: ["response-header-serialization-changed"],
  },
  {
    name: "a value of a header",
    edit: setting("/components/headers/IdempotencyReplayed/schema/enum", ["true", "false"]),
    there: ["response-enum-widened"],
    back: ["response-enum-narrowed"],
  },
  {
    name: "a code of a failure",
    edit: setting("/components/schemas/ErrorCode/enum/0", "Unreadable"),
    there: ["response-enum-narrowed", "response-enum-widened"],
    back: ["response-enum-narrowed", "response-enum-widened"],
  },
];
