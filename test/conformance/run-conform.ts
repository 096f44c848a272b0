// Runs `conform` in this process, with a terminal of the test's own.
import { createConformCommand } from "../../server/commands/conform.ts";
import { CommandFailed, type Terminal } from "../../server/commands/terminal.ts";

/** Returns what it prints, with its exit code in parentheses if it sets one. */
export async function runConform(args: readonly string[], changed: Partial<Terminal> = {}): Promise<string> {
  let text = "";
  const write = (piece: string) => {
    text += piece;
  };
  const terminal: Terminal = {
    input: process.stdin,
    output: process.stdout,
    print: write,
    report: write,
    isScreen: false,
    isKeyboard: false,
    setExitCode: (code) => write(`(${code})`),
    interruption: () => new AbortController().signal,
    ...changed,
  };
  const command = createConformCommand(terminal);
  for (const each of [command, ...command.commands])
    each.exitOverride().configureOutput({ writeOut: write, writeErr: write, getOutHelpWidth: () => 80 });
  await command.parseAsync(args, { from: "user" }).catch((error: unknown) => {
    // The rest is reported by the command itself.
    if (!(error instanceof Error && error.name === "CommanderError"))
      write(`${error}${error instanceof CommandFailed ? ` (${error.exitCode})` : ""}\n`);
  });
  return text;
}
