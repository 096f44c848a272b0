// token: makes, lists and revokes the opaque tokens of the database.
import { Command } from "commander";
import { runTokenCreate, runTokenList, runTokenRevoke, TokenCommandError } from "../auth/token-command.ts";
import { contractScopes } from "../contract-scopes.ts";
import { openTokens } from "../open-store.ts";
import type { TokenStore } from "../storage/token-store.ts";
import { addStoreFlags, readStoreSettings } from "./settings-flags.ts";
import { attempt, CommandFailed, type Terminal } from "./terminal.ts";

type Options = Readonly<Record<string, unknown>>;

export function createTokenCommand({ print }: Terminal): Command {
  /** Runs work on the tokens and prints what it says. */
  const onTokens = async (options: Options, work: (tokens: TokenStore) => Promise<string>): Promise<void> => {
    const tokens = await attempt("open the tokens", 1, () => openTokens(readStoreSettings(options)));
    try {
      print(await work(tokens));
    } catch (error) {
      throw error instanceof TokenCommandError ? new CommandFailed(error.message, 2) : error;
    } finally {
      await tokens.close();
    }
  };
  const create = new Command("create")
    .description("make a token, and show it once")
    .requiredOption("--name <name>", "names the caller; never given twice")
    .requiredOption("--scopes <scopes>", `with commas between: ${contractScopes.join(", ")}`)
    .option("--tenant <tenant>", "reach that tenant's contacts and no others")
    .option("--expires-in <time>", "such as 90d, 12h or 30m; default never")
    .action((options: Options) => {
      const { name, scopes, tenant, expiresIn } = options as Readonly<Record<string, string>>;
      const wanted = { name: name ?? "", scopes: scopes ?? "", tenant, expiresIn };
      return onTokens(options, (tokens) => runTokenCreate(tokens, wanted, contractScopes, Date.now()));
    });
  const list = new Command("list")
    .description("list all tokens, without their secrets")
    .option("--json", "as JSON")
    .action((options: Options) =>
      onTokens(options, (tokens) => runTokenList(tokens, Date.now(), options["json"] === true)),
    );
  const revoke = new Command("revoke")
    .description("revoke a token; running servers refuse it within their --token-cache-ms")
    .argument("<name>")
    .action((name: string, options: Options) =>
      onTokens(options, (tokens) => runTokenRevoke(tokens, name, Date.now())),
    );
  const command = new Command("token").description("make, list and revoke tokens for callers");
  for (const each of [create, list, revoke]) command.addCommand(addStoreFlags(each));
  return command;
}
