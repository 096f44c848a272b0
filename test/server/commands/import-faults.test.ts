// import, export and backup when something goes wrong: edited files, broken files, signals, closed pipes and links.
import { spawn } from "node:child_process";
import { closeSync, existsSync, linkSync, lstatSync, openSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../support/contract.ts";
import { contactLines, createWorkplace } from "./run-command.ts";

describe("import --resume", () => {
  /** An import that broke off near the end of several chunks, by a byte that is not UTF-8. */
  async function brokenOff() {
    const workplace = createWorkplace();
    const bytes = Buffer.from(contactLines(0, 9_000));
    bytes[bytes.length - 2] = 0xff;
    workplace.write("a.ndjson", bytes);
    const ended = await workplace.run(["import", "a.ndjson", "--resume", "state"]);
    return { ...workplace, ended, records: JSON.parse(workplace.read("state")).tally.records as number };
  }

  it("an import that stops midway reports its progress, keeps it, and ends with 3", async () => {
    const { ended, records, run } = await brokenOff();
    expect(ended.code).toBe(3);
    expect(records).toBeGreaterThan(0);
    expect(ended.output).toContain(`${records} contacts, ${records} numbers added`);
    expect(ended.output).toMatch(
      new RegExp(`import stopped after ${records} contacts: the file is not valid UTF-8.*a second run is safe`),
    );
    const { output } = await run(["export", "--format", "ndjson"]);
    expect(output.trim().split("\n")).toHaveLength(records);
  });

  it("import --resume refuses a file that was edited before the checkpoint, and stores nothing of it", async () => {
    const { run, write, read, records } = await brokenOff();
    for (const edited of [
      contactLines(1, 9_000),
      `\n${contactLines(0, 9_000)}`,
      contactLines(0, 9_000).replace("C3", "X3"),
      contactLines(0, 3),
      `${"{}\n".repeat(records + 10)}${contactLines(0, 9_000)}`,
    ]) {
      write("a.ndjson", edited);
      const state = read("state");
      const { code, output } = await run(["import", "a.ndjson", "--resume", "state"]);
      expect([code, output]).toEqual([
        2,
        expect.stringMatching(/differs in its first \d+ bytes.*remove the state file to import again/),
      ]);
      expect(read("state")).toBe(state);
    }
    expect((await run(["export", "--format", "ndjson"])).output.trim().split("\n")).toHaveLength(records);
  });

  it("continues with a file that was corrected after the checkpoint, from a file or a pipe", async () => {
    for (const piped of [false, true]) {
      const { run, write, read } = await brokenOff();
      expect(JSON.parse(read("state")).tally.records).toBeLessThan(9_000);
      const corrected = contactLines(0, 9_001);
      write("a.ndjson", corrected);
      const args = ["import", "--format", "ndjson", "--resume", "state"];
      const ended = piped ? await run(args, { input: corrected }) : await run([...args, "a.ndjson"]);
      expect(ended).toEqual({
        code: 0,
        output: expect.stringMatching(/^9001 contacts, 9001 numbers added, 0 updated, 0 unch/),
      });
    }
  });

  it("import --resume refuses the state of another database, tenant, format or reading", async () => {
    const { run } = await brokenOff();
    for (const other of [
      ["--database", "other.sqlite"],
      ["--tenant", "t"],
      ["--format", "json"],
      ["--encoding", "utf-16le"],
    ]) {
      const { code, output } = await run(["import", "a.ndjson", "--resume", "state", ...other]);
      expect([other, code, output]).toEqual([other, 2, expect.stringContaining("is the state file of another import")]);
    }
  });
});

it("SIGTERM stops an import from a silent pipe and from an endless one", async () => {
  for (const more of ["", contactLines(0, 50)]) {
    const { start, path } = createWorkplace();
    const importing = start(["import", "--format", "ndjson"]);
    importing.child.stdin?.on("error", () => undefined);
    importing.child.stdin?.write(more === "" ? "\n" : more);
    // It listens for signals before it opens the database.
    await expect.poll(() => existsSync(path("data/phone-numbers.sqlite"))).toBe(true);
    importing.child.kill("SIGTERM");
    expect(await importing.exited).toBe(2);
    expect(importing.output()).toContain("interrupted");
  }
});

it("an import of deeply nested XML ends with one line", async () => {
  const { run, write } = createWorkplace();
  write("a.xml", `<ArrayOfContact><Contact contactID="C">${"<a>".repeat(40_000)}`);
  const { code, output } = await run(["import", "a.xml"]);
  expect([code, output]).toEqual([2, "cannot import: line 1: elements must be nested at most 16 deep\n"]);
});

describe("files that hold personal data", () => {
  const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

  it("files that hold personal data are readable by their owner only", async () => {
    const { run, write, path } = createWorkplace();
    write("a.csv", "contactID,PhoneNumber\nA,1\n,2\n");
    await run(["import", "a.csv", "--rejects", "rejects", "--report", "report"]);
    await run(["export", "out.csv"]);
    for (const name of ["rejects", "report", "out.csv"]) expect([name, mode(path(name))]).toEqual([name, "600"]);
    const broken = Buffer.from(`${contactLines(0, 9_000)}x`);
    broken[broken.length - 1] = 0xff;
    write("b.ndjson", broken);
    await run(["import", "b.ndjson", "--resume", "state"]);
    expect(mode(path("state"))).toBe("600");
  });

  it("files that hold personal data are not written through a symbolic link", async () => {
    const { run, write, path, read } = createWorkplace();
    write("a.csv", "contactID,PhoneNumber\nA,1\n");
    await run(["import", "a.csv"]);
    write("precious", "precious");
    for (const [link, target] of [
      ["out.csv", "precious"],
      ["dangling.csv", "nowhere"],
      ["rejects", "precious"],
      ["report", "precious"],
      ["unfinished.csv.unfinished", "precious"],
    ] as const) {
      symlinkSync(path(target), path(link));
    }
    for (const args of [
      ["export", "out.csv"],
      ["export", "dangling.csv"],
      ["import", "a.csv", "--rejects", "rejects"],
      ["import", "a.csv", "--report", "report"],
    ]) {
      expect([args, (await run(args)).code]).toEqual([args, 2]);
    }
    expect(readlinkSync(path("out.csv"))).toBe(path("precious"));
    expect((await run(["export", "unfinished.csv"])).code).toBe(0);
    expect(lstatSync(path("unfinished.csv")).isFile()).toBe(true);
    expect([read("precious"), existsSync(path("nowhere"))]).toEqual(["precious", false]);
  });
});

it.each([
  [["import", "a.csv"], 3, "cannot write to standard output"],
  [["export", "--format", "csv"], 2, "cannot export"],
  [["migrate"], 3, "cannot write to standard output"],
])("an output that cannot be written ends %j with %i and one line", async (args, code, said) => {
  const { run, write, path } = createWorkplace();
  write("a.csv", "contactID,PhoneNumber\nA,+44 20 7946 0000\n");
  await run(["import", "a.csv"]);
  // Opened for reading: each write fails, as on a full disk.
  const output = openSync(path("a.csv"), "r");
  const child = spawn(process.execPath, [join(root, "dist/server/cli.js"), ...args], {
    cwd: path("."),
    stdio: ["ignore", output, "pipe"],
  });
  closeSync(output);
  let reported = "";
  child.stderr?.on("data", (chunk) => (reported += chunk));
  expect(await new Promise((resolve) => child.on("close", resolve))).toBe(code);
  expect(reported).toMatch(new RegExp(`^${said}: .*\n$`));
});

it("import of windows-1252 prints the required option, and then reads the file", async () => {
  const { run, write } = createWorkplace();
  write("a.csv", Buffer.from("contactID,PhoneNumber,Notes\nA,+44 20 7946 0000,B\xfcro\n", "latin1"));
  const refused = await run(["import", "a.csv"]);
  expect([refused.code, refused.output]).toEqual([2, expect.stringContaining("--encoding, such as windows-1252")]);
  expect((await run(["import", "a.csv", "--encoding", "windows-1252"])).code).toBe(0);
  expect((await run(["export", "--format", "csv"])).output).toContain("Büro");
  expect((await run(["import", "a.csv", "--encoding", "klingon"])).code).toBe(2);
});

it("import reads a UTF-16 file with tabs, as Excel's Unicode Text", async () => {
  const { run, write } = createWorkplace();
  write("a.csv", Buffer.from("\uFEFFcontactID\tPhoneNumber\r\nA\t+44 20 7946 0000\r\n", "utf16le"));
  expect(await run(["import", "a.csv"])).toEqual({
    code: 0,
    output: "separator: tab\n1 contact, 1 number added, 0 updated, 0 unchanged; 0 rejected\n",
  });
});

it("options of CSV are refused for other formats, and wrong ones are", async () => {
  const { run, write } = createWorkplace();
  write("a.ndjson", contactLines(1, 2));
  write("map.json", '{"contactID":"a","numbers":[{"PhoneNumbr":"b"}]}');
  for (const [args, said] of [
    [["a.ndjson", "--delimiter", "tab"], "are for CSV files only"],
    [["a.ndjson", "--booleans", "yes/no"], "are for CSV files only"],
    [["a.ndjson", "--map", "map.json"], "are for CSV files only"],
    [["a.csv", "--booleans", "yes"], "--booleans must be two words"],
    [["a.csv", "--map", "map.json"], 'unknown member "PhoneNumbr"; did you mean "PhoneNumber"?'],
    [["a.csv", "--map", "none.json"], "--map: none.json: ENOENT"],
  ] as const) {
    const { code, output } = await run(["import", ...args]);
    expect([args, code, output]).toEqual([args, 2, expect.stringContaining(said)]);
  }
});

describe("the files of an import", () => {
  const csv = "contactID,PhoneNumber\nC1,+44 20 7946 0958\n";
  it.each([
    [["a.csv", "--rejects", "a.csv"], "--rejects must be a different file from the imported file"],
    [["a.csv", "--report", "./a.csv"], "--report must be a different file from the imported file"],
    [["a.csv", "--rejects", "link.csv"], "--rejects must be a different file from the imported file"],
    [["a.csv", "--rejects", "a.sqlite"], "--rejects must be a different file from the database"],
    [["a.csv", "--rejects", "new", "--report", "./new"], "--report must be a different file from --rejects"],
    [["a.csv", "--rejects", "new", "--resume", "new"], "--resume must be a different file from --rejects"],
    [["a.csv", "--rejects", "map.json", "--map", "map.json"], "--rejects must be a different file from --map"],
    [["--known-contacts", "a.csv", "--rejects", "a.csv"], "--rejects must be a different file from --known-contacts"],
  ])("import %j would write over a file that it reads, and is refused", async (args, message) => {
    const { run, write, read, path } = createWorkplace();
    write("a.csv", csv);
    write("map.json", "{}");
    write("ids.txt", "C1\n");
    linkSync(path("a.csv"), path("link.csv"));
    const flags = ["--database", "a.sqlite"];
    expect((await run(["import", "--known-contacts", "ids.txt", ...flags])).code).toBe(0);
    const { size } = statSync(path("a.sqlite"));
    const { code, output } = await run(["import", ...args, ...flags]);
    expect([code, output]).toEqual([2, expect.stringContaining(message)]);
    expect(read("a.csv") === csv).toBe(true);
    expect(statSync(path("a.sqlite")).size).toBe(size);
  });
});
