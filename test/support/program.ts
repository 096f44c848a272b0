// Runs the built program as an operator does, and ends the processes that a test started.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "./contract.ts";

export interface Launched {
  readonly child: ChildProcess;
  /** What it has printed so far, standard error too. */
  output(): string;
  /** What it has printed to standard output so far. */
  printed(): string;
  readonly exited: Promise<number | null>;
}

export interface Serving extends Launched {
  readonly url: string;
}

export interface Launch {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: dist/server/cli.js. */
  readonly cli?: string;
}

/** Starts the command line with these arguments; it is killed when the test has finished. */
export function launch(
  args: readonly string[],
  { cwd, env = {}, cli = join(root, "dist/server/cli.js") }: Launch,
): Launched {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  onTestFinished(() => {
    if (child.exitCode === null) child.kill("SIGKILL");
  });
  let text = "";
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk;
    printed += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => (text += chunk));
  const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, output: () => text, printed: () => printed, exited };
}

/** On a busy machine, the server would shed requests that a test sends at the same time. */
const withoutShedding = { OVERLOAD_DELAY_MS: "60000" };

/** Starts `serve` on a free port. @throws Error when it ends before it listens. */
export async function serve(flags: readonly string[], where: Launch): Promise<Serving> {
  const launched = launch(["serve", "--port", "0", ...flags], { ...where, env: { ...withoutShedding, ...where.env } });
  while (launched.child.exitCode === null && launched.child.signalCode === null) {
    const url = /listening on (\S+)/.exec(launched.output())?.[1];
    if (url !== undefined) return { ...launched, url };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`did not start: ${launched.output()}`);
}
