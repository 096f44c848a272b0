// Where commands print, what stops them, and the progress that they show on a screen.
import { existsSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createExportCommand } from "../../../server/commands/export.ts";
import { createImportCommand } from "../../../server/commands/import.ts";
import type { Terminal } from "../../../server/commands/terminal.ts";
import { contactLines, createWorkplace, type Workplace } from "./run-command.ts";

const refused = '{"contactID":"","PhoneNumbers":[]}\n';

/** Its exit code, and what it prints on standard output and on standard error. */
async function printedBy({ start }: Workplace, args: readonly string[], input = "") {
  const { child, exited, printed, output } = start(args);
  child.stdin?.end(input);
  const code = await exited;
  return [code, printed(), output().replace(printed(), "")];
}

describe("standard output", () => {
  it("standard output has results only: a list of refused records is on standard error", async () => {
    const workplace = createWorkplace();
    const input = refused + contactLines(0, 2);
    expect(await printedBy(workplace, ["import", "--format", "ndjson"], input)).toEqual([
      1,
      "3 contacts, 2 numbers added, 0 updated, 0 unchanged; 1 rejected\n",
      "line 1: contactID: must be a non-empty string\n",
    ]);
    const [code, printed, reported] = await printedBy(workplace, ["export", "--format", "ndjson"]);
    expect([code, reported]).toEqual([0, ""]);
    expect(printed).toMatch(/^\{"contactID":"C0",.*\}\n\{"contactID":"C1",.*\}\n$/);
  });

  it.each([
    [["nonsense"], "error: unknown command 'nonsense'\n"],
    [["export", "--format", "csv"], "cannot export: Database not found: data/phone-numbers.sqlite"],
    [
      ["export", "--format", "csv", "--default-region", "XX"],
      "--default-region or DEFAULT_REGION must be a country code, such as US\n",
    ],
    [["serve", "--port", "x"], "--port or PORT must be an integer from 0 to 65535, such as 8080\n"],
    [["token", "revoke", "a"], "cannot revoke a token: Database not found: data/phone-numbers.sqlite"],
    [["backup"], "error: missing required argument 'target'\n"],
  ])("mistakes are on standard error: %j", async (args, message) => {
    expect(await printedBy(createWorkplace(), args)).toEqual([2, "", expect.stringContaining(message)]);
  });
});

it.each(["SIGINT", "SIGTERM"] as const)("%s stops an import that waits for its input", async (signal) => {
  const { start, path } = createWorkplace();
  const importing = start(["import", "--format", "ndjson", "--database", path("a.sqlite")]);
  importing.child.stdin?.on("error", () => undefined);
  importing.child.stdin?.write(refused);
  // It listens for signals before it opens the database.
  await expect.poll(() => existsSync(path("a.sqlite"))).toBe(true);
  importing.child.kill(signal);
  expect(await importing.exited).toBe(2);
  expect(importing.output()).toContain("cannot import: interrupted\n");
});

describe("on a screen", () => {
  /** Runs a command in this process, on a clock that makes each look at it a quarter of a second later. */
  async function onScreen(create: typeof createImportCommand, args: readonly string[], input: readonly string[]) {
    let now = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 250));
    onTestFinished(() => clock.mockRestore());
    let reported = "";
    const terminal = {
      input: Readable.from(input.map((text) => Buffer.from(text))),
      output: new PassThrough().resume(),
      print: () => undefined,
      report: (text: string) => (reported += text),
      isScreen: true,
      setExitCode: () => undefined,
      interruption: () => new AbortController().signal,
    };
    await create(terminal as unknown as Terminal).parseAsync(args, { from: "user" });
    return reported;
  }
  const bar = "\r\u001B[K";

  it("an import that continues shows the rate of its own contacts", async () => {
    const { write, path } = createWorkplace();
    const rows = `contactID,PhoneNumber\n${Array.from({ length: 1_000 }, (_, index) => `C${index},5551234\n`).join("")}`;
    const args = [path("a.csv"), "--database", path("a.sqlite"), "--resume", path("state")];
    write("a.csv", `${rows}"`);
    await expect(onScreen(createImportCommand, args, [])).rejects.toThrow("import stopped after 999 contacts");
    write("a.csv", `${rows}"D",5551234\n`);
    const [, rate] = /1001 contacts, (\d+)\/s/.exec(await onScreen(createImportCommand, args, [])) ?? [];
    // Two contacts, in a quarter of a second or more.
    expect(Number(rate)).toBeLessThanOrEqual(8);
  });

  it("an import from a file shows its share, its contacts and its refused records, in one line", async () => {
    const { write, path, read } = createWorkplace();
    write("a.ndjson", refused + contactLines(0, 2));
    const args = [path("a.ndjson"), "--database", path("a.sqlite"), "--rejects", path("rejects")];
    const reported = await onScreen(createImportCommand, args, []);
    expect(reported).toMatch(/\[={20}\] 100 %, 3 contacts, \d+\/s, 0:00 left, 1 rejected\n$/);
    expect(reported.startsWith(bar)).toBe(true);
    write("ids", "A\n \nB\n");
    const known = ["--known-contacts", path("ids"), "--database", path("a.sqlite"), "--rejects", path("rejects")];
    const marked = await onScreen(createImportCommand, known, []);
    expect(marked).toMatch(/\[={20}\] 100 %, 2 contacts, \d+\/s, 0:00 left, 1 rejected\n$/);
    // They are in the file.
    expect(reported + marked).not.toContain("line ");
    expect(read("rejects")).toMatch(/^\{"line":2,.*\}\n$/);
    const exported = await onScreen(createExportCommand, ["--format", "csv", "--database", path("a.sqlite")], []);
    expect(exported.replaceAll(/\d+\/s/g, "n/s")).toBe(
      `${[1, 2, 3, 4].map((contacts) => `${bar}${contacts} contacts, n/s`).join("")}\n`,
    );
  });

  it("an import from a pipe shows no share, because its size is unknown", async () => {
    const { path } = createWorkplace();
    const args = ["--format", "ndjson", "--database", path("a.sqlite")];
    const reported = await onScreen(createImportCommand, args, [contactLines(0, 2)]);
    expect(reported.split(bar).at(-1)).toMatch(/^2 contacts, \d+\/s\n$/);
  });
});
