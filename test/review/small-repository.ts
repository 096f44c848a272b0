// A repository as small as a release allows: a contract, a changelog, a manifest, and scripts that build next to nothing.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export const contract = `openapi: 3.1.1
info:
  title: Notes
  # The version of the contract, not of the packages.
  version: 1.0.0
paths:
  /notes:
    post:
      operationId: addNote
      description: Adds a note.
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Note' }
      responses:
        '204': { description: Added. }
components:
  schemas:
    Note: { type: string, maxLength: 4000 }
`;
export const manifest = {
  name: "small",
  version: "0.1.0",
  scripts: {
    generate: "node -e \"require('fs').writeFileSync('generated/made', 'again')\"",
    sbom: 'echo \'{ "bomFormat": "CycloneDX" }\'',
    "build:client": "node build.cjs client",
    "build:server": "node build.cjs server",
  },
};
/** Builds a package that has the version of the project, and nothing else. */
const build = `const { mkdirSync, writeFileSync } = require("node:fs");
const folder = "dist/" + process.argv[2] + "-package";
mkdirSync(folder, { recursive: true });
const { version } = require("./package.json");
writeFileSync(folder + "/package.json", JSON.stringify({ name: "@small/" + process.argv[2], version }));
`;
export const before = "## [0.1.0] - 2026-01-01\n\n- The first.\n";
export const changelog = `# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- A mistake.\n\n${before}`;

export async function smallRepository(changed: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "release-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files: Record<string, string> = {
    "openapi.yaml": contract,
    "review/released/openapi.yaml": contract,
    "CHANGELOG.md": changelog,
    "package.json": JSON.stringify(manifest),
    "package-lock.json": JSON.stringify({ name: "small", version: "0.1.0", packages: { "": { version: "0.1.0" } } }),
    "generated/made": "once",
    "build.cjs": build,
    ".gitignore": "dist/\n",
    ...changed,
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  git(folder, "init", "--quiet");
  git(folder, "config", "user.name", "A maintainer");
  git(folder, "config", "user.email", "maintainer@example.com");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "First");
  return folder;
}

export const git = (folder: string, ...args: string[]) =>
  execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
