// The reject file: one JSON object a line, and after a resumed import exactly once each.
import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { openRejectFile } from "../../../server/transfer/reject-file.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const [first, second, third] = ['{"line":1,"reason":"é"}\n', '{"line":2,"reason":"b"}\n', '{"line":3,"reason":"c"}\n'];

it("a reject file starts empty, and reports its size in bytes", () => {
  const file = temporaryFile();
  writeFileSync(file, "what an earlier import left, which is longer than what comes now");
  const rejects = openRejectFile(file, 0);
  expect(rejects.size()).toBe(0);
  rejects.add({ line: 1, reason: "é" });
  expect(rejects.size()).toBe(25);
  rejects.add({ line: 2, reason: "b" });
  rejects.close();
  expect(readFileSync(file, "utf8")).toBe(first + second);
});

it("a reject file continues after the part that the state covers, and drops the lines that a killed run wrote after it", () => {
  const file = temporaryFile();
  writeFileSync(file, first + second + second);
  const rejects = openRejectFile(file, 25);
  expect(readFileSync(file, "utf8")).toBe(first);
  rejects.add({ line: 3, reason: "c" });
  rejects.close();
  expect(readFileSync(file, "utf8")).toBe(first + third);
});
