// config: shows the settings that serve would run with, each with where it is from.
import { Command } from "commander";
import { describeConfig } from "../config.ts";
import type { DescribedSetting } from "../settings.ts";
import type { Terminal } from "./terminal.ts";

export function createConfigCommand({ print }: Terminal): Command {
  return new Command("config")
    .description("show the settings that serve would run with, secrets masked, and where each is from")
    .usage("[flags of serve]")
    .allowUnknownOption()
    .allowExcessArguments()
    .action((_options: unknown, command: Command) => print(tableOf(describeConfig(command.args))));
}

function tableOf(settings: readonly DescribedSetting[]): string {
  const rows = settings.map(({ flag, variable, value, source }) => {
    const from = source === "flag" ? `flag --${flag}` : source === "environment" ? `environment ${variable}` : source;
    return [variable, value === "" ? "(none)" : value, from] as const;
  });
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [first, second] = [width(0), width(1)];
  return rows.map(([name, value, from]) => `${name.padEnd(first)}  ${value.padEnd(second)}  ${from}\n`).join("");
}
