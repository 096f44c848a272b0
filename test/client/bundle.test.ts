// What a browser bundle holds and weighs: no Node module ever, and of formats, validators and transports only what is named.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { baseUrl, json, stubFetch } from "./stub-fetch.ts";

interface Bundle {
  readonly code: string;
  readonly inputs: readonly string[];
  readonly gzipBytes: number;
}

async function bundle(contents: string): Promise<Bundle> {
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
  const code = outputFiles[0]?.text ?? "";
  return { code, inputs: used.map(([path]) => path), gzipBytes: gzipSync(code, { level: 9 }).length };
}

const exporting = (...names: string[]) => bundle(`export { createClientWith, ${names.join(", ")} } from "./index.ts";`);

const has = ({ inputs }: Bundle, part: string) => inputs.some((path) => path.includes(part));

describe("a browser bundle", () => {
  it.each([
    ["jsonFormat", { xml: false, form: false }],
    ["formFormat", { xml: false, form: true }],
    ["xmlFormat", { xml: true, form: false }],
  ])("a browser bundle of %s contains only that format", async (format, expected) => {
    const made = await exporting(format, "fetchTransport");
    expect(has(made, "client/call.ts")).toBe(true);
    expect({ xml: has(made, "saxes"), form: has(made, "form-writers") }).toEqual(expected);
    expect(has(made, "xml-")).toBe(expected.xml);
    for (const never of ["json-error-offset", "-plain", "form-readers", "codecs.ts", "specification", "every-format"]) {
      expect(has(made, never)).toBe(false);
    }
  });

  it("a browser bundle without contractValidation and openapiFetchTransport contains neither", async () => {
    const apart = ["generated/validators", "generated/operations", "openapi-fetch", "client/validation"];
    const core = await exporting("jsonFormat", "fetchTransport");
    for (const part of apart) expect(has(core, part)).toBe(false);
    const whole = await exporting("jsonFormat", "openapiFetchTransport", "contractValidation");
    for (const part of apart) expect(has(whole, part)).toBe(true);
    expect(has(whole, "fetch-transport.ts")).toBe(true);
  });

  it("a browser bundle of createClient contains every format, and works", async () => {
    const made = await bundle('export { createClient } from "./index.ts";');
    expect(has(made, "saxes") && has(made, "form-writers")).toBe(true);
    const { createClient } = (await import(
      `data:text/javascript;base64,${Buffer.from(made.code).toString("base64")}`
    )) as typeof import("../../client/index.ts");
    const { fetch, requests } = stubFetch(() => json(200, []));
    const client = createClient({ baseUrl, fetch, mediaType: "application/xml" });
    expect(await client.listPhoneNumbers({ contactID: "C" })).toMatchObject({ status: 200, body: [] });
    expect(requests).toHaveLength(1);
  });
});

describe("sizes", () => {
  it("sizes are bounded relative to openapi-fetch bundled the same way", async () => {
    const openapiFetch = await bundle('export { default } from "openapi-fetch";');
    const measured: [string, Bundle, number][] = [
      ["core: JSON over fetch", await exporting("jsonFormat", "fetchTransport"), 1.61],
      ["core: JSON over openapi-fetch", await exporting("jsonFormat", "openapiFetchTransport"), 2.57],
      ["JSON with validators", await exporting("jsonFormat", "fetchTransport", "contractValidation"), 4.96],
      ["XML", await exporting("xmlFormat", "fetchTransport"), 6.34],
      ["everything: createClient", await bundle('export { createClient } from "./index.ts";'), 10.72],
    ];
    const ratio = ({ gzipBytes }: Bundle) => gzipBytes / openapiFetch.gzipBytes;
    console.table(
      Object.fromEntries(
        [["openapi-fetch alone", openapiFetch, 1] as const, ...measured].map(([name, made, atMost]) => [
          name,
          { gzipBytes: made.gzipBytes, "x openapi-fetch": ratio(made).toFixed(2), "at most": atMost },
        ]),
      ),
    );
    for (const [name, made, atMost] of measured)
      expect({ name, ratio: ratio(made) }).toSatisfy(() => ratio(made) <= atMost);
  });
});
