// The settings that the commands besides serve have: which database, and how its numbers are compared.
import { type Command, Option } from "commander";
import { tenantExpected, tenantName } from "../auth/tenant.ts";
import { type Config, flagsOf, readSettings } from "../config.ts";
import { CommandFailed } from "./terminal.ts";

const storeNames = [
  "database",
  "databaseUrl",
  "databasePoolSize",
  "defaultRegion",
] as const satisfies readonly (keyof Config)[];

export type StoreSettings = Pick<Config, (typeof storeNames)[number]>;

/** Adds a flag for each of the settings to the command's own. */
export function addStoreFlags(command: Command): Command {
  for (const { flag, help } of flagsOf(storeNames)) command.addOption(new Option(`--${flag} <value>`, help));
  return command;
}

/** The settings as flags and environment have them. @throws ConfigError */
export function readStoreSettings(options: Readonly<Record<string, unknown>>): StoreSettings {
  const given = flagsOf(storeNames).map(({ flag }): [string, string | undefined] => {
    const value = options[new Option(`--${flag}`).attributeName()];
    return [flag, typeof value === "string" ? value : undefined];
  });
  return readSettings(storeNames, Object.fromEntries(given));
}

/** Whose contacts a command is about. @throws CommandFailed when it is no tenant's name. */
export function tenantOption(): Option {
  return new Option(
    "--tenant <tenant>",
    "that tenant's contacts; without it those of the tenant without a name",
  ).argParser((text) => {
    if (!tenantName.test(text)) throw new CommandFailed(`--tenant: ${tenantExpected}`, 2);
    return text;
  });
}
