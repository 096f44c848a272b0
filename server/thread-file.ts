// Where the files of threads are, which the build writes next to the program.
import { existsSync } from "node:fs";

/** Undefined for the sources, which have no files for threads: there, tests do the work in the calling thread. @throws Error when the build is incomplete */
export function findThreadFile(name: string): URL | undefined {
  if (import.meta.url.endsWith(".ts")) return undefined;
  const file = new URL(`./${name}`, import.meta.url);
  if (!existsSync(file)) throw new Error(`${name} is missing next to the program: run npm run build`);
  return file;
}
