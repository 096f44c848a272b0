// Files appear under their names only once they are complete and on disk: state files, exports and backups.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createExportCommand } from "../../../server/commands/export.ts";
import type { Terminal } from "../../../server/commands/terminal.ts";
import { backup } from "../../../server/storage/sqlite/backup.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { isTaken, openPrivateFile, openUnfinished, replacePrivateFile } from "../../../server/transfer/private-file.ts";
import { countOpenFiles } from "../../support/open-files.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const calls: string[] = [];
const { fsyncSync, createWriteStream, renameSync } = fs;
beforeAll(() => {
  fs.fsyncSync = (descriptor) => {
    calls.push("flush");
    fsyncSync(descriptor);
  };
  fs.createWriteStream = (path, options) => {
    if (typeof options === "object" && options.flush) calls.push("flush");
    return createWriteStream(path, options);
  };
  fs.renameSync = (from, to) => {
    calls.push("rename");
    renameSync(from, to);
  };
  syncBuiltinESMExports();
});
afterAll(() => {
  Object.assign(fs, { fsyncSync, createWriteStream, renameSync });
  syncBuiltinESMExports();
});

const mode = (file: string) => (fs.statSync(file).mode & 0o777).toString(8);

it("a replaced file is flushed before it gets its name, and who has the old one open reads the old one", () => {
  const file = temporaryFile();
  fs.writeFileSync(file, "old");
  const old = fs.openSync(file, "r");
  calls.length = 0;
  replacePrivateFile(file, "new");
  expect(calls).toEqual(["flush", "rename"]);
  expect([fs.readFileSync(old, "utf8"), fs.readFileSync(file, "utf8")]).toEqual(["old", "new"]);
  expect([mode(file), fs.existsSync(`${file}.unfinished`)]).toEqual(["600", false]);
  fs.closeSync(old);
});

it.each([{ keep: false }, { keep: true }])("a file is not opened through a symbolic link (%j)", (options) => {
  const [target, link] = [temporaryFile(), temporaryFile()];
  fs.writeFileSync(target, "another's");
  fs.symlinkSync(target, link);
  expect(() => openPrivateFile(link, options)).toThrow("ELOOP");
  expect(fs.readFileSync(target, "utf8")).toBe("another's");
});

it("an unfinished file of an earlier run is started again, and never written through a link", () => {
  const file = temporaryFile();
  const precious = temporaryFile();
  fs.writeFileSync(precious, "precious");
  fs.symlinkSync(precious, `${file}.unfinished`);
  replacePrivateFile(file, "new");
  expect([fs.readFileSync(file, "utf8"), fs.readFileSync(precious, "utf8")]).toEqual(["new", "precious"]);
  fs.writeFileSync(`${file}.unfinished`, "a longer text");
  const { path, descriptor } = openUnfinished(file);
  fs.writeSync(descriptor, "short");
  fs.closeSync(descriptor);
  expect([path, fs.readFileSync(path, "utf8"), mode(path)]).toEqual([`${file}.unfinished`, "short", "600"]);
});

it("a name is taken by a file, a folder or a link that leads nowhere", () => {
  const file = temporaryFile();
  expect(isTaken(file)).toBe(false);
  fs.symlinkSync(`${file}.missing`, file);
  expect([file, join(file, "..")].map(isTaken)).toEqual([true, true]);
});

it.skipIf(process.platform !== "linux")("a replaced file is closed, also when it could not be written", () => {
  const [file, folder] = [temporaryFile(), temporaryFile()];
  fs.mkdirSync(folder);
  replacePrivateFile(file, "text");
  expect(() => replacePrivateFile(folder, "text")).toThrow();
  expect([file, folder].map(countOpenFiles)).toEqual([0, 0]);
});

it("an export is flushed before it gets its name, and leaves no other file", async () => {
  const file = temporaryFile();
  await openSqliteStore({ file }).close();
  const target = join(file, "../out.csv");
  const printed: string[] = [];
  const terminal = {
    print: (text: string) => printed.push(text),
    report: () => undefined,
    isScreen: false,
    interruption: () => new AbortController().signal,
  } as unknown as Terminal;
  calls.length = 0;
  await createExportCommand(terminal).parseAsync([target, "--database", file], { from: "user" });
  expect([calls, printed]).toEqual([["flush", "rename"], [`${target}: 0 contacts\n`]]);
  expect([mode(target), fs.existsSync(`${target}.unfinished`)]).toEqual(["600", false]);
});

it("an interrupted export leaves no file at all", async () => {
  const file = temporaryFile();
  await openSqliteStore({ file }).close();
  const target = join(file, "../out.csv");
  const terminal = { isScreen: false, interruption: () => AbortSignal.abort() } as unknown as Terminal;
  const exporting = createExportCommand(terminal).parseAsync([target, "--database", file], { from: "user" });
  await expect(exporting).rejects.toThrow("cannot export: interrupted");
  expect([target, `${target}.unfinished`].map((name) => fs.existsSync(name))).toEqual([false, false]);
});

it("a backup is flushed before it gets its name, is its owner's, and leaves no other file", async () => {
  const file = temporaryFile();
  await openSqliteStore({ file }).close();
  const target = join(file, "../copy.sqlite");
  calls.length = 0;
  await backup(file, target);
  expect(calls).toEqual(["flush", "rename"]);
  expect([mode(target), fs.existsSync(`${target}.unfinished`)]).toEqual(["600", false]);
});
