// Defects in what commands print, list, refuse and stop at.
import { defects } from "../mutant.ts";

export const commandMutants = [
  ...defects("server/commands/terminal.ts", ["server/commands/commands"], {
    "a mistake in a setting is a failure of the work": [
      'error instanceof CommandFailed || (error instanceof Error && error.name === "ConfigError")',
      "error instanceof CommandFailed",
    ],
  }),
  ...defects("server/commands/token.ts", ["server/commands/commands"], {
    "the connection stays open": ["        await tokens.close();\n", "        void tokens;\n"],
  }),
  ...defects("server/commands/conform.ts", ["conformance/command"], {
    "reading on another machine is refused": ["if (readOnly || allowWrites ||", "if (allowWrites ||"],
  }),
  ...defects("server/config/parsers.ts", ["server/config/config"], {
    "an empty text is a value": ['(value) => (value === "" ? undefined : value)', "(value) => value"],
  }),
  ...defects("server/commands/config.ts", ["server/commands/commands"], {
    "an empty setting is shown as nothing": ['value || "(none)"', "value"],
    "the sources are not aligned": ["value.padEnd(second)", "value"],
  }),
  ...defects("server/commands/migrate.ts", ["server/commands/commands"], {
    "no shards are accepted": ["shards > 0 &&", "shards >= 0 &&"],
    "one shard too many is accepted": ["shards <= maxShards", "shards <= maxShards + 1"],
    "--check and --distribute go together": ['        .conflicts("check"),\n', ""],
    "SQLite is migrated before --distribute is refused": [
      "if (shards !== undefined && distribute === undefined)",
      "if (distribute === undefined && (await adapter.migrate()) === undefined && shards !== undefined)",
    ],
  }),
  ...defects("server/commands/serve.ts", ["end-to-end/process"], {
    "the address of the documentation is not printed": ["...(config.docs ? [`documentation: ${url}/docs`] : []), ", ""],
    "documentation that is off has an address": ["config.docs ? [", "config.host ? ["],
  }),
  ...defects("server/commands/export.ts", ["server/commands/import-lists"], {
    "- is the name of a file": ['file === "-" ? undefined : file', "file"],
  }),
  ...defects("server/commands/export.ts", ["server/commands/export-faults"], {
    "an export cannot be interrupted": ["target, { signal });", "target);"],
  }),
  ...defects("server/commands/import.ts", ["server/commands/commands"], {
    "an import without a file waits for the keyboard": ["if (isKeyboard) throw", "if (false) throw"],
  }),
  ...defects("server/commands/run-import.ts", ["server/commands/import-lists"], {
    "the number of hidden rejections is not shown": ["count > maxShown) report(`and", "count < 0) report(`and"],
    "an eleventh rejection is shown": ["count <= maxShown", "count <= maxShown + 1"],
    "the report is cut at the size of the rejects": ["reportBytes: warnings.size()", "reportBytes: rejects.size()"],
  }),
  ...defects("server/commands/store-options.ts", ["server/commands/commands"], {
    "commands ignore the size of the pool": ['  "databasePoolSize",\n', ""],
    "the help of a flag does not name its variable": ['variable === "" ? help : `${help} (${variable})`', "help"],
  }),
  ...defects("server/config/database-url.ts", ["server/config/config"], {
    "a malformed URL is accepted": ["return URL.canParse(text) ? text : undefined;", "return text;"],
  }),
  ...defects("server/storage/adapters.ts", ["server/commands/import-export"], {
    "commands work on an older schema": ["if (found < known) throw", "if (found > known) throw"],
  }),
  ...defects("server/commands/import.ts", ["server/commands/import-export"], {
    "--dry-run marks known contacts": ["if (file !== undefined || options.dryRun ||", "if (file !== undefined ||"],
  }),
  ...defects("server/commands/import.ts", ["server/commands/import-faults"], {
    "--booleans is ignored for other formats": ["|| booleans !== undefined || map", "|| map"],
  }),
  ...defects("server/commands/run-import.ts", ["server/commands/import-export"], {
    "a dry run migrates an older database": [
      "  await requireCurrentSchema(adapter);\n  return adapter.openStore();",
      "  return adapter.openStore();",
    ],
  }),
  ...defects("server/config/parsers.ts", ["server/config/config"], {
    "keys of this machine over IPv6 are refused": [' || host === "[::1]"', ""],
  }),
  ...defects("server/program.ts", ["server/commands/commands"], {
    "a mistake in a subcommand ends with 1": ["(each) => [each, ...each.commands]", "(each) => [each]"],
  }),
];
