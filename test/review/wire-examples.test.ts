// Every message of the contract has an example whose bytes mean what the contract's own example says; and all of it works.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bodySchemas } from "../../generated/codecs.ts";
import { bodyExample, getCodecs } from "../../review/example-values.ts";
import { asObject, type JsonObject, listBodies, readContract } from "../../review/model/contract.ts";
import type { WireExample } from "../../review/model/review-report.ts";
import { wireExamples } from "../../review/wire-examples.ts";
import { curlCommand, host, rawRequest } from "../../review/wire-snippets.ts";
import { declaredPairs, root, violationsOf } from "../support/contract.ts";
import { startTestServer, type TestServer, tokens } from "../support/server.ts";
import { broken, contractText } from "./broken-contract.ts";

const contract = readContract(contractText);
const examples = wireExamples(contract);
const responses = examples.filter(({ part }) => part !== "request");
const requests = examples.filter(({ part }) => part === "request");
const name = ({ operationId, part, mediaType }: WireExample) => `${operationId} ${part} ${mediaType}`;

/** Start line, header fields in lower case, and body of a raw message. */
function taken(raw: string): { start: string; headers: Record<string, string>; text: string } {
  const end = raw.indexOf("\n\n");
  const [start = "", ...fields] = raw.slice(0, end).split("\n");
  const headers = fields.map((field) => [
    field.slice(0, field.indexOf(": ")).toLowerCase(),
    field.slice(field.indexOf(": ") + 2),
  ]);
  return { start, headers: Object.fromEntries(headers), text: raw.slice(end + 2) };
}

describe("the examples", () => {
  it("there is one example for each response that the contract declares, by operation, status and media type", () => {
    expect(responses.map(name)).toEqual(declaredPairs().map((pair) => pair.replace(/ -$/, " none")));
  });

  it("there is one example for each media type of each request", () => {
    const document = parse(contractText) as { paths: Record<string, Record<string, JsonObject>> };
    const declared = Object.values(document.paths).flatMap((item) =>
      Object.values(item).flatMap(({ operationId, requestBody }) => {
        const types = Object.keys(asObject(asObject(requestBody)["content"]));
        return (types.length === 0 ? ["none"] : types).map((type) => `${operationId} request ${type}`);
      }),
    );
    expect(requests.map(name)).toEqual(declared);
    expect(requests.length).toBe(7);
  });

  const bodies = new Map(listBodies(contract).map((body) => [`${body.operation.operationId} ${body.part}`, body]));
  it.each(examples.filter(({ mediaType }) => mediaType !== "none").map((one) => [name(one), one] as const))(
    "%s parses back to the contract's example",
    (_name, { operationId, part, mediaType, body, raw }) => {
      const declared = bodies.get(`${operationId} ${part}`);
      if (declared === undefined) throw new Error("the contract has no such body");
      const { schema, value } = bodyExample(contract, declared);
      const read = getCodecs(schema, "").codecs[mediaType]?.read(body, "utf-8");
      expect(read).toEqual(value);
      const { headers, text } = taken(raw);
      expect(text).toBe(body);
      expect(headers["content-length"]).toBe(String(Buffer.byteLength(body)));
    },
  );

  it.each(responses.map((one) => [name(one), one] as const))(
    "%s is a response that the contract declares, header fields included",
    (_name, { operationId, part, raw }) => {
      const { start, headers, text } = taken(raw);
      expect(start).toMatch(new RegExp(`^HTTP/1\\.1 ${part} [A-Z]`));
      expect(violationsOf(operationId, { status: Number(part), headers, text })).toEqual([]);
    },
  );

  it("the XML and form examples are those of the contract", () => {
    const { validate, codecs } = bodySchemas.ArrayOfPhoneNumberDTO;
    const texts = asObject(asObject(contract.document["components"])["examples"]);
    const xml = codecs["application/xml"].read(String(asObject(texts["PhoneNumbersXml"])["value"]));
    expect(xml).toEqual(asObject(texts["PhoneNumbersJson"])["value"]);
    const form = codecs["application/x-www-form-urlencoded"].read(String(asObject(texts["PhoneNumbersForm"])["value"]));
    expect(validate(form)).toBe(true);
    expect(form).toEqual([{ PhoneNumber: "+44 20 7946 0000", IsPrimary: true }]);
  });

  it("no example is made from a value that breaks its schema, or without a value", () => {
    const failure = "components.examples.NotFoundJson.value";
    const edited = (change: (value: JsonObject) => void) =>
      broken((document) =>
        change(
          failure.split(".").reduce<JsonObject>((at, step) => asObject(at[step]), document as unknown as JsonObject),
        ),
      );
    expect(() =>
      wireExamples(
        edited((value) => {
          value["ErrorCode"] = "OutOfLuck";
        }),
      ),
    ).toThrow(/updatePhoneNumbers 404: the example violates its schema ActionResultDTO: \/ErrorCode/);
    expect(() =>
      wireExamples(
        broken((d) => {
          const content = d["components"]?.["responses"]?.["NotFound"]?.["content"];
          for (const type of ["application/json", "text/json"]) delete content?.[type]?.["examples"];
        }),
      ),
    ).toThrow(/updatePhoneNumbers 404: an example is required/);
    expect(() =>
      wireExamples(broken((d) => delete d["components"]?.["parameters"]?.["contactID"]?.["example"])),
    ).toThrow("updatePhoneNumbers contactID: an example is required");
  });

  it("a media type may show its one example without a name", () => {
    const [{ value } = { value: null }] = listBodies(contract)
      .filter(({ part }) => part === "404")
      .map((body) => bodyExample(contract, body));
    const edited = broken((d) => {
      const media = d["components"]?.["responses"]?.["NotFound"]?.["content"]?.[
        "application/json"
      ] as unknown as JsonObject;
      media["example"] = { ...asObject(value), ErrorMessage: "Nobody." };
    });
    const bodies = wireExamples(edited).filter(({ part }) => part === "404");
    expect(bodies.length).toBeGreaterThan(0);
    for (const { body } of bodies) expect(body).toContain("Nobody.");
  });
});

describe("a real server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it.each(requests.filter(({ mediaType }) => mediaType !== "none").map((one) => [one.mediaType, one] as const))(
    "a real server takes the bytes of the request in %s, and returns a list with the bytes of the examples",
    async (mediaType, { raw }) => {
      // A contact for each media type: the same Idempotency-Key must not serve another.
      const contact = encodeURIComponent(`wire ${mediaType}`);
      const key = (text: string) => text.replace(/^(Idempotency-Key: "[^"]+)/m, `$1-${contact}`);
      const bytes = key(raw)
        .replace("/C-1024/", `/${contact}/`)
        .replace("<token>", tokens.all)
        .replace("\nContent-Length", "\nConnection: close\nContent-Length");
      const [head = "", ...body] = bytes.split("\n\n");
      const response = await server.sendRaw(`${head.replaceAll("\n", "\r\n")}\r\n\r\n${body.join("\n\n")}`);
      expect(response).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      for (const example of responses.filter(
        ({ operationId, part }) => operationId === "listPhoneNumbers" && part === "200",
      )) {
        const { text, headers } = await server.send({
          path: `/v1/Contacts/${contact}/PhoneNumbers`,
          headers: { accept: example.mediaType },
        });
        expect(text).toBe(example.body);
        expect(headers["content-type"]).toBe(taken(example.raw).headers["content-type"]);
      }
    },
  );
});

describe("the pasted commands", () => {
  it("the curl command of every example is the request, as a shell reads it", () => {
    const script = examples.map(({ curl }) => `${curl}\nprintf '\\n--\\n'`).join("\n");
    const shown = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\nTOKEN='<token>'\n${script}`;
    const commands = execFileSync("sh", ["-c", shown], { encoding: "utf8", maxBuffer: 2 ** 24 }).split("\n--\n");
    for (const [index, example] of requests.map((one) => [examples.indexOf(one), one] as const)) {
      const words = commands[index]?.split("\0").slice(0, -1) ?? [];
      const { start, headers, text } = taken(example.raw);
      const [method, path] = start.split(" ");
      expect(words.slice(0, 4)).toEqual(["-i", "-X", method, `https://${host}${path}`]);
      const fields = words.flatMap((word, at) => (words[at - 1] === "-H" ? [word] : []));
      const { host: _host, "content-length": _length, ...sent } = headers;
      expect(fields.map((field) => field.replace(/^[^:]+/, (field) => field.toLowerCase())).sort()).toEqual(
        Object.entries(sent)
          .map(([field, value]) => `${field}: ${value}`)
          .sort(),
      );
      expect(words.at(-2) === "--data-binary" ? words.at(-1) : "").toBe(text);
    }
    expect(commands.filter((command) => command.startsWith("-i\0")).length).toBe(examples.length);
  });

  it("a text is quoted and counted right when it has harder characters than the examples", () => {
    const text = `[{"Notes":"it's $HOME \`ä\` \\\\ 😀"}]`;
    const body = { mediaType: "application/json", value: JSON.parse(text), text };
    const request = {
      operationId: "updatePhoneNumbers",
      method: "POST",
      path: "/p",
      pathParameters: {},
      headerParameters: {},
      accept: "text/xml",
      body,
    };
    const shown = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${curlCommand(request)}`;
    const words = execFileSync("sh", ["-c", shown], { encoding: "utf8" }).split("\0");
    expect(words.at(-2)).toBe(text);
    expect(taken(rawRequest(request)).headers["content-length"]).toBe(String(Buffer.from(text).length));
  });

  it("the value of a body is its first example that is not a text, in whatever order its media types are", () => {
    for (const body of listBodies(contract).filter(({ content }) => Object.keys(content).length > 1)) {
      const turned = { ...body, content: Object.fromEntries(Object.entries(body.content).reverse()) };
      expect(bodyExample(contract, turned)).toEqual(bodyExample(contract, body));
    }
  });

  it("the length of a response counts bytes", () => {
    const accented = wireExamples(readContract(contractText.replace("'1 removed'", "'1 supprimé'")));
    const [example] = accented.filter(({ part, body }) => part !== "request" && body.includes("é"));
    expect(taken(example?.raw ?? "").headers["content-length"]).toBe(String(Buffer.byteLength(example?.body ?? "")));
    expect(example?.body).toContain("1 supprimé");
  });

  it("the call of the client of every example compiles", () => {
    const blocks = examples.map(({ client }) => `{\n${client.split("\n").slice(2).join("\n")}\n}`);
    const source = ['import { createClient } from "@contact-phone-numbers/client";', ...new Set(blocks)].join("\n");
    const [right, wrong] = problemsOf([source, source.replaceAll("contactID:", "contactId:")]);
    expect(right).toEqual([]);
    expect(wrong?.length).toBeGreaterThan(0);
  });
});

/** TypeScript's errors for modules with the project's options, for each module. */
function problemsOf(sources: readonly string[]): string[][] {
  const files = new Map(sources.map((source, index) => [join(root, `test/review/pasted-${index}.ts`), source]));
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
  const compilerHost = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = compilerHost;
  compilerHost.fileExists = (path) => files.has(path) || fileExists(path);
  compilerHost.getSourceFile = (path, ...more) => {
    const source = files.get(path);
    return source === undefined
      ? getSourceFile(path, ...more)
      : ts.createSourceFile(path, source, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, compilerHost);
  return [...files.keys()].map((path) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(path))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}
