// Starts one server of a benchmark in a process of its own, and ends it.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export interface Target {
  readonly name: string;
  /** What it leaves out, so that nobody compares unlike things. */
  readonly remark: string;
  readonly command: readonly string[];
}

export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** Milliseconds from spawn to the line that says it listens. */
  readonly startedMs: number;
  stop(): Promise<void>;
}

const tsx = (file: string, ...args: readonly string[]) => [
  "--import",
  "tsx",
  join(import.meta.dirname, "targets", file),
  ...args,
];

export const raw: Target = {
  name: "raw node:http",
  remark: "no validation, routing, negotiation or limits",
  command: tsx("raw.ts"),
};
export const fastify: Target = {
  name: "bare Fastify",
  remark: "no schema, no negotiation",
  command: tsx("fastify.ts"),
};
export const oursInMemory: Target = {
  name: "this server, in memory",
  remark: "everything but the database",
  command: tsx("ours.ts", "memory"),
};
export const ourEdge: Target = {
  name: "this server, edge alone",
  remark: "everything but the rules and the store: its handler answers at once",
  command: tsx("ours.ts", "edge"),
};
export const oursOnSqlite = (file: string): Target => ({
  name: "this server, SQLite",
  remark: "everything; an answer leaves after its commit is on disk",
  command: tsx("ours.ts", file),
});

export async function start({ command, name }: Target): Promise<Running> {
  const started = performance.now();
  const child = spawn(process.execPath, [...command], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk;
      const found = /listening on (\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on("close", () => reject(new Error(`${name} did not start: ${output}`)));
  });
  const startedMs = performance.now() - started;
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    url,
    child,
    startedMs,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
