// export when something goes wrong: closed pipes, damaged databases and formulas.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../support/contract.ts";
import { contactLines, createWorkplace } from "./run-command.ts";

describe("export", () => {
  it("export ends quietly when the reader of its pipe has seen enough", async () => {
    const { run, write, path } = createWorkplace();
    write("a.ndjson", contactLines(0, 5_000));
    await run(["import", "a.ndjson"]);
    const command = `"${process.execPath}" "${root}/dist/server/cli.js" export --format ndjson | head -1`;
    const child = spawn("bash", ["-c", `set -o pipefail; ${command}`], { cwd: path(".") });
    let printed = "";
    child.stdout.on("data", (chunk) => (printed += chunk));
    child.stderr.on("data", (chunk) => (printed += chunk));
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(0);
    expect(printed.split("\n")).toEqual([expect.stringContaining('"contactID":"C0"'), ""]);
  });

  it("SIGTERM stops an export whose reader is slow", async () => {
    const { run, write, path } = createWorkplace();
    write("a.ndjson", contactLines(0, 5_000));
    await run(["import", "a.ndjson"]);
    const cli = join(root, "dist/server/cli.js");
    const child = spawn(process.execPath, [cli, "export", "--format", "ndjson"], { cwd: path(".") });
    let reported = "";
    child.stderr.on("data", (chunk) => (reported += chunk));
    const exited = new Promise((resolve) => child.on("exit", resolve));
    // More waits in the pipe than fits, and nobody reads it.
    await once(child.stdout, "readable");
    child.kill("SIGTERM");
    await expect.poll(() => reported).toContain("cannot export: interrupted\n");
    expect(await exited).toBe(2);
  });

  it("an export from a damaged database fails, and leaves no file", async () => {
    const { run, write, path } = createWorkplace();
    write("a.ndjson", contactLines(0, 5_000));
    const database = ["--database", "a.sqlite"];
    expect((await run(["import", "a.ndjson", ...database])).code).toBe(0);
    const bytes = readFileSync(path("a.sqlite"));
    write("a.sqlite", bytes.fill(0xff, bytes.length >> 1));
    const { code, output } = await run(["export", "a.csv", ...database]);
    expect([code, output]).toEqual([2, expect.stringMatching(/^cannot export: [^\n]+\n$/)]);
    expect(readdirSync(path(".")).filter((name) => name.startsWith("a.csv"))).toEqual([]);
  });

  it("an export begins with a byte order mark when asked, and import reads it", async () => {
    const { run, write, read } = createWorkplace();
    write("a.csv", "contactID,PhoneNumber\nA,+44 20 7946 0000\n");
    await run(["import", "a.csv"]);
    expect((await run(["export", "bom.csv", "--bom"])).output).toBe("bom.csv: 1 contact\n");
    expect(read("bom.csv").startsWith("\uFEFFcontactID,")).toBe(true);
    expect((await run(["import", "bom.csv"])).output).toBe(
      "1 contact, 0 numbers added, 0 updated, 1 unchanged; 0 rejected\n",
    );
    expect((await run(["export", "--format", "csv"])).output.startsWith("contactID,")).toBe(true);
  });

  it("--safe-for-spreadsheets disarms every field that a spreadsheet runs, in CSV only", async () => {
    const { run, write } = createWorkplace();
    write("a.csv", "contactID,PhoneNumber,Notes\n=C,+44 20 7946 0000,@x\nD,-1,safe\n");
    await run(["import", "a.csv"]);
    const { output } = await run(["export", "--format", "csv", "--safe-for-spreadsheets"]);
    expect(output.split("\r\n").slice(1, 3)).toEqual([
      "'=C,,1,0,0,'+44 20 7946 0000,false,false,\\N,\\N,'@x",
      "D,,1,0,0,'-1,false,false,\\N,\\N,safe",
    ]);
    expect((await run(["export", "--format", "json", "--safe-for-spreadsheets"])).code).toBe(2);
  });
});
