// Says which changes of the contract that is not approved: by a note in CHANGELOG.md, and by the contract's version.
import type { Change } from "../model/review-report.ts";
import { contractNotes } from "./changelog.ts";
import { getName } from "./places.ts";
import { compareVersions, isAtLeast, isVersion, type Level, largest, raised } from "./versions.ts";

/** Words and what nothing reaches: whoever reads the wire sees no difference. */
const unseen = ["documentation-changed", "unreached-changed", "openapi-version-changed"];

/** How large a step of the contract's version a change asks for. */
export function getLevel({ kind, breaksClients, breaksServers }: Change): Level {
  if (breaksClients) return "major";
  return breaksServers || !unseen.includes(kind) ? "minor" : "patch";
}

/** The lowest version that the contract may have after these changes. */
export function neededVersion(changes: readonly Change[], baseVersion: string): string {
  return raised(baseVersion, largest(changes.map(getLevel)));
}

/**
 * Why these changes are not approved, one line each; empty when they are. A change that breaks clients
 * needs a note in CHANGELOG.md's contract section that names its kind and place, and a new major version. Any other that
 * can be seen on the wire needs a new minor version. Words need neither: a release raises the patch version for them.
 * A base whose version is not three numbers counts as 0.0.0.
 */
export function unapproved(
  changes: readonly Change[],
  changelog: string,
  baseVersion: string,
  revisedVersion: string,
): readonly string[] {
  const since = isVersion(baseVersion) ? baseVersion : "0.0.0";
  const notes = contractNotes(changelog, since);
  const breaking = changes.filter(({ breaksClients }) => breaksClients);
  const withoutNote = breaking.filter((change) => !notes.some((note) => isAbout(note, change)));
  return [
    ...withoutNote.map(
      ({ kind, pointer, message }) =>
        `${message} (${kind}): breaks clients; say so under "### Contract" of CHANGELOG.md: - \`${kind}\` \`${pointer}\`: why`,
    ),
    ...versionProblems(changes, since, revisedVersion),
  ];
}

function versionProblems(changes: readonly Change[], baseVersion: string, revisedVersion: string): string[] {
  if (!isVersion(revisedVersion)) return [`info.version ${revisedVersion} must be three numbers, such as 1.2.0`];
  if (compareVersions(revisedVersion, baseVersion) < 0)
    return [`info.version ${revisedVersion} is older than the released ${baseVersion}`];
  const level = largest(changes.map(getLevel));
  const needed = raised(baseVersion, level);
  if (!isAtLeast(level, "minor") || compareVersions(revisedVersion, needed) >= 0) return [];
  const first = changes.find((change) => getLevel(change) === level)?.message;
  const why = level === "major" ? "clients break" : "the wire changes";
  return [`info.version ${revisedVersion} must be at least ${needed}, because ${why}: ${first}`];
}

/** A note names the kind and the place in backticks; the place is a JSON pointer to it or to what it is in, or its name. */
function isAbout(note: string, { kind, pointer }: Change): boolean {
  const named = [...note.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
  const isPlace = (name: string) =>
    name === getName(pointer) || (/^\/./.test(name) && `${pointer}/`.startsWith(`${name.replace(/\/$/, "")}/`));
  return named.includes(kind) && named.some(isPlace);
}
