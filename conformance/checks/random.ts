// Random valid and damaged bodies from the run's seed; the first failure is reduced to a small one.
import fc from "fast-check";
import type { Content, Operation } from "../contract/operations.ts";
import { findFormat } from "../formats/formats.ts";
import type { CheckName, Wrong } from "../report/checks.ts";
import { expectAccepted, expectRejected } from "../session/expectations.ts";
import { createProbe, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { createArbitrary, damaged, filtered } from "../values/arbitrary.ts";
import { isInterchangeable } from "../values/interchangeable.ts";
import { isNoBody, ownContact } from "./bodies.ts";

export interface Verdict {
  readonly exchange: JudgedExchange;
  readonly check: CheckName;
  readonly wrong: Wrong;
}

/**
 * Tries this many values in sequence, then smaller ones after the first failure. Reports only the smallest failure.
 * @throws what `judge` throws, such as OutOfRequests.
 */
export async function tryValues<Value>(
  session: Session,
  operation: Operation,
  values: fc.Arbitrary<Value> | undefined,
  runs: number,
  judge: (value: Value) => Promise<Verdict>,
): Promise<void> {
  if (values === undefined) return;
  let smallest: Verdict | undefined;
  let stop: unknown;
  const property = fc.asyncProperty(values, async (value) => {
    if (stop !== undefined) return true;
    try {
      const verdict = await judge(value);
      const holds = verdict.wrong === undefined && verdict.exchange.violations.length === 0;
      if (holds) session.recordCheck(verdict.check, operation, verdict.exchange, undefined);
      else smallest = verdict;
      return holds;
    } catch (error) {
      stop = error;
      return true;
    }
  });
  await fc.check(property, { seed: session.seed, numRuns: runs });
  if (smallest !== undefined) record(session, operation, smallest);
  if (stop !== undefined) throw stop;
}

function record(session: Session, operation: Operation, { exchange, check, wrong }: Verdict): void {
  for (const { check: name, ...each } of exchange.violations) session.recordCheck(name, operation, exchange, each);
  if (wrong !== undefined) session.recordCheck(check, operation, exchange, wrong);
}

/** Valid bodies are accepted. Damaged ones are refused, unless they happen to be valid. */
export async function checkRandomBodies(session: Session, operation: Operation, runs: number): Promise<void> {
  for (const content of writable(operation)) {
    const node = session.schemas.node(content.schema);
    const isCarried = (value: unknown) =>
      findFormat(content.mediaType)?.carries(value, node) === true &&
      isDecisive(session, content, value) &&
      !isNoBody(operation, value);
    const send = (value: unknown) => judgeValue(session, operation, content, value, ownContact(session, operation));
    const any = createArbitrary(node);
    await tryValues(session, operation, filtered(any, isCarried), Math.ceil(runs / 2), send);
    await tryValues(session, operation, filtered(damaged(any), isCarried), runs, send);
  }
}

const findError = ({ schemas }: Session, { mediaType, schema }: Content, value: unknown) =>
  schemas.validate(schema, findFormat(mediaType)?.arriving(value, schemas.node(schema)) ?? value, "request");

function isDecisive(session: Session, content: Content, value: unknown): boolean {
  const error = findError(session, content, value);
  return error === undefined ? isInterchangeable(value) : !error.isOnlyFormat;
}

async function judgeValue(
  session: Session,
  operation: Operation,
  content: Content,
  value: unknown,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Verdict> {
  const error = findError(session, content, value);
  const exchange = await session.send(operation, createProbe(session, operation, { content, value, parameters }));
  return error === undefined
    ? {
        exchange,
        check: "positive_data_acceptance",
        wrong: expectAccepted(session, operation, exchange, content.schema, "a random body that the contract allows"),
      }
    : {
        exchange,
        check: "negative_data_rejection",
        wrong: expectRejected(session, exchange, error.pointer, "a random body that the contract forbids"),
      };
}
