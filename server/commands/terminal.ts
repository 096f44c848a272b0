// What a command sees of the world outside: where it prints, what it reads, and how it ends. cli.ts makes the real one.
import type { Readable, Writable } from "node:stream";

export interface Terminal {
  /** Standard input and output as bytes. */
  readonly input: Readable;
  readonly output: Writable;
  /** Prints a result to standard output. */
  print(text: string): void;
  /** Prints what is not a result (progress, mistakes) to standard error. */
  report(text: string): void;
  /** Whether standard error is a screen, on which a line can be written over. */
  readonly isScreen: boolean;
  /** Whether standard input is a keyboard. */
  readonly isKeyboard: boolean;
  /** The code with which the process ends when there is nothing left to do. */
  setExitCode(code: number): void;
  /** Aborted when the process is asked to end, from the first time on that this is looked at. */
  interruption(): AbortSignal;
}

/** The command could not do its work; the process ends with `exitCode`. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
  readonly exitCode: number;

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Runs work whose failure is told as "cannot ...: why". @throws CommandFailed */
export async function attempt<Result>(what: string, exitCode: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isTold = error instanceof CommandFailed || (error instanceof Error && error.name === "ConfigError");
    if (isTold) throw error;
    throw new CommandFailed(`cannot ${what}: ${error instanceof Error ? error.message : String(error)}`, exitCode, {
      cause: error,
    });
  }
}
