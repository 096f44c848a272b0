// Compares docs/client.md with the contract and the code: retries, options and their defaults, code blocks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  createCompilerHost,
  createProgram,
  flattenDiagnosticMessageText,
  parseJsonConfigFileContent,
  readConfigFile,
  sys,
} from "typescript";
import { describe, expect, it } from "vitest";
import * as client from "../../client/index.ts";
import { defaultLimits } from "../../client/limits.ts";
import { type OperationId, operations } from "../../generated/operations.ts";
import { root } from "../support/contract.ts";

const text = readFileSync(join(root, "docs/client.md"), "utf8");
/** The second and third cell of the table row that begins with this name. */
const row = (name: string) =>
  text
    .split("\n")
    .find((line) => line.startsWith(`| \`${name}\``))
    ?.split("|")
    .map((cell) => cell.trim()) ?? [];

describe("docs/client.md", () => {
  it.each(Object.keys(operations) as OperationId[])("docs/client.md says after which responses %s is retried", (id) => {
    expect(row(id)[2]).toBe(`no complete response, ${operations[id].retry.statuses.join(", ")}`);
  });

  it.each(Object.entries(defaultLimits))("docs/client.md states the default of %s", (name, value) => {
    expect(row(name)[3]?.replaceAll(" ", "")).toBe(String(value));
  });

  it("docs/client.md names every option", () => {
    const source = ["client/options.ts", "client/create-client.ts", "client/hooks.ts"]
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = ""]) => name);
    expect(options.length).toBeGreaterThan(10);
    expect(options.filter((name) => !text.includes(`\`${name}\``) && name !== "validation")).toEqual([]);
  });
});

it("docs/client.md has the section that the warning about a long timeoutMs names", () => {
  const source = readFileSync(join(root, "client/validation/long-timeout.ts"), "utf8");
  const section = /\(README, (.+)\)/.exec(source)?.[1] ?? "none";
  expect(text).toContain(`\n### ${section}`);
});

describe("a code block", () => {
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
  const file = (index: number) => join(root, "test/docs", `block-${index}.ts`);
  /** msw and undici are installed by npm run test:runtimes only, which runs the blocks that import them. */
  const checked = blocks.filter((code) => !/from "(?:msw|undici)/.test(code));

  it("each code block of TypeScript compiles by itself", () => {
    expect(checked.length).toBeGreaterThanOrEqual(6);
    const { options } = parseJsonConfigFileContent(
      readConfigFile(join(root, "tsconfig.json"), sys.readFile).config,
      sys,
      root,
    );
    const host = createCompilerHost(options);
    const { fileExists, readFile } = host;
    const virtual = new Map(checked.map((code, index) => [file(index), code]));
    host.fileExists = (name) => virtual.has(name) || fileExists(name);
    host.readFile = (name) => virtual.get(name) ?? readFile(name);
    const program = createProgram([...virtual.keys()], { ...options, noEmit: true }, host);
    const problems = [...virtual.keys()].flatMap((name) => {
      const source = program.getSourceFile(name);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
        ({ messageText }) => `${name}: ${flattenDiagnosticMessageText(messageText, " ")}`,
      );
    });
    expect(problems).toEqual([]);
  });

  it("imports what the package exports", () => {
    const names = blocks.flatMap((code) =>
      [...code.matchAll(/import \{([^}]+)\} from "@contact-phone-numbers\/client"/g)].flatMap(([, list = ""]) =>
        list.split(",").map((name) => name.trim()),
      ),
    );
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !Object.hasOwn(client, name))).toEqual([]);
  });
});

it("no document tells people to install the client by an unpublished name", () => {
  for (const name of ["README.md", "docs/client.md", "CONTRIBUTING.md"]) {
    expect(readFileSync(join(root, name), "utf8")).not.toMatch(
      /(?:npm (?:i|install|add)|npx) (?:-\S+ )*contact-phone-numbers/,
    );
  }
});
