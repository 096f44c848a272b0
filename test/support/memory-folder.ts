// Puts the temporary files of the tests in memory where there is room: writing new files to a disk took a tenth of the CPU time.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { env } from "node:process";

const memory = "/dev/shm";
const enoughBytes = 4 * 1024 ** 3;

/** Tests run programs in their folders. */
function mayRunPrograms(): boolean {
  const [, options = "noexec"] =
    new RegExp(`^\\S+ ${memory} tmpfs (\\S+)`, "m").exec(readFileSync("/proc/mounts", "utf8")) ?? [];
  return !options.split(",").includes("noexec");
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enoughBytes && mayRunPrograms();
  } catch {
    return false;
  }
}

/** For Vitest's globalSetup. Sets TMPDIR unless it is set already; the returned function removes the files again. */
export default function setup(): (() => void) | undefined {
  if (env["TMPDIR"] !== undefined || !hasRoom()) return undefined;
  const folder = mkdtempSync(`${memory}/tests-`);
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755);
  env["TMPDIR"] = folder;
  return () => {
    delete env["TMPDIR"];
    rmSync(folder, { recursive: true, force: true });
  };
}
