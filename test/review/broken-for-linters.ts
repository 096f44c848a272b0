// Breaks that Redocly and Spectral find.
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
  set,
} from "./broken-contract.ts";

export const redocly: Row[] = [
  [
    "no-unresolved-refs",
    "a reference to nothing",
    (d) => {
      post(d)["parameters"] = set([{ $ref: "#/components/parameters/nobody" }]);
    },
    `${postPlace}/parameters/0`,
    "resolve",
  ],
  [
    "struct",
    "a keyword that is misspelt",
    (d) => {
      get(d)["responces"] = set({});
    },
    `${getPlace}/responces`,
    "responces",
  ],
  [
    "no-unused-components",
    "a component that nobody uses",
    (d) => {
      (d["components"]?.["schemas"] as Editable)["Orphan"] = set({ type: "string", maxLength: 5 });
    },
    at("components", "schemas", "Orphan"),
    "never used",
  ],
  [
    "path-parameters-defined",
    "a path parameter that is not declared",
    (d) => (get(d)["parameters"] as Editable).shift(),
    `${getPlace}/parameters`,
    "contactID",
  ],
  [
    "no-invalid-schema-examples",
    "an example that breaks its schema",
    (d) => {
      member(d, "EntityID")["examples"] = set(["two"]);
    },
    `${memberPlace("EntityID")}/examples/0`,
    "integer",
  ],
  [
    "no-invalid-media-type-examples",
    "a response's example with a member too many",
    (d) => {
      (components(d, "examples", "NotFoundJson")["value"] as Editable)["Reason"] = set("none");
    },
    at("components", "examples", "NotFoundJson", "value", "Reason"),
    "Reason",
  ],
];

export const spectral: Row[] = [
  [
    "owasp:api2:2023-no-http-basic",
    "basic authentication",
    (d) => {
      components(d, "securitySchemes", "bearerToken")["scheme"] = set("basic");
    },
    at("components", "securitySchemes", "bearerToken", "scheme"),
    "HTTP Basic",
  ],
  [
    "owasp:api4:2023-string-restricted",
    "a text without a pattern",
    (d) => delete member(d, "Notes")["pattern"],
    memberPlace("Notes"),
    "pattern",
  ],
  [
    "oas3-valid-schema-example",
    "an example of another type",
    (d) => {
      const header = components(d, "headers", "Vary")["schema"] as Editable;
      header["example"] = set(5);
    },
    at("components", "headers", "Vary", "schema", "example"),
    "string",
  ],
];
