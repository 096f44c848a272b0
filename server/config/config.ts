// Flags and environment -> one validated, frozen Config. The only reader of process.env.
import { parseArgs } from "node:util";
import { resembling } from "../../runtime/read-error.ts";
import {
  type Config,
  crossChecks,
  displayName,
  type Setting,
  type SettingName,
  settings,
  toFlag,
  toVariable,
} from "./settings.ts";

export type { AccessConfig, Config, OpsConfig, SettingName } from "./settings.ts";

/** Every mistake, one per line, with the flag, the variable and what is expected. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export type Environment = Readonly<Record<string, string | undefined>>;
/** What the command line gives, by flag. */
export type Flags = Readonly<Record<string, string | undefined>>;

export interface DescribedSetting {
  readonly variable: string;
  /** With secrets masked. */
  readonly value: string;
  /** The flag or variable that sets it, or "default". */
  readonly source: string;
}

type Table = Readonly<Record<string, Setting>>;

/** @throws ConfigError that lists every mistake. */
export function readConfig(args: readonly string[], environment: Environment = process.env): Config {
  return Object.freeze(resolveAll(args, environment).values);
}

/** Every setting with its value and source. @throws ConfigError */
export function describeConfig(args: readonly string[], environment: Environment = process.env): DescribedSetting[] {
  const { values, sources } = resolveAll(args, environment);
  return Object.entries(settings as Table).map(([name, { mask }]) => {
    const value = toText(values[name as SettingName]);
    return { variable: toVariable(name), value: mask ? mask(value) : value, source: sources[name] ?? "default" };
  });
}

/** Reads some settings, for a command with its own flags; mistakes in other settings are ignored. @throws ConfigError */
export function readSettings<Name extends SettingName>(
  names: readonly Name[],
  flags: Flags,
  environment: Environment = process.env,
): Pick<Config, Name> {
  const mistakes: string[] = [];
  const { values } = resolve(names, flags, environment, mistakes);
  refuse(mistakes);
  return values;
}

/** The flags of some settings with their help, aliases too. */
export function describeFlags(names: readonly SettingName[]) {
  return Object.entries(pick(names)).flatMap(([name, { help, alias, ...setting }]) => {
    const shown = toText(setting.default);
    const row = { flag: toFlag(name), variable: toVariable(name), help: shown === "" ? help : `${help} [${shown}]` };
    return alias === undefined ? [row] : [row, { flag: alias.flag, variable: "", help: alias.help }];
  });
}

/** All settings as an aligned table: flag, variable, help and default. */
export function configHelp(): string {
  const rows = describeFlags(Object.keys(settings) as SettingName[]);
  const flagWidth = Math.max(...rows.map(({ flag }) => flag.length));
  const variableWidth = Math.max(...rows.map(({ variable }) => variable.length));
  return rows
    .map(({ flag, variable, help }) => `  --${flag.padEnd(flagWidth)}  ${variable.padEnd(variableWidth)}  ${help}`)
    .join("\n");
}

function pick(names: readonly SettingName[]): Table {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new ConfigError(mistakes.join("\n"));
}

function resolveAll(args: readonly string[], environment: Environment) {
  const mistakes: string[] = [];
  const flags = readFlags(args, mistakes);
  const names = Object.keys(settings) as SettingName[];
  const { values, sources, invalid } = resolve(names, flags, environment, mistakes);
  for (const { of, mistake } of crossChecks) {
    if (of.some((name) => invalid.has(name))) continue;
    const found = mistake(values);
    if (found !== undefined) mistakes.push(found);
  }
  refuse(mistakes);
  return { values, sources };
}

/** A flag wins over its environment variable, which wins over the default. Adds to `mistakes`. */
function resolve<Name extends SettingName>(
  names: readonly Name[],
  flags: Flags,
  environment: Environment,
  mistakes: string[],
) {
  const values: Record<string, unknown> = {};
  const sources: Record<string, string> = {};
  const invalid = new Set<string>();
  for (const [name, setting] of Object.entries(pick(names))) {
    const [text, source] = textFor(name, setting, flags, environment, mistakes);
    const value = text === undefined ? setting.default : setting.parse(text);
    values[name] = value;
    sources[name] = source;
    if (text === undefined || value !== undefined) continue;
    const example = setting.example ?? toText(setting.default);
    mistakes.push(`${displayName(name)} must be ${setting.expected}${example && `, such as ${example}`}`);
    invalid.add(name);
  }
  return { values: values as Pick<Config, Name>, sources, invalid };
}

function textFor(name: string, { alias }: Setting, flags: Flags, environment: Environment, mistakes: string[]) {
  const [flag, variable] = [toFlag(name), toVariable(name)];
  const ofAlias = alias && flags[alias.flag];
  if (ofAlias !== undefined && flags[flag] !== undefined) {
    mistakes.push(`--${alias?.flag} and --${flag} are the same setting: use one of them`);
  }
  if (flags[flag] !== undefined) return [flags[flag], `flag --${flag}`] as const;
  if (alias !== undefined && ofAlias !== undefined) return [alias.toText(ofAlias), `flag --${alias.flag}`] as const;
  const text = environment[variable];
  return text === undefined ? ([undefined, "default"] as const) : ([text, `environment ${variable}`] as const);
}

/** Reads flags that each take a value. Adds to `mistakes`. */
function readFlags(args: readonly string[], mistakes: string[]): Flags {
  const known = describeFlags(Object.keys(settings) as SettingName[]).map(({ flag }) => flag);
  const options = Object.fromEntries(known.map((flag) => [flag, { type: "string" as const }]));
  const withValues = args.filter((arg, index) => {
    const isComplete = !(arg.startsWith("--") && known.includes(arg.slice(2))) || isValue(args[index + 1]);
    if (!isComplete) mistakes.push(`${arg} must be followed by a value`);
    return isComplete;
  });
  const { values, tokens } = parseArgs({ args: withValues, options, strict: false, tokens: true });
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    // The value of an unknown flag is part of that mistake.
    const isValueOfUnknown = before?.kind === "option" && !Object.hasOwn(options, before.name);
    if (token.kind === "positional" && !isValueOfUnknown) {
      mistakes.push(`Unexpected argument ${token.value}: only flags are allowed`);
    }
    if (token.kind !== "option" || Object.hasOwn(options, token.name)) continue;
    const meant = resembling(token.name, known);
    mistakes.push(`Unknown flag ${token.rawName}${meant === undefined ? "" : `: did you mean --${meant}?`}`);
  }
  return values as Flags;
}

function isValue(arg: string | undefined): boolean {
  return arg !== undefined && !arg.startsWith("--");
}

function toText(value: unknown): string {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value ?? "");
}
