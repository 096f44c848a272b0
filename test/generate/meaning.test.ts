// The fingerprint changes with the contract's meaning only, and the table lists what a part of the contract requires.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Document, parseDocument } from "yaml";
import { parseSpec } from "../../generate/load-spec.ts";
import { fingerprint, operationTable } from "../../generate/targets/operations.ts";
import { repository } from "./run-generator.ts";

const contract = await readFile(join(repository, "openapi.yaml"), "utf8");
const unchanged = await parseSpec(contract);
const list = ["paths", "/v1/Contacts/{contactID}/PhoneNumbers"];

async function specWith(change: (document: Document) => void) {
  const document = parseDocument(contract);
  change(document);
  return parseSpec(document.toString());
}

describe("the fingerprint", () => {
  it("the fingerprint does not change with comments, quotes or empty lines", async () => {
    const before = fingerprint(unchanged);
    const text = contract.replace("openapi: 3", "# A comment.\n\nopenapi: 3").replace("type: object", 'type: "object"');
    expect(text).not.toBe(contract);
    expect(fingerprint(await parseSpec(text))).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, (document: Document) => void]>([
    ["a bound", (d) => d.setIn(["components", "schemas", "PhoneNumberDTO", "properties", "Notes", "maxLength"], 3_999)],
    ["a response", (d) => d.deleteIn([...list, "get", "responses", "415"])],
    ["a server", (d) => d.setIn(["servers", 0, "url"], "https://elsewhere.example")],
  ])("changes with %s", async (_what, change) => {
    expect(fingerprint(await specWith(change))).not.toBe(fingerprint(unchanged));
  });
});

describe("the table of operations", () => {
  /** The line of a status of an operation. */
  const line = (table: string, operation: string, start: string) =>
    table
      .slice(table.indexOf(`  ${operation}: {`))
      .split("\n")
      .find((each) => each.trim().startsWith(start)) ?? "";

  it("the table of operations lists required response headers, bodies and parameters", async () => {
    const table = operationTable(unchanged);
    const headers = line(table, "listPhoneNumbers", '"200"');
    expect(headers).toContain('{"name":"ETag","required":true');
    expect(headers).toContain('{"name":"X-Request-Id","required":false');
    expect(line(table, "listPhoneNumbers", '"503"')).toMatch(/\{"name":"Retry-After","required":true/);
    expect(line(table, "updatePhoneNumbers", "requestBody")).toContain('{"required":true');
    const parameters = line(table, "updatePhoneNumbers", "parameters");
    expect(parameters).toContain('{"name":"contactID","in":"path","required":true');
    expect(parameters).toContain('{"name":"Idempotency-Key","in":"header","required":false');
  });

  it("an operation's own security takes precedence over the document's", async () => {
    const table = operationTable(await specWith((d) => d.setIn([...list, "get", "security"], [{ bearerToken: [] }])));
    expect(line(table, "listPhoneNumbers", "security")).toContain('[{"bearerToken":[]}]');
    expect(line(table, "updatePhoneNumbers", "security")).toContain("contacts:write");
  });
});
