// One run against one target: sends requests, judges each response, counts coverage and collects failures.
import type { Contract } from "../contract/contract.ts";
import type { Operation } from "../contract/operations.ts";
import { listSecrets, toCurl } from "../http/curl.ts";
import { asksToWait, type Exchange, type Probe } from "../http/message.ts";
import { OutOfRequests, type Sender, TargetUnreachable } from "../http/send.ts";
import { type CheckName, isOfResponses, type Violation, type Wrong } from "../report/checks.ts";
import type { Contacts } from "./contacts.ts";
import type { Coverage } from "./coverage.ts";
import type { Findings } from "./findings.ts";
import { findItemRoutes, type ItemRoute, idFrom, matchesTemplate } from "./items.ts";
import { judgeResponse } from "./judge-response.ts";

export interface JudgedExchange extends Exchange {
  /** The response's body as read by its schema; undefined if it is empty or unreadable. */
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

/** The tokens of the callers; undefined for a missing one. */
export interface Tokens {
  readonly all: string | undefined;
  readonly readOnly: string | undefined;
  readonly writeOnly: string | undefined;
}

export interface Session extends Contract {
  /** Base URL of the contract's paths. */
  readonly base: URL;
  /** The checked operations. */
  readonly operations: readonly Operation[];
  /** Whether to send only requests that change nothing. */
  readonly readOnly: boolean;
  readonly seed: number;
  readonly tokens: Tokens;
  /** Sent with every request, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contacts: Contacts;
  readonly coverage: Coverage;
  readonly findings: Findings;
  readonly items: readonly ItemRoute[];
  /** Returns the next response format, so that each kind of response is seen in all of them; undefined: no Accept. */
  nextAccept(operation: Operation): string | undefined;
  /** Remembers an existing item for requests that need one. */
  knowItem(route: ItemRoute, path: string): void;
  /** The operation's path with the ids of a known item. */
  knownPath(operation: Operation): string | undefined;
  /** Sends and judges without recording. */
  send(operation: Operation, probe: Probe, options?: SendOptions): Promise<JudgedExchange>;
  /** Sends, judges, and records problems of the response. */
  sendAndRecord(operation: Operation, probe: Probe): Promise<JudgedExchange>;
  /** Records that the check passed, or failed as shown by the last of these exchanges. */
  recordCheck(
    check: CheckName,
    operation: Operation,
    shown: JudgedExchange | readonly JudgedExchange[],
    wrong: Wrong,
  ): void;
}

export interface SendOptions {
  /** Does not wait when asked to. */
  readonly once?: boolean;
  /** The target may close the connection without a response, which says nothing about its availability. */
  readonly mayHangUp?: boolean;
}

export interface SessionParts
  extends Omit<Session, "send" | "sendAndRecord" | "recordCheck" | "nextAccept" | "items" | "knowItem" | "knownPath"> {
  readonly onFailure: (check: CheckName) => void;
  /** Whether bodies of this media type are sent. */
  readonly isWanted: (mediaType: string) => boolean;
  readonly sender: Sender;
}

const maxWithoutResponse = 5;

export function createSession({ sender, onFailure, ...parts }: SessionParts): Session {
  const { coverage, findings, contacts } = parts;
  const items = findItemRoutes(parts);
  const sendOrError = createTolerantSend(sender);
  const collect = createCollecting(parts, onFailure);
  const send: Session["send"] = async (operation, probe, options) => {
    if (probe.stores) contacts.mayBeWritten(probe.path);
    const received = await sendOrError(probe, options).catch((error: unknown) => {
      if (probe.stores && error instanceof OutOfRequests) contacts.notWritten(probe.path);
      throw error;
    });
    if (received instanceof TargetUnreachable) return withoutResponse(operation, probe, received);
    if (probe.stores && received.status >= 300 && received.status < 500) contacts.notWritten(probe.path);
    const exchange = { probe, received, ...judgeResponse(parts, operation, { probe, received }) };
    if (probe.stores && received.status >= 200 && received.status < 300) rememberItem(contacts, items, exchange);
    coverage.add(operation, probe, received);
    return exchange;
  };
  return {
    ...parts,
    items,
    ...createKnownItems(),
    nextAccept: createTurns(parts),
    send,
    async sendAndRecord(operation, probe) {
      const exchange = await send(operation, probe);
      for (const violation of exchange.violations) collect(operation, [exchange], violation);
      findings.passedResponse(exchange.violations.map(({ check }) => check));
      return exchange;
    },
    recordCheck(check, operation, shown, wrong) {
      const all = [shown].flat();
      // After a request that the target put off, a sequence decides nothing; only the form of the responses is judged.
      if (all.some(({ received }) => asksToWait(received)) && !isOfResponses(check)) return;
      if (wrong === undefined) findings.passed(check);
      else collect(operation, all, { check, ...wrong });
    },
  };
}

/** One missing response concerns the request; several in a row concern the target. */
function createTolerantSend(sender: Sender) {
  let silent = 0;
  return async (probe: Probe, { once = false, mayHangUp = false }: SendOptions = {}) => {
    try {
      const received = await (once ? sender.sendOnce(probe) : sender.send(probe));
      silent = 0;
      return received;
    } catch (error) {
      if (!(error instanceof TargetUnreachable)) throw error;
      if (!mayHangUp && (++silent >= maxWithoutResponse || sender.sent() === 1)) throw error;
      return error;
    }
  };
}

type Parts = Omit<SessionParts, "sender" | "onFailure">;

function createCollecting({ tokens, headers, findings, document, base }: Parts, onFailure: (check: CheckName) => void) {
  const secrets = listSecrets(tokens, headers);
  return (operation: Operation, shown: readonly JudgedExchange[], violation: Violation) => {
    const last = shown.at(-1);
    findings.failed({
      ...violation,
      pointer: document.written(violation.pointer),
      operationId: operation.operationId,
      status: last?.received.status ?? 0,
      mediaType: last?.probe.mediaType,
      curl: shown.map(({ probe }) => toCurl(probe, base, secrets)).join("\n"),
    });
    onFailure(violation.check);
  };
}

/** The response to a POST identifies what it created; PUT and PATCH store under the path itself. */
function rememberItem(
  contacts: Contacts,
  items: readonly ItemRoute[],
  { probe, received, value }: JudgedExchange,
): void {
  const path = probe.path.replace(/\?.*/s, "");
  const own = items.find((route) => matchesTemplate(route.path, path));
  if (own?.remove !== undefined) {
    contacts.created(probe.path, path);
    return;
  }
  const route = items.find((each) => each.create?.operationId === probe.operationId && each.remove !== undefined);
  const id = route === undefined ? undefined : idFrom(route, received, value);
  if (id !== undefined) contacts.created(probe.path, `${path}/${encodeURIComponent(id)}`);
}

function createKnownItems(): Pick<Session, "knowItem" | "knownPath"> {
  const known = new Map<string, string>();
  return {
    knowItem: ({ path: template }, path) => void known.set(template, path),
    knownPath({ path, method }) {
      if (method === "DELETE") return undefined;
      const template = [...known.keys()].find((each) => path === each || path.startsWith(`${each}/`));
      return template === undefined ? undefined : (known.get(template) ?? "") + path.slice(template.length);
    },
  };
}

/** The response types of each operation in rotation, with one turn without Accept. */
function createTurns({
  conventions,
  isWanted,
}: Contract & Pick<SessionParts, "isWanted">): (operation: Operation) => string | undefined {
  const turns = new Map<string, number>();
  return ({ operationId, responses }) => {
    const all = responses.find(({ content }) => content.length > 0)?.content ?? [];
    const wanted = all.filter(({ mediaType }) => isWanted(mediaType));
    const types = wanted.length > 0 ? wanted : all;
    const turn = turns.get(operationId) ?? 0;
    turns.set(operationId, turn + 1);
    const rounds = wanted.length < all.length ? types.length : types.length + 1;
    const type = types[turn % rounds]?.mediaType;
    // An error may have another type than a success, so other types are acceptable if Accept decides nothing.
    return type === undefined || conventions.acceptDecides ? type : `${type}, */*;q=0.1`;
  };
}

/** A request without any response counts like one with 500. */
function withoutResponse(operation: Operation, probe: Probe, { message }: Error): JudgedExchange {
  const received = { status: 0, headers: {}, body: Buffer.alloc(0) };
  const violation = {
    check: "not_a_server_error",
    pointer: operation.pointer,
    expected: "a response",
    actual: message,
    cause: "no response",
  } as const;
  return { probe, received, violations: [violation], value: undefined };
}
