#!/usr/bin/env node
// Starts the command line, with Node's compile cache.
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";

/** Since Node 22.8; the types are those of Node 20. It reports failures, such as a read-only folder, and never throws. */
const { enableCompileCache } = nodeModule as { enableCompileCache?(folder: string): unknown };

// Next to the program, not in a shared temporary folder: Node runs what it finds there.
// NODE_COMPILE_CACHE has precedence.
enableCompileCache?.(fileURLToPath(new URL("./compile-cache", import.meta.url)));

import("./program.ts");
