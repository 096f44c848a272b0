// Keeps what was measured in results/latest.json: each suite's table and data, with when and with what they were taken.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { contractFingerprint } from "../generated/operations.ts";
import type { Settings, SuiteResult } from "./compare.ts";

export interface Machine {
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
}

export interface TakenSuite extends SuiteResult {
  /** ISO 8601 */
  readonly date: string;
  readonly machine: Machine;
  readonly settings: Settings;
  readonly contractFingerprint: string;
}

export type Results = Readonly<Record<string, TakenSuite>>;

const file = join(import.meta.dirname, "results/latest.json");

export function machineOf(): Machine {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
  };
}

/** What was measured last, of every suite; nothing when there is no file yet. */
export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : {};
}

/** Puts a suite's result in the place of its last one. At once, so that a later suite that fails takes none with it. */
export function keepResult(name: string, result: SuiteResult, settings: Settings): void {
  const taken = { date: new Date().toISOString(), machine: machineOf(), settings, contractFingerprint, ...result };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...readResults(), [name]: taken }, null, 2)}\n`);
}
