// Starts the built server, silent, on a free port.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export const cli = join(import.meta.dirname, "../../../dist/server/cli.js");

export interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

/** @throws Error when it ends before it listens. */
export function startServer(flags: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [cli, "serve", "--port", "0", "--log-level", "silent", ...flags]);
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk;
      const port = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve({ child, port: Number(port) });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("close", () => reject(new Error(`the server did not start: ${output}`)));
  });
}
