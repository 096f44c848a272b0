// Defects in settings, commands and the command line.
import { defects } from "../mutant.ts";

export const configMutants = [
  ...defects("server/config/settings.ts", ["server/config/config"], {
    "a request may take three seconds only": ["default: 30_000, help", "default: 3_000, help"],
    "an idle connection is closed before the proxy's": ["default: 72_000", "default: 7_200"],
    "the body limit is 4 MB": ["default: 4_194_304", "default: 4_000_000"],
    "keys are kept for an hour": ["default: 86_400_000", "default: 3_600_000"],
    "a pool of one connection is accepted": ["integer(2, 1_000)", "integer(1, 1_000)"],
    "a port above 65535 is accepted": ["port: { ...integer(0, 65_535)", "port: { ...integer(0, 65_536)"],
    "requests may be drained for ever": [
      "drainTimeoutMs: {\n    ...integer(0, maxMs)",
      "drainTimeoutMs: {\n    ...integer(0, 1e15)",
    ],
    "access control may be off on every address": [
      'auth === "off" && !isLoopback(host)',
      'auth === "off" && host === ""',
    ],
    "JWTs need no audience": ['["jwksUrl", "jwtIssuer", "jwtAudience"] as const', '["jwksUrl", "jwtIssuer"] as const'],
    "JWTs of both kinds need no issuer": ["/^(?:jwt|both)$/", "/^(?:jwt)$/"],
    "the database's name is another": ["sqlite:data/phone-numbers.sqlite", "sqlite:data/numbers.sqlite"],
  }),
  ...defects("server/config/parsers.ts", ["server/config/config", "server/http/cors"], {
    "an IPv4 network may have 128 bits": ["isIP(address) === 4 ? 32 : 128", "128"],
    "a network without bits is accepted": ["/^\\d{1,3}$/.test(bits)", "/^\\d{0,3}$/.test(bits)"],
    "a network with two masks is accepted": [" && rest.length === 0)", ")"],
    "keys may come over plain HTTP": [
      '(url?.protocol === "http:" && isLoopback(url.hostname))',
      'url?.protocol === "http:"',
    ],
    "a symmetric algorithm is accepted": ['"RS256 RS384', '"HS256 RS256 RS384'],
    "an origin with a path is accepted": ["new URL(item).origin === item", "item.startsWith(new URL(item).origin)"],
    "any host with 127 is this machine": ["/^127\\.\\d+\\.\\d+\\.\\d+$/", "/^127\\./"],
    "the minimum is not accepted": ["Number(value) >= minimum", "Number(value) > minimum"],
    "the maximum is not accepted": ["Number(value) <= maximum", "Number(value) < maximum"],
  }),
  ...defects("server/config/config.ts", ["server/config/config"], {
    "the environment wins over a flag": [
      "if (flags[flag] !== undefined) return",
      "if (flags[flag] !== undefined && environment[variable] === undefined) return",
    ],
    "an unknown flag is ignored": ["mistakes.push(`Unknown flag", "void (`Unknown flag"],
    "a stray word is ignored": ["mistakes.push(`Unexpected argument", "void (`Unexpected argument"],
    "only the first mistake is reported": ['mistakes.join("\\n")', '(mistakes[0] ?? "")'],
    "two flags of one setting are accepted": [
      "if (ofAlias !== undefined && flags[flag] !== undefined) {",
      "if (false) {",
    ],
    "a flag without a value is ignored": ["if (!isComplete) mistakes.push", "if (false) mistakes.push"],
  }),
  ...defects("server/config/database-url.ts", ["server/config/config"], {
    "a parameter of a file is dropped": ["[^?#\\0\\r\\n]+", "[^#\\0\\r\\n]+"],
    "a host in a file's URL is a folder": ["|| /^\\/\\/(?!\\/)/.test(path)) return undefined;", ") return undefined;"],
  }),
  ...defects("server/config/database-url.ts", ["server/config/masked-url"], {
    "the password is shown": ['if (url.password !== "") url.password = "***";', ""],
    "a password in the query is shown": ['if (/password/i.test(name)) url.searchParams.set(name, "***");', ""],
  }),
  ...defects("server/auth/token-command.ts", ["server/auth/token-lifetimes"], {
    "30m is 30 months": ["m: 60_000 }", "m: 2_592_000_000 }"],
    "12h is 12 minutes": ["h: 3_600_000", "h: 60_000"],
    "a lifetime of no time is accepted": ["/^([1-9]\\d{0,5})([dhm])$/", "/^(\\d{1,6})([dhm])$/"],
    "an unknown scope is accepted": ["if (!wanted.every((scope)", "if (!wanted.some((scope)"],
    "a token's name may be anything": ["if (!tenantName.test(name)) throw", 'if (name === "") throw'],
    "a taken name says that it worked": ["if (token === undefined) throw", "if (false) throw"],
    "a revoked token can be revoked again": [
      "if (!(await store.revoke(name, now))) throw",
      "if ((await store.revoke(name, now)) === undefined) throw",
    ],
  }),
  ...defects("server/auth/stored-tokens.ts", ["server/auth/stored-tokens"], {
    "a new token lives for ever": ["expiresInMs === undefined ? undefined : now + expiresInMs", "undefined"],
    "a token of 64 bits": ["randomByteCount = 32", "randomByteCount = 8"],
    "a revoked token is valid": ["found === undefined || found.revokedAt !== undefined", "found === undefined"],
    "a token expires one millisecond late": ["expiresAt <= now ?", "expiresAt < now ?"],
  }),
  ...defects("server/commands/terminal.ts", ["server/commands/import-export"], {
    "a refused record is a failure": ["incomplete: 1,", "incomplete: 2,"],
    "a command that could not run ends with 1": ["failed: 2,", "failed: 1,"],
  }),
  ...defects("server/commands/export.ts", ["server/commands/import-export", "server/commands/export-faults"], {
    "an existing file is overwritten": ["if (file !== undefined && isTaken(file)) throw", "if (false) throw"],
    "an unfinished export stays": ["    rmSync(path, { force: true });\n", ""],
    "an export of one tenant has all contacts": [
      "readStoreSettings(options)), options.tenant)",
      "readStoreSettings(options)), undefined)",
    ],
    "a byte order mark that nobody asked for": ["const written = options.bom ? {", "const written = !options.bom ? {"],
    "formulas stay in CSV for spreadsheets": [
      "options.safeForSpreadsheets ? csvForSpreadsheets",
      "options.safeForSpreadsheets ? formats[name]",
    ],
  }),
  ...defects("server/commands/export.ts", ["server/transfer/private-file"], {
    "an export is not flushed before it gets its name": [", flush: true }", " }"],
  }),
  ...defects("server/storage/sqlite/backup.ts", ["server/transfer/private-file", "server/storage/sqlite-backup"], {
    "a backup is not flushed before it gets its name": ["    fsyncSync(copy);\n", ""],
    "a backup is readable by everybody": ["0o600", "0o644"],
    "a backup overwrites": ["if (existsSync(target)) throw", "if (false) throw"],
    "a failed backup stays": ["    db.close();\n    rmSync(unfinished, { force: true });", "    db.close();"],
  }),
  ...defects("server/commands/run-import.ts", ["server/commands/import-export", "server/commands/import-faults"], {
    "known contacts are of no tenant": [
      "openStore(run.settings), run.tenant);",
      "openStore(run.settings), undefined);",
    ],
    "a tenant's contacts are everybody's": [
      "adapter.openStore(settings)), tenant);",
      "adapter.openStore(settings)), undefined);",
    ],
    "the state fits any database": ["reading, adapter.name, tenant", 'reading, "", tenant'],
    "the state fits any tenant": ['tenant ?? "");\n  const from', '"");\n  const from'],
    "the state stays after the end": ["if (resume !== undefined) removeCheckpoint(resume);", ""],
    "a dry run creates the database": ["run.isDryRun ? openForDryRun(adapter) :", ""],
    "a dry run writes": ["take: isDryRun ? createDryRun(dependencies) :", "take:"],
    "an interruption is a success": ["    signal.throwIfAborted();\n", ""],
  }),
  ...defects("server/commands/import.ts", ["server/commands/import-export", "server/commands/import-faults"], {
    "refused records are a success": ["if (rejected > 0) setExitCode(exitCodes.incomplete);", ""],
    "an import that stopped midway ends as one that never ran": [
      "a second run is safe`, exitCodes.midway",
      "a second run is safe`, exitCodes.failed",
    ],
    "one word for booleans is enough": ['yes !== "" && no !== "" &&', 'yes !== "" &&'],
  }),
  ...defects("server/commands/migrate.ts", ["server/commands/commands"], {
    "--check migrates": ['options["check"] !== true && found < known', "found < known"],
  }),
  ...defects("server/config/settings.ts", ["server/config/config"], {
    "the docs are off": ["docs: { ...onOff, default: true,", "docs: { ...onOff, default: false,"],
    "a revoked token works for fifty seconds": [
      'default: 5_000,\n    help: "How long to cache',
      'default: 50_000,\n    help: "How long to cache',
    ],
    "requests in flight may take 100 s at the end": [
      'default: 10_000,\n    help: "How long requests in flight',
      'default: 100_000,\n    help: "How long requests in flight',
    ],
    "a contact holds 100,000 numbers": [
      'default: 1_000,\n    help: "Maximum numbers of a contact',
      'default: 100_000,\n    help: "Maximum numbers of a contact',
    ],
  }),
  ...defects("server/config/parsers.ts", ["server/config/config"], {
    "1e3 is an integer": ["/^\\d{1,15}$/.test(value) && isInRange", "isInRange"],
    "white space in a list counts": ["(item) => item.trim()", "(item) => item"],
  }),
];
