// conform: runs the conformance suite against any server, or stands between a client and a server and watches both.
import { readFileSync, writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import type { ConformanceReport } from "../../conformance/index.ts";
import { attempt, CommandFailed, type Terminal } from "./terminal.ts";

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

const doesNotConform = 1;
const couldNotRun = 2;
const tokenHelp = "or @file to read it from a file";

export function createConformCommand(terminal: Terminal): Command {
  return (
    new Command("conform")
      .description("test any server against the contract: every media type, every bound, every rule")
      // What stands after proxy is for proxy, though both have flags of one name.
      .enablePositionalOptions()
      .argument("<url>", "where the contract's paths begin, such as http://127.0.0.1:3000")
      .option("--token <token>", `bearer token that may read and write, ${tokenHelp}`)
      .option("--read-token <token>", `bearer token that may only read, to see that it cannot write, ${tokenHelp}`)
      .option("--write-token <token>", `bearer token that may only write, to see that it cannot read, ${tokenHelp}`)
      .option("--only <words...>", "only bodies whose media type has one of these words in it, such as xml")
      .option("--read-only", "send only requests that change nothing")
      .option("--allow-writes", "store and remove numbers on a host that is not this machine")
      .option("--contract <file>", "another contract, YAML or JSON; the one of this program when left out")
      .option("--max-requests <number>", "the most requests, besides those that clean up", wholeNumber, 10_000)
      .option("--rate <number>", "the most requests a second; 0 for as fast as they are answered", wholeNumber, 0)
      .option("--timeout-ms <number>", "how long an answer may take, in milliseconds", wholeNumber, 10_000)
      .option("--seed <number>", "make the same random values again", integer)
      .option("--fail-fast", "stop soon after the first failure")
      .option("--json <file>", "write the report as JSON")
      .option("--junit <file>", "write the report as JUnit XML")
      .option("--html <file>", "write the report as a page")
      .addHelpText("after", "\nEnds with 0 when the server conforms, 1 when it does not, 2 when it could not run.")
      .action((url: string, flags: RunFlags) => attempt("conform", couldNotRun, () => conform(url, flags, terminal)))
      .addCommand(createProxyCommand(terminal))
  );
}

function createProxyCommand(terminal: Terminal): Command {
  return new Command("proxy")
    .description("stand between a client and a server, and hold both against the contract until interrupted")
    .requiredOption("--upstream <url>", "the server")
    .option("--port <number>", "port to listen on; 0 for any free one", wholeNumber, 0)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--contract <file>", "another contract, YAML or JSON; the one of this program when left out")
    .option("--json <file>", "write what was seen as JSON")
    .addHelpText(
      "after",
      "\nEnds with 0 when both sides kept to the contract, 1 when one did not, 2 when it could not run.",
    )
    .action((flags: ProxyFlags) => attempt("conform", couldNotRun, () => proxy(flags, terminal)));
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
