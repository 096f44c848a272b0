// The client of another contract: query parameters, renamed arguments, bytes, and a schema for each media type.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FetchInit } from "../../client/index.ts";
import { compile } from "../../generate/compile.ts";
import { parseSpec } from "../../generate/load-spec.ts";
import { projectFolder, repository } from "../generate/run-generator.ts";
import { baseUrl } from "./stub-fetch.ts";

type Calls = Readonly<Record<string, (args?: object) => Promise<Record<string, unknown>>>>;

let folder: string;
let library: { createClient(options: object): Calls } & Readonly<Record<string, unknown>>;

beforeAll(async () => {
  folder = await projectFolder();
  for (const name of ["client", "tsconfig.json"])
    await cp(join(repository, name), join(folder, name), { recursive: true });
  const contract = await readFile(join(repository, "test/end-to-end/second-contract/seed-bank.yaml"), "utf8");
  const withOptionalPhoto = contract.replace(/required: true(?=\s+content:\s+image)/, "required: false");
  for (const [path, text] of await compile(await parseSpec(withOptionalPhoto), join(folder, "generated"))) {
    await mkdir(dirname(join(folder, "generated", path)), { recursive: true });
    await writeFile(join(folder, "generated", path), text);
  }
  library = await import(join(folder, "client/index.ts"));
});

afterAll(() => rm(folder, { recursive: true }));

describe.each(["openapiFetchTransport", "fetchTransport"])("over %s", (transport) => {
  const requests: [url: string, init: FetchInit][] = [];
  const clientWith = (status: number, contentType: string, body: BodyInit | null, options: object = {}) => {
    requests.length = 0;
    const fetch = async (...request: (typeof requests)[number]) => {
      requests.push(request);
      return new Response(body, { status, headers: { "Content-Type": contentType } });
    };
    return library.createClient({ baseUrl, fetch, transport: library[transport], ...options });
  };
  const send = async (operation: string, args: object, ...parts: Parameters<typeof clientWith>) => {
    const result = await clientWith(...parts)[operation]?.(args);
    const [[url, { headers, body }] = ["", { headers: {}, body: null }]] = requests;
    return { result, sent: { url: url.replace(baseUrl, ""), headers, body } };
  };
  const json = [200, "application/json", "{}"] as const;

  it("query parameters are sent under the contract's names, lists as it says", async () => {
    const args = { lots: [3, 4], queryLots: false, queryBody: "x y", xUnits: ["ratio", "percent"] };
    const { result, sent } = await send("readMoisture", args, ...json);
    expect(result).toMatchObject({ status: 200, body: {} });
    expect(sent).toEqual({
      url: "/lots/3%2C4/moisture?lots=false&body=x%20y",
      headers: { accept: "application/json", "x-units": "ratio,percent" },
      body: null,
    });
    const list = { page: 2, viable: undefined, tag: ["a b", "c"], lot: [1, 2] };
    expect((await send("listAccessions", list, ...json)).sent.url).toBe("/accessions?page=2&tag=a%20b&tag=c&lot=1,2");
    expect((await send("listAccessions", {}, ...json)).sent.url).toBe("/accessions");
  });

  it.each([
    ["listAccessions", { page: 0 }, "page: must be an integer from 1 to 1000"],
    ["readMoisture", { lots: [1], queryLots: "x" }, "queryLots: must be true or false"],
    ["readMoisture", { lots: [1], xUnits: ["kg"] }, "xUnits: must be one of percent, ratio"],
    ["readMoisture", { queryLots: true }, "lots: is required"],
    ["listAccessions", { tags: [] }, '"tags": unknown argument "tags"; did you mean "tag"?'],
  ])("%s refuses %j by the argument: %s", async (operation, args, problem) => {
    const { result } = await send(operation, args, ...json);
    expect(String(result?.["error"])).toBe(`InvalidRequestError: ${operation}: ${problem}`);
    expect(requests).toEqual([]);
  });

  it("bytes are sent and returned as they are", async () => {
    const bytes = new Uint8Array([137, 80, 0, 255]);
    const put = await send("replacePhoto", { accessionID: 1, body: bytes }, 202, "", null, {
      mediaType: "application/json",
    });
    expect(put.result).toMatchObject({ status: 202, body: undefined });
    expect(put.sent).toEqual({
      url: "/accessions/1/photo",
      headers: { accept: "application/json", "content-type": "image/png" },
      body: bytes,
    });
    const got = await send("getPhoto", { accessionID: 1 }, 200, "image/png", bytes);
    expect(got.sent.headers).toEqual({ accept: "image/png" });
    expect(got.result).toMatchObject({ status: 200, mediaType: "image/png", body: bytes });
  });

  it("a response is read by the schema of its media type", async () => {
    const xml = '<note xmlns="urn:seed-bank" altitude="3"><species>Acer</species></note>';
    const note = await send("getAccession", { accessionID: 1 }, 200, "application/xml", xml);
    expect(note.result).toMatchObject({ status: 200, body: { altitude: 3, species: "Acer" } });
    const other = await send("getAccession", { accessionID: 1 }, 200, "application/json", '{"species":"Acer"}');
    expect(other.result).toMatchObject({ status: "invalid-response" });
  });

  it("an optional body may be left out, and a required one may not", async () => {
    const { result, sent } = await send("replacePhoto", { accessionID: 1 }, 202, "", null);
    expect(result).toMatchObject({ status: 202 });
    expect(sent).toMatchObject({ headers: { accept: "application/json" }, body: null });
    expect(sent.headers).not.toHaveProperty("content-type");
    const refused = await send("orderSeeds", {}, ...json);
    expect(String(refused.result?.["error"])).toContain("body: is required");
  });

  it("a status of a declared range is one of the contract", async () => {
    const problem = '{"type":"about:blank","title":"Gone","status":410,"detail":"x"}';
    const { result } = await send("listAccessions", {}, 410, "application/problem+json", problem);
    expect(result).toMatchObject({ status: 410, ok: false, body: { title: "Gone" } });
  });

  it("a body is written in the only media type that its operation has", async () => {
    const { sent } = await send("orderSeeds", { body: { species: ["Tilia"], grams: [5] } }, ...json);
    expect(sent).toMatchObject({
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "species=Tilia&grams=5",
    });
  });
});
