// Tells how much memory a process holds, where the system says so.
import { readFileSync } from "node:fs";

/** Resident memory in MB. @throws Error where there is no /proc. */
export function residentMB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_000;
}
