// A contract of another domain is served and called with nothing written by hand but handlers and access.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContract, runConformance } from "../../../conformance/index.ts";
import { launch, type Serving, serve } from "../../support/program.ts";
import { createScratchCopy, type ScratchCopy } from "../../support/scratch-copy.ts";

const contract = join(import.meta.dirname, "seed-bank.yaml");
const token = "curator:secret";
let copy: ScratchCopy;

beforeAll(async () => {
  copy = createScratchCopy();
  cpSync(contract, join(copy.folder, "openapi.yaml"));
  cpSync(join(import.meta.dirname, "project"), copy.folder, { recursive: true });
  await copy.generate();
});

afterAll(() => copy.remove());

const start = (): Promise<Serving> => serve([], { ...copy.program, cli: join(copy.folder, "serve.ts") });

it("the server, the client and the handlers pass the type-check", async () => {
  expect(await copy.typeCheck(["generated", "runtime", "serve.ts", "call.ts"])).toBe("");
});

it("the generated client calls every operation", async () => {
  const { url } = await start();
  const calls = launch([url], { ...copy.program, cli: join(copy.folder, "call.ts") });
  expect(await calls.exited, calls.output()).toBe(0);
  const accession = {
    accessionID: 1,
    species: "Quercus robur",
    collected: "2026-10-01",
    altitude: 210,
    remark: null,
    vault: null,
    germination: { "20C": 0.5 },
    code: 7,
    dried: "2026-10-02T03:04:05Z",
  };
  const problem = (status: number, title: string, detail: string) => [
    status,
    { type: "about:blank", status, title, detail },
  ];
  expect(JSON.parse(calls.output())).toEqual({
    added: [201, accession],
    listed: [200, { items: [accession], page: 1, sort: "species", tag: ["a b", "c"], lot: [1, 2] }],
    refused: problem(401, "Unauthorized", "An API key is required"),
    missing: problem(404, "Not Found", "No such accession"),
    replaced: [202, null],
    photo: [200, [137, 80, 78, 71]],
    moisture: [200, { 3: 0.03, 4: 0.04 }],
    full: [200, { 3: 100, 4: 100 }],
    welcome: [200, { text: "welcome" }],
    ordered: [200, ["Tilia 5", "Acer 7"]],
    removed: [204, null],
  });
});

describe("over plain HTTP", () => {
  it("each body has the schema of its media type, and each failure the form that is declared for it", async () => {
    const { url } = await start();
    const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
      const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
      return [response.status, response.headers.get("content-type"), await response.text()];
    };
    const key = { "x-api-key": token };
    const note = '<note xmlns="urn:seed-bank" altitude="3"><species>Acer &amp; co</species></note>';
    const form = { "content-type": "application/x-www-form-urlencoded", ...key };
    const problem = "application/problem+json; charset=utf-8";
    expect(await send("POST", "/accessions", { "content-type": "application/xml", ...key }, note)).toEqual([
      201,
      "application/json; charset=utf-8",
      '{"altitude":3,"species":"Acer & co","accessionID":1}',
    ]);
    expect(await send("POST", "/accessions", form, "species=Tilia&altitude=4")).toEqual([
      201,
      "application/json; charset=utf-8",
      '{"species":"Tilia","altitude":4,"accessionID":2}',
    ]);
    expect(await send("GET", "/accessions/1", { accept: "application/xml", ...key })).toEqual([
      200,
      "application/xml; charset=utf-8",
      expect.stringContaining('altitude="3"><species>Acer &amp; co</species></note>'),
    ]);
    expect(await send("POST", "/accessions", form, "altitude=x")).toEqual([
      400,
      problem,
      expect.stringContaining('"title":"Bad Request"'),
    ]);
    expect(await send("GET", "/accessions?sort=size", key)).toEqual([400, problem, expect.stringContaining("sort")]);
    expect(await send("GET", "/lots/1,x/moisture", {})).toEqual([
      400,
      "application/json; charset=utf-8",
      expect.stringMatching(/^\{"error":\{"code":"InvalidParameter","message":"path parameter lots: /),
    ]);
    expect(await send("PUT", "/accessions/1/photo", { "content-type": "image/png", ...key }, "x")).toEqual([
      401,
      problem,
      expect.stringContaining("A user name and a password are required"),
    ]);
    // A list in a form repeats its key; 422 is the only refusal that the operation declares.
    expect(await send("POST", "/orders", form, "species=Tilia&species=Acer&grams[0]=2")).toEqual([
      200,
      "application/json; charset=utf-8",
      '["Tilia 2","Acer 1"]',
    ]);
    expect(await send("POST", "/orders", form, "grams=x")).toEqual([
      422,
      problem,
      expect.stringContaining('"status":422'),
    ]);
    expect(await send("GET", "/elsewhere", {})).toEqual([404, problem, expect.stringContaining('"status":404')]);
  });

  it("the conformance run is clean", async () => {
    const { url } = await start();
    const document = readContract(contract);
    const report = await runConformance({ document, base: new URL(url), tokens: { all: token }, seed: 1 });
    expect(report.failures).toEqual([]);
    expect(report.verdict).toBe("conforms");
  });
});
