// The log's destination: lines wait until there is a piece of them, and none is lost at the end of the process.
import { execFileSync } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { createLogDestination } from "../../../server/http/log-destination.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const line = (index: number) => `{"line":${index},"text":"${"é".repeat(100)}"}\n`;
const lines = Array.from({ length: 1_000 }, (_, index) => line(index));

it("writes lines in pieces, in their order, and what is left when it is asked", async () => {
  const file = temporaryFile();
  const log = createLogDestination(openSync(file, "a"));
  log.write(line(0));
  expect(readFileSync(file, "utf8")).toBe("");
  for (const each of lines.slice(1)) log.write(each);
  await expect.poll(() => readFileSync(file, "utf8").length).toBeGreaterThan(0);
  log.flushSync();
  expect(readFileSync(file, "utf8")).toBe(lines.join(""));
});

it("writes a line that nothing follows within a second", async () => {
  const file = temporaryFile();
  createLogDestination(openSync(file, "a")).write(line(1));
  await expect.poll(() => readFileSync(file, "utf8"), { timeout: 5_000 }).toBe(line(1));
});

it("loses nothing when the process exits", () => {
  const file = temporaryFile();
  const module = pathToFileURL(join(import.meta.dirname, "../../../server/http/log-destination.ts"));
  const program = `
    import { createLogDestination } from ${JSON.stringify(module.href)};
    import { openSync } from "node:fs";
    createLogDestination(openSync(${JSON.stringify(file)}, "a")).write("last words\\n");
    process.exit(0);`;
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
  expect(readFileSync(file, "utf8")).toBe("last words\n");
});
