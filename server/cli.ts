// The command line. The only file that prints.
import { ConfigError, configHelp, readConfig } from "./config.ts";
import { start } from "./start.ts";

const usage = `Usage: node dist/server/cli.js serve [flags]

Serves the contract. A flag wins over its environment variable.
${configHelp()}
`;

async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === "--help" || command === "help" || args.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  if (command !== "serve") {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const { url, notes } = await start(readConfig(args));
  process.stdout.write(`listening on ${url}\n${notes.map((note) => `${note}\n`).join("")}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? error.message
      : `cannot start: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${text}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
});
