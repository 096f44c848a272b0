// Breaks of XML, operations, error codes and extensions that the rules of this project find.
import {
  at,
  components,
  type Editable,
  get,
  getPlace,
  member,
  memberPlace,
  post,
  postPlace,
  type Row,
  rename,
  route,
  schema,
  set,
} from "./broken-contract.ts";

export const contractRows: Row[] = [
  [
    "xml-named",
    "a root element without namespace",
    (d) => delete schema(d, "ActionResultDTO")["xml"]?.["namespace"],
    at("components", "schemas", "ActionResultDTO"),
    "XML carries this object, and its xml object has no namespace",
  ],
  [
    "xml-named",
    "a list without a name in XML",
    (d) => delete schema(d, "ArrayOfStoredPhoneNumberDTO")["xml"]?.["name"],
    at("components", "schemas", "ArrayOfStoredPhoneNumberDTO"),
    "XML carries this array, and its xml object has no name",
  ],
  [
    "xml-list-wrapped",
    "a list without an element around it",
    (d) => delete schema(d, "ArrayOfPhoneNumberDTO")["xml"]?.["wrapped"],
    at("components", "schemas", "ArrayOfPhoneNumberDTO"),
    "add wrapped: true",
  ],
  [
    "xml-item-named",
    "items without a name",
    (d) => delete schema(d, "PhoneNumberDTO")["xml"]?.["name"],
    at("components", "schemas", "ArrayOfPhoneNumberDTO"),
    "the items of this list have no name in XML",
  ],
  [
    "xml-order-decided",
    "an object without an order in XML",
    (d) => delete schema(d, "ActionResultDTO")["x-xml-order"],
    at("components", "schemas", "ActionResultDTO"),
    "add x-xml-order: ordinal",
  ],
  [
    "operation-secured",
    "an operation without security of its own",
    (d) => delete post(d)["security"],
    postPlace,
    "updatePhoneNumbers has no security of its own",
  ],
  [
    "operation-secured",
    "an operation that needs no token",
    (d) => (get(d)["security"] as Editable).push(set({})),
    `${getPlace}/security/1`,
    "listPhoneNumbers can be called without a token",
  ],
  [
    "operation-secured",
    "an operation without a scope",
    (d) => {
      get(d)["security"] = set([{ bearerToken: [] }]);
    },
    `${getPlace}/security/0/bearerToken`,
    "listPhoneNumbers takes any token",
  ],
  [
    "operation-secured",
    "a scope that is explained nowhere",
    (d) => {
      get(d)["security"] = set([{ bearerToken: ["contacts:see"] }]);
    },
    `${getPlace}/security/0/bearerToken`,
    "does not say what the scope contacts:see allows",
  ],
  [
    "operation-secured",
    "a scheme that is not declared",
    (d) => {
      get(d)["security"] = set([{ apiKey: [] }]);
    },
    `${getPlace}/security/0/apiKey`,
    "the security scheme apiKey, which is not declared",
  ],
  [
    "retry-decided",
    "an operation without a retry rule",
    (d) => delete post(d)["x-retry"],
    postPlace,
    "does not say when a call may be repeated",
  ],
  ...([true, " "] as const).map(
    (reason): Row => [
      "retry-decided",
      `${JSON.stringify(reason)} as the reason against a rule`,
      (d) => {
        delete post(d)["x-retry"];
        post(d)["x-no-retry"] = set(reason);
      },
      postPlace,
      "does not say when a call may be repeated",
    ],
  ),
  [
    "retry-decided",
    "a rule and a reason against it",
    (d) => {
      post(d)["x-no-retry"] = set("it writes");
    },
    postPlace,
    "both x-retry and x-no-retry",
  ],
  [
    "failures-declared",
    "an operation that is never too much",
    (d) => delete get(d)["responses"]?.["429"],
    `${getPlace}/responses`,
    "listPhoneNumbers does not declare 429",
  ],
  [
    "response-headers",
    "a 405 without Allow",
    (d) => delete components(d, "responses", "MethodNotAllowed")["headers"]?.["Allow"],
    `${postPlace}/responses/405`,
    "lacks the header Allow (RFC 9110, 15.5.6)",
  ],
  [
    "response-headers",
    "a negotiated response without Vary",
    (d) => delete post(d)["responses"]?.["200"]?.["headers"]?.["Vary"],
    `${postPlace}/responses/200`,
    "lacks the header Vary",
  ],
  [
    "parameters-not-erased",
    "parameters of a path",
    (d) => {
      (d["paths"]?.[route] as Editable)["parameters"] = set([{ $ref: "#/components/parameters/contactID" }]);
    },
    `${at("paths", route)}/parameters`,
    "the router erases the parameters of a path",
  ],
  [
    "error-code-enumerated",
    "an ErrorCode that can be any text",
    (d) => delete schema(d, "ErrorCode")["enum"],
    at("components", "schemas", "ErrorCode"),
    "list its codes in an enum",
  ],
  [
    "error-code-documented",
    "a code that is not explained",
    (d) => (schema(d, "ErrorCode")["enum"] as Editable).unshift(set("OutOfLuck")),
    `${at("components", "schemas", "ErrorCode")}/description`,
    "no row for OutOfLuck",
  ],
  [
    "error-code-documented",
    "a code that is explained and not there",
    (d) => (schema(d, "ErrorCode")["enum"] as Editable).shift(),
    `${at("components", "schemas", "ErrorCode")}/description`,
    "has MalformedRequest, which is not in the enum",
  ],
  [
    "extension-known",
    "a slip in an extension",
    (d) => rename(member(d, "Notes"), "x-personal-data", "x-personaldata"),
    `${memberPlace("Notes")}/x-personaldata`,
    "x-personaldata is not an extension of this contract",
  ],
  [
    "extension-known",
    "an extension that is explained nowhere",
    (d) => {
      (d["info"] as Editable)["description"] = set(
        String(d["info"]?.["description"]).replaceAll("`x-retry`", "the rule"),
      );
    },
    `${postPlace}/x-retry`,
    "x-retry is used, and the contract's description does not say",
  ],
];
