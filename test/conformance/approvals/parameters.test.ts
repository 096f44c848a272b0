// How parameters are written in each style, and how a text is judged. approved/formats/ has the results; after an intended
// change, run `npx vitest run FILE -u` and read the diff.
import { describe, it } from "vitest";
import { openContract } from "../../../conformance/contract/contract.ts";
import { createDocument } from "../../../conformance/contract/document.ts";
import type { Parameter } from "../../../conformance/contract/operations.ts";
import { isUnclear, judgeText, writeParameter } from "../../../conformance/formats/parameter-text.ts";
import { createApprove } from "./approve.ts";

const approve = createApprove("formats");

describe("a parameter", () => {
  const own = openContract(
    createDocument({
      openapi: "3.1.0",
      integer: { type: "integer", maximum: 5 },
      number: { type: "number" },
      boolean: { type: "boolean" },
      string: { type: "string", maxLength: 2 },
      either: { anyOf: [{ type: "integer" }, { type: "boolean" }] },
      integers: { type: "array", minItems: 2, items: { type: "integer" } },
    }),
  ).schemas;

  it("is judged as a text", async () => {
    const texts = [
      "",
      " ",
      "5",
      "6",
      "+5",
      "05",
      "5.0",
      "5.",
      "5e0",
      "0x5",
      "-0",
      "-5.5",
      ".5",
      "1e400",
      "true",
      "TRUE",
      "1",
      "yes",
      " on ",
      "abc",
      "1,2",
      "1,x",
      "1,,2",
      "1, 2",
    ];
    const lines = ["integer", "number", "boolean", "string", "either", "integers"].flatMap((name) => [
      name,
      ...texts.map((text) => {
        const found = judgeText(own, `/${name}`, text, "request");
        const problem =
          found === undefined
            ? "allowed"
            : `${found.error.keyword} at ${found.error.pointer}: ${found.error.message}${found.isUnclear ? " (unclear)" : ""}`;
        return `  ${JSON.stringify(text)}: ${problem}${isUnclear(own.node(`/${name}`), text) ? "; unclear" : ""}`;
      }),
    ]);
    await approve(lines.join("\n"), "parameter-texts");
  });

  it("is written in its style", async () => {
    const styles = [
      ["simple", false],
      ["form", true],
      ["form", false],
      ["pipeDelimited", false],
      ["spaceDelimited", false],
      ["deepObject", true],
      ["matrix", true],
    ] as const;
    const given = [
      5,
      true,
      "a b",
      ["a", "b,c"],
      ["a|b", 1],
      ["a b"],
      [""],
      [],
      [[]],
      { a: 1, b: "c" },
      { a: [1] },
      {},
      null,
    ];
    const lines = styles.flatMap(([style, explode]) => {
      const parameter: Parameter = {
        name: "p",
        in: "query",
        required: false,
        schema: "/string",
        style,
        explode,
        examples: [],
      };
      return [
        `${style}${explode ? ", exploded" : ""}`,
        ...given.map((value) => `  ${JSON.stringify(value)}: ${JSON.stringify(writeParameter(parameter, value))}`),
      ];
    });
    await approve(lines.join("\n"), "parameter-styles");
  });
});
