// Tells how much CPU time a process has taken, where the system says so.
import { readFileSync } from "node:fs";

/** Linux counts in ticks of 10 ms on every architecture that Node supports. */
const msPerTick = 10;

/** User and system time in milliseconds, or undefined where there is no /proc. */
export function cpuMsOf(pid: number): number | undefined {
  try {
    // The name of the program, in brackets, may hold blanks: the fields are counted from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * msPerTick;
  } catch {
    return undefined;
  }
}
