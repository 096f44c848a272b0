// Runs tasks of the suite one after the other, and writes each request with the verdicts that follow it.
import { createHash } from "node:crypto";
import type { ContractDocument } from "../../../conformance/contract/document.ts";
import type { Probe, Received } from "../../../conformance/http/message.ts";
import type { Sender } from "../../../conformance/http/send.ts";
import type { Task } from "../../../conformance/run/tasks.ts";
import { createContacts } from "../../../conformance/session/contacts.ts";
import { createCoverage } from "../../../conformance/session/coverage.ts";
import { createFindings, type Findings } from "../../../conformance/session/findings.ts";
import { createSession, type Session, type Tokens } from "../../../conformance/session/session.ts";
import { open, tokens as usual } from "./workshop.ts";

export interface TraceOptions {
  readonly document: ContractDocument;
  readonly respond: (probe: Probe) => Received | Promise<Received>;
  readonly tokens?: Tokens;
  readonly readOnly?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** The part of the made-up ids that tells traces apart. Default: 0. */
  readonly contacts?: string;
  /** A header that is the same in every request, and is not written. */
  readonly quiet?: string;
  /** Names of the operations to check. Default: all. */
  readonly operations?: readonly string[];
}

export interface Trace {
  readonly session: Session;
  readonly sender: Sender;
  /** What was written since the last call. */
  lines(): string[];
  note(line: string): void;
}

/** Ids, tokens and seed are the same in every run. */
export function createTrace({ document, respond, tokens = usual, operations, ...options }: TraceOptions): Trace {
  let lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  const contract = open(document);
  const { declared } = contract;
  const sender = createLoggedSender(respond, note, options.quiet);
  const session = createSession({
    ...contract,
    base: new URL("http://127.0.0.1:3000/api"),
    sender,
    isWanted: () => true,
    onFailure: () => {},
    operations: declared.filter(({ operationId }) => operations?.includes(operationId) ?? true),
    readOnly: options.readOnly ?? false,
    seed: 1,
    tokens,
    headers: options.headers ?? {},
    contacts: createContacts(options.contacts ?? "0"),
    coverage: createCoverage(declared),
    findings: createLoggedFindings(note, (text) => {
      lines.push(`${lines.pop() ?? ""}${text}`);
    }),
  });
  return {
    session,
    sender,
    note,
    lines() {
      const all = lines;
      lines = [];
      return all;
    },
  };
}

function createLoggedSender(
  respond: TraceOptions["respond"],
  note: (line: string) => void,
  quiet: string | undefined,
): Sender {
  let sent = 0;
  const send = async (probe: Probe, how: string): Promise<Received> => {
    sent++;
    const received = await respond(probe);
    note(`${how}${describeProbe(probe, quiet)} -> ${received.status}`);
    return received;
  };
  return {
    send: (probe) => send(probe, ""),
    sendOnce: (probe) => send(probe, "once "),
    sent: () => sent,
    retries: () => ({}),
    responses: () => sent,
    halt() {},
    wasHalted: () => false,
    allowMore: (requests) => note(requests > 1e9 ? "(as many requests as needed)" : `(${requests} more requests)`),
    close() {},
  };
}

function createLoggedFindings(note: (line: string) => void, append: (text: string) => void): Findings {
  const findings = createFindings(1, (check) => `nothing decided ${check}`);
  return {
    ...findings,
    passed(check) {
      append(`, ${check} passed`);
      findings.passed(check);
    },
    failed(failure) {
      const { check, pointer, expected, actual, cause, curl } = failure;
      const shown = curl.split("\n").length;
      note(`  FAILED ${check} at ${pointer}${cause === undefined ? "" : ` (${cause})`}, shown by ${shown}`);
      note(shorten(`         expected ${expected}; got ${actual}`));
      findings.failed(failure);
    },
    cannotDecide(check, why) {
      note(`  cannot decide ${check}: ${why}`);
      findings.cannotDecide(check, why);
    },
  };
}

/** Such as `POST /things [accept: text/xml | content-type: text/xml] <a/>`. */
export function describeProbe({ method, path, headers, body, base, ...rest }: Probe, quiet?: string): string {
  const shown = Object.entries(headers).filter(([name]) => name !== quiet);
  const fields = shown.map(([name, value]) => shorten(`${name}: ${value}`));
  const flags = [rest.isOutside && "outside", rest.isUnreadable && "unreadable", rest.pauseMs && `${rest.pauseMs} ms`];
  const parts = [
    `${method} ${base?.href ?? ""}${shorten(path)}`,
    `[${fields.join(" | ")}]`,
    ...(body === undefined ? [] : [shorten(toText(body))]),
    ...flags.filter(Boolean).map((flag) => `(${flag})`),
    ...(rest.stores ? ["(stores)"] : []),
  ];
  return parts.join(" ");
}

const maxText = 150;

/** Bytes that are not UTF-8 are written as Latin-1. */
const toText = (body: Buffer): string => {
  const text = body.toString("utf8");
  return text.includes("\uFFFD") && !Buffer.from(text).equals(body) ? `latin1 ${body.toString("latin1")}` : text;
};

/** Printable ASCII in one line; a long text ends in its length and digest. */
export function shorten(whole: string): string {
  const text = withoutUuids(whole);
  const plain = text
    .slice(0, maxText + 1)
    .replace(/[^\u0020-\u007E]/g, (each) => `\\u${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
  return plain.length <= maxText ? plain : `${plain.slice(0, maxText)}... (${text.length}, ${digest(text)})`;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

const withoutUuids = (text: string): string => text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<uuid>");

/** The failures and counts of a run, in a few lines each. */
export function describeFindings({ findings }: Session): string {
  const failures = findings.failures().map(({ check, operationId, status, mediaType, cases, places, ...failure }) => {
    const others = places.length > 1 ? ` and ${places.length - 1} more places` : "";
    return [
      `${check}: ${operationId}${mediaType === undefined ? "" : ` in ${mediaType}`}, status ${status}, ${cases} cases`,
      shorten(`  expected ${failure.expected}`),
      shorten(`  got ${failure.actual}`),
      `  at ${failure.pointer}${others}`,
    ].join("\n");
  });
  const results = findings.results().map(({ check, passed, failed, notDecided }) => {
    return notDecided === undefined ? `${check}: ${passed} passed, ${failed} failed` : `${check}: ${notDecided}`;
  });
  return [...failures, "", ...results, ""].join("\n");
}

/** Runs the tasks and returns the text to approve. */
export async function traceTasks(trace: Trace, tasks: readonly Task[]): Promise<string> {
  for (const task of tasks) {
    const before = trace.lines();
    await task.run();
    const own = trace.lines();
    for (const line of before) trace.note(line);
    if (own.length === 0) continue;
    trace.note(`# ${task.name}`);
    for (const line of own) trace.note(line);
    trace.note("");
  }
  return trace.lines().join("\n");
}
