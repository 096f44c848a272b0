// serve: serves the contract until a signal arrives.
import type { Command } from "commander";
import { configHelp, readConfig } from "../config/config.ts";
import { attempt, type Terminal } from "./terminal.ts";

type Run = (args: readonly string[], terminal: Terminal) => Promise<void>;

const startFailed = 1;

/** Starts the server. Its flags are the settings, read by config.ts, so that all mistakes are reported together. */
export const runServe: Run = async (args, { print }) => {
  const config = readConfig(args);
  const { start } = await import("../start.ts");
  const { url, notes } = await attempt("start", () => start(config), startFailed);
  const lines = [`listening on ${url}`, ...(config.docs ? [`documentation: ${url}/docs`] : []), ...notes];
  print(lines.map((line) => `${line}\n`).join(""));
};

/** Whether the arguments contain only settings: then runServe can run without the parser of commands. */
export function hasOnlySettings(args: readonly string[]): boolean {
  return !args.some((arg) => arg === "-h" || arg === "--help" || arg === "--");
}

/** The command with its help. Loads the parser of commands, which a start does not need. */
export async function createServeCommand(terminal: Terminal, run: Run = runServe): Promise<Command> {
  const { Command } = await import("commander");
  const { exitCodesHelp } = await import("./store-options.ts");
  const codes = { 0: "stopped by a signal", 1: "could not start, or stopped by an error", 2: "a setting is invalid" };
  return new Command("serve")
    .description("Start the server")
    .usage("[flags]")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      "after",
      () => `\nFlags, environment variables and [defaults]; a flag overrides its variable:\n${configHelp()}`,
    )
    .addHelpText("after", exitCodesHelp(codes))
    .action((_options: unknown, command: Command) => run(command.args, terminal));
}
