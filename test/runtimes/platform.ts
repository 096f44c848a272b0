// What the runner gives to a platform, and what it returns.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Context {
  /** A project with the packed client installed. */
  readonly project: string;
  /** node_modules of this folder. */
  readonly tools: string;
  readonly urls: Readonly<Record<string, string>>;
  /** Port of the page whose origin the server allows. */
  readonly pagePort: number;
}

export interface Outcome {
  readonly checks: number;
  readonly failures: readonly string[];
}

export type Run = (context: Context) => Promise<Outcome>;

export const readSuite = () => readFile(join(import.meta.dirname, "suite.mjs"), "utf8");
