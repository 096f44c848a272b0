#!/usr/bin/env node
// Runs the bundled program, with what the build has compiled of it ahead where that is of this Node.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

/** The bundle's file, which has a fingerprint of its content in its name. Given by the build. */
declare const programFile: string;

const file = join(__dirname, programFile);
/** V8 holds compiled code against the length of its source alone: by this name it belongs to this content, and to this Node. */
const compiledFile = `${file}.${process.version}-${process.arch}.compiled`;

const script = new Script(readFileSync(file, "latin1"), {
  filename: file,
  ...(existsSync(compiledFile) && { cachedData: readFileSync(compiledFile) }),
});
script.runInThisContext()(createRequire(file), {}, file);

/** For the build, which runs the program once and keeps what was compiled; and for whoever asks whether it was taken. */
export { compiledFile, script };
