// serve without the parser of commands gets its flags as that parser would have given them.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createServeCommand, hasOnlySettings } from "../../../server/commands/serve.ts";
import type { Terminal } from "../../../server/commands/terminal.ts";

const terminal = { print: () => true, report: () => true } as unknown as Terminal;

/** What the command hands on, or undefined where it explains itself instead. */
async function throughCommand(args: readonly string[]): Promise<readonly string[] | undefined> {
  let handed: readonly string[] | undefined;
  const command = await createServeCommand(terminal, async (own) => {
    handed = own;
  });
  const program = command.createCommand().enablePositionalOptions().addCommand(command);
  for (const each of [program, command])
    each.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  await program.parseAsync(["serve", ...args], { from: "user" }).catch(() => undefined);
  return handed;
}

const words = [
  "--port",
  "0",
  "-1",
  "--port=0",
  "-p",
  "-hp",
  "--help=x",
  "--helper",
  "help",
  "serve",
  "config",
  "",
  "-",
  "---",
];
const arg = fc.oneof(fc.constantFrom(...words, "-h", "--help", "--"), fc.string({ maxLength: 6 }));

it("hands on the same arguments in the same order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arg, { maxLength: 6 }), async (args) => {
      fc.pre(hasOnlySettings(args));
      expect(await throughCommand(args)).toEqual(args);
    }),
    { numRuns: 2_000 },
  );
});

it.each(["-h", "--help", "--"])(
  "the quick reading of flags leaves a command line with %s to the parser",
  async (word) => {
    expect(hasOnlySettings(["--port", "0", word])).toBe(false);
  },
);
