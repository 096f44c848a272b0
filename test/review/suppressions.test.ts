// Which findings a suppression covers: its linter, its rule and its places, and no other.
import { expect, it } from "vitest";
import { distinct, suppress } from "../../review/lint/lint.ts";
import type { Suppression } from "../../review/lint/suppressions.ts";
import type { Finding } from "../../review/model/review-report.ts";

const finding = (changed: Partial<Finding> = {}): Finding => ({
  rule: "r",
  by: "redocly",
  severity: "error",
  pointer: "#/paths/a/get",
  message: "m",
  ...changed,
});
const suppression = (changed: Partial<Suppression> = {}): Suppression => ({
  by: "redocly",
  rule: "r",
  at: ["#/paths/a"],
  reason: "because",
  ...changed,
});

it.each<[string, Partial<Finding>, Partial<Suppression>, boolean]>([
  ["below its place", {}, {}, true],
  ["at its place", { pointer: "#/paths/a" }, {}, true],
  ["at its second place", {}, { at: ["#/info", "#/paths/a"] }, true],
  ["anywhere, without a place", { pointer: "#/info" }, { at: undefined as never }, true],
  ["where * is a part of a step", { pointer: "#/examples/ListXml/value" }, { at: ["#/examples/*Xml"] }, true],
  ["where * would be two steps", { pointer: "#/examples/a/b/Xml" }, { at: ["#/examples/*Xml"] }, false],
  ["at a place that only begins alike", { pointer: "#/paths/ab" }, {}, false],
  ["above its place", { pointer: "#/paths" }, {}, false],
  ["at a place with letters of a pattern", { pointer: "#/paths/axb" }, { at: ["#/paths/a.b"] }, false],
  ["of another rule", { rule: "s" }, {}, false],
  ["of another linter", { by: "spectral" }, {}, false],
])("a finding %s: covered is %s", (_where, found, allowed, isCovered) => {
  const [judged, ...stale] = suppress([finding(found)], [suppression(allowed)]);
  expect(judged?.suppressed).toBe(isCovered ? "because" : undefined);
  expect(stale.map(({ rule, severity }) => [rule, severity])).toEqual(isCovered ? [] : [["suppression-used", "error"]]);
});

it("a stale suppression names its rule, its linter and its places", () => {
  const messages = suppress([], [suppression({ at: ["#/a", "#/b"] }), suppression({ at: undefined as never })]).map(
    ({ message }) => message,
  );
  expect(messages).toEqual([
    "review/lint/suppressions.ts suppresses r (redocly) at #/a, #/b, and no finding matches it: remove it",
    "review/lint/suppressions.ts suppresses r (redocly), and no finding matches it: remove it",
  ]);
});

it("a finding is listed once for each place and message", () => {
  const findings = [
    finding(),
    finding(),
    finding({ pointer: "#/paths/b" }),
    finding({ message: "n" }),
    finding({ by: "project" }),
  ];
  expect(distinct(findings)).toHaveLength(4);
});
