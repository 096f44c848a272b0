// token: creates, lists and revokes the opaque tokens of the database.
import { Command } from "commander";
import { runTokenCreate, runTokenList, runTokenRevoke } from "../auth/token-command.ts";
import { contractScopes } from "../contract-scopes.ts";
import { adapterFor, requireCurrentSchema } from "../storage/adapters.ts";
import type { TokenStore } from "../storage/token-store.ts";
import { addDatabaseFlags, exitCodesHelp, type Options, readDatabaseSettings, unwritable } from "./store-options.ts";
import { attempt, type Terminal } from "./terminal.ts";

export function createTokenCommand({ print }: Terminal): Command {
  /** Prints the result of work on the tokens. */
  const withTokens = (what: string, options: Options, work: (tokens: TokenStore) => Promise<string>): Promise<void> =>
    attempt(what, async () => {
      const adapter = await adapterFor(readDatabaseSettings(options).databaseUrl);
      await requireCurrentSchema(adapter);
      const tokens = await adapter.openTokens();
      try {
        print(await work(tokens));
      } finally {
        await tokens.close();
      }
    });
  const create = new Command("create")
    .description("Create a token, and show it once")
    .requiredOption("--name <name>", "Name of the caller, unique among all tokens (required)")
    .requiredOption("--scopes <scopes>", `Comma-separated scopes (required): ${contractScopes.join(", ")}`)
    .option("--tenant <tenant>", "Limit the token to this tenant's contacts")
    .option("--expires-in <time>", "Lifetime such as 90d, 12h or 30m [never expires]")
    .action((options: Options) => {
      const { name, scopes, tenant, expiresIn } = options as Readonly<Record<string, string>>;
      const wanted = { name: name ?? "", scopes: scopes ?? "", tenant, expiresIn };
      return withTokens("create a token", options, (tokens) =>
        runTokenCreate(tokens, wanted, contractScopes, Date.now()),
      );
    });
  const list = new Command("list")
    .description("List all tokens, without their secrets")
    .option("--json", "Print JSON")
    .action((options: Options) =>
      withTokens("list tokens", options, (tokens) => runTokenList(tokens, Date.now(), options["json"] === true)),
    );
  const revoke = new Command("revoke")
    .description("Revoke a token; running servers refuse it within their --token-cache-ms")
    .argument("<name>", "Name of the token")
    .action((name: string, options: Options) =>
      withTokens("revoke a token", options, (tokens) => runTokenRevoke(tokens, name, Date.now())),
    );
  const command = new Command("token").description("Create, list and revoke tokens for callers");
  for (const each of [create, list, revoke]) {
    each.addHelpText("after", exitCodesHelp({ 0: "done", 2: "failed", ...unwritable }));
    command.addCommand(addDatabaseFlags(each));
  }
  return command;
}
