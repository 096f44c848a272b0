// conform: runs the conformance suite against any server, or stands between a client and a server and watches both.
import { readFileSync, writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import type { CheckName, ConformanceReport, ContractDocument } from "../../conformance/index.ts";
import { specification } from "../../generated/specification.ts";
import { exitCodesHelp } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

interface RunFlags {
  readonly token?: string;
  readonly readToken?: string;
  readonly writeToken?: string;
  readonly contract?: string;
  readonly header?: readonly string[];
  readonly only?: readonly string[];
  readonly check?: readonly string[];
  readonly provoke?: string;
  readonly readOnly?: boolean;
  readonly allowWrites?: boolean;
  readonly failFast?: boolean;
  readonly seed?: number;
  readonly maxRequests?: number;
  readonly rate?: number;
  readonly timeoutMs?: number;
  readonly json?: string;
  readonly junit?: string;
  readonly html?: string;
}

interface ProxyFlags {
  readonly upstream: string;
  readonly port?: number;
  readonly host?: string;
  readonly contract?: string;
  readonly json?: string;
}

const doesNotConform = exitCodes.incomplete;
const couldNotRun = exitCodes.failed;
const incomplete = exitCodes.midway;
const conformCodes = {
  0: "the server conforms",
  1: "it does not conform",
  2: "could not run",
  3: "incomplete: interrupted, out of requests, the target stopped responding, or no request succeeded",
};
const tokenHelp = "or @file to read it from a file";

export function createConformCommand(terminal: Terminal): Command {
  return (
    new Command("conform")
      .description("Test any server against the contract: every media type, bound and rule")
      // Flags after "proxy" belong to proxy, although both commands share some names.
      .enablePositionalOptions()
      .argument("<url>", "Base URL of the contract's paths, such as http://127.0.0.1:3000")
      .option("--token <token>", `Token, API key or user:password that may read and write, ${tokenHelp}`)
      .option("--read-token <token>", `Bearer token that must not be able to write, ${tokenHelp}`)
      .option("--write-token <token>", `Bearer token that must not be able to read, ${tokenHelp}`)
      .option("--header <lines...>", "Send these headers with every request, such as 'x-tenant: a'; not before the URL")
      .option(
        "--only <words...>",
        "Send only bodies whose media type contains one of these words, such as xml; not before the URL",
      )
      .option("--check <names...>", "Run only these checks, such as idempotency; not before the URL")
      .option("--provoke <file>", "Recipe that provokes rare responses, such as 429 (docs/conformance.md)")
      .option("--read-only", "Send only requests that change nothing")
      .option("--allow-writes", "Store and remove data on a host other than this machine")
      .option("--contract <file>", "Contract to test against, YAML or JSON [the contract of this program]")
      .option("--max-requests <number>", "Maximum requests, not counting the cleanup [as many as needed]", wholeNumber)
      .option("--rate <number>", "Maximum requests per second [no limit]", wholeNumber)
      .option("--timeout-ms <number>", "How long to wait for a response, in milliseconds [10000]", wholeNumber)
      .option("--seed <number>", "Repeat the random values of an earlier run", integer)
      .option("--fail-fast", "Stop soon after the first failure")
      .option("--json <file>", "Write the report as JSON")
      .option("--junit <file>", "Write the report as JUnit XML")
      .option("--html <file>", "Write the report as an HTML page")
      .addHelpText("after", exitCodesHelp(conformCodes))
      .action((url: string, flags: RunFlags) => attempt("conform", () => conform(url, flags, terminal)))
      .addCommand(createProxyCommand(terminal))
  );
}

function createProxyCommand(terminal: Terminal): Command {
  return new Command("proxy")
    .description("Run a proxy between a client and a server, and check both against the contract until interrupted")
    .requiredOption("--upstream <url>", "URL of the server")
    .option("--port <number>", "Port to listen on [a free port]", wholeNumber)
    .option("--host <address>", "Address to listen on [127.0.0.1]")
    .option("--contract <file>", "Contract to test against, YAML or JSON [the contract of this program]")
    .option("--json <file>", "Write the report as JSON")
    .addHelpText(
      "after",
      exitCodesHelp({ 0: "both sides conform", 1: "one side does not conform", 2: "could not run" }),
    )
    .action((flags: ProxyFlags) => attempt("conform", () => proxy(flags, terminal)));
}

type Suite = typeof import("../../conformance/index.ts");

async function conform(url: string, flags: RunFlags, terminal: Terminal): Promise<void> {
  const base = parseAddress(url);
  refuseUnaskedWrites(base, flags);
  const suite = await import("../../conformance/index.ts");
  const { contract, only, provoke, readOnly = false, failFast = false, seed, maxRequests, rate, timeoutMs } = flags;
  const document = loadContract(suite, contract);
  if (!readOnly) announceLeftovers(suite.cannotCleanUpAfter(document), terminal);
  const report = await suite.runConformance({
    document,
    base,
    tokens: { all: secret(flags.token), readOnly: secret(flags.readToken), writeOnly: secret(flags.writeToken) },
    headers: parseHeaders(flags.header),
    readOnly,
    failFast,
    signal: terminal.interruption(),
    ...(flags.check === undefined ? {} : { checks: parseChecks(suite, flags.check) }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(only === undefined ? {} : { only }),
    ...(provoke === undefined ? {} : { recipe: suite.readRecipe(provoke) }),
    ...(seed === undefined ? {} : { seed }),
    onProgress: ({ checking, requests }) => {
      if (terminal.isScreen) terminal.report(`\r\u001B[K${requests} requests, ${checking}`);
    },
  });
  if (terminal.isScreen) terminal.report("\r\u001B[K");
  writeReports(report, flags, suite);
  terminal.print(suite.writeText(report, { hasColours: terminal.isScreen }));
  if (report.verdict === "does not conform") terminal.setExitCode(doesNotConform);
  if (report.verdict === "incomplete") terminal.setExitCode(incomplete);
}

const loadContract = (suite: Suite, file: string | undefined): ContractDocument =>
  file === undefined ? suite.createDocument(specification) : suite.readContract(file);

function announceLeftovers(operations: readonly string[], terminal: Terminal): void {
  if (operations.length === 0) return;
  terminal.report(
    `The contract has no way to remove what ${operations.join(", ")} may store: this run will leave it behind.\n`,
  );
}

function parseChecks({ checks }: Suite, names: readonly string[]): readonly CheckName[] {
  const unknown = names.find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined)
    throw new CommandFailed(`Unknown check: ${unknown}. Checks: ${Object.keys(checks).join(", ")}`, couldNotRun);
  return names as readonly CheckName[];
}

function parseHeaders(lines: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(":");
      if (at < 1) throw new CommandFailed("--header must be a line such as 'x-tenant: a'", couldNotRun);
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}

function writeReports(report: ConformanceReport, { json, junit, html }: RunFlags, suite: Suite): void {
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  if (junit !== undefined) writeFileSync(junit, suite.writeJunit(report));
  if (html !== undefined) writeFileSync(html, suite.writeHtml(report));
}

async function proxy(
  { upstream, port = 0, host = "127.0.0.1", contract, json }: ProxyFlags,
  terminal: Terminal,
): Promise<void> {
  const suite = await import("../../conformance/index.ts");
  const running = await suite.startRecordingProxy({
    document: loadContract(suite, contract),
    upstream: parseAddress(upstream),
    port,
    host,
  });
  const stop = terminal.interruption();
  terminal.report(`${running.url} forwards to ${upstream}; interrupt it for the report\n`);
  await new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
  const report = running.report();
  await running.close();
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  terminal.print(suite.writeProxyText(report));
  if (report.findings.length > 0) terminal.setExitCode(doesNotConform);
}

function parseAddress(text: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new CommandFailed(`${text} must be a URL, such as http://127.0.0.1:3000`, couldNotRun);
  return new URL(text);
}

/** A host other than this machine may hold real data. */
function refuseUnaskedWrites({ hostname }: URL, { readOnly, allowWrites }: RunFlags): void {
  if (readOnly || allowWrites || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) return;
  throw new CommandFailed(
    `the run would store data on ${hostname} and remove it again: allow that with --allow-writes, or use --read-only`,
    couldNotRun,
  );
}

const secret = (text: string | undefined): string | undefined =>
  text?.startsWith("@") ? readFileSync(text.slice(1), "utf8").trim() : text;

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError("must be an integer from 0 to 999999999");
  return Number(text);
}

function integer(text: string): number {
  if (!/^-?[0-9]{1,10}$/.test(text)) throw new InvalidArgumentError("must be an integer");
  return Number(text);
}
