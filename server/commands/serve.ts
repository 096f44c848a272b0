// serve: serves the contract until a signal comes.
import { Command } from "commander";
import { configHelp, readConfig } from "../config.ts";
import { attempt, type Terminal } from "./terminal.ts";

/** Its flags are the settings, which config.ts reads, so that all mistakes are told at once. */
export function createServeCommand({ print }: Terminal): Command {
  return new Command("serve")
    .description("serve the contract")
    .usage("[flags]")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText("after", `\nA flag wins over its environment variable:\n${configHelp()}`)
    .action(async (_options: unknown, command: Command) => {
      const config = readConfig(command.args);
      const { start } = await import("../start.ts");
      const { url, notes } = await attempt("start", 1, () => start(config));
      print(`listening on ${url}\n${notes.map((note) => `${note}\n`).join("")}`);
    });
}
