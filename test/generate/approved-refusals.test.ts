// What the generator says of contracts that it refuses, changes or leaves operations out of, and what its command prints.
// After an intended change of the files in approved/: npx vitest run test/generate/approved-refusals.test.ts -u, and read the diff.
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseSpec } from "../../generate/load-spec.ts";
import { listOperations, SpecError } from "../../generate/spec.ts";
import { isAbout, mergeContracts, type Refused } from "./refused-contracts/merge-contracts.ts";
import { refusedDocuments, refusedOperations } from "./refused-contracts/operations.ts";
import { refusedSchemas } from "./refused-contracts/schemas.ts";
import { upgradedSchemas } from "./refused-contracts/upgraded.ts";
import { runGenerator, testFolder } from "./run-generator.ts";

async function refusal(contract: Refused["contract"]): Promise<string | undefined> {
  try {
    await parseSpec(typeof contract === "string" ? contract : stringify(contract));
    return undefined;
  } catch (error) {
    if (error instanceof SpecError)
      return error.message.replaceAll(/(?<=Invalid regular expression: ).*?(?=;)/g, "...");
    throw error;
  }
}

/** All cases in one contract: what is refused first, then without those cases what is refused next, and so on. */
async function listRefusals(cases: readonly Refused[]): Promise<string> {
  const message = await refusal(mergeContracts(cases));
  if (message === undefined) return ["accepted:", ...cases.map(({ name }) => `- ${name}`), ""].join("\n");
  const left = cases.filter((each) => !isAbout(message, each));
  expect(left.length).toBeLessThan(cases.length);
  return `${message}\n\n${await listRefusals(left)}`;
}

it("the documents that are refused have the approved messages", async () => {
  const entries: string[] = [];
  for (const { name, contract } of refusedDocuments) entries.push(`${name}\n${await refusal(contract)}\n`);
  await expect(entries.join("\n")).toMatchFileSnapshot("approved/refused-documents.txt");
});

it.each(Object.entries({ operations: refusedOperations, schemas: refusedSchemas }))(
  "the %s that are refused have the approved messages",
  async (name, cases) => {
    await expect(await listRefusals(cases)).toMatchFileSnapshot(`approved/refused-${name}.txt`);
  },
);

describe("a contract with operations that cannot be generated", () => {
  it("is approved without them, and each is reported", async () => {
    const responses = { 204: { description: "Done." } };
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const json = (name: string) => ({ content: { "application/json": { schema: ref(name) } } });
    const contract = {
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: {
        "/a": {
          parameters: [{ $ref: "#/components/parameters/Page" }],
          get: { responses: { 200: { description: "Found.", ...json("Good") } } },
          put: { requestBody: json("Bad"), responses },
          trace: { responses },
        },
        "/b": { post: { requestBody: { content: { "multipart/form-data": {} } }, responses } },
        "/c": { $ref: "#/components/pathItems/C" },
      },
      webhooks: { changed: { post: { responses } } },
      components: {
        parameters: { Page: { name: "page", in: "query", schema: ref("Number") } },
        schemas: {
          Good: { type: "object", properties: { inner: ref("Inner") } },
          Inner: { type: "string" },
          Number: { type: "integer" },
          Bad: { type: "object", properties: { own: ref("Own") }, not: { type: "object" } },
          Own: { type: "string" },
        },
        pathItems: { C: { get: { responses } } },
        securitySchemes: { unused: { type: "http", scheme: "basic" } },
      },
    };
    const left: string[] = [];
    const spec = await parseSpec(stringify(contract), { skip: (problem) => left.push(problem) });
    const kept = listOperations(spec).map(({ method, path }) => `kept ${method} ${path}`);
    await expect([...left, ...kept, spec.text].join("\n")).toMatchFileSnapshot("approved/left-out.txt");
  });
});

it("schemas of OpenAPI 3.0 and incomplete ones are completed as approved", async () => {
  const spec = await parseSpec(stringify(upgradedSchemas));
  await expect(stringify(spec.document, { lineWidth: 0 })).toMatchFileSnapshot("approved/upgraded.txt");
});

describe("the command", () => {
  it("prints what is approved", async () => {
    const folder = await testFolder();
    const [spec, out, foreign] = [join(folder, "a.yaml"), join(folder, "out"), join(folder, "foreign")];
    const operation = { operationId: "add", responses: { 204: { description: "Done." } } };
    const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/a": { post: operation } } };
    await writeFile(spec, stringify(document));
    const lines: string[] = [];
    const attempt = async (...args: readonly string[]) => {
      const { exitCode, output } = await runGenerator(args);
      const shown = [...args, "\n", output].join(" ").replaceAll(folder, "...").trimEnd();
      lines.push(`$ generate ${shown.replace(" \n ", "\n")}\nexit code ${exitCode}\n`);
    };
    await attempt("--help");
    await attempt("--unknown");
    await attempt("--spec", join(folder, "missing.yaml"));
    await attempt("--spec", spec, "--out", out);
    await attempt("--spec", spec, "--out", out, "--check");
    await writeFile(join(out, "old.ts"), "// Generated from openapi.yaml.\n");
    await writeFile(join(out, "schemas.ts"), "// Generated from openapi.yaml.\n");
    await writeFile(join(out, "members.ts"), "");
    await writeFile(join(out, "types.ts"), "// Generated from openapi.yaml by `npm run generate`. Do not edit.");
    await appendFile(join(out, "specification.ts"), "\n");
    await attempt("--spec", spec, "--out", out, "--check");
    await attempt("--spec", spec, "--out", out);
    await attempt("--spec", spec, "--out", out, "--check");
    await mkdir(foreign);
    await writeFile(join(foreign, "mine.ts"), "// Mine.\n");
    await attempt("--spec", spec, "--out", foreign);
    const paths = { ...document.paths, "/b": { head: operation } };
    await writeFile(spec, stringify({ ...document, paths }));
    await attempt("--spec", spec, "--out", out, "--skip-unsupported", "--check");
    await attempt("--spec", spec, "--out", out);
    await expect(lines.join("\n")).toMatchFileSnapshot("approved/command.txt");
  });
});
