// A table of settings and what can be made of it: values from flags and environment, their sources, mistakes and help.
import { parseArgs } from "node:util";
import type { Setting } from "./setting.ts";

export type SettingsTable<Values> = { readonly [Name in keyof Values]: Setting<Values[Name]> };
export type Environment = Readonly<Record<string, string | undefined>>;
/** What was given on the command line, by flag. */
export type Flags = Readonly<Record<string, string | undefined>>;
export type Source = "flag" | "environment" | "default";

export interface DescribedSetting {
  readonly flag: string;
  readonly variable: string;
  readonly value: string;
  readonly source: Source;
}

type AnySettings = Readonly<Record<string, Setting<unknown>>>;

/** A flag wins over its environment variable, which wins over the default. Adds to `mistakes` what cannot be taken. */
export function resolveSettings<Values>(
  settings: SettingsTable<Values>,
  flags: Flags,
  environment: Environment,
  mistakes: string[],
): { readonly values: Values; readonly sources: Readonly<Record<string, Source>> } {
  const values: Record<string, unknown> = {};
  const sources: Record<string, Source> = {};
  for (const [name, setting] of Object.entries(settings as AnySettings)) {
    const text = flags[setting.flag] ?? environment[setting.variable];
    const value = text === undefined ? setting.fallback : setting.parse(text);
    if (text !== undefined && value === undefined) {
      const example = setting.example ?? setting.fallback;
      mistakes.push(`--${setting.flag} or ${setting.variable}: ${setting.expected} is expected, such as ${example}`);
    }
    values[name] = value;
    sources[name] = text === undefined ? "default" : flags[setting.flag] === undefined ? "environment" : "flag";
  }
  return { values: values as Values, sources };
}

/** Reads flags that each take a value. Adds to `mistakes` what is none of them. */
export function readFlags(settings: AnySettings, args: readonly string[], mistakes: string[]): Flags {
  const options = Object.fromEntries(Object.values(settings).map(({ flag }) => [flag, { type: "string" as const }]));
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") mistakes.push(`${token.value}: a flag is expected`);
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(options, token.name)) mistakes.push(`${token.rawName}: no such flag`);
    else if (token.value === undefined) mistakes.push(`${token.rawName}: a value is expected`);
  }
  return values as Flags;
}

/** Each setting as it may be shown. */
export function describeSettings<Values>(
  settings: SettingsTable<Values>,
  values: Values,
  sources: Readonly<Record<string, Source>>,
): DescribedSetting[] {
  return Object.entries(settings as AnySettings).map(([name, { flag, variable, mask }]) => {
    const value = textOf(values[name as keyof Values]);
    const isHidden = mask !== undefined && value !== "";
    return { flag, variable, value: isHidden ? mask(value) : value, source: sources[name] ?? "default" };
  });
}

function textOf(value: unknown): string {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value ?? "");
}

/** One line a setting: flag, variable, what it is and its default. */
export function settingsHelp(settings: AnySettings): string {
  return Object.values(settings)
    .map((setting) => `  --${setting.flag.padEnd(20)} ${setting.variable.padEnd(20)} ${helpOf(setting)}`)
    .join("\n");
}

/** What a setting is, and its default. */
export function helpOf({ help, fallback }: Setting<unknown>): string {
  return `${help}; default ${textOf(fallback) || "none"}`;
}

/** A database URL that can be shown. */
export function withoutPassword(text: string): string {
  const url = new URL(text);
  if (url.password !== "") url.password = "***";
  for (const name of [...url.searchParams.keys()]) if (/password/i.test(name)) url.searchParams.set(name, "***");
  return url.href;
}
