// How long a shutdown may take, on timers that shorten the drain delay and never reach what comes later.
import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { serve } from "../../support/program.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const preload = `
const { promisify } = require("node:util");
const timers = require("node:timers/promises");
const { setTimeout: later } = globalThis;
const { setTimeout: wait } = timers;
timers.setTimeout = (ms, ...rest) => wait(ms === 60_000 ? 500 : ms > 60_000 ? 1e9 : 0, ...rest);
globalThis.setTimeout = Object.assign((...call) => later(...call), { [promisify.custom]: timers.setTimeout });`;

it("a long drain delay does not count as time that the shutdown takes", async () => {
  const file = temporaryFile();
  writeFileSync(`${file}.cjs`, preload);
  const flags = ["--database", file, "--drain-delay-ms", "60000", "--drain-timeout-ms", "0"];
  const server = await serve(flags, { cwd: dirname(file), env: { NODE_OPTIONS: `--require ${file}.cjs` } });
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
});
