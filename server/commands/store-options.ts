// Options that several commands share: which database, how its numbers compare, and whose contacts.
import { type Command, Option } from "commander";
import { tenantExpected, tenantName } from "../auth/tenant.ts";
import { type Config, describeFlags, readSettings, type SettingName } from "../config/config.ts";
import { CommandFailed } from "./terminal.ts";

const databaseNames = ["databaseUrl"] as const satisfies readonly SettingName[];
const storeNames = [
  "databaseUrl",
  "databasePoolSize",
  "defaultRegion",
  "maxNumbersPerContact",
] as const satisfies readonly SettingName[];

export type StoreSettings = Pick<Config, (typeof storeNames)[number]>;
export type Options = Readonly<Record<string, unknown>>;

/** Adds the flags that name the database. */
export function addDatabaseFlags(command: Command): Command {
  return addFlags(command, databaseNames);
}

/** @throws ConfigError */
export function readDatabaseSettings(options: Options): Pick<Config, "databaseUrl"> {
  return readFlags(options, databaseNames);
}

/** Adds the flags of a command that reads or writes contacts. */
export function addStoreFlags(command: Command): Command {
  return addFlags(command, storeNames);
}

/** @throws ConfigError */
export function readStoreSettings(options: Options): StoreSettings {
  return readFlags(options, storeNames);
}

function addFlags(command: Command, names: readonly SettingName[]): Command {
  for (const { flag, variable, help } of describeFlags(names)) {
    command.addOption(new Option(`--${flag} <value>`, variable === "" ? help : `${help} (${variable})`));
  }
  return command;
}

function readFlags<Name extends SettingName>(options: Options, names: readonly Name[]): Pick<Config, Name> {
  const given = describeFlags(names).map(({ flag }): [string, string | undefined] => {
    const value = options[new Option(`--${flag}`).attributeName()];
    return [flag, typeof value === "string" ? value : undefined];
  });
  return readSettings(names, Object.fromEntries(given));
}

/** Whose contacts a command works on. @throws CommandFailed when the name is invalid. */
export function tenantOption(): Option {
  return new Option("--tenant <tenant>", "Work on this tenant's contacts [those without a tenant]").argParser(
    (text) => {
      if (!tenantName.test(text)) throw new CommandFailed(`--tenant ${tenantExpected}`, 2);
      return text;
    },
  );
}

/** Exit code of a command whose result is what it prints. */
export const unwritable = { 3: "the output could not be written" };

/** The exit codes of a command, for the end of its help. */
export function exitCodesHelp(codes: Readonly<Record<number, string>>): string {
  const lines = Object.entries(codes).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return `\nExit codes:\n${lines.join("\n")}`;
}
