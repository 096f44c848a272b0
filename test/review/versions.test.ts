// Versions of three numbers: the larger step, the result of a step, and the older version.
import { expect, it } from "vitest";
import { compareVersions, isAtLeast, largest, raised, versionParts } from "../../review/changes/versions.ts";

it.each([
  ["none", "1.2.3"],
  ["patch", "1.2.4"],
  ["minor", "1.3.0"],
  ["major", "2.0.0"],
] as const)("a %s step from 1.2.3 results in %s", (level, version) => {
  expect(raised("1.2.3", level)).toBe(version);
});

it("the largest of several steps counts", () => {
  expect(largest([])).toBe("none");
  expect(largest(["patch", "major", "minor"])).toBe("major");
  expect(largest(["patch", "minor", "none"])).toBe("minor");
  expect([isAtLeast("minor", "minor"), isAtLeast("patch", "minor"), isAtLeast("major", "minor")]).toEqual([
    true,
    false,
    true,
  ]);
});

it("versions are compared by their numbers", () => {
  const sorted = ["0.9.9", "1.2.3", "1.2.10", "1.9.0", "1.10.0", "2.0.0", "10.0.0"];
  expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
  expect(compareVersions("1.2.3", "1.2.3")).toBe(0);
});

it.each(["1.2", "1.2.3.4", "v1.2.3", "1.2.3-beta", "1.2.x", ""])("%j is not a version", (version) => {
  expect(() => versionParts(version)).toThrow("must be a version of three numbers");
});
