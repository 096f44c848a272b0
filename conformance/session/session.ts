// One run against one target: sends requests, judges each answer, counts what was covered, and collects what failed.

import type { ContractDocument } from "../contract/document.ts";
import type { Operation } from "../contract/operations.ts";
import type { Schemas } from "../contract/schemas.ts";
import { toCurl } from "../http/curl.ts";
import type { Exchange, Probe } from "../http/message.ts";
import { type Sender, TargetUnreachable } from "../http/send.ts";
import type { CheckName, Violation } from "../report/checks.ts";
import type { Contacts } from "./contacts.ts";
import type { Coverage } from "./coverage.ts";
import type { Findings } from "./findings.ts";
import { judgeResponse } from "./judge-response.ts";

export interface JudgedExchange extends Exchange {
  /** The answer's body as read by its schema; undefined where there is none or it cannot be read. */
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

/** The callers whose tokens are known; one that is not given is undefined. */
export interface Tokens {
  readonly all: string | undefined;
  readonly readOnly: string | undefined;
  readonly writeOnly: string | undefined;
}

export interface Session {
  readonly document: ContractDocument;
  readonly schemas: Schemas;
  /** What is checked. */
  readonly operations: readonly Operation[];
  /** All that the contract declares. */
  readonly declared: readonly Operation[];
  /** Only requests that change nothing. */
  readonly readOnly: boolean;
  readonly seed: number;
  readonly tokens: Tokens;
  readonly contacts: Contacts;
  readonly coverage: Coverage;
  readonly findings: Findings;
  /** The formats of answers in turn, so that each kind of answer is seen in all of them; undefined leaves it to the server. */
  nextAccept(operation: Operation): string | undefined;
  /** Sends and judges, without collecting: for what is tried again smaller. */
  send(operation: Operation, probe: Probe): Promise<JudgedExchange>;
  /** Sends, judges, and collects what is wrong with the answer. */
  sendAndRecord(operation: Operation, probe: Probe): Promise<JudgedExchange>;
  /** The check was decided: it held, or `violation` says why not. */
  recordCheck(
    check: CheckName,
    operation: Operation,
    probe: Probe | readonly Probe[],
    violation: Omit<Violation, "check"> | undefined,
  ): void;
}

export interface SessionParts extends Omit<Session, "send" | "sendAndRecord" | "recordCheck" | "nextAccept"> {
  /** Told of every failure. */
  readonly onFailure: (check: CheckName) => void;
  readonly sender: Sender;
  readonly base: URL;
}

const maxUnanswered = 5;

export function createSession({ sender, base, onFailure, ...parts }: SessionParts): Session {
  const { coverage, findings, schemas, contacts, seed } = parts;
  const secrets = secretsOf(parts.tokens);
  const collect = (operation: Operation, probes: readonly Probe[], violation: Violation) => {
    onFailure(violation.check);
    findings.failed({
      ...violation,
      operationId: operation.operationId,
      ...(probes.at(-1)?.mediaType === undefined ? {} : { mediaType: probes.at(-1)?.mediaType ?? "" }),
      curl: probes.map((probe) => toCurl(probe, base, secrets)).join("\n"),
      seed,
    });
  };
  let silent = 0;
  const answerTo = async (probe: Probe) => {
    try {
      const received = await sender.send(probe);
      silent = 0;
      return received;
    } catch (error) {
      // One request without an answer tells of that request; several of the target.
      if (!(error instanceof TargetUnreachable) || ++silent >= maxUnanswered || sender.sent() === 1) throw error;
      return error;
    }
  };
  const send = async (operation: Operation, probe: Probe): Promise<JudgedExchange> => {
    if (probe.stores) contacts.mayBeWritten(probe.path);
    const answer = await answerTo(probe);
    if (answer instanceof TargetUnreachable) return unanswered(operation, probe, answer);
    const received = answer;
    if (probe.stores && received.status >= 400 && received.status < 500) contacts.notWritten(probe.path);
    const { violations, value } = judgeResponse(parts.document, operation, schemas, { probe, received });
    coverage.answered(operation, received);
    return { probe, received, violations, value };
  };
  return {
    ...parts,
    nextAccept: createTurns(),
    send,
    async sendAndRecord(operation, probe) {
      const asked = await send(operation, probe);
      for (const violation of asked.violations) collect(operation, [probe], violation);
      findings.passedAnswer(asked.violations.map(({ check }) => check));
      return asked;
    },
    recordCheck(check, operation, probe, violation) {
      if (violation === undefined) findings.passed(check);
      else collect(operation, [probe].flat(), { check, ...violation });
    },
  };
}

/** Each operation's answer types one after another, and none once a round. */
function createTurns(): (operation: Operation) => string | undefined {
  const turns = new Map<string, number>();
  return ({ operationId, responses }) => {
    const types = responses.find(({ content }) => content.length > 0)?.content ?? [];
    const turn = turns.get(operationId) ?? 0;
    turns.set(operationId, turn + 1);
    return types[turn % (types.length + 1)]?.mediaType;
  };
}

/** A request that gets no answer at all is as bad as one that is answered with 500. */
function unanswered(operation: Operation, probe: Probe, { message }: Error): JudgedExchange {
  const received = { status: 0, headers: {}, body: Buffer.alloc(0) };
  const violation = {
    check: "not_a_server_error",
    pointer: operation.pointer,
    expected: "an answer",
    actual: message,
  } as const;
  return { probe, received, violations: [violation], value: undefined };
}

function secretsOf(tokens: Tokens): ReadonlyMap<string, string> {
  const named: [string | undefined, string][] = [
    [tokens.all, "$TOKEN"],
    [tokens.readOnly, "$READ_TOKEN"],
    [tokens.writeOnly, "$WRITE_TOKEN"],
  ];
  return new Map(
    named.flatMap(([token, name]) => (token === undefined ? [] : [[`Bearer ${token}`, `Bearer ${name}`]])),
  );
}
