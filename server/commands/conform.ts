// conform: runs the conformance suite against any server, or stands between a client and a server and watches both.
import { readFileSync, writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import type { ConformanceReport } from "../../conformance/index.ts";
import { exitCodesHelp } from "./store-options.ts";
import { attempt, CommandFailed, exitCodes, type Terminal } from "./terminal.ts";

interface RunFlags {
  readonly token?: string;
  readonly readToken?: string;
  readonly writeToken?: string;
  readonly contract?: string;
  readonly only?: readonly string[];
  readonly readOnly?: boolean;
  readonly allowWrites?: boolean;
  readonly failFast?: boolean;
  readonly seed?: number;
  readonly maxRequests: number;
  readonly rate: number;
  readonly timeoutMs: number;
  readonly json?: string;
  readonly junit?: string;
  readonly html?: string;
}

interface ProxyFlags {
  readonly upstream: string;
  readonly port: number;
  readonly host: string;
  readonly contract?: string;
  readonly json?: string;
}

const doesNotConform = exitCodes.incomplete;
const couldNotRun = exitCodes.failed;
const tokenHelp = "or @file to read it from a file";

export function createConformCommand(terminal: Terminal): Command {
  return (
    new Command("conform")
      .description("Test any server against the contract: every media type, bound and rule")
      // Flags after "proxy" belong to proxy, although both commands share some names.
      .enablePositionalOptions()
      .argument("<url>", "Base URL of the contract's paths, such as http://127.0.0.1:3000")
      .option("--token <token>", `Bearer token that may read and write, ${tokenHelp}`)
      .option("--read-token <token>", `Bearer token that must not be able to write, ${tokenHelp}`)
      .option("--write-token <token>", `Bearer token that must not be able to read, ${tokenHelp}`)
      .option("--only <words...>", "Send only bodies whose media type contains one of these words, such as xml")
      .option("--read-only", "Send only requests that change nothing")
      .option("--allow-writes", "Store and remove numbers on a host other than this machine")
      .option("--contract <file>", "Contract to test against, YAML or JSON [the contract of this program]")
      .option("--max-requests <number>", "Maximum requests, not counting the cleanup", wholeNumber, 10_000)
      .option("--rate <number>", "Maximum requests per second; 0: no limit", wholeNumber, 0)
      .option("--timeout-ms <number>", "How long to wait for a response, in milliseconds", wholeNumber, 10_000)
      .option("--seed <number>", "Repeat the random values of an earlier run", integer)
      .option("--fail-fast", "Stop soon after the first failure")
      .option("--json <file>", "Write the report as JSON")
      .option("--junit <file>", "Write the report as JUnit XML")
      .option("--html <file>", "Write the report as an HTML page")
      .addHelpText("after", exitCodesHelp({ 0: "the server conforms", 1: "it does not conform", 2: "could not run" }))
      .action((url: string, flags: RunFlags) => attempt("conform", () => conform(url, flags, terminal)))
      .addCommand(createProxyCommand(terminal))
  );
}

function createProxyCommand(terminal: Terminal): Command {
  return new Command("proxy")
    .description("Record between a client and a server, and check both against the contract until interrupted")
    .requiredOption("--upstream <url>", "URL of the server")
    .option("--port <number>", "Port to listen on; 0 picks a free port", wholeNumber, 0)
    .option("--host <address>", "Address to listen on", "127.0.0.1")
    .option("--contract <file>", "Contract to test against, YAML or JSON [the contract of this program]")
    .option("--json <file>", "Write the report as JSON")
    .addHelpText("after", exitCodesHelp({ 0: "both sides conform", 1: "one side does not", 2: "could not run" }))
    .action((flags: ProxyFlags) => attempt("conform", () => proxy(flags, terminal)));
}

async function conform(url: string, flags: RunFlags, terminal: Terminal): Promise<void> {
  const suite = await import("../../conformance/index.ts");
  const base = addressOf(url);
  refuseUnaskedWrites(base, flags);
  const { contract, only, readOnly = false, failFast = false, seed, maxRequests, rate, timeoutMs } = flags;
  const report = await suite.runConformance({
    document: suite.readContract(contract),
    base,
    tokens: { all: secret(flags.token), readOnly: secret(flags.readToken), writeOnly: secret(flags.writeToken) },
    readOnly,
    failFast,
    maxRequests,
    ratePerSecond: rate,
    timeoutMs,
    ...(only === undefined ? {} : { only }),
    ...(seed === undefined ? {} : { seed }),
    onProgress: ({ checking, requests }) => {
      if (terminal.isScreen) terminal.report(`\r\u001B[K${requests} requests, ${checking}`);
    },
  });
  if (terminal.isScreen) terminal.report("\r\u001B[K");
  writeReports(report, flags, suite);
  terminal.print(suite.writeText(report, { colours: terminal.isScreen }));
  if (!report.conforms) terminal.setExitCode(doesNotConform);
}

function writeReports(
  report: ConformanceReport,
  { json, junit, html }: RunFlags,
  suite: typeof import("../../conformance/index.ts"),
): void {
  if (json !== undefined) writeFileSync(json, suite.writeJson(report));
  if (junit !== undefined) writeFileSync(junit, suite.writeJunit(report));
  if (html !== undefined) writeFileSync(html, suite.writeHtml(report));
}

async function proxy({ upstream, port, host, contract, json }: ProxyFlags, terminal: Terminal): Promise<void> {
  const suite = await import("../../conformance/index.ts");
  const running = await suite.startRecordingProxy({
    document: suite.readContract(contract),
    upstream: addressOf(upstream),
    port,
    host,
  });
  const stop = terminal.interruption();
  terminal.report(`${running.url} passes on to ${upstream}; interrupt it for the report\n`);
  await new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
  const report = running.report();
  await running.close();
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  terminal.print(suite.writeProxyText(report));
  if (report.findings.length > 0) terminal.setExitCode(doesNotConform);
}

function addressOf(text: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new CommandFailed(`${text}: a URL such as http://127.0.0.1:3000 is expected`, couldNotRun);
  return new URL(text);
}

/** Real data may be behind a host that is not this machine. */
function refuseUnaskedWrites({ hostname }: URL, { readOnly, allowWrites }: RunFlags): void {
  if (readOnly || allowWrites || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) return;
  throw new CommandFailed(
    `this would store numbers on ${hostname}, under contacts whose ids begin with conformance-, and remove them again: ` +
      "say --allow-writes if it may, or --read-only",
    couldNotRun,
  );
}

const secret = (text: string | undefined): string | undefined =>
  text?.startsWith("@") ? readFileSync(text.slice(1), "utf8").trim() : text;

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError("an integer from 0 to 999999999 is expected");
  return Number(text);
}

function integer(text: string): number {
  if (!/^-?[0-9]{1,10}$/.test(text)) throw new InvalidArgumentError("an integer is expected");
  return Number(text);
}
