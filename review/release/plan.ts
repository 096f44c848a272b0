// Decides what a release is: its versions and its tag, or the reasons against it.
import { parse } from "yaml";
import { asObject, type Json, type JsonObject } from "../../generate/spec.ts";
import { getLevel, neededVersion, unapproved } from "../changes/approve.ts";
import { hasRelease, unreleased, unreleasedParts } from "../changes/changelog.ts";
import { compareContracts } from "../changes/compare-contracts.ts";
import { compareVersions, type Level, largest, raised } from "../changes/versions.ts";
import type { Change } from "../model/review-report.ts";

/** The files that a release reads. */
export interface ReleaseTexts {
  readonly contract: string;
  readonly releasedContract: string;
  readonly changelog: string;
  readonly manifest: string;
}

interface Step {
  readonly from: string;
  readonly to: string;
}

export interface ReleasePlan {
  readonly contract: Step;
  /** The project, its client and its server have one version. */
  readonly packages: Step;
  readonly tag: string;
  readonly changes: readonly Change[];
}

/** A release, or the reasons against it, one line each. `wanted` is a version of the packages to have instead. */
export function planRelease(
  texts: ReleaseTexts,
  wanted?: string,
): { readonly plan: ReleasePlan; readonly refusals: readonly string[] } {
  const [base, revised] = [document(texts.releasedContract), document(texts.contract)];
  const changes = compareContracts(base, revised);
  const [released, current] = [getVersion(base), getVersion(revised)];
  const isFirst = !hasRelease(texts.changelog);
  const needed = isFirst ? current : neededVersion(changes, released);
  const contract = { from: current, to: compareVersions(current, needed) < 0 ? needed : current };
  const from = String(asObject(JSON.parse(texts.manifest) as Json)["version"]);
  // The first release gives the packages the version of the contract.
  const next = isFirst ? current : raised(from, packageLevel(changes, unreleasedParts(texts.changelog)));
  const packages = { from, to: wanted ?? next };
  return {
    plan: { contract, packages, tag: `v${packages.to}`, changes },
    refusals: [
      ...(isFirst ? [] : unapproved(changes, texts.changelog, released, current)),
      ...(unreleased(texts.changelog) === ""
        ? ["CHANGELOG.md says nothing under [Unreleased]: nothing to release"]
        : []),
      ...(wanted === undefined ? [] : wantedProblems(wanted, next)),
    ],
  };
}

function document(text: string): JsonObject {
  return asObject(parse(text) as Json);
}

const getVersion = (contract: JsonObject) => String(asObject(contract["info"])["version"]);

/** As the contract's, or more when CHANGELOG.md says that something was removed or added. */
function packageLevel(changes: readonly Change[], parts: readonly string[]): Level {
  return largest([
    "patch",
    ...changes.map(getLevel),
    parts.includes("Removed") ? "major" : "none",
    parts.includes("Added") ? "minor" : "none",
  ]);
}

function wantedProblems(wanted: string, needed: string): string[] {
  if (compareVersions(wanted, needed) >= 0) return [];
  return [`version ${wanted} is too low: what has changed since the last release asks for ${needed} or more`];
}
