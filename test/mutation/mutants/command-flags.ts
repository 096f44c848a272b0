// Defects in the flags of the commands, in where they print, and in the pages of the docs.
import { defects } from "../mutant.ts";

export const commandFlagMutants = [
  ...defects("server/program.ts", ["server/commands/streams"], {
    "results are on standard error": [
      "print: (text) => process.stdout.write(text)",
      "print: (text) => process.stderr.write(text)",
    ],
    "refused records are on standard output": [
      "report: (text) => process.stderr.write(text)",
      "report: (text) => process.stdout.write(text)",
    ],
    "SIGINT does not stop an import": ['["SIGINT", "SIGTERM"] as const', '["SIGTERM"] as const'],
    "mistakes are on standard output": [
      "process.stderr.write(`${error instanceof Error",
      "process.stdout.write(`${error instanceof Error",
    ],
  }),
  ...defects("server/commands/run-import.ts", ["server/commands/streams"], {
    "progress does not count bytes": ["      bytes += chunk.length;\n", ""],
    "progress ends without a line break": ["    end: () => progress.end(),\n", "    end: () => undefined,\n"],
    "progress counts no refused records": [
      "progress.update({ contacts, rejected, before,",
      "progress.update({ contacts, rejected: 0, before,",
    ],
    "the known contacts show no progress": ["      onMarked: watching.update,\n", "      onMarked: () => undefined,\n"],
    "progress does not know the size": ["totalBytes: input.totalBytes", "totalBytes: undefined"],
    "an import that continues counts earlier contacts in its rate": ["terminal, from.tally.records);", "terminal, 0);"],
  }),
  ...defects("server/commands/run-import.ts", ["server/commands/choices"], {
    "the state fits any separator": ["JSON.stringify([options.delimiter, options", "JSON.stringify([options"],
    "the state fits any words for true and false": ["options.booleans, options.mapping]", "options.mapping]"],
    "the state fits any mapping": ["options.booleans, options.mapping]", "options.booleans]"],
    "the state fits any encoding": ["options.encoding, ", ""],
  }),
  ...defects("server/commands/import.ts", ["server/commands/choices"], {
    "the file's name is stronger than --format": [
      "options.format ?? (file === undefined ? undefined : formatOfName(file))",
      "(file === undefined ? undefined : formatOfName(file)) ?? options.format",
    ],
    "a dry run looks like an import": ['${isDryRun ? "dry run: " : ""}', ""],
    "impossible numbers are not counted": ['if (warning !== "") print(`${warning}\\n`);', ""],
    "--booleans is ignored": ["encoding, booleans, mapping };", "encoding, booleans: undefined, mapping };"],
    "--delimiter is ignored": ["delimiter: delimiterNames[delimiter],", "delimiter: undefined,"],
  }),
  ...defects("server/commands/export.ts", ["server/commands/choices", "server/commands/streams"], {
    "the new file's name is stronger than --format": [
      "options.format ?? (file === undefined ? undefined : formatOfName(file))",
      "(file === undefined ? undefined : formatOfName(file)) ?? options.format",
    ],
    "the progress of an export stays open": ["    progress.end();\n", ""],
  }),
  ...defects("server/commands/conform.ts", ["conformance/options"], {
    "--rate is ignored": ["    ...(rate === undefined ? {} : { ratePerSecond: rate }),\n", ""],
    "--timeout-ms is ignored": ["    ...(timeoutMs === undefined ? {} : { timeoutMs }),\n", ""],
    "--fail-fast is ignored": ["    failFast,\n    signal", "    failFast: false,\n    signal"],
    "--header is ignored": ["    headers: parseHeaders(flags.header),\n", ""],
    "a header ends at its second colon": ["line.slice(at + 1).trim()", '(line.split(":")[1] ?? "").trim()'],
    "the tokens that may only read and only write are exchanged": [
      "readOnly: secret(flags.readToken), writeOnly: secret(flags.writeToken)",
      "readOnly: secret(flags.writeToken), writeOnly: undefined",
    ],
    "a token from a file keeps its line break": [
      'readFileSync(text.slice(1), "utf8").trim()',
      'readFileSync(text.slice(1), "utf8")',
    ],
    "--provoke is ignored": ["    ...(provoke === undefined ? {} : { recipe: suite.readRecipe(provoke) }),\n", ""],
    "--allow-writes is ignored": ["if (readOnly || allowWrites ||", "if (readOnly ||"],
    "a run cannot be interrupted": ["    signal: terminal.interruption(),\n", ""],
    "a file has the screen's progress": ["if (terminal.isScreen) terminal.report(`\\r", "terminal.report(`\\r"],
    "the report begins after the progress": ['  if (terminal.isScreen) terminal.report("\\r\\u001B[K");\n', ""],
    "the report on a screen has no colours": ["hasColours: terminal.isScreen", "hasColours: false"],
    "the proxy's host is ignored": ["    port,\n    host,\n", "    port,\n"],
    "the proxy's port is ignored": ["    port,\n    host,\n", "    host,\n"],
    "the proxy listens after its end": ["  await running.close();\n", ""],
  }),
  ...defects("server/config/config.ts", ["server/commands/help"], {
    "a switch that is on is shown as true": ['typeof value === "boolean" ? (value ? "on" : "off") : String', "String"],
    "the source of --database is --database-url": ["`flag --${alias.flag}`", "`flag --${flag}`"],
    "the help does not show defaults": ['help: shown === "" ? help : `${help} [${shown}]`', "help"],
  }),
  ...defects("server/config/settings.ts", ["server/commands/help"], {
    "the help of a time is another": [
      "How long requests in flight may take after the drain delay",
      "How long to accept requests after SIGTERM",
    ],
  }),
  ...defects("server/contract-scopes.ts", ["server/commands/help"], {
    "only the first operation's scopes are known": [
      "Object.values(operations).flatMap",
      "Object.values(operations).slice(0, 1).flatMap",
    ],
  }),
  ...defects("server/docs/html.ts", ["server/docs/approved-pages"], {
    "a page has no language": ['<html lang="en">', "<html>"],
    "a page does not fit a phone": ['<meta name="viewport" content="width=device-width, initial-scale=1">\n', ""],
  }),
  ...defects("server/docs/help/operation-page.ts", ["server/docs/approved-pages"], {
    "headers are listed as parts of the path": [
      'parameterTable("Header parameters", resolved, "header")',
      'parameterTable("Header parameters", resolved, "path")',
    ],
    "try-it leads to another operation": [
      'tryItAt: `#/${encodeURIComponent(tags[0] ?? "default")}/${id}`',
      'tryItAt: `#/${encodeURIComponent(tags[0] ?? "default")}`',
    ],
  }),
];
