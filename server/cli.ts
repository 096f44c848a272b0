// The command line. The only file that prints.
import { ConfigError, configHelp, readConfig } from "./config.ts";
import { start } from "./start.ts";
import { backup } from "./storage/sqlite/backup.ts";

const usage = `Usage: node dist/server/cli.js serve [flags]
       node dist/server/cli.js backup DATABASE TARGET

serve serves the contract. A flag wins over its environment variable.
${configHelp()}

backup copies an SQLite database to a new file while it is in use.
`;

async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === "--help" || command === "help" || args.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  if (command === "backup" && args.length === 2) {
    const [database = "", target = ""] = args;
    const { pages } = await backup(database, target);
    process.stdout.write(`${target}: ${pages} pages\n`);
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
      : `cannot ${process.argv[2] === "backup" ? "back up" : "start"}: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${text}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
});
