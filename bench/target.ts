// The measured servers: compiles them, starts each in a separate process, measures its resource use, and ends it.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export const bearerToken = `cpn_${"benchmark-".repeat(4)}`;
export const authorization = `Bearer ${bearerToken}`;

export interface Target {
  readonly name: string;
  /** What it does and omits. */
  readonly remark: string;
  readonly command: readonly string[];
}

export interface Running {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const startTimeoutMs = 30_000;
const compiled = join(import.meta.dirname, "../dist/bench");

const targetFiles = ["raw", "raw-durable", "fastify", "ours", "bare-loop"];

/** Into dist/, next to the built server: otherwise a TypeScript loader would run in the measured processes. */
export async function compileTargets(): Promise<void> {
  await build({
    entryPoints: {
      ...Object.fromEntries(targetFiles.map((name) => [name, join(import.meta.dirname, "targets", `${name}.ts`)])),
      // As a bundler compiles it: a TypeScript loader wraps every function to keep its name, which would be measured.
      client: join(import.meta.dirname, "../client/index.ts"),
    },
    outdir: compiled,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    // For bench/budget.ts, which maps profiles to sources.
    sourcemap: true,
    logLevel: "warning",
  });
  // A thread is started from its file, which must be next to the code that starts it.
  const built = join(import.meta.dirname, "../dist/server");
  for (const file of readdirSync(built).filter((name) => /-(?:worker|thread)\.cjs$/.test(name)))
    await copyFile(join(built, file), join(compiled, file));
}

/** The client of the sources, compiled. Call compileTargets() first. */
export async function compiledClient(): Promise<typeof import("../client/index.ts")> {
  return (await import(pathToFileURL(join(compiled, "client.js")).href)) as typeof import("../client/index.ts");
}

const target = (file: string, ...args: readonly string[]) => [join(compiled, file), ...args];

export const raw: Target = {
  name: "raw node:http",
  remark: "JSON.parse and a Map; no token, validation, routing, negotiation or limits",
  command: target("raw.js"),
};
export const fastify: Target = {
  name: "bare Fastify",
  remark: "its routing, parser and limits; no token, validation, negotiation, rules or log",
  command: target("fastify.js"),
};
export const rawOnSqlite = (file: string): Target => ({
  name: "limit: raw node:http, SQLite",
  remark: "the same rows in bare group commits; no reads, rules or decisions, and no other server code",
  command: target("raw-durable.js", "sqlite", file),
});
export const rawOnPostgres = (url: string): Target => ({
  name: "limit: raw node:http, PostgreSQL",
  remark: "the same rows in bare pipelined group commits; 3 connections",
  command: target("raw-durable.js", "postgres", url),
});
export const oursInMemory: Target = {
  name: "this server, in memory",
  remark: "everything but the database",
  command: target("ours.js", "memory"),
};
export const ourEdge: Target = {
  name: "this server, HTTP only",
  remark: "everything but the rules and the store: the handler responds immediately",
  command: target("ours.js", "edge"),
};
export const oursBare: Target = {
  name: "this server, bare",
  remark: "the work of fastify-openapi-glue: token, validation, JSON and a Map; no rules, limits, metrics or log",
  command: target("ours.js", "bare"),
};
export const oursOnSqlite = (file: string): Target => ({
  name: "this server, SQLite",
  remark: "everything; a response is sent after its commit is on disk",
  command: target("ours.js", "sqlite", file),
});
export const oneCommitEach = (file: string): Target => ({
  name: "SQLite, one commit a request",
  remark: "the same server with groups of one",
  command: target("ours.js", "sqlite", file, "1"),
});
export const oursOnPostgres = (url: string): Target => ({
  name: "this server, PostgreSQL",
  remark: "everything, on a database of the same machine; 4 connections",
  command: target("ours.js", "postgres", url),
});
export const oneTransactionEach = (url: string): Target => ({
  name: "PostgreSQL, one transaction a request",
  remark: "the same server with groups of one, and 20 connections",
  command: target("ours.js", "postgres", url, "1", "20"),
});

export const unlimitedOnPostgres = (url: string): Target => ({
  name: "this server, PostgreSQL, without limits",
  remark: "without metrics, and nothing is refused",
  command: target("ours.js", "postgres", url, "", "", "unlimited"),
});
export const unlimitedOnSqlite = (file: string): Target => ({
  name: "this server, SQLite, without limits",
  remark: "without metrics, and nothing is refused",
  command: target("ours.js", "sqlite", file, "", "", "unlimited"),
});

/** @throws Error when the server ends or says nothing before it listens. */
export async function start({ command, name }: Target): Promise<Running> {
  const env = { ...process.env, BENCH_AUTHORIZATION: authorization };
  const child = spawn(process.execPath, [...command], { stdio: ["ignore", "pipe", "inherit"], env });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let output = "";
      const fail = (what: string) => reject(new Error(`${name} ${what}: ${output}`));
      const timer = setTimeout(() => fail("does not listen"), startTimeoutMs);
      child.stdout.on("data", (chunk: Buffer) => {
        output += chunk;
        const found = /listening on (\S+)/.exec(output)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      });
      child.once("error", ({ message }) => fail(message));
      child.once("close", () => {
        clearTimeout(timer);
        fail("did not start");
      });
    });
    return { url, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Linux counts in ticks of 10 ms on every architecture that Node supports. */
const msPerTick = 10;

/** User and system time in milliseconds, or undefined without /proc. */
export function cpuMsOf(pid: number): number | undefined {
  try {
    // The name of the program, in brackets, may contain spaces: the fields after it are counted.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * msPerTick;
  } catch {
    return undefined;
  }
}

/** Resident memory in MB. @throws Error without /proc. */
export function residentMB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_000;
}
