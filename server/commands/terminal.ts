// What a command sees of the outside: where it prints, what it reads, and how it ends. cli.ts makes the real one.
import type { Readable, Writable } from "node:stream";

export interface Terminal {
  /** Standard input and output as bytes. */
  readonly input: Readable;
  readonly output: Writable;
  /** Prints a result to standard output. */
  print(text: string): void;
  /** Prints progress and mistakes to standard error. */
  report(text: string): void;
  /** Whether standard error is a screen, on which a line can be overwritten. */
  readonly isScreen: boolean;
  /** Whether standard input is a keyboard. */
  readonly isKeyboard: boolean;
  /** The exit code of the process when nothing is left to do. */
  setExitCode(code: number): void;
  /** Aborted when the process is asked to end. */
  interruption(): AbortSignal;
}

/** Exit codes, the same for every command. */
export const exitCodes = {
  /** The work was done, and its result is not all good: a refused record, a failed check. */
  incomplete: 1,
  /** The command could not run, or its arguments are wrong. */
  failed: 2,
  /** The command ended midway; what it had done before is kept. */
  midway: 3,
} as const;

/** The command could not do its work; the process ends with `exitCode`. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
  readonly exitCode: number;

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Runs work whose failure is reported as "cannot ...: reason". @throws CommandFailed, ConfigError */
export async function attempt<Result>(
  what: string,
  work: () => Promise<Result>,
  exitCode: number = exitCodes.failed,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isComplete = error instanceof CommandFailed || (error instanceof Error && error.name === "ConfigError");
    if (isComplete) throw error;
    throw new CommandFailed(`cannot ${what}: ${error instanceof Error ? error.message : String(error)}`, exitCode, {
      cause: error,
    });
  }
}
