// curl commands that reproduce a request, and the help and error messages of `conform`. approved/commands/ has the texts;
// after an intended change, run `npx vitest run FILE -u` and read the diff.
import { join } from "node:path";
import { describe, it } from "vitest";
import { listSecrets, toCurl } from "../../../conformance/http/curl.ts";
import type { Probe } from "../../../conformance/http/message.ts";
import { readRecipe } from "../../../conformance/run/provoke.ts";
import { createWorkplace } from "../../server/commands/run-command.ts";
import { root } from "../../support/contract.ts";
import { runConform } from "../run-conform.ts";
import { createApprove } from "./approve.ts";

const approve = createApprove("commands");

const run = (args: readonly string[]) => runConform(args, { interruption: () => AbortSignal.abort() });

describe("curl commands", () => {
  const probe = (part: Partial<Probe>): Probe => ({
    operationId: "addTool",
    method: "POST",
    path: "/tools",
    headers: {},
    body: undefined,
    stores: true,
    ...part,
  });
  const body = (content: string | Buffer, headers: Record<string, string> = { "content-type": "text/plain" }) =>
    probe({ headers, body: Buffer.from(content) });
  const secret = 'to\'ken$1:"x"';
  const probes: Record<string, Probe> = {
    "no body": probe({ method: "GET", path: "/tools?a=1&b=%20'" }),
    "another target": probe({ base: new URL("https://other.example:8443/base/") }),
    "headers that are empty, quoted, or not ASCII": probe({
      headers: { "x-a": "", "x-b": "it's", "x-c": "é\u0001\\" },
    }),
    "a body without a media type": body("a", {}),
    "an empty body": body(""),
    "a body with quotes": body(`{"a":'b\\c'}`),
    "a body with line breaks and other characters": body("a\r\n\té😀~\u007F0"),
    bytes: body(Buffer.from([0, 31, 32, 126, 127, 255])),
    "2,000 bytes": body("ab".repeat(1_000)),
    "2,001 equal bytes": body("x".repeat(2_001)),
    "2,001 spaces": body(" ".repeat(2_001)),
    "2,001 single quotes": body("'".repeat(2_001)),
    "2,001 control characters": body("\u001F".repeat(2_001)),
    "2,001 DEL": body("\u007F".repeat(2_001)),
    "a token": probe({ headers: { authorization: `Bearer ${secret}`, cookie: "a=read; b=write" } }),
    "an encoded token": probe({
      path: `/tools?key=${encodeURIComponent(secret)}&$x`,
      headers: { authorization: `Basic ${Buffer.from(secret).toString("base64")}` },
    }),
    "headers of the tester": probe({ headers: { "x-api-key": "a-key", "x-tenant": "north", "my.session": "s`1" } }),
  };

  it("reproduce every request without a token", async () => {
    const headers = { "x-api-key": "a-key", "x-tenant": "north", "my.session": "s`1", "x-auth": "" };
    const secrets = listSecrets({ all: secret, readOnly: "read", writeOnly: "write" }, headers);
    const commands = Object.entries(probes).map(([what, each]) => {
      // zlib's versions compress differently.
      const command = toCurl(each, new URL("http://[::1]:3000/api/"), secrets).replace(
        /<<< '[\w+/=]{30,}'/,
        "<<< '...'",
      );
      return `${what}:\n${command.replace(/(?:ab){1000}/, "(1,000 times ab)")}\n`;
    });
    await approve(commands.join("\n"), "curl");
  });
});

describe("conform", () => {
  it.each([
    ["help", ["--help"]],
    ["proxy-help", ["proxy", "--help"]],
  ])("prints its %s", async (name, args) => {
    await approve(await run(args), name);
  });

  const url = "http://127.0.0.1:9";
  it("says what is wrong with its arguments", async () => {
    const file = join(root, "package.json");
    const wrong = [
      [],
      ["nowhere"],
      ["ftp://127.0.0.1"],
      ["http://192.0.2.1"],
      ["http://localhost.example"],
      [url, "--check", "merge", "nothing"],
      [url, "--header", "x-tenant: a", ": b"],
      [url, "--seed", "one"],
      [url, "--seed", "12345678901"],
      [url, "--rate", "-1"],
      [url, "--max-requests", "1234567890"],
      [url, "--contract", file],
      [url, "--token", "@/no/such/file"],
      [url, "--contract", join(import.meta.dirname, "workshop.yaml"), "--seed", "1"],
      ["proxy"],
      ["proxy", "--upstream", "nowhere"],
    ];
    const texts: string[] = [];
    for (const args of wrong) texts.push(`conform ${args.join(" ")}\n${await run(args)}`);
    const text = texts
      .join("\n")
      .replaceAll(`${import.meta.dirname}/`, "")
      .replaceAll(`${root}/`, "");
    await approve(text.replace(/\d+\.\d s;/, "0.0 s;"), "errors");
  });
});

describe("a recipe", () => {
  it("is read, or refused with its place", async () => {
    const workplace = createWorkplace();
    const recipes = [
      "- a",
      "responses: 5",
      "responses: [5]",
      "responses: [{ status: 429 }, { status: 503, tries: 5 }]",
      "responses: [{ operations: [addTool] }]",
      "responses: [{ status: 429, target: nowhere }]",
      "responses: [{ status: 429 }]",
      "responses: [{ status: 503, operations: [addTool, 5], target: 'http://a.example/b', headers: { X-A: 5 }, " +
        "parameters: { id: 7 }, body: text, times: 3, concurrent: 2, pauseMs: 40 }]",
      "responses: [{ status: 408, body: { a: [1] }, times: '4', pauseMs: 'long' }]",
    ];
    const texts = recipes.map((recipe) => {
      workplace.write("recipe.yaml", recipe);
      const file = workplace.path("recipe.yaml");
      try {
        const read = readRecipe(file).map((each) => ({ ...each, ...(each.body && { body: String(each.body) }) }));
        return `${recipe}\n${JSON.stringify(read)}\n`;
      } catch (error) {
        return `${recipe}\n${String(error).replace(file, "recipe.yaml")}\n`;
      }
    });
    await approve(texts.join("\n"), "recipes");
  });
});
