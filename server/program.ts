// The command line: its commands and its exit codes. The only file that prints.
import type { Command } from "commander";
import { CommandFailed, exitCodes, type Terminal } from "./commands/terminal.ts";
import { ConfigError } from "./config/config.ts";

const terminal: Terminal = {
  input: process.stdin,
  output: process.stdout,
  print: (text) => process.stdout.write(text),
  report: (text) => process.stderr.write(text),
  isScreen: process.stderr.isTTY === true,
  isKeyboard: process.stdin.isTTY === true,
  setExitCode(code) {
    process.exitCode = code;
  },
  interruption() {
    const controller = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
    return controller.signal;
  },
};

/** Each command has a file in commands/, loaded when the command runs or the program shows its help. */
const commands: Readonly<Record<string, () => Promise<(terminal: Terminal) => Command | Promise<Command>>>> = {
  serve: async () => (await import("./commands/serve.ts")).createServeCommand,
  config: async () => (await import("./commands/config.ts")).createConfigCommand,
  import: async () => (await import("./commands/import.ts")).createImportCommand,
  export: async () => (await import("./commands/export.ts")).createExportCommand,
  migrate: async () => (await import("./commands/migrate.ts")).createMigrateCommand,
  backup: async () => (await import("./commands/backup.ts")).createBackupCommand,
  token: async () => (await import("./commands/token.ts")).createTokenCommand,
  conform: async () => (await import("./commands/conform.ts")).createConformCommand,
};

async function main(args: readonly string[]): Promise<void> {
  const [called, ...rest] = args;
  if (called === "serve") {
    const { hasOnlySettings, runServe } = await import("./commands/serve.ts");
    if (hasOnlySettings(rest)) return runServe(rest, terminal);
  }
  return runCommand(args);
}

async function runCommand(args: readonly string[]): Promise<void> {
  const { Command, CommanderError } = await import("commander");
  const program = new Command("contact-phone-numbers").description(
    "Serve and manage the phone numbers of contacts as openapi.yaml describes them.",
  );
  program.enablePositionalOptions();
  const [called = ""] = args;
  const loads = Object.hasOwn(commands, called) ? [commands[called]] : Object.values(commands);
  for (const load of loads) if (load) program.addCommand(await (await load())(terminal));
  for (const command of [program, ...program.commands.flatMap((each) => [each, ...each.commands])])
    command.exitOverride();
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has reported it; asking for help is not a mistake.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

// The reader of a pipe, such as head, may have seen enough. A server goes on: its log drops lines too.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (process.argv[2] === "serve") return;
  if (error.code === "EPIPE") process.exit();
  // A command that pipes its output reports this itself.
  if (process.stdout.listenerCount("error") > 1) return;
  process.stderr.write(`cannot write to standard output: ${error.message}\n`);
  process.exitCode = exitCodes.midway;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : error instanceof CommandFailed ? error.exitCode : 1;
});
