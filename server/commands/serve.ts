// serve: serves the contract until a signal comes.
import type { Command } from "commander";
import { configHelp, readConfig } from "../config.ts";
import { attempt, type Terminal } from "./terminal.ts";

type Run = (args: readonly string[], terminal: Terminal) => Promise<void>;

/** Starts the server. Its flags are the settings, which config.ts reads, so that all mistakes are told at once. */
export const runServe: Run = async (args, { print }) => {
  const config = readConfig(args);
  const { start } = await import("../start.ts");
  const { url, notes } = await attempt("start", 1, () => start(config));
  print(`listening on ${url}\n${notes.map((note) => `${note}\n`).join("")}`);
};

/** Whether nothing but settings may be in the arguments: then runServe gets from the command what it can be given at once. */
export function hasFlagsAlone(args: readonly string[]): boolean {
  return !args.some((arg) => arg === "-h" || arg === "--help" || arg === "--");
}

/** The command with its help. The parser of commands is loaded here, since a start need not wait for it. */
export async function createServeCommand(terminal: Terminal, run: Run = runServe): Promise<Command> {
  const { Command } = await import("commander");
  return new Command("serve")
    .description("serve the contract")
    .usage("[flags]")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText("after", `\nA flag wins over its environment variable:\n${configHelp()}`)
    .action((_options: unknown, command: Command) => run(command.args, terminal));
}
