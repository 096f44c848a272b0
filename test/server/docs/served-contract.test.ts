// The served contract says whether requests need a token: a client generated from it asks for one only then.
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { operations } from "../../../generated/operations.ts";
import { startTestServer, type TestServer } from "../../support/server.ts";

let server: TestServer;
let open: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  open = await startTestServer({ openAccess: true });
});
afterAll(() => Promise.all([server.close(), open.close()]));

interface ContractWithSecurity {
  readonly security: object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security: object[] }>>>>;
}

const securityLists = ({ security, paths }: ContractWithSecurity) => [
  security,
  ...Object.values(paths).flatMap((item) => Object.values(item).map((operation) => operation.security)),
];

it.each(["/openapi.yaml", "/openapi.json", "/openapi.json-only.yaml"])(
  "as %s makes the token optional where access control is off, and changes nothing else",
  async (path) => {
    const [guarded, optional] = await Promise.all([server.send({ path }), open.send({ path })]);
    const before = parse(guarded.text) as ContractWithSecurity;
    const after = parse(optional.text) as ContractWithSecurity;
    const lists = securityLists(after);
    expect(lists).toEqual(securityLists(before).map((list) => [{}, ...list]));
    expect(lists).toHaveLength(Object.keys(operations).length + 1);
    for (const list of lists) list.shift();
    expect(after).toEqual(before);
  },
);

it.each([false, true])("each body of /openapi.json-only.yaml is JSON, with open access: %s", async (isOpen) => {
  const { text } = await (isOpen ? open : server).send({ path: "/openapi.json-only.yaml" });
  const types: string[] = [];
  JSON.stringify(parse(text), (name, value: object) => {
    if (name === "content") types.push(...Object.keys(value));
    return value;
  });
  expect(types.length).toBeGreaterThan(10);
  expect([...new Set(types)]).toEqual(["application/json"]);
});

it("the JSON contract is in lines, for a reader", async () => {
  expect((await server.send({ path: "/openapi.json" })).text).toMatch(/^\{\n {2}"openapi": "3.*\n\}\n$/s);
});
