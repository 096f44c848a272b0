// Both packages as `npm publish` sends them: names, contents, checks of the field's tools, and the server installed and run.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageNames } from "../../packaging/manifest.ts";
import { root } from "../support/contract.ts";
import { serve } from "../support/program.ts";
import { run, toolOf } from "./packed-client.ts";

const place = mkdtempSync(join(tmpdir(), "publish-"));
const folderOf = (name: string) => join(place, name);
const npm = (folder: string, ...args: string[]) =>
  execFileSync("npm", [...args, "--no-audit", "--no-fund"], { cwd: folder, encoding: "utf8", stdio: "pipe" });
let tarball = "";

beforeAll(async () => {
  await run(root, ["--import", "tsx", "packaging/index.ts", "--out", folderOf("client")]);
  await run(root, ["--import", "tsx", "packaging/server-package.ts", "--out", folderOf("server")]);
  tarball = join(place, npm(folderOf("server"), "pack", "--silent", "--pack-destination", place).trim());
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.each(["client", "server"] as const)("the package of the %s", (name) => {
  it("has a scoped name, the version and licence of the project, and provenance", () => {
    const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
    const { version, license } = read(join(root, "package.json"));
    expect(read(join(folderOf(name), "package.json"))).toMatchObject({
      name: packageNames[name],
      version,
      license,
      publishConfig: { access: "public", provenance: true },
    });
  });

  it("passes publint and a dry run of npm publish", async () => {
    const { messages } = await publint({ pkgDir: folderOf(name), strict: true, pack: "npm" });
    expect(messages).toEqual([]);
    const published = JSON.parse(npm(folderOf(name), "publish", "--dry-run", "--json", "--offline"));
    const [entry] = Object.values(published.files === undefined ? published : { published }) as { files: object[] }[];
    expect(entry?.files.length).toBeGreaterThan(5);
  });
});

it("the server's package passes attw: it is a program, without types to get wrong", async () => {
  const attw = toolOf("@arethetypeswrong/cli/dist/index.js");
  const report = await run(folderOf("server"), [attw, tarball, "--no-color", "--no-emoji"]);
  expect(report).toContain("does not contain types");
});

it("the server's package serves, with the dependencies that it declares and no others", async () => {
  const project = join(place, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "operator", "private": true }\n');
  npm(project, "install", "--prefer-offline", "--ignore-scripts", tarball);
  const cli = join(project, "node_modules", packageNames.server, "server/cli.js");
  const { url, child, exited } = await serve([], { cwd: project, cli });
  for (const path of ["/health/ready", "/docs", "/docs/viewer.js", "/openapi.yaml", "/v1/Contacts/1/PhoneNumbers"])
    expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 200]);
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
});

it("the SBOM lists every production dependency of the project (CycloneDX)", () => {
  const sbom = JSON.parse(npm(root, "run", "--silent", "sbom"));
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(sbom.bomFormat).toBe("CycloneDX");
  // npm's --omit dev leaves out direct dependencies: the list is whole, and marks what is for development.
  const production = sbom.components
    .filter(({ properties }: { properties: { name: string }[] }) =>
      properties.every(({ name }) => name !== "cdx:npm:package:development"),
    )
    .map(({ group, name }: { group?: string; name: string }) => (group ? `${group}/${name}` : name));
  for (const name of Object.keys(dependencies)) expect(production).toContain(name);
  expect(production).not.toContain("vitest");
});
