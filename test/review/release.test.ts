// Releases of a small repository: refusals, the output of a dry run, and the result in git.
import { execFileSync, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ReleaseOptions, release } from "../../review/release/release.ts";
import { createWorkspace, type Workspace } from "../../review/release/workspace.ts";
import { before, changelog, contract, git, manifest, smallRepository } from "./small-repository.ts";

const repository = join(import.meta.dirname, "../..");
const text = (folder: string, file: string) => readFile(join(folder, file), "utf8");

async function attempt(folder: string, options: Partial<ReleaseOptions> = {}, slow: Partial<Workspace> = {}) {
  const lines: string[] = [];
  const workspace = { ...createWorkspace(folder), pack: async () => ["dist/small-client.tgz"], ...slow };
  const defaults = { folder, workspace, date: "2026-01-31", dryRun: false, say: (line: string) => lines.push(line) };
  return { isDone: await release({ ...defaults, ...options }), lines };
}

/** That nothing was committed, tagged or written. */
function expectUntouched(folder: string): void {
  expect(git(folder, "log", "--format=%s")).toBe("First");
  expect(git(folder, "tag")).toBe("");
  expect(git(folder, "status", "--porcelain")).toBe("");
}

function runCommand(folder: string, ...flags: string[]) {
  const tsx = join(repository, "node_modules/tsx/dist/cli.mjs");
  const args = [tsx, join(repository, "review/release/index.ts"), ...flags];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
}

const shorter = contract.replace("maxLength: 4000", "maxLength: 3000");
const reworded = contract.replace("Adds a note", "Adds one note");

describe("a dry run", () => {
  it("a dry run prints the plan and changes nothing", async () => {
    const folder = await smallRepository({ "openapi.yaml": reworded });
    const { isDone, lines } = await attempt(folder, { dryRun: true });
    expect(isDone).toBe(true);
    expect(lines).toEqual([
      "contract: 1.0.0 -> 1.0.1, and generated/ made again",
      "packages: 0.1.0 -> 0.1.1",
      "CHANGELOG.md: [Unreleased] becomes [0.1.1] - 2026-01-31",
      "review/released/openapi.yaml: becomes contract 1.0.1",
      "client and server: built and packed as version 0.1.1, with dist/sbom.cdx.json (CycloneDX)",
      "git: one commit, tag v0.1.1",
      "dry run: nothing was changed",
    ]);
    expectUntouched(folder);
  });

  it("npm run release -- --dry-run makes a dry run", async () => {
    const folder = await smallRepository();
    const { status, stdout } = runCommand(folder, "--dry-run");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^contract: 1\.0\.0, with 0 changes since the last release, 0 of them breaking clients\n/);
    expect(stdout).toMatch(/\ndry run: nothing was changed\n$/);
    expectUntouched(folder);
  });
});

describe("the flags of a release", () => {
  it("npm run release -- --help prints every flag", () => {
    const { status, stdout } = runCommand(repository, "--help");
    expect(status).toBe(0);
    for (const flag of ["--dry-run", "--version"]) expect(stdout).toContain(flag);
  });

  it("a wrong flag of a release is reported without a stack trace, and ends with 2", () => {
    const { status, stderr } = runCommand(repository, "--helo");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^release: .*--helo/);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it.each([
    ["3.0.0", 0, "packages: 0.1.0 -> 3.0.0\n"],
    ["0.1.0", 1, "refused: version 0.1.0 is too low"],
    ["next", 1, 'failed, and nothing was changed: "next" must be a version of three numbers'],
  ])("npm run release -- --dry-run --version %s ends with %i", async (version, code, message) => {
    const folder = await smallRepository();
    const { status, stdout, stderr } = runCommand(folder, "--dry-run", "--version", version);
    expect(stdout + stderr).toContain(message);
    expect(status).toBe(code);
    expectUntouched(folder);
  });
});

describe("a release", () => {
  it("a release writes versions, changelog and snapshot, and makes a commit and a tag", async () => {
    const folder = await smallRepository({ "openapi.yaml": reworded });
    const { isDone, lines } = await attempt(folder);
    expect(isDone).toBe(true);
    expect(lines.at(-2)).toBe("released v0.1.1; the packages are in dist/small-client.tgz");
    expect(git(folder, "log", "--format=%s")).toBe("Release 0.1.1\nFirst");
    expect(git(folder, "describe", "--exact-match")).toBe("v0.1.1");
    expect(git(folder, "status", "--porcelain")).toBe("");
    expect(await text(folder, "openapi.yaml")).toBe(reworded.replace("version: 1.0.0", "version: 1.0.1"));
    expect(await text(folder, "review/released/openapi.yaml")).toBe(await text(folder, "openapi.yaml"));
    expect(await text(folder, "generated/made")).toBe("again");
    expect(JSON.parse(await text(folder, "package.json"))).toEqual({ ...manifest, version: "0.1.1" });
    expect(JSON.parse(await text(folder, "package-lock.json"))).toMatchObject({
      version: "0.1.1",
      packages: { "": { version: "0.1.1" } },
    });
    expect(await text(folder, "CHANGELOG.md")).toContain("## [Unreleased]\n\n## [0.1.1] - 2026-01-31\n\n### Fixed\n");
  });

  it("a release packs client and server with the new version, and writes the SBOM", async () => {
    const folder = await smallRepository();
    const { lines } = await attempt(folder, {}, { pack: createWorkspace(folder).pack });
    const tarballs = ["client", "server"].map((name) => `dist/small-${name}-0.1.1.tgz`);
    expect(lines.at(-2)).toBe(`released v0.1.1; the packages are in ${tarballs.join(" and ")}`);
    for (const [index, name] of ["client", "server"].entries()) {
      const packed = execFileSync("tar", ["-xzOf", join(folder, tarballs[index] ?? ""), "package/package.json"]);
      expect(JSON.parse(packed.toString())).toEqual({ name: `@small/${name}`, version: "0.1.1" });
    }
    expect(JSON.parse(await text(folder, "dist/sbom.cdx.json"))).toEqual({ bomFormat: "CycloneDX" });
    expect(git(folder, "show", "--stat", "--format=")).not.toContain("openapi.yaml");
  });

  it("the first release gives the packages the contract's version, and needs no approval", async () => {
    const folder = await smallRepository({
      "openapi.yaml": shorter,
      "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Everything.\n",
    });
    expect((await attempt(folder)).isDone).toBe(true);
    expect(git(folder, "tag")).toBe("v1.0.0");
    expect(await text(folder, "openapi.yaml")).toBe(shorter);
    expect(await text(folder, "review/released/openapi.yaml")).toBe(shorter);
    expect(JSON.parse(await text(folder, "package.json")).version).toBe("1.0.0");
    expect(await text(folder, "CHANGELOG.md")).toContain("## [1.0.0] - 2026-01-31\n\n### Added\n");
  });

  it("a release raises the major version when clients break, and keeps the version that the contract has already", async () => {
    const note = "### Contract\n\n- `request-max-length-narrowed` `/components/schemas/Note`: shorter notes.\n";
    const folder = await smallRepository({
      "openapi.yaml": shorter.replace("version: 1.0.0", "version: 2.0.0"),
      "CHANGELOG.md": `# Changelog\n\n## [Unreleased]\n\n${note}\n${before}`,
    });
    expect((await attempt(folder)).isDone).toBe(true);
    expect(git(folder, "tag")).toBe("v1.0.0");
    expect(parse(await text(folder, "review/released/openapi.yaml")).info.version).toBe("2.0.0");
    expect(await text(folder, "CHANGELOG.md")).toContain("## [1.0.0] - 2026-01-31\n\n### Contract 2.0.0\n");
    expect((await attempt(folder, { dryRun: true })).lines).toEqual([
      "refused: CHANGELOG.md says nothing under [Unreleased]: nothing to release",
    ]);
  });

  it.each([
    ["something was added", { "CHANGELOG.md": changelog.replace("Fixed", "Added") }, {}, "v0.2.0"],
    ["a version is asked for", {}, { version: "1.0.0" }, "v1.0.0"],
  ])("a release has a fitting version when %s", async (_what, changed, options, tag) => {
    const folder = await smallRepository(changed);
    expect((await attempt(folder, options)).isDone).toBe(true);
    expect(git(folder, "tag")).toBe(tag);
  });

  it.each([
    ["packing", { pack: () => Promise.reject(new Error("no space left")) }, "no space left"],
    ["compiling", { generate: () => Promise.reject(new Error("not valid OpenAPI")) }, "not valid OpenAPI"],
  ])("a release changes nothing when %s fails", async (_what, slow, message) => {
    const folder = await smallRepository({ "openapi.yaml": reworded });
    await expect(attempt(folder, {}, slow)).rejects.toThrow(message);
    expectUntouched(folder);
  });

  it("a release makes no commit that it cannot tag", async () => {
    const folder = await smallRepository();
    git(folder, "config", "tag.gpgSign", "true");
    git(folder, "config", "gpg.program", "false");
    await expect(attempt(folder)).rejects.toThrow("git tag");
    expectUntouched(folder);
  });
});

describe("a release is refused", () => {
  it("a release is refused on a dirty tree, and when its tag exists", async () => {
    const folder = await smallRepository();
    git(folder, "tag", "v0.1.1");
    await writeFile(join(folder, "notes.txt"), "new");
    expect(await attempt(folder)).toEqual({
      isDone: false,
      lines: [
        "refused: the tree is not clean: commit or put aside notes.txt",
        "refused: the tag v0.1.1 exists already",
      ],
    });
    expect(git(folder, "log", "--format=%s")).toBe("First");
  });

  it("a release is refused for a change without approval", async () => {
    const folder = await smallRepository({ "openapi.yaml": shorter });
    const { isDone, lines } = await attempt(folder);
    expect(isDone).toBe(false);
    expect(lines).toEqual([
      expect.stringMatching(/^refused: Note: maxLength was 4000 and is 3000 .*: breaks clients; say so/),
      expect.stringMatching(/^refused: info\.version 1\.0\.0 must be at least 2\.0\.0, because clients break/),
    ]);
    expectUntouched(folder);
  });

  it("a release is refused under a version that is too low", async () => {
    const folder = await smallRepository();
    expect((await attempt(folder, { version: "0.1.0" })).lines).toEqual([
      "refused: version 0.1.0 is too low: what has changed since the last release asks for 0.1.1 or more",
    ]);
    await expect(attempt(folder, { version: "next" })).rejects.toThrow("must be a version of three numbers");
    expectUntouched(folder);
  });
});
