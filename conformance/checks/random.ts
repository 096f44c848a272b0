// Random bodies, valid and damaged, from the run's seed; what fails is made smaller before it is told.
import fc from "fast-check";
import type { Content, Operation } from "../contract/operations.ts";
import { toPointer } from "../contract/schema-path.ts";
import { findFormat } from "../formats/formats.ts";
import type { Probe } from "../http/message.ts";
import { settledLists } from "../phone-numbers/valid-lists.ts";
import type { CheckName, Violation } from "../report/checks.ts";
import { expectAccepted, expectStatus, expectSuccess } from "../session/expectations.ts";
import { createProbe, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { createArbitrary, damaged } from "../values/arbitrary.ts";
import { ownContact } from "./bodies.ts";

export interface Verdict {
  readonly asked: JudgedExchange;
  readonly check: CheckName;
  readonly violation: Omit<Violation, "check"> | undefined;
}

/**
 * Tries so many values, one after another, and the smaller ones of the first that fails. Only the smallest failure is told.
 * @throws what `judge` throws, such as OutOfRequests.
 */
export async function tryValues<Value>(
  session: Session,
  operation: Operation,
  values: fc.Arbitrary<Value>,
  runs: number,
  judge: (value: Value) => Promise<Verdict>,
): Promise<void> {
  let smallest: Verdict | undefined;
  let stop: unknown;
  const property = fc.asyncProperty(values, async (value) => {
    if (stop !== undefined) return true;
    try {
      const verdict = await judge(value);
      const holds = verdict.violation === undefined && verdict.asked.violations.length === 0;
      if (holds) session.recordCheck(verdict.check, operation, verdict.asked.probe, undefined);
      else smallest = verdict;
      return holds;
    } catch (error) {
      stop = error;
      return true;
    }
  });
  await fc.check(property, { seed: session.seed, numRuns: runs });
  if (smallest !== undefined) tellVerdict(session, operation, smallest);
  if (stop !== undefined) throw stop;
}

function tellVerdict(session: Session, operation: Operation, { asked, check, violation }: Verdict): void {
  for (const { check: name, ...each } of asked.violations) session.recordCheck(name, operation, asked.probe, each);
  if (violation !== undefined) session.recordCheck(check, operation, asked.probe, violation);
}

/** Valid bodies are taken, and damaged ones refused unless they are valid all the same. */
export async function checkRandomBodies(session: Session, operation: Operation, runs: number): Promise<void> {
  for (const content of writable(operation)) {
    await checkSettled(session, operation, content, runs);
    const node = session.schemas.node(content.schema);
    const parameters = ownContact(session, operation);
    const send = (value: unknown): Promise<Verdict> =>
      judgeValue(session, operation, content, createProbe(session, operation, { content, value, parameters }), value);
    const carried = (value: unknown) => findFormat(content.mediaType)?.carries(value, node) === true;
    const any = createArbitrary(node);
    await tryValues(session, operation, any.filter(carried), Math.ceil(runs / 2), send);
    await tryValues(session, operation, damaged(any).filter(carried), runs, send);
  }
}

async function judgeValue(
  session: Session,
  operation: Operation,
  content: Content,
  probe: Probe,
  value: unknown,
): Promise<Verdict> {
  const validate = session.schemas.validator(content.schema);
  const node = session.schemas.node(content.schema);
  const valid = validate(findFormat(content.mediaType)?.arriving(value, node) ?? value);
  const pointer = valid ? content.schema : toPointer(validate.errors?.[0]?.schemaPath, content.schema);
  const asked = await session.send(operation, probe);
  return valid
    ? {
        asked,
        check: "positive_data_acceptance",
        violation: expectAccepted(asked, pointer, "a random body that the contract allows"),
      }
    : {
        asked,
        check: "negative_data_rejection",
        violation: expectStatus(asked, [400], pointer, "a random body that the contract does not allow"),
      };
}

/** Lists that neither the contract nor a rule of the service refuses are carried out. */
async function checkSettled(session: Session, operation: Operation, content: Content, runs: number): Promise<void> {
  const node = session.schemas.node(content.schema);
  if (!node.items?.properties.has("PhoneNumberID")) return;
  const format = findFormat(content.mediaType);
  const allowed = (value: unknown) =>
    format?.carries(value, node) === true && session.schemas.validator(content.schema)(value) === true;
  const lists = settledLists(node, allowed, { forForm: format?.name === "form" });
  await tryValues(session, operation, lists, runs, async (value) => {
    const asked = await session.send(operation, createProbe(session, operation, { content, value }));
    const violation = expectSuccess(asked, content.schema, "a random list that the contract and the rules allow");
    return { asked, check: "positive_data_acceptance", violation };
  });
}
