// The workflow and the pull-request template: what they call is there, what they use is pinned, and they may do nothing else.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(join(root, name), "utf8");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly container: string;
  readonly permissions?: unknown;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly Step[];
}

const text = read(".github/workflows/check.yaml");
const workflow = parse(text) as { permissions: unknown; jobs: Readonly<Record<string, Job>> };
const template = read(".github/PULL_REQUEST_TEMPLATE.md");
const manifest = JSON.parse(read("package.json")) as { scripts: object; engines: { node: string } };
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);
const runs = steps.flatMap(({ run }) => run ?? []).join("\n");
const calls = (of: string) =>
  [...of.matchAll(/npm run (?:--silent )?(\S+)/g)].map((match) => match[1]?.replace(/`.*/, ""));

it("every script that the workflows call exists", () => {
  expect(calls(runs)).toEqual(["check", "test:exhaustive", "review"]);
  expect(calls(template).length).toBeGreaterThan(2);
  for (const script of [...calls(runs), ...calls(template)]) expect(Object.keys(manifest.scripts)).toContain(script);
});

it("the supported Node versions are the same in all files", () => {
  const majors = jobs.flatMap(({ strategy }) => strategy?.matrix.node ?? []);
  const lowest = /^>=(\d+)\.(\d+)\.\d+$/.exec(manifest.engines.node)?.slice(1).map(Number) ?? [];
  expect(majors[0]).toBe(lowest[0]);
  expect(majors).toContain(Number(read(".nvmrc")));
  expect(read("docs/changes.md")).toContain(`Node ${majors.slice(0, -1).join(", ")} and ${majors.at(-1)}`);
  expect(read("README.md")).toContain(`Node ${lowest.join(".")} or later`);
  // The newest minor version of each: pinned ones are forgotten.
  for (const major of majors) expect(major).toBeTypeOf("number");
  for (const { container } of jobs) expect(container).toMatch(/^node:(?:\d+|\$\{\{ matrix\.node \}\})-bookworm$/);
});

it("every action is pinned to a commit, with its version in a comment", () => {
  const used = text.split("\n").filter((line) => /\buses:/.test(line));
  expect(used.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
  expect(used.length).toBeGreaterThan(2);
  for (const line of used) expect(line).toMatch(/uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

it("the token may read and nothing else, and is not left in the checkout", () => {
  expect(workflow.permissions).toEqual({ contents: "read" });
  for (const { permissions } of jobs) expect(permissions).toBeUndefined();
  const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
  expect(checkouts.length).toBe(jobs.length);
  for (const checkout of checkouts) expect(checkout.with).toEqual({ "persist-credentials": false });
  expect(text).not.toMatch(/pull_request_target|secrets\./);
  // What a pull request names itself is never part of a command.
  expect(runs).not.toContain("${{");
});

it("the review keeps its page, and its text is the summary", () => {
  const page = /--out (\S+)/.exec(runs)?.[1];
  expect(page).toBe(steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"))?.with?.["path"]);
  expect(runs).toMatch(/\| tee (\S+)\n[\s\S]*cat \1\n[\s\S]*>> "\$GITHUB_STEP_SUMMARY"/);
});

it("everything that the template links to exists", () => {
  const links = [...template.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(existsSync(join(root, ".github", link))).toBe(true);
});

describe("the release workflow", () => {
  const release = parse(read(".github/workflows/release.yaml")) as typeof workflow & { on: unknown };
  const releaseJobs = Object.values(release.jobs);
  const releaseSteps = releaseJobs.flatMap((job) => job.steps);
  const releaseRuns = releaseSteps.flatMap(({ run }) => run ?? []).join("\n");

  it("the release workflow starts with a tag of npm run release, and may do nothing but read and prove where it runs", () => {
    expect(release.on).toEqual({ push: { tags: ["v*"] } });
    expect(release.permissions).toEqual({ contents: "read" });
    for (const { permissions } of releaseJobs) expect(permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(releaseRuns).not.toContain("${{");
    expect(read(".github/workflows/release.yaml")).not.toMatch(/secrets\./);
  });

  it("the release workflow calls scripts that exist, and actions that the check pins too", () => {
    expect(calls(releaseRuns)).toEqual(["check", "build:client", "build:server", "sbom"]);
    for (const script of calls(releaseRuns)) expect(Object.keys(manifest.scripts)).toContain(script);
    const pinned = steps.flatMap(({ uses }) => uses ?? []);
    for (const { uses } of releaseSteps) if (uses !== undefined) expect(pinned).toContain(uses);
  });
});
