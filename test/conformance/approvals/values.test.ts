// The values that are sent for a schema, and the malformed and equivalent ways of writing a body. approved/contract/ has
// them as text; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openContract } from "../../../conformance/contract/contract.ts";
import { createDocument, readContract } from "../../../conformance/contract/document.ts";
import { createArbitrary, damaged } from "../../../conformance/values/arbitrary.ts";
import { createCandidates } from "../../../conformance/values/candidates.ts";
import { equivalents } from "../../../conformance/values/equivalents.ts";
import { malformedBodies } from "../../../conformance/values/malformed.ts";
import { createMutations } from "../../../conformance/values/mutations.ts";
import { createValidValue } from "../../../conformance/values/valid-value.ts";
import { createApprove } from "./approve.ts";
import { shorten } from "./trace.ts";

const approve = createApprove("contract");
const json = (value: unknown) => shorten(JSON.stringify(value) ?? "undefined");
const lines = (values: readonly unknown[]) => values.map(json).join("\n");

const { schemas } = openContract(readContract(join(import.meta.dirname, "parts.yaml")));
const names = ["Id", "Base", "Node", "Either", "Map", "Open", "Odd"];
const at = (name: string) => `/components/schemas/${name}`;

describe("values of a schema", () => {
  it("one valid value for each, with or without examples", async () => {
    const made = names.map((name) => [
      name,
      createValidValue(schemas, at(name)),
      createValidValue(schemas, at(name), ["x", 5]),
    ]);
    const nested = [...schemas.node(at("Node")).properties].map(([name, { pointer }]) => [
      name,
      createValidValue(schemas, pointer),
    ]);
    await approve(lines([...made, ...nested]), "valid-values");
  });

  it("generated from keywords", async () => {
    const keywords: [string, object][] = [
      ["integers", { type: "integer", minimum: 2.5, multipleOf: 3 }],
      ["numbers", { type: "number", exclusiveMaximum: -1 }],
      ["maximum", { type: "integer", maximum: -4 }],
      ["exclusive", { type: "integer", exclusiveMinimum: 4, exclusiveMaximum: 6 }],
      ["texts", { type: "string", minLength: 9, maxLength: 10 }],
      ["short", { type: "string", maxLength: 2 }],
      ["pattern", { type: "string", pattern: "^[a-c]{3}$" }],
      ["formats", { type: "string", format: "uuid" }],
      ["const", { const: { a: 1 } }],
      ["default", { type: "string", default: "d" }],
      ["enum", { type: ["null", "string"], enum: [null, "e"] }],
      ["null", { type: "null" }],
      ["any", {}],
      ["list", { type: "array", minItems: 2, items: { type: "boolean" } }],
      ["empty", { type: "array", maxItems: 0, items: { type: "boolean" } }],
      ["untyped", { type: "array", minItems: 2 }],
      ["unique", { type: "array", uniqueItems: true, maxItems: 3, items: { enum: [1, 2, 3] } }],
      ["least", { type: "object", minProperties: 2, required: ["a"] }],
      ["map", { type: "object", additionalProperties: { type: "integer", minimum: 5, maximum: 6 } }],
      ["multiple", { type: "integer", minimum: 4, multipleOf: 3 }],
      ["fraction", { type: "number", exclusiveMinimum: 0, maximum: 0.3 }],
      ["contradiction", { type: "number", minimum: 5, maximum: 4 }],
      ["whole", { type: "integer", minimum: 4.2, maximum: 4.8 }],
      ["object", { type: "object" }],
      ["required", { type: "object", required: ["a"], additionalProperties: { type: "boolean" } }],
      [
        "merged",
        {
          type: "object",
          properties: { a: { const: 1 } },
          anyOf: [{ properties: { b: { const: 2 } }, required: ["b"] }],
        },
      ],
    ];
    const { schemas: own } = openContract(
      createDocument({ openapi: "3.1.0", components: { schemas: Object.fromEntries(keywords) } }),
    );
    const text = keywords.flatMap(([name]) => {
      const node = own.node(at(name));
      const random = fc.sample(createArbitrary(node), { seed: 1, numRuns: 5 });
      const broken = fc.sample(damaged(createArbitrary(node)), { seed: 1, numRuns: 2 });
      return [
        `${name}: ${json(createValidValue(own, at(name)))}; types ${node.types}`,
        ...[random, broken].map((values) => shorten(`  ${JSON.stringify(values)}`)),
      ];
    });
    await approve(text.join("\n"), "generated-values");
  });

  it("candidates at and next to bounds", async () => {
    const { schemas: own } = openContract(
      createDocument({
        openapi: "3.1.0",
        components: {
          schemas: {
            text: { type: "string", minLength: 1, maxLength: 3 },
            unbounded: { type: "string", maxLength: 100_000 },
            number: { type: "number", minimum: 1, exclusiveMaximum: 9, multipleOf: 0.5 },
            date: { type: "string", format: "date" },
            odd: { type: "string", format: "odd", enum: ["a"] },
          },
        },
      }),
    );
    for (const name of ["text", "unbounded", "number", "date", "odd"]) {
      const all = createCandidates(own.node(at(name)));
      const shown = all.map(({ keyword, value, ...rest }) =>
        shorten(`${keyword} ${JSON.stringify({ value, ...rest })}`),
      );
      await approve(shown.join("\n"), `candidates-${name}`);
    }
  });

  it("mutations of a list of objects", async () => {
    const item = {
      type: "object",
      properties: { id: { type: "integer" }, read: { type: "boolean", readOnly: true }, n: { type: "null" } },
    };
    const list = { type: "array", minItems: 1, maxItems: 2, uniqueItems: true, items: item };
    const map = {
      type: "object",
      required: ["a"],
      minProperties: 1,
      maxProperties: 2,
      additionalProperties: { type: "boolean" },
    };
    const alternatives = {
      oneOf: [{ type: "object", additionalProperties: false, properties: { kind: { const: 1 } } }],
    };
    const { schemas: own } = openContract(
      createDocument({
        openapi: "3.1.0",
        components: { schemas: { list, map, alternatives, unbounded: { type: "array", items: item } } },
      }),
    );
    for (const [name, base] of [
      ["list", [{ id: 1 }]],
      ["map", { b: true }],
      ["alternatives", { kind: 1 }],
    ] as const) {
      const all = createMutations(own.node(at(name)), base);
      const shown = all.map(({ keyword, value, node }) =>
        shorten(`${keyword} ${JSON.stringify(value)} ${node.pointer.replace(at(name), "#")}`),
      );
      await approve(shown.join("\n"), `mutations-${name}`);
    }
    const long = createMutations(own.node(at("unbounded")), [{ id: 1 }]).filter(
      ({ keyword }) => keyword === "maxItems",
    );
    expect(long.map(({ value }) => json(value))).toEqual([
      shorten(JSON.stringify(Array.from({ length: 1_000 }, (_, index) => ({ id: index + 1 })))),
    ]);
  });
});

describe("bodies", () => {
  const bodies = {
    json: ['[{"a":"b c","n":5}]', "7", '{"a":"<&>"}'],
    xml: ['<List xmlns:i="urn:i" xmlns="urn:a"><Item><A>b c</A><B i:nil="true"/><C>&lt;</C></Item></List>', "<a>1</a>"],
    form: ["[0].A=b+c&[0][B]=5&[1].A=7", "a=1&b=2"],
  } as const;

  it.each(["json", "xml", "form"] as const)("malformed and equivalent in %s", async (format) => {
    const text = bodies[format].flatMap((valid) => {
      const same = equivalents(format, valid, format === "json" ? JSON.parse(valid) : undefined);
      const options = [
        { isStrict: true, allowsNull: false, isRequired: true },
        { isStrict: false, allowsNull: true, isRequired: false },
      ];
      const broken = options.map((each) => malformedBodies(format, valid, each));
      const show = (all: readonly { what: string; body: Buffer; charset?: string }[]) =>
        all.map(({ what, body, charset = "" }) => shorten(`  ${what}${charset}: ${body.toString("latin1")}`));
      return [
        valid,
        " equivalent",
        ...show(same),
        " malformed",
        ...show(broken[0] ?? []),
        " malformed for any reader",
        ...show(broken[1] ?? []),
      ];
    });
    await approve(text.join("\n"), `bodies-${format}`);
  });
});
