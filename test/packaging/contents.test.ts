// What the two build scripts write: the files that a package needs, and none of an earlier build.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { run } from "./packed-client.ts";

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

  it("every file that the manifest names is in the package", () => {
    const { main = "package.json", types = "package.json", bin = {}, exports } = read("package.json");
    const values = JSON.stringify([main, types, Object.values(bin), Object.values(exports)]);
    const named = values.match(/(?<=")[^"]+\.\w+(?=")/g) ?? [];
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((file) => !existsSync(join(out, file)))).toEqual([]);
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
});

it("the page in the client's package is that of the client", () => {
  const page = readFileSync(join(root, "docs/client.md"), "utf8");
  expect(readFileSync(join(place, "client", "README.md"), "utf8")).toBe(page);
});
