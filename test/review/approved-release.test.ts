// What a release says and writes: the plan, every refusal, and the files after it. The steps outside the files are recorded.
// After an intended change of the files in approved/: npx vitest run test/review/approved-release.test.ts -u, and read the diff.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { release } from "../../review/release/release.ts";
import type { Workspace } from "../../review/release/workspace.ts";
import { testFolder } from "../generate/run-generator.ts";
import { contract } from "./small-repository.ts";

const changelog = `# Changelog

## [Unreleased]

### Added

- A length.

### Contract

- \`request-max-length-narrowed\` \`/components/schemas/Note\`: nobody writes that much.

## [0.1.0] - 2026-01-01

### Removed

- \`operation-removed\` \`POST /old\`.
`;
const lock = {
  name: "small",
  version: "0.1.0",
  packages: { "": { version: "0.1.0" }, "node_modules/a": { version: "9.9.9" } },
};
const files = {
  "openapi.yaml": contract,
  "review/released/openapi.yaml": contract,
  "CHANGELOG.md": changelog,
  "package.json": JSON.stringify({ name: "small", version: "0.1.0", scripts: { a: "b" } }),
  "package-lock.json": JSON.stringify(lock),
};

interface Attempt {
  readonly changed?: Partial<typeof files>;
  readonly version?: string;
  readonly dryRun?: boolean;
  readonly dirty?: readonly string[];
  readonly tags?: readonly string[];
  readonly failure?: string;
}

/** All that is said and done, and each file that is different afterwards. */
async function attempt({ changed, version, dryRun = false, dirty = [], tags = [], failure }: Attempt): Promise<string> {
  const folder = await testFolder();
  const before: Readonly<Record<string, string>> = { ...files, ...changed };
  for (const [file, text] of Object.entries(before)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const lines: string[] = [];
  const step = (text: string) => lines.push(`[${text}]`);
  const workspace: Workspace = {
    changedFiles: async () => dirty,
    hasTag: async (tag) => tags.includes(tag),
    generate: async () => void step("generate"),
    pack: async () => {
      step("pack");
      if (failure !== undefined) throw new Error(failure);
      return ["dist/client.tgz", "dist/server.tgz"];
    },
    commit: async (paths, message, tag) => void step(`commit ${paths.join(" ")}: ${message}, ${tag}`),
    restore: async (paths) => void step(`restore ${paths.join(" ")}`),
  };
  const say = (line: string) => lines.push(line);
  const ending = await release({
    folder,
    workspace,
    date: "2026-02-03",
    dryRun,
    say,
    ...(version && { version }),
  }).then(
    (isDone) => (isDone ? "done" : "not done"),
    (error: Error) => `failed: ${error.message}`,
  );
  const after = await Promise.all(
    Object.keys(before).map(async (file) => [file, await readFile(join(folder, file), "utf8")]),
  );
  const written = after.filter(([file = "", text]) => text !== before[file]);
  return [...lines, ending, ...written.map(([file, text]) => `--- ${file}\n${text?.trimEnd()}`), ""].join("\n");
}

const version = (text: string, to: string) => text.replace("version: 1.0.0", `version: ${to}`);
const narrowed = contract.replace("maxLength: 4000", "maxLength: 3000");
const widened = contract.replace("maxLength: 4000", "maxLength: 5000");
const first = changelog.slice(0, changelog.indexOf("## [0.1.0]"));

const attempts: Readonly<Record<string, Attempt>> = {
  "a breaking change": { changed: { "openapi.yaml": version(narrowed, "2.0.0") } },
  "new words only": { changed: { "openapi.yaml": contract.replace("Adds", "Stores") } },
  "the first release": { changed: { "CHANGELOG.md": first, "openapi.yaml": version(widened, "1.4.0") }, dryRun: true },
  "a higher version, dry": { version: "3.0.0", dryRun: true },
  "everything against it": {
    changed: {
      "openapi.yaml": version(narrowed, "0.9.0"),
      "CHANGELOG.md": changelog.replace(/### Added.*much\.\n/s, ""),
    },
    version: "0.0.9",
    dirty: ["a.ts", "b.ts"],
    tags: ["v0.0.9"],
  },
  "a version that is too low for its changes": {
    changed: { "openapi.yaml": version(widened, "1.0.1") },
    version: "0.1.1",
  },
  "no unreleased section": { changed: { "CHANGELOG.md": changelog.replace("[Unreleased]", "[0.2.0] - 2026-01-15") } },
  "a step that fails": { failure: "npm is not there" },
};

it.each(Object.entries(attempts))("a release with %s says and writes what is approved", async (name, options) => {
  await expect(await attempt(options)).toMatchFileSnapshot(`approved/release-${name.replaceAll(/\W+/g, "-")}.txt`);
});
