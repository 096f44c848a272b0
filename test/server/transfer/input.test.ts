// The input of an import: interrupted in the middle, and its size where it is known.
import { writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { openFile, openStream } from "../../../server/transfer/input.ts";
import { countOpenFiles } from "../../support/open-files.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

it("reading throws once the input is interrupted", async () => {
  const interruption = new AbortController();
  const inputs = [
    openFile(import.meta.filename, interruption.signal),
    openStream(Readable.from([Buffer.from("x")]), interruption.signal),
  ];
  interruption.abort();
  for (const { bytes } of inputs) await expect(bytes[Symbol.asyncIterator]().next()).rejects.toThrow("aborted");
});

it.skipIf(process.platform !== "linux")("a file is read whole, and then closed", async () => {
  const file = temporaryFile();
  writeFileSync(file, "x".repeat(600_000));
  const lengths: number[] = [];
  const { bytes } = openFile(file, new AbortController().signal);
  expect(countOpenFiles(file)).toBe(1);
  for await (const chunk of bytes) lengths.push(chunk.length);
  expect(lengths).toEqual([262_144, 262_144, 75_712]);
  await expect.poll(() => countOpenFiles(file)).toBe(0);
});

it("the size of a file is known, and that of a device or a stream is not", () => {
  const file = temporaryFile();
  writeFileSync(file, "12345");
  const { signal } = new AbortController();
  const inputs = [openFile(file, signal), openFile("/dev/null", signal), openStream(Readable.from([]), signal)];
  expect(inputs.map(({ totalBytes }) => totalBytes)).toEqual([5, undefined, undefined]);
});
