// What a browser bundle holds: no Node module ever, and with one format only that format's readers and writers.
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { answering, baseUrl, json } from "./answering-with.ts";

async function bundle(contents: string): Promise<{ code: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: new URL("../../client", import.meta.url).pathname, loader: "ts" },
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  return { code: outputFiles[0]?.text ?? "", inputs: used.map(([path]) => path) };
}

const has = (inputs: readonly string[], part: string) => inputs.some((path) => path.includes(part));

describe("a browser bundle", () => {
  it.each([
    ["jsonFormat", { xml: false, form: false }],
    ["formFormat", { xml: false, form: true }],
    ["xmlFormat", { xml: true, form: false }],
  ])("of createClientWith(%s()) holds that format alone", async (format, expected) => {
    const { inputs } = await bundle(`export { createClientWith, ${format} } from "./index.ts";`);
    expect(has(inputs, "create-client.ts")).toBe(true);
    expect({ xml: has(inputs, "saxes"), form: has(inputs, "form-writers") }).toEqual(expected);
    expect(has(inputs, "xml-")).toBe(expected.xml);
    for (const never of ["jsonc-parser", "form-readers", "codecs.ts", "specification", "every-format"]) {
      expect(has(inputs, never)).toBe(false);
    }
  });

  it("of createClient holds every format, and works", async () => {
    const { code, inputs } = await bundle('export { createClient } from "./index.ts";');
    expect(has(inputs, "saxes") && has(inputs, "form-writers")).toBe(true);
    const { createClient } = (await import(
      `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`
    )) as typeof import("../../client/index.ts");
    const { fetch, requests } = answering(() => json(200, []));
    const client = createClient({ baseUrl, fetch, mediaType: "application/xml" });
    expect(await client.listPhoneNumbers({ contactID: "C" })).toMatchObject({ status: 200, body: [] });
    expect(requests).toHaveLength(1);
  });
});
