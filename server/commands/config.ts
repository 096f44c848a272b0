// config: shows the settings that serve would run with, and the source of each.
import { Command } from "commander";
import { describeConfig } from "../config/config.ts";
import { exitCodesHelp, unwritable } from "./store-options.ts";
import type { Terminal } from "./terminal.ts";

export function createConfigCommand({ print }: Terminal): Command {
  return new Command("config")
    .description("Show the settings that serve would run with, secrets masked, and the source of each")
    .usage("[flags of serve]")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText("after", exitCodesHelp({ 0: "all settings are valid", 2: "a setting is invalid", ...unwritable }))
    .action((_options: unknown, command: Command) => print(formatTable(command.args)));
}

function formatTable(args: readonly string[]): string {
  const rows = describeConfig(args).map(
    ({ variable, value, source }) => [variable, value || "(none)", source] as const,
  );
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [first, second] = [width(0), width(1)];
  return rows.map(([name, value, source]) => `${name.padEnd(first)}  ${value.padEnd(second)}  ${source}\n`).join("");
}
