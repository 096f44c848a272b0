// Starts PgBouncer with transaction pooling in front of a PostgreSQL server, where it is installed.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort, identity } from "../../../bench/postgres-server.ts";

/** PgBouncer's program; PGBOUNCER names another one. */
const program = process.env["PGBOUNCER"] ?? "pgbouncer";

export const hasPgBouncer = spawnSync(program, ["--version"]).status === 0;

export interface PgBouncer {
  /** The connection string of the same database through the pooler. */
  through(connectionString: string): string;
  remove(): Promise<void>;
}

/** Starts a pooler with fewer connections to the server than the tests open to it. */
export async function startPgBouncer(serverUrl: string): Promise<PgBouncer> {
  const folder = mkdtempSync(join(tmpdir(), "pgbouncer-"));
  const { uid, gid } = identity;
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  const port = await findFreePort();
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(
    file,
    `[databases]
* = host=127.0.0.1 port=${new URL(serverUrl).port} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
server_idle_timeout = 2
ignore_startup_parameters = statement_timeout, lock_timeout, idle_in_transaction_session_timeout
`,
    { mode: 0o644 },
  );
  const child = spawn(program, [file], { ...identity, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer did not start:\n${log}`);
    await delay(20);
  }
  return {
    through(connectionString) {
      const url = new URL(connectionString);
      url.port = String(port);
      return url.href;
    },
    async remove() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const answer = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.on("connect", answer(true)).on("error", answer(false));
  });
}
