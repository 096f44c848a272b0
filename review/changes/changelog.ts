// Reads and moves the sections of CHANGELOG.md (Keep a Changelog): what is unreleased, and what it says of the contract.
import { compareVersions } from "./versions.ts";

interface Section {
  /** The line without its #s: `[Unreleased]`, or `[1.2.0] - 2026-01-31`. */
  readonly heading: string;
  readonly text: string;
}

function parseSections(text: string, mark: string): Section[] {
  const [, ...parts] = text.split(new RegExp(`^${mark} `, "m"));
  return parts.map((part) => {
    const [heading = "", ...lines] = part.split("\n");
    return { heading: heading.trim(), text: lines.join("\n") };
  });
}

const unreleasedHeading = "[Unreleased]";

/** What a change since the last release says; empty when there is nothing. */
export function unreleased(changelog: string): string {
  return (parseSections(changelog, "##").find(({ heading }) => heading === unreleasedHeading)?.text ?? "").trim();
}

/** Whether a version has a section. Before the first release there are no clients or servers that a change could break. */
export function hasRelease(changelog: string): boolean {
  return parseSections(changelog, "##").some(({ heading }) => /^\[\d+\.\d+\.\d+\]/.test(heading));
}

/** The names of the parts of the unreleased section, such as Added and Contract. */
export function unreleasedParts(changelog: string): string[] {
  return parseSections(unreleased(changelog), "###").map(({ heading }) => heading);
}

/**
 * The items of every `### Contract` part since a version of the contract: the unreleased ones, and those of releases
 * whose part is headed by a later version, such as `### Contract 1.2.0`.
 */
export function contractNotes(changelog: string, since: string): string[] {
  return parseSections(changelog, "##").flatMap(({ heading, text }) =>
    parseSections(text, "###")
      .filter((part) => {
        const version = /^Contract(?: (\d+\.\d+\.\d+))?$/.exec(part.heading);
        if (version === null) return false;
        return version[1] === undefined ? heading === unreleasedHeading : compareVersions(version[1], since) > 0;
      })
      .flatMap((part) => part.text.split(/^[-*] /m).slice(1)),
  );
}

/** Moves the unreleased part under a version. @throws Error without an unreleased section. */
export function released(changelog: string, version: string, contract: string, date: string): string {
  const start = changelog.indexOf(`## ${unreleasedHeading}\n`);
  if (start === -1) throw new Error(`CHANGELOG.md has no "## ${unreleasedHeading}"`);
  const next = changelog.indexOf("\n## ", start);
  const end = next === -1 ? changelog.length : next + 1;
  const text = unreleased(changelog).replace(/^### Contract$/m, `### Contract ${contract}`);
  const moved = `## ${unreleasedHeading}\n\n## [${version}] - ${date}\n\n${text}\n${next === -1 ? "" : "\n"}`;
  return changelog.slice(0, start) + moved + changelog.slice(end);
}
