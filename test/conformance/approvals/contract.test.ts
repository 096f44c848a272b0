// How a contract is read: operations, claims, schemas. approved/contract/ has the results as text; after an intended
// change, run `npx vitest run FILE -u` and read the diff.
import { join } from "node:path";
import { describe, it } from "vitest";
import { openContract } from "../../../conformance/contract/contract.ts";
import { createDocument, readContract } from "../../../conformance/contract/document.ts";
import type { SchemaNode } from "../../../conformance/contract/schemas.ts";
import { createApprove } from "./approve.ts";
import { shorten } from "./trace.ts";

const approve = createApprove("contract");
const json = (value: unknown) => shorten(JSON.stringify(value) ?? "undefined");

const contract = openContract(readContract(join(import.meta.dirname, "parts.yaml")));
const { document, schemas, declared } = contract;
const names = ["Id", "Base", "Node", "Either", "Map", "Open", "Odd"];
const at = (name: string) => `/components/schemas/${name}`;

describe("a contract", () => {
  it("has operations with their parts", async () => {
    await approve(
      JSON.stringify(declared, null, 1)
        .replace(/\[\s+\]/g, "[]")
        .replace(/\{\n\s+(.*)\n\s+\}/g, "{ $1 }"),
      "operations",
    );
  });

  it("has conventions", async () => {
    const claims = { responseCharset: "UTF-8", malformedPath: "400", ruleViolation: ["409"], trailingSlash: "true" };
    const outcome = { outcome: { success: "Ok", code: "Code" }, acceptDecides: true, invalidRequest: 400 };
    const all = [undefined, claims, outcome].map((each) =>
      openContract(createDocument({ openapi: "3.1.0", "x-wire-conventions": each })),
    );
    await approve(all.map(({ conventions }) => JSON.stringify(conventions, null, 1)).join("\n"), "conventions");
  });

  it("has schemas with keywords", async () => {
    const describeNode = ({ pointer, types, required, xml, ...node }: SchemaNode): string[] => [
      `${pointer} -> ${document.written(pointer)}`,
      `  types ${types}; required ${required}; xml ${JSON.stringify(xml)}`,
      ...[...node.keywords].map(([name, keyword]) => `  ${name} ${json(keyword.value)} at ${keyword.pointer}`),
      ...[...node.properties].map(([name, each]) => `  .${name} ${each.pointer} ${each.types}`),
      `  items ${node.items?.pointer}; additional ${node.additional?.pointer}; of ${node.alternatives.map((each) => each.pointer)}`,
    ];
    const nested = [...schemas.node(at("Node")).properties.values()];
    await approve(
      [...names.map((name) => schemas.node(at(name))), ...nested].flatMap(describeNode).join("\n"),
      "schemas",
    );
  });

  it("validates values", async () => {
    const node = { id: 1, name: "a", at: "2024-01-01T00:00:00Z", secret: "ab" };
    const values: [string, unknown][] = [
      ...[0, 1, 9, 10, null, "1", 1.5].map((value): [string, unknown] => ["Id", value]),
      ...[
        node,
        { ...node, at: undefined },
        { ...node, secret: undefined },
        { ...node, at: "soon" },
        { ...node, at: "soon", secret: "a" },
        { ...node, name: null },
        { ...node, id: null, next: { ...node, words: ["abc"] } },
        { ...node, words: ["a", "a"] },
        { ...node, words: [] },
      ].map((value): [string, unknown] => ["Node", JSON.parse(JSON.stringify(value))]),
      ...["ab", "cb", 1, 1.5, 1.7, null].map((value): [string, unknown] => ["Either", value]),
      ["Map", {}],
      ["Map", { "a/b": "c" }],
      ["Odd", "a"],
      ["None", "a"],
    ];
    const results = values.flatMap(([name, value]) => [
      `${name} ${JSON.stringify(value)}`,
      ...(["request", "response"] as const).map((way) => `  ${way}: ${json(schemas.validate(at(name), value, way))}`),
    ]);
    await approve([...results, ...schemas.unreadable()].join("\n"), "validation");
  });

  it("is refused where a reference cannot be followed", async () => {
    const results = ["other.yaml#/a", "#/nowhere", "#/x/loop"].map((reference) => {
      const broken = createDocument({ openapi: "3.1.0", x: { a: { $ref: reference }, loop: { $ref: "#/x/loop" } } });
      const attempts = [() => broken.at("/x/a"), () => broken.canonical("/x/a"), () => broken.unfollowed("/x/a")];
      return attempts.map((attempt) => {
        try {
          return json(attempt());
        } catch (error) {
          return String(error);
        }
      });
    });
    await approve(results.flat().join("\n"), "references");
  });
});
