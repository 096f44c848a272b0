// Versions of the contract and the packages: how large a step a change asks for, and what the step gives.

export type Level = "none" | "patch" | "minor" | "major";
const levels: readonly Level[] = ["none", "patch", "minor", "major"];

export function isAtLeast(level: Level, other: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(other);
}

export function largest(of: readonly Level[]): Level {
  return levels[Math.max(0, ...of.map((level) => levels.indexOf(level)))] ?? "none";
}

const threeNumbers = /^(\d+)\.(\d+)\.(\d+)$/;

export const isVersion = (text: string): boolean => threeNumbers.test(text);

/** Major, minor and patch. @throws Error for anything else: this project has no pre-releases. */
export function versionParts(version: string): readonly [major: number, minor: number, patch: number] {
  const match = threeNumbers.exec(version);
  if (match === null) throw new Error(`${JSON.stringify(version)} must be a version of three numbers, such as 1.2.0`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

export function raised(version: string, level: Level): string {
  const [major, minor, patch] = versionParts(version);
  if (level === "major") return `${major + 1}.0.0`;
  if (level === "minor") return `${major}.${minor + 1}.0`;
  return level === "patch" ? `${major}.${minor}.${patch + 1}` : version;
}

/** Less than 0 when the first is older. */
export function compareVersions(a: string, b: string): number {
  const [before, after] = [versionParts(a), versionParts(b)];
  return before[0] - after[0] || before[1] - after[1] || before[2] - after[2];
}
