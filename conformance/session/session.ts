// One run against one target: sends requests, judges each response, counts what was covered, and collects what failed.
import type { Contract } from "../contract/contract.ts";
import type { Operation } from "../contract/operations.ts";
import { toCurl } from "../http/curl.ts";
import type { Exchange, Probe } from "../http/message.ts";
import { type Sender, TargetUnreachable } from "../http/send.ts";
import type { CheckName, Violation, Wrong } from "../report/checks.ts";
import type { Contacts } from "./contacts.ts";
import type { Coverage } from "./coverage.ts";
import type { Findings } from "./findings.ts";
import { findItemRoutes, type ItemRoute, idFrom, matchesTemplate } from "./items.ts";
import { judgeResponse } from "./judge-response.ts";

export interface JudgedExchange extends Exchange {
  /** The response's body as read by its schema; undefined where there is none or it cannot be read. */
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

/** The callers whose tokens are known; one that is not given is undefined. */
export interface Tokens {
  readonly all: string | undefined;
  readonly readOnly: string | undefined;
  readonly writeOnly: string | undefined;
}

export interface Session extends Contract {
  /** What is checked. */
  readonly operations: readonly Operation[];
  /** Only requests that change nothing. */
  readonly readOnly: boolean;
  readonly seed: number;
  readonly tokens: Tokens;
  /** Sent with every request, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contacts: Contacts;
  readonly coverage: Coverage;
  readonly findings: Findings;
  readonly items: readonly ItemRoute[];
  /** Response formats one after another, so that each kind of response is seen in all of them; undefined: no Accept. */
  nextAccept(operation: Operation): string | undefined;
  /** Remembers an item that exists, for requests that need one. */
  knowItem(route: ItemRoute, path: string): void;
  /** The operation's path with a known item's in place of its template. */
  knownPath(operation: Operation): string | undefined;
  /** Sends and judges, without collecting: for what is tried again smaller. `once`: without waiting where asked to. */
  send(operation: Operation, probe: Probe, options?: { readonly once?: boolean }): Promise<JudgedExchange>;
  /** Sends, judges, and collects what is wrong with the response. */
  sendAndRecord(operation: Operation, probe: Probe): Promise<JudgedExchange>;
  /** The check held, or is wrong for what the last of these exchanges or probes showed. */
  recordCheck(check: CheckName, operation: Operation, shown: Evidence | readonly Evidence[], wrong: Wrong): void;
}

export type Evidence = JudgedExchange | Probe;

export interface SessionParts
  extends Omit<Session, "send" | "sendAndRecord" | "recordCheck" | "nextAccept" | "items" | "knowItem" | "knownPath"> {
  readonly onFailure: (check: CheckName) => void;
  /** Whether bodies of the media type were asked for. */
  readonly isWanted: (mediaType: string) => boolean;
  readonly sender: Sender;
  readonly base: URL;
}

const maxUnanswered = 5;

export function createSession({ sender, base, onFailure, ...parts }: SessionParts): Session {
  const { coverage, findings, contacts } = parts;
  const items = findItemRoutes(parts);
  const answer = createAnswering(sender);
  const collect = createCollecting(parts, base, onFailure);
  const send: Session["send"] = async (operation, probe, options) => {
    if (probe.stores) contacts.mayBeWritten(probe.path);
    const received = await answer(probe, options?.once === true);
    if (received instanceof TargetUnreachable) return unanswered(operation, probe, received);
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
      if (wrong === undefined) findings.passed(check);
      else collect(operation, [shown].flat(), { check, ...wrong });
    },
  };
}

/** One request without a response tells of that request; several in a row of the target. */
function createAnswering(sender: Sender) {
  let silent = 0;
  return async (probe: Probe, once: boolean) => {
    try {
      const received = await (once ? sender.sendOnce(probe) : sender.send(probe));
      silent = 0;
      return received;
    } catch (error) {
      if (!(error instanceof TargetUnreachable) || ++silent >= maxUnanswered || sender.sent() === 1) throw error;
      return error;
    }
  };
}

type Parts = Omit<SessionParts, "sender" | "base" | "onFailure">;

function createCollecting({ tokens, findings }: Parts, base: URL, onFailure: (check: CheckName) => void) {
  const secrets = new Map<string, string>();
  // In braces, since a letter may follow.
  const named = [
    [tokens.all, "${TOKEN}"],
    [tokens.readOnly, "${READ_TOKEN}"],
    [tokens.writeOnly, "${WRITE_TOKEN}"],
  ] as const;
  for (const [token, name] of named) if (token !== undefined && token !== "") secrets.set(token, name);
  return (operation: Operation, shown: readonly Evidence[], violation: Violation) => {
    const probes = shown.map((each) => ("probe" in each ? each.probe : each));
    const last = shown.at(-1);
    findings.failed({
      ...violation,
      operationId: operation.operationId,
      status: last !== undefined && "received" in last ? last.received.status : 0,
      mediaType: probes.at(-1)?.mediaType,
      curl: probes.map((probe) => toCurl(probe, base, secrets)).join("\n"),
    });
    onFailure(violation.check);
  };
}

/** A POST names what it made; PUT and PATCH store under the path itself. */
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

/** Each operation's response types one after another, and none once a round. */
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
    // A failure may have another type than a success, so others are acceptable where Accept decides nothing.
    return type === undefined || conventions.acceptDecides ? type : `${type}, */*;q=0.1`;
  };
}

/** A request without any response is as bad as one with 500. */
function unanswered(operation: Operation, probe: Probe, { message }: Error): JudgedExchange {
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
