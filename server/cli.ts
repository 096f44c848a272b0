// The command line. The only file that prints.
import { runTokenCreate, runTokenList, runTokenRevoke, TokenCommandError } from "./access/token-command.ts";
import { ConfigError, configHelp, readConfig } from "./config.ts";
import { openTokens } from "./open-store.ts";
import { contractScopes, start } from "./start.ts";
import { backup } from "./storage/sqlite/backup.ts";

const usage = `Usage: node dist/server/cli.js serve [flags]
       node dist/server/cli.js token create --name NAME --scopes SCOPES [--tenant TENANT] [--expires-in 90d] [flags]
       node dist/server/cli.js token list [--json] [flags]
       node dist/server/cli.js token revoke NAME [flags]
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
  if (command === "token") {
    process.stdout.write(await runToken(args));
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

/** Takes the token command's own flags; the others are those of serve, of which the database's matter. */
async function runToken([action = "", ...args]: readonly string[]): Promise<string> {
  const own: Record<string, string> = {};
  const others: string[] = [];
  const names = ["--name", "--scopes", "--tenant", "--expires-in"];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--json") own["json"] = "yes";
    else if (names.includes(arg)) own[arg.slice(2)] = args[++index] ?? "";
    else if (action === "revoke" && index === 0) own["name"] = arg;
    else others.push(arg);
  }
  const config = readConfig(others);
  const tokens = await openTokens(config);
  try {
    const now = Date.now();
    const { name = "", scopes = "", tenant, json } = own;
    if (action === "create") {
      return await runTokenCreate(tokens, { name, scopes, tenant, expiresIn: own["expires-in"] }, contractScopes, now);
    }
    if (action === "list") return await runTokenList(tokens, now, json !== undefined);
    if (action === "revoke") return await runTokenRevoke(tokens, name, now, config.tokenCacheMs);
    throw new TokenCommandError("token create, token list or token revoke is expected");
  } finally {
    await tokens.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isMistake = error instanceof ConfigError || error instanceof TokenCommandError;
  const text = isMistake
    ? error.message
    : `cannot ${process.argv[2] === "backup" ? "back up" : "start"}: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${text}\n`);
  process.exitCode = isMistake ? 2 : 1;
});
