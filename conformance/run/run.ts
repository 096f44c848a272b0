// Runs the whole suite against one target: what is certain first, what is random with the requests that are left.
import { randomBytes } from "node:crypto";
import { type ContractDocument, member } from "../contract/document.ts";
import { readOperations } from "../contract/operations.ts";
import { createSchemas } from "../contract/schemas.ts";
import { createSender, OutOfRequests, type Sender } from "../http/send.ts";
import type { CheckName } from "../report/checks.ts";
import type { ConformanceReport } from "../report/conformance-report.ts";
import { createContacts } from "../session/contacts.ts";
import { createCoverage } from "../session/coverage.ts";
import { createFindings } from "../session/findings.ts";
import { createSession, type Session, type Tokens } from "../session/session.ts";
import { cleanUp } from "./clean-up.ts";
import { onlyMediaTypes } from "./only.ts";
import { deterministicTasks, randomTasks, type Task } from "./tasks.ts";

export interface RunOptions {
  readonly document: ContractDocument;
  /** Where the contract's paths begin, such as http://127.0.0.1:3000. */
  readonly base: URL;
  readonly tokens?: Partial<Tokens>;
  /** Only bodies of media types with one of these words in it, such as xml. Default: all. */
  readonly only?: readonly string[];
  /** Only requests that change nothing. Default: false. */
  readonly readOnly?: boolean;
  /** Stop once this check has failed, or any of them for `true`. Default: false, all is tried. */
  readonly failFast?: boolean | CheckName;
  /** Makes the same random values again. Default: another one each time. */
  readonly seed?: number;
  /** The most requests, not counting those that remove what was stored. Default: 10,000. */
  readonly maxRequests?: number;
  /** The most requests a second. Default: as fast as they are answered. */
  readonly ratePerSecond?: number;
  /** How long an answer may take, in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number;
  /** Told what is being checked. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly checking: string;
  readonly requests: number;
  readonly failures: number;
}

const atOnce = 4;

/** @throws TargetUnreachable when the target gives no answers. */
export async function runConformance(options: RunOptions): Promise<ConformanceReport> {
  const { document, base, maxRequests = 10_000, ratePerSecond = 0, timeoutMs = 10_000 } = options;
  const startedAt = new Date();
  const sender = createSender({ base, maxRequests, ratePerSecond, timeoutMs });
  const session = openSession(options, sender);
  try {
    const stoppedEarly = await runTasks(session, sender, options, maxRequests);
    const requests = sender.sent();
    const leftBehind = await cleanUp(session, sender);
    const failures = session.findings.failures();
    return {
      target: base.href,
      contract: { title: text(document, "title"), version: text(document, "version") },
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      seed: session.seed,
      requests,
      stoppedEarly,
      leftBehind,
      conforms: failures.length === 0,
      checks: session.findings.results(),
      failures,
      coverage: { responses: session.coverage.responses(), keywords: session.coverage.keywords() },
    };
  } finally {
    sender.close();
  }
}

function openSession({ document, base, readOnly = false, ...options }: RunOptions, sender: Sender): Session {
  const declared = readOperations(document);
  const { failFast, only, seed = randomBytes(4).readInt32BE(), tokens } = options;
  return createSession({
    document,
    base,
    sender,
    onFailure: (check) => {
      if (failFast === true || failFast === check) sender.halt();
    },
    operations: onlyMediaTypes(readOnly ? declared.filter(({ method }) => method === "GET") : declared, only),
    declared,
    readOnly,
    schemas: createSchemas(document),
    seed,
    tokens: { all: undefined, readOnly: undefined, writeOnly: undefined, ...tokens },
    contacts: createContacts(randomBytes(4).toString("hex")),
    coverage: createCoverage(declared),
    findings: createFindings(),
  });
}

const text = (document: ContractDocument, name: string): string =>
  String(member(member(document.root, "info"), name) ?? "");

/** Whether the run stopped before everything was tried. */
async function runTasks(session: Session, sender: Sender, options: RunOptions, maxRequests: number): Promise<boolean> {
  try {
    await runAll(session, sender, options, deterministicTasks(session));
    await runAll(session, sender, options, randomTasks(session, Math.max(0, maxRequests - sender.sent())));
    return false;
  } catch (error) {
    if (error instanceof OutOfRequests) return true;
    throw error;
  }
}

async function runAll(
  session: Session,
  sender: Sender,
  { onProgress }: RunOptions,
  tasks: readonly Task[],
): Promise<void> {
  const queue = [...tasks];
  const worker = async () => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      const failed = session.findings.failures();
      onProgress?.({ checking: task.name, requests: sender.sent(), failures: failed.length });
      await task.run();
    }
  };
  // The others end by themselves when one runs out of requests.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
