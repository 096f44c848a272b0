// What a failover loses when a primary is killed under load and its standby promoted.
// With and without synchronous_standby_names: docs/scaling.md has the recipe and the figures. FAILOVER_ROUNDS asks for more.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { openPostgresStore } from "../../../server/storage/postgres/postgres-store.ts";
import { adding } from "../../server/storage/decisions.ts";

const rounds = Number(process.env["FAILOVER_ROUNDS"] ?? 1);

const at = ({ port }: PostgresServer, name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;

/** A primary with a standby that streams from it. The primary waits for the standby if `isSynchronous`. */
async function startPair(isSynchronous: boolean) {
  const primary = await startPostgres();
  onTestFinished(() => primary.remove());
  const database = new URL(await primary.createDatabase()).pathname.slice(1);
  await primary.stop();
  const conninfo = `primary_conninfo=host=127.0.0.1 port=${primary.port} user=postgres application_name=standby`;
  const standby = await startPostgres({ standbyOf: primary.data, settings: [conninfo] });
  onTestFinished(() => standby.remove());
  await primary.start();
  await expect.poll(() => runStatement(at(primary, database), "SELECT 1 FROM pg_stat_replication")).toHaveLength(1);
  if (isSynchronous) {
    await runStatement(at(primary, database), "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    await runStatement(at(primary, database), "SELECT pg_reload_conf()");
    await expect
      .poll(() => runStatement(at(primary, database), "SELECT sync_state FROM pg_stat_replication"))
      .toEqual([{ sync_state: "sync" }]);
  }
  return { primary, standby, database };
}

/** The processes that this one has started, and it. */
function family(pid: number): number[] {
  const children = readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ")[1] === String(pid);
    } catch {
      return false;
    }
  });
  return [pid, ...children.map(Number)];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended by itself.
    }
  }
}

/** Writes to 40 contacts without end; the versions acknowledged so far, and what ends it. */
async function startLoad(connectionString: string) {
  const store = await openPostgresStore({ connectionString, statementTimeoutMs: 2_000, connectTimeoutMs: 1_000 });
  const acknowledged = new Map<string, number>();
  let [writes, stopping] = [0, false];
  const writers = Array.from({ length: 40 }, async (_, index) => {
    while (!stopping) {
      try {
        const result = await store.write(`C${index}`, adding);
        if (result.kind === "decided") acknowledged.set(`C${index}`, result.outcome);
        writes++;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await delay(20);
      }
    }
  });
  return {
    acknowledged,
    writes: () => writes,
    async end() {
      stopping = true;
      await Promise.all(writers);
      await store.close();
    },
  };
}

/** Kills the primary under load and promotes the standby; `stall` stops the stream before. Returns what is lost of what. */
async function failOver(isSynchronous: boolean, stall: boolean) {
  const { primary, standby, database } = await startPair(isSynchronous);
  const load = await startLoad(at(primary, database));
  await expect.poll(load.writes).toBeGreaterThan(500);
  if (stall) {
    const rows = await runStatement(at(standby, database), "SELECT pid FROM pg_stat_wal_receiver");
    signal([Number(rows[0]?.["pid"])], "SIGSTOP");
    // Bounded: with a synchronous standby no write is acknowledged from here on.
    const before = load.writes();
    for (let wait = 0; wait < 100 && load.writes() < before + 500; wait++) await delay(20);
  }
  const pid = primary.processID();
  if (pid === undefined) throw new Error("the primary does not run");
  signal(family(pid), "SIGKILL");
  if (stall) {
    const rows = await runStatement(
      at(standby, database),
      "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walreceiver'",
    );
    signal(
      rows.map((row) => Number(row["pid"])),
      "SIGKILL",
    );
  }
  await load.end();
  // Where the receiver was killed the standby restarts itself first.
  await expect.poll(() => promote(at(standby, database))).toBe(true);
  const store = await openPostgresStore({ connectionString: at(standby, database) });
  onTestFinished(() => store.close());
  let lost = 0;
  for (const [contactID, version] of load.acknowledged) {
    lost += Math.max(0, version - (await store.read(contactID)).version);
  }
  expect((await store.write("C0", adding)).kind).toBe("decided");
  return { lost, acknowledged: load.writes() };
}

async function promote(connectionString: string): Promise<boolean> {
  try {
    return (await runStatement(connectionString, "SELECT pg_promote() AS done"))[0]?.["done"] === true;
  } catch {
    return false;
  }
}

test.each([
  ["asynchronous", false, false],
  ["synchronous", true, false],
  ["asynchronous (paused before)", false, true],
  ["synchronous (paused before)", true, true],
])("a failover with %s replication loses only what this mode allows", async (name, isSynchronous, stall) => {
  for (let round = 0; round < rounds; round++) {
    const { lost, acknowledged } = await failOver(isSynchronous, stall);
    process.stdout.write(`failover ${name} round ${round + 1}: ${lost} of ${acknowledged} acknowledged writes lost\n`);
    if (isSynchronous) expect(lost).toBe(0);
    // The figure for docs/scaling.md: this is what the setting is for.
    else if (stall) expect(lost).toBeGreaterThan(0);
  }
});
