// Which credentials an operation asks for, and how a request carries a token.
import { expect, it } from "vitest";
import { openContract } from "../../conformance/contract/contract.ts";
import { createDocument } from "../../conformance/index.ts";
import { credentialsFor } from "../../conformance/session/probes.ts";

const securitySchemes = {
  bearer: { type: "http", scheme: "Bearer" },
  basic: { type: "http", scheme: "basic" },
  oauth: { type: "oauth2", flows: {} },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "Key" },
  cookie: { type: "apiKey", in: "cookie", name: "Key" },
  tls: { type: "mutualTLS" },
};

function credentials(security: readonly object[] | undefined, token: string) {
  const operation = { responses: {}, ...(security && { security }) };
  const [only] = openContract(
    createDocument({ openapi: "3.1.0", paths: { "/a": { get: operation } }, components: { securitySchemes } }),
  ).declared;
  if (only === undefined) throw new Error("no operation");
  const { header, query, cookie } = credentialsFor(only, token);
  return [
    ...header,
    ...query.map(([name, text]) => [`?${name}`, text]),
    ...cookie.map(([name, text]) => [`cookie ${name}`, text]),
  ];
}

it.each([
  ["no security", undefined, []],
  ["an empty alternative", [{ bearer: [] }, {}], []],
  ["a bearer token", [{ bearer: ["read"] }], [["authorization", "Bearer a:b"]]],
  ["OAuth", [{ oauth: ["read"] }], [["authorization", "Bearer a:b"]]],
  ["basic authentication", [{ basic: [] }], [["authorization", "Basic YTpi"]]],
  ["a key in a header", [{ header: [] }], [["x-key", "a:b"]]],
  ["a key in the query", [{ query: [] }], [["?Key", "a:b"]]],
  ["a key in a cookie", [{ cookie: [] }], [["cookie Key", "a:b"]]],
  [
    "two schemes together",
    [{ bearer: [], query: [] }],
    [
      ["authorization", "Bearer a:b"],
      ["?Key", "a:b"],
    ],
  ],
  ["an alternative that the suite can meet", [{ bearer: [], tls: [] }, { header: [] }], [["x-key", "a:b"]]],
])("an operation with %s gets %j", (_what, security, expected) => {
  expect(credentials(security, "a:b")).toEqual(expected);
});

it("basic authentication that is encoded already is sent as given", () => {
  expect(credentials([{ basic: [] }], "YTpi")).toEqual([["authorization", "Basic YTpi"]]);
});
