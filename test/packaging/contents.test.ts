// What the two build scripts write: the files that a package needs, and none of an earlier build.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { run, toolOf } from "./packed-client.ts";

const place = mkdtempSync(join(tmpdir(), "contents-"));
const cache = join(root, "dist/server/compile-cache");
const hadCache = existsSync(cache);
afterAll(() => {
  rmSync(place, { recursive: true });
  if (!hadCache) rmSync(cache, { recursive: true });
});

describe.each([
  ["client", "packaging/index.ts", ["cjs", "client", "generated", "runtime"]],
  ["server", "packaging/server-package.ts", ["server"]],
])("the package of the %s", (name, script, folders) => {
  const out = join(place, name);
  const read = (file: string) => JSON.parse(readFileSync(join(out, file), "utf8"));
  beforeAll(async () => {
    mkdirSync(join(out, folders.at(-1) ?? ""), { recursive: true });
    writeFileSync(join(out, folders.at(-1) ?? "", "old.js"), "");
    // Where Node has a compile cache, a start of the built program leaves one.
    mkdirSync(cache, { recursive: true });
    await run(root, ["--import", "tsx", script, "--out", out]);
  });

  it("the package has its folders, and nothing of an earlier build or of this machine", () => {
    const entries = readdirSync(out, { withFileTypes: true });
    expect(
      entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort(),
    ).toEqual(folders);
    const all = readdirSync(out, { recursive: true }).map(String);
    expect(all.filter((file) => /old\.js|compile-cache/.test(file))).toEqual([]);
    for (const file of ["LICENSE", "README.md", "openapi.yaml", "package.json"]) expect(all).toContain(file);
  });

  it("texts of the project are in the package unchanged", () => {
    const places = ["LICENSE", "openapi.yaml", ...(name === "client" ? ["generated/openapi.json-only.yaml"] : [])];
    for (const place of places)
      expect(readFileSync(join(out, basename(place)), "utf8") === readFileSync(join(root, place), "utf8"), place).toBe(
        true,
      );
  });

  it("every file that the manifest names is in the package", () => {
    const { main = "package.json", types = "package.json", bin = {}, exports } = read("package.json");
    const values = JSON.stringify([main, types, Object.values(bin), Object.values(exports)]);
    const named = values.match(/(?<=")[^"]+\.\w+(?=")/g) ?? [];
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((file) => !existsSync(join(out, file)))).toEqual([]);
  });
});

describe("the client's package in another project", () => {
  const project = join(place, "project");
  const files = (folder: string) => readdirSync(join(place, "client", folder), { recursive: true }).map(String);
  beforeAll(() => {
    mkdirSync(join(place, "node_modules/@contact-phone-numbers"), { recursive: true });
    symlinkSync(join(place, "client"), join(place, "node_modules/@contact-phone-numbers/client"));
    const { dependencies } = JSON.parse(readFileSync(join(place, "client/package.json"), "utf8"));
    for (const name of [...Object.keys(dependencies), "openapi-typescript-helpers"])
      symlinkSync(join(root, "node_modules", name), join(place, "node_modules", name));
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  });

  it("the package depends on what its files import", () => {
    const { version, dependencies } = JSON.parse(readFileSync(join(place, "client/package.json"), "utf8"));
    const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect({ version, dependencies }).toEqual({
      version: own.version,
      dependencies: { "openapi-fetch": own.dependencies["openapi-fetch"], saxes: own.dependencies.saxes },
    });
  });

  it("the package has only the declarations that its own one imports, and one file of CommonJS", () => {
    for (const folder of [".", "cjs"]) {
      const unused = files(folder).filter((file) => /examples|specification|codecs|form-readers|-only\.d/.test(file));
      expect(unused.filter((file) => !file.startsWith("openapi.json-only"))).toEqual([]);
      const imports = files(folder)
        .filter((file) => file.endsWith(".d.ts") && !file.startsWith("openapi"))
        .flatMap((file) => readFileSync(join(place, "client", folder, file), "utf8").match(/"\.+\/[^"\n]*"/g) ?? []);
      expect(imports.length).toBeGreaterThan(50);
      expect(imports.filter((name) => !name.endsWith('.js"'))).toEqual([]);
    }
    expect(files("cjs").filter((file) => file.endsWith(".js"))).toEqual(["client/index.js"]);
  });

  it.each([
    ["import", "program.mjs", 'import * as client from "@contact-phone-numbers/client";'],
    ["require", "program.cjs", 'const client = require("@contact-phone-numbers/client");'],
  ])("the package is loaded with %s, also where require() cannot load ES modules", async (_how, name, how) => {
    writeFileSync(
      join(project, name),
      `${how}
      const fetch = async (url, { body }) => new Response(JSON.stringify([]), { headers: { "Content-Type": "text/json" } });
      const { listPhoneNumbers } = client.createClient({ baseUrl: "https://x.test", fetch, mediaType: "text/xml" });
      listPhoneNumbers({ contactID: "C" }).then(({ status, body }) => console.log(status, body));`,
    );
    const args = ["--no-experimental-require-module", join(project, name)];
    expect(await run(project, args)).toBe("200 []\n");
  });

  it("the declarations compile for import and for require()", async () => {
    const typed = `import { createClient, type ErrorCode } from "@contact-phone-numbers/client";
      import contract from "@contact-phone-numbers/client/openapi.json-only.yaml";
      export const document: object = contract;
      export async function update(): Promise<ErrorCode | null | undefined> {
        const result = await createClient({ baseUrl: "" }).updatePhoneNumbers({ contactID: "C", body: [] });
        // @ts-expect-error not a status of the contract
        if (result.status === 418) return null;
        return result.status === 422 ? result.body.ErrorCode : undefined;
      }`;
    for (const name of ["typed.mts", "typed.cts"]) writeFileSync(join(project, name), typed);
    const options = "--strict --noEmit --skipLibCheck false --module node16 --target es2022 --lib es2022,dom";
    const tsc = toolOf("typescript/bin/tsc");
    expect(await run(project, [tsc, ...options.split(" "), "typed.mts", "typed.cts"])).toBe("");
  });
});

it("the client's package has one folder of CommonJS, and is ES modules otherwise", () => {
  const typeIn = (folder: string) => JSON.parse(readFileSync(join(place, folder, "package.json"), "utf8")).type;
  expect([typeIn("client"), typeIn("client/cjs")]).toEqual(["module", "commonjs"]);
});

it("the page in the server's package runs the command that the package installs", () => {
  const page = readFileSync(join(place, "server", "README.md"), "utf8");
  expect(page).toContain("npx contact-phone-numbers serve --help\n");
  expect(page).not.toMatch(/this\s+repository's folder|^node dist/m);
  // The image of docs/deploy/Dockerfile has the repository's files.
  expect(page).toContain("`docker exec CONTAINER node dist/server/cli.js token create ...`");
});

it.each(["client", "server"])("the page in the package of the %s has no link to a file outside it", (name) => {
  const page = readFileSync(join(place, name, "README.md"), "utf8");
  expect(page.match(/\]\((?!#|https?:)[^)]*\)/g)).toBe(null);
  // The page of operators names the files that it does not contain.
  if (name === "server") expect(page).toContain("`docs/deploy/Dockerfile` of the repository");
});

it("the page in the client's package is that of the client", () => {
  const page = readFileSync(join(root, "docs/client.md"), "utf8");
  expect(readFileSync(join(place, "client", "README.md"), "utf8")).toBe(page);
});
