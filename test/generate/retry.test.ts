// The contract's x-retry: what of it is refused, and what the tables say of it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Document, parseDocument } from "yaml";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { clientOperations } from "../../generated/client.ts";
import { operations } from "../../generated/operations.ts";
import { repository } from "./run-generator.ts";

const contract = await readFile(join(repository, "openapi.yaml"), "utf8");
const post = ["paths", "/v1/Contacts/{contactID}/PhoneNumbers", "post", "x-retry"];
const get = ["paths", "/v1/Contacts/{contactID}/PhoneNumbers", "get", "x-retry"];

async function generated(change: (document: Document) => void): Promise<Map<string, string> | string> {
  const document = parseDocument(contract);
  change(document);
  try {
    return await compile(await parseSpec(document.toString()));
  } catch (error) {
    return error instanceof Error && error.name === "SpecError" ? error.message : `not a SpecError: ${error}`;
  }
}

describe("x-retry is refused", () => {
  it.each<[string, (document: Document) => void, string]>([
    ["a POST without a header", (d) => d.deleteIn([...post, "with"]), "with must name the header that makes a POST"],
    ["a header that is no parameter", (d) => d.setIn([...post, "with"], "If-None-Match"), "is not a header parameter"],
    ["a header in another case", (d) => d.setIn([...post, "with"], "idempotency-key"), "is not a header parameter"],
    ["a header that is no text", (d) => d.setIn([...post, "with"], 7), "is not a header parameter"],
    ["a key that is not known", (d) => d.setIn([...get, "max"], 5), "max is not known"],
    ["an undeclared status", (d) => d.setIn([...get, "on"], [409]), "409 is not declared"],
    ["a redirect, declared or not", (d) => d.setIn([...get, "on"], [304, 503]), "304 is not a failure"],
    ["a success", (d) => d.setIn([...get, "on"], [200]), "200 is not a failure"],
    ["a word", (d) => d.setIn([...get, "on"], ["sometimes"]), '"sometimes" is neither'],
    ["nothing to repeat on", (d) => d.setIn([...get, "on"], []), "at least one"],
    ["a text", (d) => d.setIn(get, "always"), "at least one"],
  ])("the generator refuses x-retry with %s", async (_case, change, expected) => {
    const answer = await generated(change);
    expect(answer).toContain(expected);
    expect(answer).toMatch(/(?:POST|GET) \/v1\/Contacts\/\{contactID\}\/PhoneNumbers: x-retry/);
  });
});

describe("the tables", () => {
  it("the retry rules of server and client agree for every operation", () => {
    for (const [id, { retry }] of Object.entries(clientOperations)) {
      expect(retry).toEqual(operations[id as keyof typeof operations].retry);
    }
    expect(operations.updatePhoneNumbers.retry).toEqual({
      with: "Idempotency-Key",
      connectionFailure: true,
      statuses: [408, 409, 429, 502, 503, 504],
    });
  });

  it("an operation without x-retry has no retry rules", async () => {
    const files = await generated((document) => document.deleteIn(get));
    if (typeof files === "string") throw new Error(files);
    expect(files.get("operations.ts")).toContain("retry: undefined");
    expect(files.get("client.ts")?.split("retry: {")).toHaveLength(Object.keys(operations).length);
  });

  it.each([
    [true, ["connection-failure", 503]],
    [false, [503]],
  ])("connectionFailure is %s for an operation that is repeated on %j", async (expected, on) => {
    const files = await generated((document) => {
      for (const [method, path] of [
        ["post", "PhoneNumbers"],
        ["delete", "PhoneNumbers/{phoneNumberID}"],
      ])
        document.deleteIn(["paths", `/v1/Contacts/{contactID}/${path}`, method, "x-retry"]);
      document.setIn([...get, "on"], on);
    });
    if (typeof files === "string") throw new Error(files);
    for (const file of ["operations.ts", "client.ts"]) {
      expect(files.get(file)).toContain(`"connectionFailure":${expected},`);
    }
  });

  it("the calls' retry rules have the statuses and headers of the operation table", () => {
    for (const [id, call] of Object.entries(clientOperations)) {
      const { method, path, parameters, responses } = operations[id as keyof typeof operations];
      expect(call).toMatchObject({ method, path });
      expect(Object.values(call.headers)).toEqual(
        parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name),
      );
      const bySchema = Object.entries(call.responses).flatMap(([schema, statuses]) =>
        statuses.map((status: number) => [String(status), schema]),
      );
      expect(Object.fromEntries(bySchema)).toEqual(
        Object.fromEntries(Object.entries(responses).map(([status, r]) => [status, "schema" in r ? r.schema : ""])),
      );
    }
  });
});
