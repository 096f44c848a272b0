// A contract of another domain, in OpenAPI 3.0, compiles to code that passes the strict type-check and works.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import type { BodySchema, Codec } from "../../generated/codecs.ts";
import type { Validator } from "../../runtime/violation.ts";
import { projectFolder, repository, run } from "./run-generator.ts";

let folder: string;
let bodySchemas: Readonly<Record<string, BodySchema>>;
let parameterValidators: Readonly<Record<string, Readonly<Record<string, Validator>>>>;

beforeAll(async () => {
  folder = await projectFolder();
  const spec = await parseSpec(await readFile(join(import.meta.dirname, "contracts/library.yaml"), "utf8"));
  for (const [path, text] of await compile(spec, join(folder, "generated"))) {
    await mkdir(dirname(join(folder, "generated", path)), { recursive: true });
    await writeFile(join(folder, "generated", path), text);
  }
  ({ bodySchemas } = await import(join(folder, "generated/codecs.ts")));
  ({ parameterValidators } = await import(join(folder, "generated/operations.ts")));
});

afterAll(() => rm(folder, { recursive: true }));

function body(name: string): BodySchema {
  const found = bodySchemas[name];
  if (found === undefined) throw new Error(`${name} is not among ${Object.keys(bodySchemas)}`);
  return found;
}

function codec(name: string, mediaType: string): Codec<unknown> {
  return body(name).codecs[mediaType] as Codec<unknown>;
}

it("inline bodies are named after their place, and bytes have no schema", () => {
  expect(Object.keys(bodySchemas)).toEqual(["NewBook", "Label", "BooksSearchAllResponse200", "Problem"]);
});

describe("a body in JSON", () => {
  const book = { title: "x", shelf: null, ratings: { a: 1.5 }, code: 7, published: "2026-01-02T03:04:05Z" };

  it("another contract's maps, union types, nullable references and dates are carried", () => {
    const { read, write } = codec("NewBook", "application/json");
    expect(read(write(book))).toStrictEqual(book);
    expect(body("NewBook").validate(book)).toBe(true);
    for (const wrong of [
      { shelf: "C" },
      { code: true },
      { ratings: { a: "1" } },
      { published: "yesterday" },
      { x: 1 },
    ]) {
      expect(body("NewBook").validate({ title: "x", ...wrong })).toBe(false);
    }
  });

  it("additional members of an open object are kept", () => {
    const value = { items: [{ title: "x" }], more: true };
    const { read, write } = codec("BooksSearchAllResponse200", "application/json");
    expect(read(write(value))).toStrictEqual(value);
  });

  it("a body has a different schema per media type", () => {
    const label = { text: "a", lines: ["b", "c"] };
    const { read, write } = codec("Label", "application/xml");
    expect(read(write(label))).toStrictEqual(label);
    expect(body("Label").codecs["application/json"]).toBeUndefined();
  });
});

it("int32 is range-checked when the contract states no range", () => {
  const pages = (value: number) => body("NewBook").validate({ title: "x", pages: value });
  expect([2_147_483_647, -2_147_483_648].map(pages)).toEqual([true, true]);
  expect([2_147_483_648, -2_147_483_649].map(pages)).toEqual([false, false]);
});

it("parameters of the query, the path item and the operation are validated", () => {
  const { query, header } = parameterValidators["booksSearchAll"] ?? {};
  expect(query?.({ page: 1, since: "2026-01-02", sort: "year", available: true, tag: ["a"], id: [1] })).toBe(true);
  for (const wrong of [{ page: 0 }, { since: "today" }, { sort: "x" }, { tag: "a" }])
    expect(query?.(wrong)).toBe(false);
  expect(header?.({ "x-trace": "t".repeat(41) })).toBe(false);
  expect(parameterValidators["replaceCover"]?.["path"]?.({ bookID: "1" })).toBe(false);
});

it("the generated code passes the type-check, and a default does not make a member required", async () => {
  await writeFile(
    join(folder, "generated/use.ts"),
    'import { writeNewBookJson } from "./json-writers.ts";\nwriteNewBookJson({ title: "x", code: 7, shelf: null });\n' +
      '// @ts-expect-error: not on the list\nwriteNewBookJson({ title: "x", shelf: "C" });\n',
  );
  const settings = { extends: join(repository, "tsconfig.json"), include: ["generated"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const result = await run(join(repository, "node_modules/typescript/bin/tsc"), ["--noEmit", "-p", folder]);
  expect(result).toEqual({ exitCode: 0, output: "" });
});
