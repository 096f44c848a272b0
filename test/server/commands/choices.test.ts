// What the flags of import and export choose: the format, how a CSV file is read, and whose progress is continued.
import { expect, it } from "vitest";
import { createWorkplace } from "./run-command.ts";

const csv = "contactID,PhoneNumber\nA,+44 20 7946 0000\n";
const done = "1 contact, 1 number added, 0 updated, 0 unchanged; 0 rejected\n";

it("--format is stronger than the name of the file", async () => {
  const { run, write, read } = createWorkplace();
  write("a.json", csv);
  expect(await run(["import", "a.json", "--format", "csv"])).toEqual({ code: 0, output: done });
  expect((await run(["export", "out.csv", "--format", "ndjson"])).code).toBe(0);
  expect(read("out.csv")).toMatch(/^\{"contactID":"A",/);
});

it.each([
  [["--delimiter", "semicolon"], "contactID;PhoneNumber;Notes\nA;+44 20 7946 0000;a,b\n"],
  [["--booleans", "ja/nein"], "contactID,PhoneNumber,IsPrimary\nA,+44 20 7946 0000,ja\n"],
  [["--map", "map.json"], "Id,Phone\nA,+44 20 7946 0000\n"],
  [["--encoding", "windows-1252"], Buffer.from("contactID,PhoneNumber,Notes\nA,+44 20 7946 0000,B\xfcro\n", "latin1")],
])("%j says how a CSV file is read, and belongs to the progress that --resume continues", async (flags, text) => {
  const { run, write, read } = createWorkplace();
  write("map.json", '{"contactID":"Id","numbers":[{"PhoneNumber":"Phone"}]}');
  write("a.csv", text);
  const { code, output } = await run(["import", "a.csv", ...flags]);
  expect([code, output.slice(-done.length)]).toEqual([0, done]);
  // The next number cannot be read: what was before it is kept as progress.
  const record = Buffer.from(text).toString("latin1").split("\n")[1] ?? "";
  const many = Array.from({ length: 9_000 }, (_, index) => record.replace("A", `A${index}`)).join("\n");
  const broken = [Buffer.from(`${Buffer.from(text).toString("latin1").split("\n")[0]}\n${many}\n"`, "latin1")];
  write("a.csv", Buffer.concat(broken));
  expect((await run(["import", "a.csv", "--resume", "state", ...flags])).code).toBe(3);
  const state = read("state");
  const other = await run(["import", "a.csv", "--resume", "state"]);
  expect([other.code, other.output]).toEqual([2, expect.stringContaining("is the state file of another import")]);
  expect(read("state")).toBe(state);
});

it("an import counts impossible numbers at its end, and a dry run is marked as one", async () => {
  const { run, write } = createWorkplace();
  write("a.csv", "contactID,PhoneNumber\nA,5\nA,none\nA,1.234E+10\n");
  const { code, output } = await run(["import", "a.csv", "--dry-run", "--report", "report"]);
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^dry run: 1 contact, 3 numbers added, .*; 0 rejected\n3 /),
  ]);
  expect(output).toMatch(/^3 imported values are not possible phone numbers: 1 .*, 1 .*, 1 .*$/m);
});

it("an import compares and limits numbers as the settings say, from flags or from the environment", async () => {
  const { run } = createWorkplace();
  const input = "contactID,PhoneNumber\nA,020 7946 0000\nB,020 7946 0001\nB,020 7946 0002\n";
  const args = ["import", "--format", "csv", "--max-numbers-per-contact", "1"];
  const first = await run(args, { input });
  expect([first.code, first.output]).toEqual([
    1,
    "line 4: the contact must have at most 1 numbers, and already has 0\n2 contacts, 1 number added, 0 updated, 0 unchanged; 1 rejected\n",
  ]);
  const again = { input: "contactID,PhoneNumber\nA,+44 20 7946 0000\n", env: { DEFAULT_REGION: "GB" } };
  expect((await run(args, again)).output).toMatch(/^1 contact, 0 numbers added, 1 updated/);
});

it.each(["import", "export"])("%s refuses the name of a tenant in one line", async (command) => {
  const output = "--tenant must have 1 to 64 letters, digits, dots, underscores or hyphens\n";
  const ended = await createWorkplace().run([command, "--format", "csv", "--tenant", "a/b"]);
  expect(ended).toEqual({ code: 2, output });
});
