// The files that this process has open, by their paths. Linux only.
import { readdirSync, readlinkSync } from "node:fs";

/** How many descriptors are open on files whose path begins like this. */
export function countOpenFiles(path: string): number {
  const targets = readdirSync("/proc/self/fd").map((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      // The descriptor of this listing.
      return "";
    }
  });
  return targets.filter((target) => target.startsWith(path)).length;
}
