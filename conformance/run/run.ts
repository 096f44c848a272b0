// Runs the whole suite against one target: deterministic tasks first, random ones with the remaining requests.
import { randomBytes } from "node:crypto";
import { prepareItems } from "../checks/lifecycle.ts";
import { openContract } from "../contract/contract.ts";
import { type ContractDocument, member } from "../contract/document.ts";
import type { Operation } from "../contract/operations.ts";
import { createSender, OutOfRequests, type Sender, TargetBusy, TargetUnreachable } from "../http/send.ts";
import type { CheckName } from "../report/checks.ts";
import type { ConformanceReport } from "../report/conformance-report.ts";
import { createContacts } from "../session/contacts.ts";
import { createCoverage } from "../session/coverage.ts";
import { createFindings } from "../session/findings.ts";
import { createSession, type Session, type Tokens } from "../session/session.ts";
import { refuseWrongBase } from "./base-path.ts";
import { cannotCleanUp, cleanUp } from "./clean-up.ts";
import { checkEveryMediaType, type Provocation, provoke } from "./provoke.ts";
import { deterministicTasks, lifecycleTask, randomTasks, type Task } from "./tasks.ts";
import { whyUndecided } from "./undecided.ts";

export interface RunOptions {
  readonly document: ContractDocument;
  /** Base URL of the contract's paths, such as http://127.0.0.1:3000. */
  readonly base: URL;
  readonly tokens?: Partial<Tokens>;
  /** Sent with every request. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Only bodies of media types that contain one of these words, such as xml. Default: all. */
  readonly only?: readonly string[];
  /** Only tasks that decide at least one of these checks. Default: all. */
  readonly checks?: readonly CheckName[];
  /** Only requests that change nothing. Default: false. */
  readonly readOnly?: boolean;
  /** Stop when this check, or any check for `true`, has failed. Default: false. */
  readonly failFast?: boolean | CheckName;
  /** Repeats the random values of an earlier run. Default: a new seed. */
  readonly seed?: number;
  /** Maximum number of requests, excluding the cleanup. Default: as many as the contract needs. */
  readonly maxRequests?: number;
  /** Maximum requests per second. Default: no limit. */
  readonly ratePerSecond?: number;
  /** Maximum time for a response, in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number;
  /** How to reach responses that ordinary requests do not get. Default: none. */
  readonly recipe?: readonly Provocation[];
  /** Ends the run early; stored data is still removed. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly checking: string;
  readonly requests: number;
  readonly failures: number;
}

const parallelTasks = 4;
/** Random requests as a share of the others, and their minimum. */
const randomShare = 0.4;
const minRandomRequests = 1_500;

/** @throws TargetUnreachable when the target does not respond. */
export async function runConformance(options: RunOptions): Promise<ConformanceReport> {
  const { document, base, maxRequests, ratePerSecond = 0, timeoutMs = 10_000, signal } = options;
  const startedAt = new Date();
  const sender = createSender({ base, maxRequests: maxRequests ?? Number.MAX_SAFE_INTEGER, ratePerSecond, timeoutMs });
  const session = openSession(options, sender);
  const halt = () => sender.halt();
  if (signal?.aborted === true) halt();
  signal?.addEventListener("abort", halt, { once: true });
  try {
    const notProvoked: string[] = [];
    const stopped = await runTasks(session, sender, options, notProvoked);
    const requests = sender.sent();
    const leftBehind = await cleanUp(session, sender);
    const failures = session.findings.failures();
    const incomplete = stopped ?? whyNothingWasTried(session);
    return {
      target: base.href,
      contract: { title: text(document, "title"), version: text(document, "version") },
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      seed: session.seed,
      requests,
      retries: sender.retries(),
      leftBehind,
      verdict: failures.length > 0 ? "does not conform" : incomplete === undefined ? "conforms" : "incomplete",
      ...(incomplete === undefined ? {} : { incomplete }),
      conforms: failures.length === 0 && incomplete === undefined,
      notProvoked,
      unreadableSchemas: session.schemas.unreadable(),
      checks: session.findings.results(),
      failures,
      coverage: { responses: session.coverage.responses(), keywords: session.coverage.keywords() },
    };
  } finally {
    signal?.removeEventListener("abort", halt);
    sender.close();
  }
}

/** Operations whose effects the contract offers no way to undo. */
export const cannotCleanUpAfter = (document: ContractDocument): readonly string[] =>
  cannotCleanUp(openContract(document));

/** A target where nothing succeeds was not tested, however correct its refusals are. */
const whyNothingWasTried = ({ coverage, tokens }: Session): string | undefined =>
  coverage.hasSuccess()
    ? undefined
    : `no request succeeded${tokens.all === undefined ? "; does the target need a token (--token)?" : ""}`;

function openSession(options: RunOptions, sender: Sender): Session {
  const { document, base, readOnly = false, failFast, only, seed = randomBytes(4).readInt32BE(), tokens } = options;
  const contract = openContract(document);
  const { declared } = contract;
  const session: Session = createSession({
    ...contract,
    base,
    sender,
    isWanted: wantsMediaType(only),
    onFailure: (check) => {
      if (failFast === true || failFast === check) sender.halt();
    },
    operations: withMediaTypes(readOnly ? declared.filter(({ method }) => method === "GET") : declared, only),
    readOnly,
    seed,
    tokens: { all: undefined, readOnly: undefined, writeOnly: undefined, ...tokens },
    headers: options.headers ?? {},
    contacts: createContacts(randomBytes(4).toString("hex")),
    coverage: createCoverage(declared),
    findings: createFindings(seed, (check) => whyUndecided(session, check, options.checks)),
  });
  return session;
}

const wantsMediaType =
  (only: readonly string[] = []) =>
  (mediaType: string): boolean =>
    only.length === 0 || only.some((part) => mediaType.includes(part));

/** Omits other request bodies, and operations that need one. `only` has parts of media types, such as xml or text/. */
function withMediaTypes(operations: readonly Operation[], only: readonly string[] = []): readonly Operation[] {
  if (only.length === 0) return operations;
  const isWanted = wantsMediaType(only);
  return operations.flatMap((operation) => {
    if (operation.body === undefined) return [operation];
    const content = operation.body.content.filter(({ mediaType }) => isWanted(mediaType));
    if (content.length === 0 && operation.body.required) return [];
    return [{ ...operation, body: { ...operation.body, content } }];
  });
}

const text = (document: ContractDocument, name: string): string =>
  String(member(member(document.root, "info"), name) ?? "");

/** Why the run stopped early; undefined if it did not. */
async function runTasks(
  session: Session,
  sender: Sender,
  options: RunOptions,
  notProvoked: string[],
): Promise<string | undefined> {
  const { recipe = [], maxRequests } = options;
  try {
    await refuseWrongBase(session);
    await prepareItems(session);
    await runAll(session, sender, options, deterministicTasks(session));
    await runAll(session, sender, options, [lifecycleTask(session)]);
    await checkEveryMediaType(session, wantsMediaType(options.only));
    notProvoked.push(...(await provoke(session, recipe)));
    const left =
      maxRequests === undefined
        ? Math.max(minRandomRequests, Math.floor(sender.sent() * randomShare))
        : Math.max(0, maxRequests - sender.sent());
    const random = randomTasks(session, left);
    if (random === undefined && maxRequests !== undefined) return "no requests were left for random cases";
    await runAll(session, sender, options, random ?? []);
    return undefined;
  } catch (error) {
    if (error instanceof TargetUnreachable && sender.responses() > 0)
      return `the target stopped responding: ${error.message}`;
    if (error instanceof TargetBusy) return `the target ${error.message} for several requests in a row`;
    if (!(error instanceof OutOfRequests)) throw error;
    if (options.signal?.aborted === true) return "the run was interrupted";
    return sender.wasHalted() ? "the run stopped at a failure" : `${maxRequests} requests were not enough`;
  }
}

async function runAll(
  session: Session,
  sender: Sender,
  { onProgress, checks }: RunOptions,
  tasks: readonly Task[],
): Promise<void> {
  const queue = tasks.filter(({ decides }) => checks === undefined || decides.some((check) => checks.includes(check)));
  const worker = async () => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      const failed = session.findings.failures();
      onProgress?.({ checking: task.name, requests: sender.sent(), failures: failed.length });
      await task.run();
    }
  };
  // The other workers stop by themselves when one runs out of requests.
  const ends = await Promise.allSettled(Array.from({ length: parallelTasks }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
