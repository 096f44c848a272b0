// Reads the command line of a program of the tests: prints its usage on --help, and reports a wrong argument in one line.
import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Flags and other arguments. Ends the process for --help (0) and for a wrong argument (2). */
export function readArguments<T extends Options>(usage: string, options: T, maxPositionals = 0) {
  try {
    const help = { type: "boolean", default: false } as const;
    const { values, positionals } = parseArgs({ options: { ...options, help }, allowPositionals: maxPositionals > 0 });
    if (positionals.length > maxPositionals) throw new Error(`Unexpected argument ${positionals[maxPositionals]}`);
    if (!(values as { help?: boolean }).help) return { values, positionals };
    process.stdout.write(`Usage: ${usage}`);
    return process.exit(0);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return process.exit(2);
  }
}
