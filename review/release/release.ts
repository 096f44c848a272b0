// Carries a release out: versions, changelog, snapshot of the contract, tarballs, SBOM, commit and tag, or nothing at all.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { released } from "../changes/changelog.ts";
import { count } from "../page/html.ts";
import { planRelease, type ReleasePlan, type ReleaseTexts } from "./plan.ts";
import type { Workspace } from "./workspace.ts";

export interface ReleaseOptions {
  /** The repository. */
  readonly folder: string;
  readonly workspace: Workspace;
  /** Day of the release, as 2026-01-31. */
  readonly date: string;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
  /** Version of the packages, instead of the next one. */
  readonly version?: string;
  /** Takes each line of the report. */
  readonly say: (line: string) => void;
}

const contractFile = "openapi.yaml";
const snapshotFile = "review/released/openapi.yaml";
const files = [contractFile, snapshotFile, "CHANGELOG.md", "package.json", "package-lock.json", "generated"];

/** Whether there is a release, or with `dryRun` could be. @throws Error when a step fails; the files are then as before. */
export async function release(options: ReleaseOptions): Promise<boolean> {
  const { folder, workspace, say } = options;
  const text = (file: string) => readFile(join(folder, file), "utf8");
  const texts: ReleaseTexts = {
    contract: await text(contractFile),
    releasedContract: await text(snapshotFile),
    changelog: await text("CHANGELOG.md"),
    manifest: await text("package.json"),
  };
  const { plan, refusals } = planRelease(texts, options.version);
  const dirty = await workspace.changedFiles();
  const all = [
    ...(dirty.length > 0 ? [`the tree is not clean: commit or put aside ${dirty.join(", ")}`] : []),
    ...refusals,
    ...((await workspace.hasTag(plan.tag)) ? [`the tag ${plan.tag} exists already`] : []),
  ];
  for (const refusal of all) say(`refused: ${refusal}`);
  if (all.length > 0) return false;
  for (const line of planLines(plan, options.date)) say(line);
  if (options.dryRun) say("dry run: nothing was changed");
  else await carryOut(options, plan, texts);
  return true;
}

function planLines({ contract, packages, tag, changes }: ReleasePlan, date: string): string[] {
  const breaking = changes.filter(({ breaksClients }) => breaksClients).length;
  return [
    contract.from === contract.to
      ? `contract: ${contract.to}, with ${count(changes.length, "change")} since the last release, ${breaking} of them breaking clients`
      : `contract: ${contract.from} -> ${contract.to}, and generated/ made again`,
    `packages: ${packages.from} -> ${packages.to}`,
    `CHANGELOG.md: [Unreleased] becomes [${packages.to}] - ${date}`,
    `${snapshotFile}: becomes contract ${contract.to}`,
    `client and server: built and packed as version ${packages.to}, with dist/sbom.cdx.json (CycloneDX)`,
    `git: one commit, tag ${tag}`,
  ];
}

async function carryOut(options: ReleaseOptions, plan: ReleasePlan, texts: ReleaseTexts): Promise<void> {
  const { workspace, say } = options;
  try {
    await writeFiles(options, plan, texts);
    const tarballs = await workspace.pack();
    await workspace.commit(files, `Release ${plan.packages.to}`, plan.tag);
    say(`released ${plan.tag}; the packages are in ${tarballs.join(" and ")}`);
    say("nothing was pushed or published: git push --follow-tags starts the release workflow, which publishes both");
  } catch (error) {
    await workspace.restore(files);
    throw error;
  }
}

async function writeFiles({ folder, workspace, date }: ReleaseOptions, plan: ReleasePlan, texts: ReleaseTexts) {
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  const { contract, packages } = plan;
  const changelog = released(texts.changelog, packages.to, contract.to, date);
  const openapi = withContractVersion(texts.contract, contract.to);
  await write("CHANGELOG.md", changelog);
  await write("package.json", withPackageVersion(texts.manifest, packages.to));
  const lock = await readFile(join(folder, "package-lock.json"), "utf8");
  await write("package-lock.json", withPackageVersion(lock, packages.to));
  await write(snapshotFile, openapi);
  if (openapi === texts.contract) return;
  await write(contractFile, openapi);
  await workspace.generate();
}

/** Only the line changes, so that comments and layout stay. */
function withContractVersion(contract: string, version: string): string {
  return contract.replace(/(^info:\n(?: .*\n|\n)*? {2}version: ).*$/m, `$1${version}`);
}

/** Of a manifest, or of a lock file that names the version twice. */
function withPackageVersion(text: string, version: string): string {
  const value = JSON.parse(text) as { version: string; packages?: Record<string, { version?: string }> };
  value.version = version;
  const root = value.packages?.[""];
  if (root !== undefined) root.version = version;
  return `${JSON.stringify(value, null, 2)}\n`;
}
