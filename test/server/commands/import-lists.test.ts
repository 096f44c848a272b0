// What an import lists while it runs: refused records and impossible numbers, on the terminal or in files.
import { expect, it } from "vitest";
import { contactLines, createWorkplace } from "./run-command.ts";

/** A record that is refused, and one with an impossible number. */
const bad = '{"contactID":"","PhoneNumbers":[]}\n';
const odd = '{"contactID":"A","PhoneNumbers":[{"PhoneNumber":"5"}]}\n';

it("refused records and impossible numbers are listed up to ten, and the rest is counted", async () => {
  const { run } = createWorkplace();
  const linesOf = async (input: string) => {
    const { output } = await run(["import", "--format", "ndjson", "--dry-run"], { input });
    return output.match(/^(?:line \d+|and \d+ more: see .*)/gm);
  };
  const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `line ${from + index}`);
  const more = ["and 3 more: see --rejects", "and 2 more: see --report"];
  expect(await linesOf(bad.repeat(13) + odd.repeat(12))).toEqual([...lines(1, 11), ...lines(14, 24), ...more]);
  expect(await linesOf(bad.repeat(10) + odd.repeat(10))).toEqual(lines(1, 21));
});

it("an import that continues also continues its lists, each from its own end", async () => {
  const { run, write, read } = createWorkplace();
  const lists = (name: string) => ["--rejects", `${name}.rejects`, "--report", `${name}.report`];
  const before = `${odd.repeat(3)}${bad}${contactLines(0, 9_000)}`;
  const broken = Buffer.from(`${before}x`);
  broken[broken.length - 1] = 0xff;
  write("a.ndjson", broken);
  const resuming = ["import", "a.ndjson", "--resume", "state", ...lists("resumed")];
  expect((await run(resuming)).code).toBe(3);
  const corrected = `${before}${odd}${bad}`;
  write("a.ndjson", corrected);
  expect((await run(resuming)).code).toBe(1);
  write("whole.ndjson", corrected);
  await run(["import", "whole.ndjson", "--database", "other.sqlite", ...lists("whole")]);
  for (const list of ["rejects", "report"]) expect(read(`resumed.${list}`)).toBe(read(`whole.${list}`));
  expect(read("whole.report").trim().split("\n").length).toBeGreaterThan(2);
  expect(read("whole.rejects").trim().split("\n")).toHaveLength(2);
});

it("- is standard input of an import and standard output of an export", async () => {
  const { run } = createWorkplace();
  expect((await run(["import", "-", "--format", "ndjson"], { input: contactLines(0, 3) })).code).toBe(0);
  expect((await run(["export", "-", "--format", "ndjson"])).output.match(/"contactID":"C\d"/g)).toHaveLength(3);
});
