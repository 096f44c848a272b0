// Why a changed contract that the suite does not notice is left.
import type { Explanation } from "../explanations.ts";

const paths = [
  "openapi.yaml#/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers",
  "openapi.yaml#/paths/~1v1~1Contacts~1{contactID}~1PhoneNumbers~1{phoneNumberID}",
];
const schemas = "openapi.yaml#/components/schemas";
const parameters = "openapi.yaml#/components/parameters";
const headers = "openapi.yaml#/components/headers";

const left = (file: string, code: string, why: string, change = "", equivalent = false): Explanation => ({
  file,
  code,
  change,
  equivalent,
  why,
});
const same = (file: string, code: string, why: string, change = ""): Explanation => left(file, code, why, change, true);

const unprovoked = "no request makes a sound server give it";
const int32 = "the format int32 and the bound say the same";

export const contractExplanations: readonly Explanation[] = [
  ...paths.flatMap((file) => [
    same(file, "/x-retry", "it is for clients: what a server answers does not depend on it"),
    ...["429", "500", "503"].map((status) => left(file, `/responses/${status}`, unprovoked)),
    left(file, "/responses/415", "the operation has no body that could be of another type"),
  ]),
  left(paths[0] ?? "", "/responses/408", "it takes longer to provoke than a run may last"),
  left(paths[0] ?? "", "/responses/409", "it takes two requests in one moment, which the database was faster than"),
  left(
    paths[0] ?? "",
    "/responses/413",
    "the server hangs up before the whole body is sent, and its answer is not seen",
  ),
  ...["PhoneNumberID", "EntityID", "ContactInfoTypeID"].flatMap((name) => [
    same(schemas, `PhoneNumberDTO/properties/${name}/format`, int32),
    same(schemas, `PhoneNumberDTO/properties/${name}/maximum`, int32),
  ]),
  ...["EntityID", "ContactInfoTypeID"].map((name) => same(schemas, `PhoneNumberDTO/properties/${name}/minimum`, int32)),
  same(schemas, "/xml/wrapped", "the list is the root of its document, where being wrapped means nothing"),
  left(schemas, "ArrayOfStoredPhoneNumberDTO/maxItems", "nobody stores two thousand million numbers"),
  left(schemas, "ErrorCode/enum", "it needs a server that knows its contacts", "UnknownContact"),
  ...["RequestTimeout", "RequestInProgress", "TooManyRequests", "InternalError", "ServiceUnavailable"].map((code) =>
    left(schemas, "ErrorCode/enum", unprovoked, code),
  ),
  ...["ErrorMessage", "InfoMessage"].map((name) => left(schemas, `${name}/maxLength`, "no message is that long")),
  same(parameters, "/schema/type", "a path or header is text, which cannot be null", "null too"),
  same(parameters, "/schema/minLength", "the pattern wants a character as well"),
  same(parameters, "phoneNumberID/schema/format", int32),
  same(parameters, "phoneNumberID/schema/maximum", int32),
  ...["ETag", "Vary", "Allow", "XRequestId", "WwwAuthenticate"].map((name) =>
    left(headers, `/${name}/schema/maxLength`, "this server's is never that long"),
  ),
  same(headers, "/XRequestId/required", "this server always sends one"),
  left(headers, "/RetryAfter/schema", "it comes with 409, 429 and 503, which are not provoked"),
  ...["RateLimit", "RateLimitPolicy"].map((name) =>
    left(headers, `/${name}/schema`, "only a server with limits sends it"),
  ),
];
