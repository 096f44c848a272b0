// Breaks of bodies, members and bounds that the rules of this project find.
import {
  at,
  components,
  type Editable,
  get,
  getPlace,
  keepOnly,
  member,
  memberPlace,
  post,
  postPlace,
  type Row,
  rename,
  schema,
  set,
} from "./broken-contract.ts";

export const bodyRows: Row[] = [
  [
    "media-type-exact",
    "a media type with a range",
    (d) => rename(post(d)["requestBody"]?.["content"] as Editable, "text/json", "text/*"),
    `${postPlace}/requestBody/content/text~1*`,
    '"text/*" is not an exact media type',
  ],
  [
    "media-type-exact",
    "a media type with a parameter",
    (d) =>
      rename(
        components(d, "responses", "NotFound")["content"] as Editable,
        "application/json",
        "application/json; charset=utf-8",
      ),
    `${at("components", "responses", "NotFound", "content")}/application~1json; charset=utf-8`,
    "without range or parameters",
  ],
  [
    "every-format",
    "an error in JSON alone",
    (d) => keepOnly(components(d, "responses", "Conflict")["content"] as Editable, "application/json"),
    at("components", "responses", "Conflict", "content"),
    "the response 409 is not declared in text/json, application/xml, text/xml",
  ],
  [
    "every-format",
    "a request that is no form",
    (d) => delete post(d)["requestBody"]?.["content"]?.["application/x-www-form-urlencoded"],
    `${postPlace}/requestBody/content`,
    "the request of updatePhoneNumbers is not declared in application/x-www-form-urlencoded",
  ],
  [
    "every-format",
    "an error without a body",
    (d) => delete components(d, "responses", "Forbidden")["content"],
    at("components", "responses", "Forbidden"),
    "the response 403 has no body",
  ],
  [
    "every-format",
    "a 304 with a body",
    (d) => {
      (get(d)["responses"] as Editable)["304"] = structuredClone(get(d)["responses"]?.["200"]) as Editable;
    },
    `${getPlace}/responses/304`,
    "the response 304 has a body, and HTTP allows none",
  ],
  [
    "no-other-format",
    "one response in YAML",
    (d) => {
      const content = components(d, "responses", "NotFound")["content"] as Editable;
      content["application/yaml"] = content["text/json"] as Editable;
    },
    at("components", "responses", "NotFound", "content", "application/yaml"),
    "declared in application/yaml, which no other body is",
  ],
  [
    "response-members-required",
    "a response that may leave a member out",
    (d) => (schema(d, "ActionResultDTO")["required"] as Editable).splice(0, 1),
    `${postPlace}/responses/200/content/application~1json/schema`,
    "a response may leave out IsSuccess",
  ],
  [
    "member-described",
    "a member without description",
    (d) => delete member(d, "IsTextActive")["description"],
    memberPlace("IsTextActive"),
    "the member PhoneNumberDTO.IsTextActive has no description",
  ],
  [
    "member-described",
    "a parameter with a blank description",
    (d) => {
      components(d, "parameters", "IfMatch")["description"] = set("  ");
    },
    at("components", "parameters", "IfMatch"),
    "the header parameter If-Match has no description",
  ],
  [
    "member-example",
    "a member without example",
    (d) => delete member(d, "Notes")["examples"],
    memberPlace("Notes"),
    "the member PhoneNumberDTO.Notes has no example",
  ],
  [
    "member-example",
    "a header without example",
    (d) => delete components(d, "headers", "ETag")["example"],
    at("components", "headers", "ETag"),
    "the header ETag has no example",
  ],
  [
    "personal-data-decided",
    "a text that nobody judged",
    (d) => delete member(d, "Notes")["x-personal-data"],
    memberPlace("Notes"),
    "decide with x-personal-data",
  ],
  [
    "personal-data-decided",
    "a new parameter that nobody judged",
    (d) => delete components(d, "parameters", "contactID")["x-personal-data"],
    at("components", "parameters", "contactID"),
    "the path parameter contactID can hold any text",
  ],
  [
    "personal-data-decided",
    "a mark that is no judgement",
    (d) => {
      member(d, "Notes")["x-personal-data"] = set("maybe");
    },
    memberPlace("Notes"),
    'is "maybe": it must be true or false',
  ],
  [
    "string-bounded",
    "a text of any length",
    (d) => delete member(d, "PhoneNumber")["maxLength"],
    memberPlace("PhoneNumber"),
    "this string may be of any length",
  ],
  [
    "string-bounded",
    "a header of any length",
    (d) => delete components(d, "headers", "Vary")["schema"]?.["maxLength"],
    at("components", "headers", "Vary", "schema"),
    "this string may be of any length",
  ],
  [
    "number-bounded",
    "an integer without a range",
    (d) => {
      delete member(d, "EntityID")["minimum"];
      delete member(d, "EntityID")["maximum"];
    },
    memberPlace("EntityID"),
    "this integer has no minimum and no maximum",
  ],
  [
    "number-bounded",
    "a parameter without an upper end",
    (d) => delete components(d, "parameters", "phoneNumberID")["schema"]?.["maximum"],
    at("components", "parameters", "phoneNumberID", "schema"),
    "this integer has no maximum",
  ],
  [
    "array-bounded",
    "a list of any length",
    (d) => delete schema(d, "ArrayOfPhoneNumberDTO")["maxItems"],
    at("components", "schemas", "ArrayOfPhoneNumberDTO"),
    "add maxItems",
  ],
  [
    "object-closed",
    "an object that takes anything",
    (d) => delete schema(d, "ActionResultDTO")["additionalProperties"],
    at("components", "schemas", "ActionResultDTO"),
    "takes members that nobody described",
  ],
];
