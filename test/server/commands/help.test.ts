// The help of every command, and the table of `config`, as a whole. approved/ has the texts; after an intended change, run
// `npx vitest run --project tests test/server/commands/help.test.ts -u` and read the diff. For conform: test/conformance/approvals.
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createBackupCommand } from "../../../server/commands/backup.ts";
import { createConfigCommand } from "../../../server/commands/config.ts";
import { createExportCommand } from "../../../server/commands/export.ts";
import { createImportCommand } from "../../../server/commands/import.ts";
import { createMigrateCommand } from "../../../server/commands/migrate.ts";
import { createServeCommand } from "../../../server/commands/serve.ts";
import type { Terminal } from "../../../server/commands/terminal.ts";
import { createTokenCommand } from "../../../server/commands/token.ts";
import { settings, toVariable } from "../../../server/config/settings.ts";
import { createWorkplace } from "./run-command.ts";

type Create = typeof createBackupCommand | typeof createServeCommand;

const approve = (text: string, name: string) => expect(text).toMatchFileSnapshot(`approved/${name}.txt`);

/** Runs a command in this process, and returns what it prints on a screen of 100 columns. */
async function run(create: Create, args: readonly string[]) {
  let text = "";
  const write = (piece: string) => {
    text += piece;
  };
  const command = await create({ print: write, report: write } as unknown as Terminal);
  for (const each of [command, ...command.commands])
    each.exitOverride().configureOutput({ writeOut: write, writeErr: write, getOutHelpWidth: () => 100 });
  await command.parseAsync(args, { from: "user" }).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === "CommanderError")) throw error;
  });
  return text;
}

describe("the help", () => {
  it("the program's help lists its commands", async () => {
    await approve((await createWorkplace().run(["--help"])).output, "help");
  });

  it.each([
    ["serve", createServeCommand, []],
    ["config", createConfigCommand, []],
    ["import", createImportCommand, []],
    ["export", createExportCommand, []],
    ["migrate", createMigrateCommand, []],
    ["backup", createBackupCommand, []],
    ["token", createTokenCommand, []],
    ["token-create", createTokenCommand, ["create"]],
    ["token-list", createTokenCommand, ["list"]],
    ["token-revoke", createTokenCommand, ["revoke"]],
  ] as const)("the help of %s has every flag, default and exit code", async (name, create, words) => {
    await approve(await run(create, [...words, "--help"]), `help-${name}`);
  });
});

it("config prints every setting with its value and source: lists, switches, secrets and flags with two names", async () => {
  for (const name of Object.keys(settings)) vi.stubEnv(toVariable(name), undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const flags = {
    "--database": "a.sqlite",
    "--docs": "off",
    "--validate-responses": "on",
    "--cors-origins": "https://a.example, https://b.example",
    "--trusted-proxies": "loopback,10.0.0.0/8",
    "--jwks-url": "https://issuer.example/keys",
    "--jwt-algorithms": "ES256,EdDSA",
    "--operations-port": "0",
  };
  await approve(await run(createConfigCommand, Object.entries(flags).flat()), "config");
});
